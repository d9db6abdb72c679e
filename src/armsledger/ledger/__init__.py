"""The only room with SQL: SQLite by default, other databases by URL.

The contract of the room:

    with Ledger.open(path_or_url) as ledger: …
    ledger.look(article) -> Look, ledger.add(article, shown=…, coder=…, claims=…), .set_aside(*asides)
    ledger.prepare_resolving(), .resolving() -> Desk    the resolve step, pair by pair
    ledger.each_entry(filters, as_of=…, known_by=…)     the register, streamed; .entries() whole
    ledger.balance_of(Asked(…)) -> Balance              what recipients got, compared with its uncertainty
    ledger.judge(*judgements), .undo(id), .judgements() what people say of two claims
    ledger.forget(document_id, reason=…), .wipe(), .takedowns()     a takedown, and what remains of it
    ledger.find(prefix), .transfer(prefix, as_of=…, known_by=…), .claim(prefix)
    ledger.article(id), .publications(id), .claims(id)
    ledger.status() -> Status
    Filters(…).admits(entry), ledger.check(filters)     which entries are asked for, and whether that can be
"""

from armsledger.ledger.balancing import Asked
from armsledger.ledger.filters import Filters
from armsledger.ledger.finding import Found, Kind
from armsledger.ledger.forgetting import Takedown
from armsledger.ledger.judging import Judged
from armsledger.ledger.ledger import Ledger
from armsledger.ledger.looking import Look
from armsledger.ledger.outcome import Lineage
from armsledger.ledger.reading import ClaimFound, Standing
from armsledger.ledger.resolving import Desk
from armsledger.ledger.status import Status, Tally
from armsledger.ledger.storing import Stored
from armsledger.ledger.versions import SCHEMA_VERSION

__all__ = [
    "SCHEMA_VERSION",
    "Asked",
    "ClaimFound",
    "Desk",
    "Filters",
    "Found",
    "Judged",
    "Kind",
    "Ledger",
    "Lineage",
    "Look",
    "Standing",
    "Status",
    "Stored",
    "Takedown",
    "Tally",
]
