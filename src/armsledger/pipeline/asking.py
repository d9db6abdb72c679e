"""What the register says, and what changed in it."""

from collections.abc import Iterator
from dataclasses import replace

from armsledger.estimates import Entry
from armsledger.estimates.changes import Change
from armsledger.estimates.changes import changes as compare
from armsledger.ledger import Filters, Ledger


def register(
    ledger: Ledger,
    filters: Filters,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
) -> tuple[Entry, ...]:
    """The entries that are asked for, as of a day and as known by a day (YYYY-MM-DD)."""
    return tuple(ledger.each_entry(filters, as_of=as_of, known_by=known_by))


def changes(
    ledger: Ledger, filters: Filters, *, since: str, until: str, as_of: str | None = None
) -> Iterator[Change]:
    """What changed between what was known by two days (YYYY-MM-DD), of transfers that fit before or after.

    Both registers are of the transfers as they are grouped now, so that none is new because another merged.
    """
    parties = Filters(suppliers=filters.suppliers, recipients=filters.recipients)
    before, after = (ledger.each_entry(parties, as_of=as_of, known_by=day) for day in (since, until))
    for of_transfer in compare(before, after):
        first = of_transfer[0]
        if any(entry is not None and filters.admits(entry) for entry in (first.before, first.after)):
            yield from (replace(change, leads_to=_leads_to(ledger, change)) for change in of_transfer)


def _leads_to(ledger: Ledger, change: Change) -> tuple[str, ...]:
    """The transfers of the reports that stand in the place of those of a transfer that is gone."""
    if change.after is not None:
        return ()
    documents = dict.fromkeys(t.superseded_by for t in change.went if t.superseded_by)
    claims = [claim.id for document in documents for claim in ledger.claims(document)]
    return tuple(sorted({found for claim in claims if (found := ledger.claim(claim).transfer_id)}))
