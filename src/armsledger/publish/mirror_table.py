"""The mirror of declarations, and its shares, for people."""

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from armsledger.estimates.confirmation import LEVEL, Overview, Share, Tally
from armsledger.estimates.elsewhere import MirrorRow, Told
from armsledger.estimates.mirror import NOT_AT_ALL, Answer, Declared, Declarer, Pair
from armsledger.estimates.variants import Summary
from armsledger.publish import words
from armsledger.publish.table import CONTESTED, safe_text
from armsledger.registers.sipri_export import LICENCE, OUTLET

STYLES = {
    Answer.EXACTLY: "green",
    Answer.PARTLY: "cyan",
    Answer.ANOTHER_NUMBER: CONTESTED,
    Answer.OMITTED: "",
    Answer.ONE_WAY: "dim",
    Answer.SILENT: "dim",
}
BETWEEN = {
    Answer.EXACTLY: "agree",
    Answer.PARTLY: "agree in part",
    Answer.ANOTHER_NUMBER: "differ",
}
MISSING = {
    Answer.OMITTED: "{} omits it",
    Answer.ONE_WAY: "{} filed no {}s",
    Answer.SILENT: "{} silent",
}
DIRECTION = {Declarer.EXPORTER: "export", Declarer.IMPORTER: "import"}
MET = {
    Answer.EXACTLY: "exactly",
    Answer.PARTLY: "partly",
    Answer.ANOTHER_NUMBER: "with another number",
    Answer.OMITTED: "  omitted among its {}s",
    Answer.ONE_WAY: "  declared no {}s that year",
    Answer.SILENT: "  silent that year",
}
INFERRED = (
    "Which of the two declared a line is inferred from the order of the lines, not stated by the Register. Silent: "
    "no line of that state for that year is known here; nil reports can't be seen."
)
SPANS = "A figure of the press or SIPRI that covers several years stands in each of them; don't add it up."
WHOLE = "The whole file, {lines:,} lines as declared; {level:g} % intervals; the second ones draw whole states anew."


def mirror_table(rows: Sequence[MirrorRow], whole: Overview) -> Iterator[RenderableType]:
    """One line a transfer: who to whom, what, when, what each side declared, press and SIPRI; then the notes."""
    press, sipri = any(row.press for row in rows), any(row.sipri for row in rows)
    table = _table()
    for name in ("Supplier", "Recipient"):
        table.add_column(name, min_width=9, max_width=14)
    table.add_column("Category", max_width=18)
    table.add_column("Year", no_wrap=True)
    shown = ("Exporter", "Importer", *(["Press"] if press else []), *(["SIPRI"] if sipri else []))
    for name in shown:
        table.add_column(name, justify="right", min_width=8)
    table.add_column("Between them", min_width=13)
    for row in rows:
        flow, pair = row.pair.flow, row.pair
        table.add_row(
            safe_text(words.party(flow.exporter)),
            safe_text(words.party(flow.importer)),
            words.category_words(flow.category),
            str(flow.year),
            declared(pair.by_exporter),
            declared(pair.by_importer),
            *([_told(row.press, flow.year)] if press else []),
            *([_told(row.sipri, flow.year)] if sipri else []),
            Text(between(pair), style=STYLES[pair.answer] if pair.answer else "dim"),
        )
    if rows:
        yield table
    yield from _notes(whole, spans=press or sipri, sipri=sipri)


def short_shares(whole: Overview) -> Iterator[RenderableType]:
    """The shares of the whole file, one line a side."""
    for declarer, tally in whole.sides.items():
        other = declarer.other
        three = ", ".join(
            f"{MET[answer]} {percent(tally.share(answer))}"
            for answer in (Answer.EXACTLY, Answer.PARTLY, Answer.ANOTHER_NUMBER)
        )
        none = f"not at all {percent(tally.share(*NOT_AT_ALL))}, silent that year {percent(tally.share(Answer.SILENT))}"
        yield Text(
            f"Whole file: of {tally.total:,} transfers that the {declarer} declared, the {other} bears out "
            f"{three}, {none}."
        )


def shares_tables(whole: Summary) -> Iterator[RenderableType]:
    """The shares of the whole file: as a whole, by category, by year, and counted otherwise."""
    yield Text(WHOLE.format(lines=whole.overview.lines, level=100 * LEVEL))
    for declarer, tally in whole.overview.sides.items():
        yield Text(
            f"\nWhat the {declarer.other} says of {tally.total:,} transfers that the {declarer} declared"
        )
        yield _main(tally)
        yield Text(f"{items_borne_out(tally)}\n")
        yield _by("Category", {words.category_words(c): t[declarer] for c, t in whole.by_category.items()})
        yield _by("Year", {str(y): t[declarer] for y, t in whole.by_year.items()})
        yield _by("Counted otherwise", {v.words: v.tally for v in whole.variants[declarer]})
    yield from _notes(whole.overview, spans=False, sipri=False)


def items_borne_out(tally: Tally) -> str:
    """How many of the declared items the other side's numbers cover, as a sentence."""
    share = tally.borne_out / tally.total_items if tally.total_items else 0.0
    return (
        f"Of {tally.total_items:,} items that the {tally.declarer} gave a number for, the numbers of the "
        f"{tally.declarer.other} cover {tally.borne_out:,} ({100 * share:.1f} %)."
    )


def declared(side: Declared | None) -> Text:
    """A side's number; a dash where it declared nothing, the reason where it gave no number."""
    if side is None:
        return Text("–", style="dim")
    withheld = dict.fromkeys(line.withheld for line in side.lines if line.withheld)
    known = words.amount(side.low, side.high if side.low is None or not side.withheld else None)
    return Text(known or ", ".join(withheld), style="" if known else "italic")


def between(pair: Pair) -> str:
    """What the two declarations are to one another, in words: 'differ', 'importer silent', 'neither, both silent'."""
    answer = pair.answer
    if answer is None:
        silent = [str(d) for d in Declarer if d not in pair.filed]
        return f"neither, {'both' if len(silent) > 1 else silent[0]} silent" if silent else "neither"
    if answer in BETWEEN:
        return BETWEEN[answer]
    absent = Declarer.IMPORTER if pair.by_exporter else Declarer.EXPORTER
    return MISSING[answer].format(absent, DIRECTION[absent])


def percent(share: Share) -> str:
    """A share as people read it: '4.4 %'."""
    return f"{100 * share.value:.1f} %"


def _told(told: Sequence[Told], year: int) -> Text:
    """The figures from elsewhere, each with the years that it covers where these are more than the row's."""
    shown = []
    for one in told:
        figure = words.count(one.low, one.high, one.unit)
        shown.append(figure if one.first == one.last == year else f"{figure} ({one.first}–{one.last})")
    return safe_text("\n".join(shown))


def _main(tally: Tally) -> Table:
    other = DIRECTION[tally.declarer.other]
    table = _table()
    table.add_column("Answer", min_width=32)
    for name in ("Transfers", "Share", "Interval", "States redrawn", "Items", "Share of items"):
        table.add_column(name, justify="right", no_wrap=True)
    lines: list[tuple[str, tuple[Answer, ...]]] = [(MET[a], (a,)) for a in BETWEEN]
    lines[-1] = (f"{MET[Answer.ANOTHER_NUMBER]}, {tally.fewer} of them fewer", (Answer.ANOTHER_NUMBER,))
    lines += [("not at all", NOT_AT_ALL), *((MET[a].format(other), (a,)) for a in NOT_AT_ALL)]
    for name, answers in lines:
        share = tally.clustered(*answers)
        items = sum(tally.items[answer] for answer in answers)
        table.add_row(
            Text(name, style=STYLES[answers[0]] if len(answers) == 1 else ""),
            f"{share.count:,}",
            percent(share),
            _interval(share.low, share.high),
            _interval(*share.clustered) if share.clustered else "",
            f"{items:,}",
            f"{100 * items / tally.total_items:.1f} %" if tally.total_items else "",
        )
    return table


def _by(name: str, tallies: Mapping[str, Tally]) -> Table:
    table = _table()
    table.add_column(name, max_width=40)
    for column in ("Transfers", "Exactly", "Partly", "Another", "Not at all", "Silent"):
        table.add_column(column, justify="right", no_wrap=True)
    columns = ((Answer.EXACTLY,), (Answer.PARTLY,), (Answer.ANOTHER_NUMBER,), NOT_AT_ALL, (Answer.SILENT,))
    for label, tally in tallies.items():
        shares = (percent(tally.share(*answers)) for answers in columns)
        table.add_row(safe_text(label), f"{tally.total:,}", *shares)
    return table


def _notes(whole: Overview, *, spans: bool, sipri: bool) -> Iterator[Text]:
    yield Text("")
    if whole.inferred:
        yield Text(INFERRED, style="dim")
    if whole.unattributed:
        yield Text(f"{whole.unattributed:,} lines stand apart: nobody knows who declared them.", style="dim")
    if spans:
        yield Text(SPANS, style="dim")
    if sipri:
        yield Text(f"SIPRI: {OUTLET}, {LICENCE}; no witness, and never exported.", style="dim")


def _interval(low: float, high: float) -> str:
    return f"{100 * low:.1f}–{100 * high:.1f} %"


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
