"""The lines that transfers, claims and documents have in common on a terminal."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from armsledger.claims import Claim
from armsledger.documents import Publication
from armsledger.publish import safe_text, words
from armsledger.publish.passages import Passage
from armsledger.terms import Place, Polarity
from armsledger.transfers import Testimony

HEADING, QUIET, QUOTED, CONTESTED = "bold", "dim", "bold", "bold yellow"
OPENED, CLOSED = "[[", "]]"
"""Around the words of a quote, so that they stand out where nothing has a colour."""


def field(name: str, value: object) -> Text:
    """One named value, such as 'Stage          delivery'."""
    return Text(f"{name:14} ", style=QUIET).append_text(styled(str(value), "not dim"))


def heading(text: str) -> Text:
    """A line that stands out."""
    return styled(text, HEADING)


def quiet(text: str) -> Text:
    """A line that stands back."""
    return styled(text, QUIET)


def styled(text: str, style: str) -> Text:
    """Words in a style, safe for a terminal."""
    shown = safe_text(text)
    shown.stylize(style)
    return shown


def on_one_line(text: str) -> str:
    """The words with line breaks made spaces; other white space stays as the text has it."""
    return text.replace("\r", " ").replace("\n", " ")


def quotes(some: Iterable[Passage]) -> Iterator[Text]:
    """A claim's words in their context, a passage a line."""
    for passage in some:
        line = Text("  (title) " if passage.place is Place.TITLE else "  ")
        line.append("… " if passage.cut_before else "")
        for part in passage.parts:
            shown = styled(on_one_line(part.text), QUOTED if part.quoted else "")
            line.append_text(Text.assemble(OPENED, shown, CLOSED) if part.quoted else shown)
        line.append(" …" if passage.cut_after else "")
        yield line


def carriers(publications: Iterable[Publication]) -> Iterator[Text]:
    """Where a document appeared, an appearance a line."""
    for publication in publications:
        shown = f"{publication.outlet or 'unknown outlet'}, {words.date(publication.published) or 'undated'}"
        flags = f" ({', '.join(publication.flags)})" if publication.flags else ""
        yield field("Published", f"{shown}{flags}{' ' + publication.url if publication.url else ''}")


def carried_by(testimony: Testimony) -> str:
    """The outlets that carry a claim, with their days."""
    outlets = [
        f"{p.outlet or 'unknown outlet'}, {words.date(p.published) or 'undated'}"
        for p in testimony.publications
    ]
    return "; also ".join(dict.fromkeys(outlets))


def said_by(claim: Claim) -> str:
    """Who says a claim, and on which side they stand."""
    if claim.speaker is None:
        return "in the article's own voice"
    known = words.known_as(claim.speaker)
    named = f"{claim.speaker} ({known})" if known else claim.speaker
    return f"{named}, {words.SIDE_WORDS[claim.side]}" if claim.side else named


def told_briefly(claim: Claim) -> str:
    """A claim in one line: stage, route, goods, price."""
    denied = " denied" if claim.polarity is Polarity.DENIED else ""
    figure = (
        words.count(claim.quantity.low, claim.quantity.high, claim.quantity.unit) if claim.quantity else ""
    )
    price = words.money(claim.value.low, claim.value.high, claim.value.currency) if claim.value else ""
    said = f"{claim.stage}{denied}, {claim.certainty}: {parties(claim.supplier, claim.recipient)}"
    return ", ".join(part for part in (said, f"{figure} {claim.item}".strip(), price) if part)


def parties(supplier: str | None, recipient: str | None) -> str:
    """The route of arms, as people read it: 'Russia → Armenia'."""
    return f"{words.party(supplier, role='supplier')} → {words.party(recipient, role='recipient')}"


def witnesses(count: int) -> str:
    """So many witnesses: '1 witness', '2 witnesses'."""
    return f"{count} witness" if count == 1 else f"{count} witnesses"


def why_lines(claim: Claim, label: str, *, style: str = QUIET) -> Iterator[Text]:
    """How the claim was found, an aspect a line; the label stands before the first."""
    for n, line in enumerate(claim.why.split("\n") if claim.why else ["the coder does not say"]):
        yield Text(" " * len(label) if n else label, style=QUIET).append_text(styled(line, style))
