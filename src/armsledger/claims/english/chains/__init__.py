"""What the words above goods say: the chain of triggers, the stage, and whether and how surely it is so.

The contract of the room, over the parse alone, before anybody has a part:

    chain_of(head) -> Chain | None                  the triggers that govern a noun phrase
    stage_steps(chain, contracted=…)                the stages that it is read through; the last one stands
    polarity_of(chain, goods)                       whether it is denied, or turned into another stage, and by what
    certainty_told(chain, kind), certainty_at       how surely it is said, and what makes it so
"""

from armsledger.claims.english.chains.certainty import certainty_at, certainty_told
from armsledger.claims.english.chains.chain import Chain, Link, chain_of
from armsledger.claims.english.chains.future import is_future
from armsledger.claims.english.chains.polarity import polarity_of
from armsledger.claims.english.chains.stages import (
    mentions_contract,
    rests_on_contract,
    stage_of,
    stage_steps,
)

__all__ = [
    "Chain",
    "Link",
    "certainty_at",
    "certainty_told",
    "chain_of",
    "is_future",
    "mentions_contract",
    "polarity_of",
    "rests_on_contract",
    "stage_of",
    "stage_steps",
]
