"""How one claim is shown on a terminal."""

from collections.abc import Iterator

from rich.text import Text

from armsledger.claims import Claim, Coder
from armsledger.cli.showing.lines import carriers, field, heading, parties, quotes, said_by, why_lines
from armsledger.ledger import Ledger
from armsledger.publish import words
from armsledger.publish.pages import as_coded
from armsledger.publish.passages import passages


def claim_lines(ledger: Ledger, claim_id: str, *, why: bool) -> Iterator[Text]:
    """A claim: every field, and its quotes in their context."""
    found = ledger.claim(claim_id)
    claim = found.testimony.claim
    article = as_coded(found.testimony, ledger.article(claim.document_id))
    yield heading(f"Claim {claim.id}")
    if not found.current:
        yield field("Superseded", f"kept, in no figure: {_of_older(claim, found.coder_now)}")
    yield from _claim_fields(claim)
    yield field("Transfer", found.transfer_id or "in none")
    if found.testimony.superseded_by:
        yield field("Corrected", words.corrected(found.testimony).removeprefix("corrected "))
    yield field("Document", claim.document_id)
    yield field("Coder", f"{claim.coder.name} {claim.coder.version}")
    yield from quotes(passages(claim, article))
    yield from carriers(found.testimony.publications)
    if why:
        if found.reason:
            yield field("In its transfer", found.reason)
        if found.testimony.lineage:
            yield field("Witness", f"{found.testimony.witness}: {found.testimony.lineage}")
        yield from why_lines(claim, "Why            ", style="not dim")


def _of_older(claim: Claim, now: Coder | None) -> str:
    """Why a claim is not current, by who codes its document now."""
    if now == claim.coder or now is None:
        return "of an older reading of the page"
    older, newer = (f"{coder.name} {coder.version}" for coder in (claim.coder, now))
    return f"of the coder {older}; the document's claims are those of {newer} now"


def _claim_fields(claim: Claim) -> Iterator[Text]:
    yield field("Parties", parties(claim.supplier, claim.recipient))
    if claim.supplier_org:
        yield field("Supplying body", claim.supplier_org)
    yield field("Item", claim.item)
    if claim.system:
        yield field("System", claim.system)
    yield field("Category", words.category_words(claim.category))
    if claim.quantity:
        quantity = claim.quantity
        yield field("Quantity", words.count(quantity.low, quantity.high, quantity.unit))
    if claim.value:
        value = words.money(claim.value.low, claim.value.high, claim.value.currency)
        yield field("Value", f"{value} for the {claim.value_of or 'item'}")
    yield field("Stage", f"{claim.stage}, {claim.polarity}, {claim.certainty}")
    if claim.when:
        yield field("When", words.period(claim.when))
    yield field("Said by", said_by(claim))
