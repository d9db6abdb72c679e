"""What a report says about itself: what it was made from, and what it could not read."""

from dataclasses import dataclass

from armsledger.documents import SetAside


@dataclass(frozen=True, slots=True)
class ReportNotes:
    """What stands beside the numbers.

    documents counts all that were read, without_claims those among them that tell nothing of a transfer,
    unread those in a language that no coder reads, by language. filters are the user's own words for what
    was left out.
    """

    documents: int = 0
    without_claims: int = 0
    unread: tuple[tuple[str, int], ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    as_of: str | None = None
    known_by: str | None = None
    filters: tuple[str, ...] = ()
