"""How one transfer, claim or document is shown on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from armsledger.claims import Claim
from armsledger.cli.build import counted
from armsledger.documents import Article, Label, Publication
from armsledger.estimates import Entry, Estimate, Priors, Reading
from armsledger.ledger import Found, Ledger
from armsledger.publish import ReportNotes, safe_text, words
from armsledger.publish.lives import LifeWords
from armsledger.publish.pages import Figure, Site, Told, as_coded
from armsledger.publish.passages import Passage, cut, passages
from armsledger.terms import Place, Polarity
from armsledger.transfers import Testimony

HEADING, QUIET, QUOTED, CONTESTED = "bold", "dim", "bold", "bold yellow"
OPENED, CLOSED = "[[", "]]"
"""Around the words of a quote, so that they stand out where nothing has a colour."""


def transfer_lines(
    ledger: Ledger, found: Found, *, why: bool, priors: Priors | None = None
) -> Iterator[Text]:
    """A transfer: what it is, its figures with every reading, its history in quotes."""
    entry = ledger.transfer(found.id, priors=priors)
    of_package = ledger.package(entry.transfer.package, priors=priors) if entry.transfer.package else ()
    others = [other for other in of_package if other.transfer.id != entry.transfer.id]
    site = Site([entry, *others], ledger.article, notes=ReportNotes())
    page = site.transfer_page(entry)
    transfer = entry.transfer
    if found.asked:
        yield safe_text(f"{found.asked} is part of {found.id} now")
    yield _heading(f"{words.goods(entry)}: {parties(transfer.supplier, transfer.recipient)}")
    yield _field("Transfer", transfer.id)
    yield _field("Stage", f"{entry.stage}{', denied' if entry.denied else ''}")
    yield _field("Category", words.category_words(transfer.category))
    yield _field("UN Register", words.unroca_words(transfer.category) or "outside its categories")
    yield _field("Witnesses", entry.witnesses)
    yield from _life_lines(page.life)
    for figure in page.figures:
        yield Text()
        yield from _figure_lines(figure, why=why)
        if figure.of_package:
            yield from _package_lines(entry, page.members)
    yield Text()
    yield _heading("History: every claim in its words")
    for told in page.history:
        yield Text()
        yield from _told_lines(told, why=why)
    if page.superseded:
        yield Text()
        yield _heading("Corrected since, and counted no more")
    for told in page.superseded:
        yield Text()
        yield from _told_lines(told, why=why)


def _life_lines(life: LifeWords) -> Iterator[Text]:
    """How the deal stands, what is outstanding, and its steps with their days and witnesses."""
    yield _field("Standing", life.standing)
    if life.outstanding:
        yield _field(life.outstanding_label, life.outstanding)
    if life.option:
        yield _field("Option for", life.option)
    yield Text()
    yield _heading("Steps")
    cells = [(f"{s.name}, denied" if s.is_denied else s.name, s.when, s.told) for s in life.lines]
    widths = [max((len(row[n]) for row in cells), default=0) for n in (0, 1)]
    for name, when, told in cells:
        yield safe_text(f"  {name:{widths[0]}}  {when:{widths[1]}}  {told}".rstrip())


def claim_lines(ledger: Ledger, claim_id: str, *, why: bool) -> Iterator[Text]:
    """A claim: every field, and its quotes in their context."""
    found = ledger.claim(claim_id)
    claim = found.testimony.claim
    article = as_coded(found.testimony, ledger.article(claim.document_id))
    standing = "" if found.current else " (superseded: a newer coding of the document took its place)"
    yield _heading(f"Claim {claim.id}{standing}")
    yield from _claim_fields(claim)
    yield _field("Transfer", found.transfer_id or "in none")
    if found.testimony.superseded_by:
        yield _field("Corrected", words.corrected(found.testimony).removeprefix("corrected "))
    yield _field("Document", claim.document_id)
    yield _field("Coder", f"{claim.coder.name} {claim.coder.version}")
    yield from _quotes(passages(claim, article))
    yield from _carriers(found.testimony.publications)
    if why:
        if found.reason:
            yield _field("In its transfer", found.reason)
        if found.testimony.lineage:
            yield _field("Witness", f"{found.testimony.witness}: {found.testimony.lineage}")
        yield from _why_lines(claim, "Why            ", style="not dim")


def document_lines(ledger: Ledger, document_id: str, *, why: bool) -> Iterator[Text]:
    """A document: where it appeared, its text with its regions, and its claims."""
    article = ledger.article(document_id)
    claims = ledger.claims(document_id)
    yield _heading(f"Document {document_id}")
    if article.title:
        yield _field("Title", article.title)
    yield _field("Language", article.publication.language or "unknown")
    yield from _carriers(ledger.publications(document_id))
    for one in ledger.corrections(document_id):
        day = f" on {words.date(one.day)}" if one.day else ""
        if one.document_id == document_id:
            yield _field("Corrected", f"by document {one.by_document_id}{day}: {one.reason}")
        else:
            yield _field("In the place of", f"document {one.document_id}{day}: {one.reason}")
    for lineage in ledger.lineages(document_id):
        if lineage.witness_id != document_id:
            reason = f": {lineage.reason}" if why and lineage.reason else ""
            yield _field("Witness", f"the same as {lineage.witness_id}{reason}")
    yield Text()
    yield from _text_lines(article, claims, why=why)
    yield Text()
    yield _heading(counted(len(claims), "claim"))
    for number, claim in enumerate(claims, 1):
        yield safe_text(f"[{number}] {claim.id}  {_told_briefly(claim)}")
        if why:
            yield from _why_lines(claim, "    ")


def _figure_lines(figure: Figure, *, why: bool) -> Iterator[Text]:
    estimate = figure.estimate
    style = CONTESTED if estimate.conflict else HEADING
    yield _styled(f"{figure.label}: {words.figure(estimate)}", style)
    if estimate.conflict:
        yield Text("  contested: both sides stand, no average is made", style=QUIET)
    best = words.bounds(estimate.best, estimate.best, estimate.unit) if estimate.best is not None else "none"
    weak = f"; in brackets: {estimate.bracket}" if estimate.bracketed else ""
    yield safe_text(f"  best {best}; {witnesses(estimate.witnesses)}{weak}")
    yield from _belief_lines(estimate)
    if why:
        yield _quiet(f"  rule: {estimate.rule}")
    for stand in figure.stands:
        yield safe_text(f"  {stand.figure} ({witnesses(stand.witnesses)})")
        yield from _reading_lines(stand.readings)
    for name, readings in (
        ("forecast, kept apart", estimate.forecasts),
        ("denied", estimate.denials),
        ("in another unit", estimate.apart),
        ("the same sum in another currency", estimate.repeats),
    ):
        for reading in readings:
            yield safe_text(f"  {words.reading(reading)} ({name})")
            yield from _reading_lines([reading])


def _belief_lines(estimate: Estimate) -> Iterator[Text]:
    if not estimate.modes:
        return
    yield safe_text(f"  believed at 90 %: {words.interval(estimate)}")
    for mode in estimate.modes:
        yield _quiet(f"    {words.mode(mode, estimate.unit)}")


def _package_lines(entry: Entry, members: Sequence[Entry]) -> Iterator[Text]:
    when = words.period(entry.package.period) if entry.package else ""
    shared = counted(len(members), "transfer")
    yield _quiet(f"  one price for {shared}, counted once{', ' + when if when else ''}:")
    for member in members:
        borne = ", which bears the price" if member.leads_package else ""
        here = ", this one" if member.transfer.id == entry.transfer.id else ""
        yield _quiet(f"    {member.transfer.id} {words.goods(member)}{here}{borne}")


def _reading_lines(readings: Iterable[Reading]) -> Iterator[Text]:
    for reading in readings:
        testimony = reading.testimony
        quote = " […] ".join(q.exact for q in testimony.claim.evidence)
        yield safe_text(f"    “{_on_one_line(quote)}”")
        yield _quiet(f"    {_said_by(testimony.claim)}; {_carried_by(testimony)}")


def _told_lines(told: Told, *, why: bool) -> Iterator[Text]:
    claim = told.claim
    date = (
        words.period(claim.when) or f"reported {words.date(told.testimony.published) or 'at an unknown date'}"
    )
    yield safe_text(f"{date}  {_told_briefly(claim)}")
    yield from _quotes(told.passages)
    yield _quiet(f"  {_said_by(claim)}; {_carried_by(told.testimony)}")
    yield _quiet(f"  witness {told.witness}, claim {claim.id}, document {claim.document_id}")
    if told.corrected:
        yield _styled(f"  {told.corrected}", CONTESTED)
    if why:
        if told.joined:
            yield _quiet(f"  in this transfer: {told.joined}")
        if told.reason:
            yield _quiet(f"  witness {told.witness}: {told.reason}")
        yield from _why_lines(claim, "  why: ")
    for echo in told.echoes:
        joined = f"; in this transfer: {echo.joined}" if why and echo.joined else ""
        reason = f": {echo.reason}" if why and echo.reason else ""
        yield _quiet(
            f"  also in document {echo.claim.document_id}, {_carried_by(echo.testimony)}, one witness{reason}{joined}"
        )


def _claim_fields(claim: Claim) -> Iterator[Text]:
    yield _field("Parties", parties(claim.supplier, claim.recipient))
    if claim.supplier_org:
        yield _field("Supplying body", claim.supplier_org)
    yield _field("Item", claim.item)
    if claim.system:
        yield _field("System", claim.system)
    yield _field("Category", words.category_words(claim.category))
    if claim.quantity:
        quantity = claim.quantity
        yield _field("Quantity", words.count(quantity.low, quantity.high, quantity.unit))
    if claim.value:
        value = words.money(claim.value.low, claim.value.high, claim.value.currency)
        yield _field("Value", f"{value} for the {claim.value_of or 'item'}")
    yield _field("Stage", f"{claim.stage}, {claim.polarity}, {claim.certainty}")
    if claim.when:
        yield _field("When", words.period(claim.when))
    yield _field("Said by", _said_by(claim))


def _why_lines(claim: Claim, label: str, *, style: str = QUIET) -> Iterator[Text]:
    """How the claim was found, an aspect a line; the label stands before the first."""
    for n, line in enumerate(claim.why.split("\n") if claim.why else ["the coder does not say"]):
        yield Text(" " * len(label) if n else label, style=QUIET).append_text(_styled(line, style))


def _text_lines(article: Article, claims: Sequence[Claim], *, why: bool) -> Iterator[Text]:
    quotes = [
        (quote.span, number)
        for number, claim in enumerate(claims, 1)
        for quote in claim.evidence
        if quote.span.place is Place.TEXT
    ]
    for region in article.document.regions:
        evidence = region.label is Label.BODY
        if not evidence:
            yield _quiet(f"-- {region.label}{': ' + region.reason if why and region.reason else ''}")
        line = Text(style="" if evidence else QUIET)
        edges = [edge for span, _ in quotes for edge in (span.start, span.end)]
        for piece in cut(region.span, edges):
            numbers = [number for span, number in quotes if span.covers(piece)]
            opens = any(span.start == piece.start for span, _ in quotes)
            ends = sorted({number for span, number in quotes if span.end == piece.end})
            line.append(OPENED if opens else "")
            line.append_text(_styled(article.words(piece), QUOTED if numbers else ""))
            line.append(f"{CLOSED}[{','.join(map(str, ends))}]" if ends else "")
        yield line


def _quotes(some: Iterable[Passage]) -> Iterator[Text]:
    for passage in some:
        line = Text("  (title) " if passage.place is Place.TITLE else "  ")
        line.append("… " if passage.cut_before else "")
        for part in passage.parts:
            shown = _styled(_on_one_line(part.text), QUOTED if part.quoted else "")
            line.append_text(Text.assemble(OPENED, shown, CLOSED) if part.quoted else shown)
        line.append(" …" if passage.cut_after else "")
        yield line


def _carriers(publications: Iterable[Publication]) -> Iterator[Text]:
    for publication in publications:
        shown = f"{publication.outlet or 'unknown outlet'}, {words.date(publication.published) or 'undated'}"
        flags = f" ({', '.join(publication.flags)})" if publication.flags else ""
        yield _field("Published", f"{shown}{flags}{' ' + publication.url if publication.url else ''}")


def _carried_by(testimony: Testimony) -> str:
    outlets = [
        f"{p.outlet or 'unknown outlet'}, {words.date(p.published) or 'undated'}"
        for p in testimony.publications
    ]
    return "; also ".join(dict.fromkeys(outlets))


def _said_by(claim: Claim) -> str:
    if claim.speaker is None:
        return "in the article's own voice"
    known = words.known_as(claim.speaker)
    named = f"{claim.speaker} ({known})" if known else claim.speaker
    return f"{named}, {words.SIDE_WORDS[claim.side]}" if claim.side else named


def _told_briefly(claim: Claim) -> str:
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


def _on_one_line(text: str) -> str:
    """The words with line breaks made spaces; other white space stays as the text has it."""
    return text.replace("\r", " ").replace("\n", " ")


def _field(name: str, value: object) -> Text:
    return Text(f"{name:14} ", style=QUIET).append_text(_styled(str(value), "not dim"))


def _heading(text: str) -> Text:
    return _styled(text, HEADING)


def _quiet(text: str) -> Text:
    return _styled(text, QUIET)


def _styled(text: str, style: str) -> Text:
    shown = safe_text(text)
    shown.stylize(style)
    return shown
