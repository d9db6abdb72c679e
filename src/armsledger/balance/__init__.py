"""The balance: what two or more recipients got, in money, pieces and volume, with its uncertainty.

The contract of the room:

    flows(registers, seed=…, draws=…) -> Flows                              what each transfer came to, year by year
    balance(question, flows, weights=…, others=…, structures=…) -> Balance  the question, answered line by line
    constant_dollars(low, best, high, currency, year) -> Constant | None    sums in dollars of one year
    lacking(currency, year) -> str                                          why a sum can't be converted
    Weights.of(designation, category, unit=…, condition=…) -> Weight        what a piece counts for in a volume
    CatalogueWeights(), sipri_weights(rows), read_weights(path)             the sets of weights
    rest(weighed) -> Rest                                                   what a volume rests on
    sensitivity(answer, sets) -> Sensitivity                                the answer under each set
    as_pieces(number, designation, stated=…) -> Pieces                      formations as launchers, where stated
    stated_structures(claims) -> structures                                 formations that claims spell out
    concentration(recipient, first, last, volumes) -> Concentration         suppliers' shares and HHI
    supplier_shares(rows, recipient, first, last) -> Concentration          the same from SIPRI's rows

Pure functions over frozen values: no SQL, no network, nothing drawn but from a seed that is given.
"""

from armsledger.balance.balance import DRAWS, SEED, Balance, LeftOut, Question, balance
from armsledger.balance.comparing import Line, Ratio, Side, Span
from armsledger.balance.concentration import (
    Concentration,
    DealVolume,
    concentration,
    deal_volumes,
    supplier_shares,
)
from armsledger.balance.flow import Counted, Flow, Flows, Unnumbered, flows
from armsledger.balance.formations import Pieces, Structure, as_pieces, stated_structures, structure_of
from armsledger.balance.money import (
    BASE_YEAR,
    Constant,
    Series,
    constant_dollars,
    currencies,
    lacking,
    series_of,
)
from armsledger.balance.quality import (
    SIPRI_FACTORS,
    Answer,
    Basis,
    Condition,
    Factors,
    Rest,
    Sensitivity,
    Weight,
    Weights,
    condition_of,
    rest,
    sensitivity,
)
from armsledger.balance.quality_index import CatalogueWeights
from armsledger.balance.quality_own import OwnWeights, read_weights
from armsledger.balance.quality_sipri import SipriWeights, sipri_weights

__all__ = [
    "BASE_YEAR",
    "DRAWS",
    "SEED",
    "SIPRI_FACTORS",
    "Answer",
    "Balance",
    "Basis",
    "CatalogueWeights",
    "Concentration",
    "Condition",
    "Constant",
    "Counted",
    "DealVolume",
    "Factors",
    "Flow",
    "Flows",
    "LeftOut",
    "Line",
    "OwnWeights",
    "Pieces",
    "Question",
    "Ratio",
    "Rest",
    "Sensitivity",
    "Series",
    "Side",
    "SipriWeights",
    "Span",
    "Structure",
    "Unnumbered",
    "Weight",
    "Weights",
    "as_pieces",
    "balance",
    "concentration",
    "condition_of",
    "constant_dollars",
    "currencies",
    "deal_volumes",
    "flows",
    "lacking",
    "read_weights",
    "rest",
    "sensitivity",
    "series_of",
    "sipri_weights",
    "stated_structures",
    "structure_of",
    "supplier_shares",
]
