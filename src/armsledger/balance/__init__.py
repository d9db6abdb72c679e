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
    both_sides(flows of one, flows of the other) -> BothSides, …            who armed both
    read_openings(path), read_losses(path, options)                         what holdings rest on, from the user's files
    holdings(deliveries, years=…, openings=…, losses=…) -> Holdings         perpetual inventory
    race(one, other, years=…, names=…) -> Race                              action and reaction
    Stocktaking(openings=…, losses=…, assumptions=…)                        asks the balance for holdings
    frames(answer) -> Frames                                                the answer as data frames (pandas)
    supplier_shares(rows, recipient, first, last) -> Concentration          the same from SIPRI's rows

Pure functions over frozen values: no SQL, no network, nothing drawn but from a seed that is given.
"""

from armsledger.balance.assumptions import Assumption, Assumptions, ServiceLife, YearlyRate
from armsledger.balance.balance import Balance, balance
from armsledger.balance.beside import Beside, Pair, Stocks, Stocktaking
from armsledger.balance.both_sides import Armed, BothSides, both_sides
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
from armsledger.balance.frames import Frames, frames
from armsledger.balance.holdings import Contradiction, Holdings, Stock, holdings
from armsledger.balance.loss_rows import LossStatus
from armsledger.balance.losses import Loss, LossList, LossOptions, read_losses
from armsledger.balance.money import (
    BASE_YEAR,
    Constant,
    Series,
    constant_dollars,
    currencies,
    lacking,
    series_of,
)
from armsledger.balance.openings import Opening, read_openings
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
from armsledger.balance.question import DRAWS, EARLIEST, LATEST, SEED, LeftOut, Question
from armsledger.balance.race import Interval, Race, Reaction, Verdict, race

__all__ = [
    "BASE_YEAR",
    "DRAWS",
    "EARLIEST",
    "LATEST",
    "SEED",
    "SIPRI_FACTORS",
    "Answer",
    "Armed",
    "Assumption",
    "Assumptions",
    "Balance",
    "Basis",
    "Beside",
    "BothSides",
    "CatalogueWeights",
    "Concentration",
    "Condition",
    "Constant",
    "Contradiction",
    "Counted",
    "DealVolume",
    "Factors",
    "Flow",
    "Flows",
    "Frames",
    "Holdings",
    "Interval",
    "LeftOut",
    "Line",
    "Loss",
    "LossList",
    "LossOptions",
    "LossStatus",
    "Opening",
    "OwnWeights",
    "Pair",
    "Pieces",
    "Question",
    "Race",
    "Ratio",
    "Reaction",
    "Rest",
    "Sensitivity",
    "Series",
    "ServiceLife",
    "Side",
    "SipriWeights",
    "Span",
    "Stock",
    "Stocks",
    "Stocktaking",
    "Structure",
    "Unnumbered",
    "Verdict",
    "Weight",
    "Weights",
    "YearlyRate",
    "as_pieces",
    "balance",
    "both_sides",
    "concentration",
    "condition_of",
    "constant_dollars",
    "currencies",
    "deal_volumes",
    "flows",
    "frames",
    "holdings",
    "lacking",
    "race",
    "read_losses",
    "read_openings",
    "read_weights",
    "rest",
    "sensitivity",
    "series_of",
    "sipri_weights",
    "stated_structures",
    "structure_of",
    "supplier_shares",
]
