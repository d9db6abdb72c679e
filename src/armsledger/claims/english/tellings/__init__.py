"""Goods with the words that may move them and the parties round them: what there is to judge.

The contract of the room:

    tellings_in(sentences) -> list[Telling]     every mention of goods, its chain, and the parts that places give
    Scene(passages, tellings)                   what the whole article says of each party and of the same goods
    party_phrase(token)                         the noun phrase that stands for a party, if it is not somebody else's
"""

from armsledger.claims.english.tellings.places import (
    FORCES,
    INSTITUTIONS,
    MAJOR_EXPORTERS,
    PARTS,
    Part,
)
from armsledger.claims.english.tellings.roles import EXCLUDED, Casting
from armsledger.claims.english.tellings.scene import Near, Own, Scene, stages
from armsledger.claims.english.tellings.spots import party_phrase
from armsledger.claims.english.tellings.telling import SURE, Telling, tellings_in

__all__ = [
    "EXCLUDED",
    "FORCES",
    "INSTITUTIONS",
    "MAJOR_EXPORTERS",
    "PARTS",
    "SURE",
    "Casting",
    "Near",
    "Own",
    "Part",
    "Scene",
    "Telling",
    "party_phrase",
    "stages",
    "tellings_in",
]
