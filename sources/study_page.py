"""Writes docs/study-caucasus.md and its pictures anew: make study, or python -m sources.study_page.

The study is built from examples/caucasus and the packaged declarations to the UN Register, in a ledger of its own that
is thrown away. Whatever stands between a mark `<!-- made: NAME -->` and the next `<!-- end -->` is made here; a test
holds the page to it.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from armsledger.balance import Balance, Line
from armsledger.documents import ReadOptions
from armsledger.estimates import Entry
from armsledger.ledger import Asked, Filters, Ledger
from armsledger.pipeline import build, import_register
from armsledger.publish import words
from armsledger.publish.balance_beside import supplier_sentences
from armsledger.publish.balance_drawing import Picture
from armsledger.publish.balance_events import Event
from armsledger.publish.balance_flows import suppliers
from armsledger.publish.balance_page import BalancePage, balance_page
from armsledger.publish.balance_pictures import Address, deliveries, pyramid, row_id
from armsledger.publish.balance_ratio import ratios
from armsledger.publish.balance_words import (
    LIMITS,
    chance,
    last_lines,
    measured,
    over_years,
    parity,
    ratio,
    sides_of,
    told,
)
from armsledger.registers import Declaration, RegisterKind, packaged_unroca

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "caucasus"
PAGE, IMAGES = ROOT / "docs" / "study-caucasus.md", ROOT / "docs" / "images"
MADE = re.compile(r"(?<=<!-- made: )(?P<name>[\w ]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)
RECIPIENTS, SINCE, UNTIL = ("ARM", "AZE"), 2009, 2016
ASKED = {"russia": ("RUS",), "all": ()}
DAY = "2018-01-01"
"""When the declarations of 2010 to 2016 count as published, and the day on which the study is made."""
EVENTS = (
    Event("2014-08", "clashes along the line of contact"),
    Event("2016-04-02", "four days of fighting"),
)
COLUMNS = (
    *("year", "exporter", "importer", "category", "num_items", "state_of_origin", "intermediate_locations"),
    *("comments", "reporter_inferred"),
)


@dataclass(frozen=True, slots=True)
class Study:
    """What the study rests on, and its answers: by Russia, and by all suppliers."""

    reports: int
    declarations: tuple[Declaration, ...]
    answers: Mapping[str, Balance]
    pages: Mapping[str, BalancePage]


def study() -> Study:
    """The study from the examples and the declarations, in a ledger that is thrown away."""
    lines = tuple(line for line in packaged_unroca() if line.importer in RECIPIENTS)
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "study.sqlite") as ledger:
        declared = Path(folder) / "declared.csv"
        declared.write_text(_as_csv(lines), encoding="utf-8")
        options = ReadOptions(published=DAY, today=DAY)
        import_register(RegisterKind.UNROCA, declared, ledger=ledger, options=options)
        built = build([str(EXAMPLES)], ledger=ledger, options=ReadOptions(today=DAY))
        answers = {name: _answer(ledger, some) for name, some in ASKED.items()}
        pages = {n: balance_page(a, _behind(ledger, a)) for n, a in answers.items()}
    return Study(built.intake.articles, lines, answers, pages)


def page(made: Study, text: str) -> str:
    """The text of the page with its figures made anew."""
    parts = blocks(made)
    return MADE.sub(lambda found: f"{found['name']}{found[2]}{parts[found['name']]}", text)


def blocks(made: Study) -> Mapping[str, str]:
    """What is made, by its name."""
    russia, every = made.answers["russia"], made.answers["all"]
    declared = len(made.declarations)
    return {
        "in short": _in_short(russia, every),
        "sources": (
            f"- {made.reports} short reports of `examples/caucasus`, written by us\n"
            f"- {declared} lines that states declared to the UN Register for {sides_of(every.question)}, "
            f"{min(line.year for line in made.declarations)} to {max(line.year for line in made.declarations)}: "
            f"{_by_reporter(made.declarations)}\n"
        ),
        "russia lines": _lines("russia", russia),
        "russia years": _years("russia", russia),
        "all lines": _lines("all", every),
        "all years": _years("all", every),
        "suppliers": _list(supplier_sentences(every)),
        "sensitivity": _sensitivity(made),
        "missing": _missing(made),
        "taken": _list(made.pages["all"].assumptions)
        + _list(f"Series: {s.name}, {s.first}–{s.last}. {s.source}. {s.licence}." for s in every.series),
        "transfers": _transfers(made.pages["all"]),
        "limits": LIMITS + "\n",
    }


def pictures(made: Study) -> Mapping[str, Picture]:
    """The pictures by file name; their marks open the page's table of transfers."""
    drawn: dict[str, Picture] = {}
    for name, answer in made.answers.items():
        volume = answer.line("volume")
        assert volume is not None
        to = _address(name)
        drawn[f"study-{name}-volume"] = deliveries(answer, volume, address=to)
        drawn[f"study-{name}-categories"] = pyramid(answer, address=to)
        drawn[f"study-{name}-ratio"] = ratios(answer, volume, events=EVENTS, address=to)
    drawn["study-suppliers"] = suppliers(made.answers["all"], address=_address("all"))
    return drawn


def _answer(ledger: Ledger, some: Sequence[str]) -> Balance:
    return ledger.balance_of(Asked(recipients=RECIPIENTS, suppliers=tuple(some), since=SINCE, until=UNTIL))


def _behind(ledger: Ledger, answer: Balance) -> tuple[Entry, ...]:
    wanted = Filters(
        suppliers=frozenset(answer.question.suppliers), recipients=frozenset(answer.question.recipients)
    )
    return tuple(ledger.each_entry(wanted, as_of=f"{UNTIL}-12-31"))


def _as_csv(lines: Iterable[Declaration]) -> str:
    """Packaged lines as a file of the Register's, with who declared each as the whole file lets it be inferred."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="", extrasaction="ignore")
    table.writeheader()
    for line in lines:
        by = {line.exporter: line.exporter_name, line.importer: line.importer_name}.get(
            line.reporter or "", ""
        )
        table.writerow(dict(line.columns) | {"reporter_inferred": by})
    return written.getvalue()


def _by_reporter(lines: Sequence[Declaration]) -> str:
    exporter = sum(line.reporter == line.exporter for line in lines)
    importer = sum(line.reporter == line.importer for line in lines)
    unknown = len(lines) - exporter - importer
    return f"{exporter} by the exporter, {importer} by the importer, {unknown} not known by whom"


def _in_short(russia: Balance, every: Balance) -> str:
    parts = []
    for name, answer in (("By Russia alone", russia), ("By all suppliers", every)):
        some = [line for line in last_lines(answer) if line.category is None]
        told_of = "; ".join(
            f"{measured(line).split(',')[0].lower()}: **{ratio(line)}**, {_verdict(line)}" for line in some
        )
        parts.append(f"{name}, {told_of}.")
    inside = [
        f"{measured(line)} ({name})"
        for name, answer in (("Russia", russia), ("all", every))
        for line in last_lines(answer)
        if line.category is None or line.measure == "delivered"
        if line.ratio.low is not None
        and line.ratio.high is not None
        and line.ratio.low <= 1 <= line.ratio.high
    ]
    verdict = (
        f"Parity lies within the 90 % interval of: {', '.join(inside)}; of no other sum or category."
        if inside
        else "Parity lies within the 90 % interval of no sum and of no category."
    )
    return "\n\n".join([*parts, verdict]) + "\n"


def _verdict(line: Line) -> str:
    told_of = parity(line)
    return told_of[0].lower() + told_of[1:]


def _lines(name: str, answer: Balance) -> str:
    names = tuple(words.party(code) for code in RECIPIENTS)
    rows = [
        (
            _anchor(name, row_id(line)) + measured(line),
            *(told(side, line.unit) for side in line.sides),
            ratio(line),
            chance(line).removeprefix("Probability that "),
        )
        for line in last_lines(answer)
    ]
    return _table(("2009–2016", *names, "ratio", "probability"), rows)


def _years(name: str, answer: Balance) -> str:
    volume = answer.line("volume")
    assert volume is not None
    names = tuple(words.party(code) for code in RECIPIENTS)
    rows = [
        (
            f"{_anchor(name, row_id(line)) if line.year < UNTIL else ''}{line.year}",
            *(told(side, line.unit) for side in line.sides),
            ratio(line),
        )
        for line in over_years(answer, volume)
    ]
    return _table(("volume by the end of", *names, "ratio"), rows)


def _sensitivity(made: Study) -> str:
    rows = [(name, weights, *cells) for name, one in made.pages.items() for weights, cells in one.sensitivity]
    names = tuple(words.party(code) for code in RECIPIENTS)
    return _table(("suppliers", "weights", *names, " : ".join(names)), rows)


def _missing(made: Study) -> str:
    one = made.pages["all"]
    unconfirmed = [
        f"{words.party(r.entry.transfer.supplier, role='supplier')} → {words.party(r.entry.transfer.recipient)}, "
        f"{words.goods(r.entry)}" + "".join(f", {what} {figure}" for what, figure in r.figures)
        for r in one.unconfirmed
    ]
    parts = [
        "**Agreed, and nobody tells of a delivery:**\n",
        _list(unconfirmed),
        "**Delivered by report, with no state's declaration behind it here:**\n",
        _list(one.silent),
        "**In the register, and in no sum:**\n",
        _list(
            f"{m.what}: {len(m.transfers)} transfer{'' if len(m.transfers) == 1 else 's'}"
            for m in one.missing
        ),
    ]
    return "\n".join(parts)


def _transfers(one: BalancePage) -> str:
    rows = []
    for anchor, name, some in one.rests:
        for at, r in enumerate(some):
            figures = "; ".join(f"{what} {figure}" for what, figure in r.figures)
            first = name if at else _anchor("all", anchor) + name
            rows.append((first, words.goods(r.entry), figures, str(r.entry.witnesses), r.first, r.last))
    return _table(("transfer", "goods", "figures", "witnesses", "first reported", "last reported"), rows)


def _address(name: str) -> Address:
    """Where the anchors of one answer stand, seen from the pictures."""
    return lambda anchor: f"../{PAGE.name}#{name}-{anchor}"


def _anchor(name: str, anchor: str) -> str:
    return f'<a id="{name}-{anchor}"></a>'


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([_row(head), "|---" * len(head) + "|", *map(_row, rows)]) + "\n"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _list(some: Iterable[str]) -> str:
    return "".join(f"- {one}\n" for one in some) or "- none\n"


def write() -> None:
    """Write page and pictures."""
    made = study()
    PAGE.write_text(page(made, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    for name, picture in pictures(made).items():
        (IMAGES / f"{name}.svg").write_text(picture.svg(), encoding="utf-8")


if __name__ == "__main__":
    write()
