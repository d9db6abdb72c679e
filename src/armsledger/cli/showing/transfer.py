"""How one transfer is shown on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from armsledger.cli.build import counted
from armsledger.cli.showing.lines import (
    CONTESTED,
    HEADING,
    QUIET,
    carried_by,
    field,
    heading,
    on_one_line,
    parties,
    quiet,
    quotes,
    said_by,
    styled,
    told_briefly,
    why_lines,
    witnesses,
)
from armsledger.estimates import Entry, Estimate, Priors, Reading
from armsledger.ledger import Found, Ledger
from armsledger.publish import ReportNotes, safe_text, words
from armsledger.publish.lives import LifeWords
from armsledger.publish.pages import Figure, Site, Told


def transfer_lines(
    ledger: Ledger,
    found: Found,
    *,
    why: bool,
    as_of: str | None = None,
    known_by: str | None = None,
    priors: Priors | None = None,
) -> Iterator[Text]:
    """A transfer: what it is, its figures with every reading, its history in quotes.

    It is shown as of a day and as known by a day (YYYY-MM-DD).
    """
    entry = ledger.transfer(found.id, as_of=as_of, known_by=known_by, priors=priors)
    package = entry.transfer.package
    of_package = ledger.package(package, as_of=as_of, known_by=known_by, priors=priors) if package else ()
    others = [other for other in of_package if other.transfer.id != entry.transfer.id]
    site = Site([entry, *others], ledger.article, notes=ReportNotes())
    page = site.transfer_page(entry)
    transfer = entry.transfer
    if found.asked:
        yield safe_text(f"{found.asked} is part of {found.id} now")
    yield heading(f"{words.goods(entry)}: {parties(transfer.supplier, transfer.recipient)}")
    yield field("Transfer", transfer.id)
    if as_of:
        yield field("As of", words.date(as_of))
    if known_by:
        yield field("As known by", words.date(known_by))
    yield field("Stage", f"{entry.stage}{', denied' if entry.denied else ''}")
    yield field("Category", words.category_words(transfer.category))
    yield field("UN Register", words.unroca_words(transfer.category) or "outside its categories")
    yield field("Witnesses", entry.witnesses)
    yield from _life_lines(page.life)
    for figure in page.figures:
        yield Text()
        yield from _figure_lines(figure, why=why)
        if figure.of_package:
            yield from _package_lines(entry, page.members)
    yield Text()
    yield heading("History: every claim in its words")
    for told in page.history:
        yield Text()
        yield from _told_lines(told, why=why)
    if page.superseded:
        yield Text()
        yield heading("Corrected since, and counted no more")
    for told in page.superseded:
        yield Text()
        yield from _told_lines(told, why=why)


def _life_lines(life: LifeWords) -> Iterator[Text]:
    """How the deal stands, what is outstanding, and its steps with their days and witnesses."""
    yield field("Standing", life.standing)
    if life.outstanding:
        yield field(life.outstanding_label, life.outstanding)
    if life.option:
        yield field("Option for", life.option)
    yield Text()
    yield heading("Steps")
    cells = [(f"{s.name}, denied" if s.is_denied else s.name, s.when, s.told) for s in life.lines]
    widths = [max((len(row[n]) for row in cells), default=0) for n in (0, 1)]
    for name, when, told in cells:
        yield safe_text(f"  {name:{widths[0]}}  {when:{widths[1]}}  {told}".rstrip())


def _figure_lines(figure: Figure, *, why: bool) -> Iterator[Text]:
    estimate = figure.estimate
    style = CONTESTED if estimate.conflict else HEADING
    yield styled(f"{figure.label}: {words.figure(estimate)}", style)
    if estimate.conflict:
        yield Text("  contested: both sides stand, no average is made", style=QUIET)
    best = words.bounds(estimate.best, estimate.best, estimate.unit) if estimate.best is not None else "none"
    weak = f"; in brackets: {estimate.bracket}" if estimate.bracketed else ""
    yield safe_text(f"  best {best}; {witnesses(estimate.witnesses)}{weak}")
    yield from _belief_lines(estimate)
    if why:
        yield quiet(f"  rule: {estimate.rule}")
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
        yield quiet(f"    {words.mode(mode, estimate.unit)}")


def _package_lines(entry: Entry, members: Sequence[Entry]) -> Iterator[Text]:
    when = words.period(entry.package.period) if entry.package else ""
    shared = counted(len(members), "transfer")
    yield quiet(f"  one price for {shared}, counted once{', ' + when if when else ''}:")
    for member in members:
        borne = ", which bears the price" if member.leads_package else ""
        here = ", this one" if member.transfer.id == entry.transfer.id else ""
        yield quiet(f"    {member.transfer.id} {words.goods(member)}{here}{borne}")


def _reading_lines(readings: Iterable[Reading]) -> Iterator[Text]:
    for reading in readings:
        testimony = reading.testimony
        quote = " […] ".join(q.exact for q in testimony.claim.evidence)
        yield safe_text(f"    “{on_one_line(quote)}”")
        yield quiet(f"    {said_by(testimony.claim)}; {carried_by(testimony)}")


def _told_lines(told: Told, *, why: bool) -> Iterator[Text]:
    claim = told.claim
    date = (
        words.period(claim.when) or f"reported {words.date(told.testimony.published) or 'at an unknown date'}"
    )
    yield safe_text(f"{date}  {told_briefly(claim)}")
    yield from quotes(told.passages)
    yield quiet(f"  {said_by(claim)}; {carried_by(told.testimony)}")
    yield quiet(f"  witness {told.witness}, claim {claim.id}, document {claim.document_id}")
    if told.corrected:
        yield styled(f"  {told.corrected}", CONTESTED)
    if why:
        if told.joined:
            yield quiet(f"  in this transfer: {told.joined}")
        if told.reason:
            yield quiet(f"  witness {told.witness}: {told.reason}")
        yield from why_lines(claim, "  why: ")
    for echo in told.echoes:
        joined = f"; in this transfer: {echo.joined}" if why and echo.joined else ""
        reason = f": {echo.reason}" if why and echo.reason else ""
        yield quiet(
            f"  also in document {echo.claim.document_id}, {carried_by(echo.testimony)}, one witness{reason}{joined}"
        )
