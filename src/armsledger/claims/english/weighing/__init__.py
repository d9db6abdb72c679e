"""The verdict on a telling: its signs, and what each of them weighs by the tables of weights/.

The contract of the room:

    Weighing.of(telling, scene, weights).verdict(published=…) -> Verdict
                                            the likeliest pairs of parties, the stage, and how surely a claim is told
    telling_signs, stage_signs, party_signs, nobody_signs, candidates
                                            the signs, from which learning/ fits the weights
    learnt() -> Weights                     the tables that come with the package
"""

from armsledger.claims.english.weighing.candidates import candidates
from armsledger.claims.english.weighing.party_signs import nobody_signs, party_signs
from armsledger.claims.english.weighing.telling_signs import stage_signs, telling_signs
from armsledger.claims.english.weighing.weighing import LEAST, Cast, Verdict, Weighing
from armsledger.claims.english.weighing.weights import ALWAYS, TABLES, Table, Weights, learnt

__all__ = [
    "ALWAYS",
    "LEAST",
    "TABLES",
    "Cast",
    "Table",
    "Verdict",
    "Weighing",
    "Weights",
    "candidates",
    "learnt",
    "nobody_signs",
    "party_signs",
    "stage_signs",
    "telling_signs",
]
