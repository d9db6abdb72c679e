"""Writes the figures of docs/mirror.md and its picture anew, from the packaged lines: python -m sources.mirror_page.

Whatever stands between a mark `<!-- made: NAME -->` and the next `<!-- end -->` is made here; a test holds the page
to it.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from armsledger.estimates.confirmation import LEVEL, Share, Tally
from armsledger.estimates.mirror import NOT_AT_ALL, Answer, Declarer
from armsledger.estimates.variants import Summary, summary
from armsledger.publish.mirror_table import DIRECTION, MET, items_borne_out, percent
from armsledger.publish.words import category_words
from armsledger.registers import packaged_unroca
from armsledger.terms import UNROCA_CATEGORY

DOCS = Path(__file__).parents[1] / "docs"
PAGE, PICTURE = DOCS / "mirror.md", DOCS / "images" / "mirror.svg"
MADE = re.compile(r"(?<=<!-- made: )(?P<name>[\w ]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)
COLUMNS = {
    "exactly": (Answer.EXACTLY,),
    "partly": (Answer.PARTLY,),
    "another number": (Answer.ANOTHER_NUMBER,),
    "not at all": NOT_AT_ALL,
    "of which silent": (Answer.SILENT,),
}
COLOURS = {
    Answer.EXACTLY: "#1a7f37",
    Answer.PARTLY: "#79c48f",
    Answer.ANOTHER_NUMBER: "#e3a008",
    Answer.OMITTED: "#8c2d19",
    Answer.ONE_WAY: "#c98b7c",
    Answer.SILENT: "#d9d9d9",
}
ROW, LEFT, BAR, TOP = 24, 190, 560, 58


def page(whole: Summary, text: str) -> str:
    """The text of the page with its figures made anew."""
    made = blocks(whole)
    return MADE.sub(lambda found: f"{found['name']}{found[2]}{made[found['name']]}", text)


def blocks(whole: Summary) -> Mapping[str, str]:
    """What is made, by its name."""
    made = {"in short": _in_short(whole)}
    for declarer, tally in whole.overview.sides.items():
        made[f"{declarer} all"] = _all(tally)
        categories = {
            f"{UNROCA_CATEGORY[c]}, {category_words(c)}": t[declarer] for c, t in whole.by_category.items()
        }
        made[f"{declarer} categories"] = _by("category", categories)
        made[f"{declarer} years"] = _by("year", {str(y): t[declarer] for y, t in whole.by_year.items()})
        made[f"{declarer} otherwise"] = _by(
            "counted", {v.words: v.tally for v in whole.variants[declarer]}, intervals=False
        )
    return made


def picture(whole: Summary) -> str:
    """Bars of what the importer says, as a whole, where it declared imports that year, by category and by year."""
    tallies = {"all": whole.overview.sides[Declarer.EXPORTER], "importer declared imports": _alike(whole)}
    tallies |= {category_words(c): t[Declarer.EXPORTER] for c, t in whole.by_category.items()}
    tallies |= {str(y): t[Declarer.EXPORTER] for y, t in whole.by_year.items()}
    width, height = LEFT + BAR + 60, TOP + ROW * len(tallies) + 12
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="12" role="img">',
        "<title>What the importer says of transfers that the exporter declared to the UN Register, "
        "2010 to 2016</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
        *_legend(),
    ]
    for at, (name, tally) in enumerate(tallies.items()):
        lines += _bar(name, tally, TOP + ROW * at)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _in_short(whole: Summary) -> str:
    exporter, importer = whole.overview.sides[Declarer.EXPORTER], whole.overview.sides[Declarer.IMPORTER]
    alike = _alike(whole)
    told = [_share(exporter.share(*answers)) for answers in COLUMNS.values()]
    told_alike = [_share(alike.share(*answers)) for answers in COLUMNS.values()]
    back = [_share(importer.share(*answers)) for answers in COLUMNS.values()]
    return (
        f"Of **{exporter.total:,} transfers that an exporter declared**, the importer confirms **{told[0]} exactly**, "
        f"{told[1]} partly, {told[2]} with another number, and **{told[3]} not at all**. Most of the last are silence: "
        f"for {told[4]} no line of the importer for that year is known.\n\n"
        f"Where the importer did declare imports of that year ({alike.total:,} transfers), it confirms {told_alike[0]} "
        f"exactly, {told_alike[1]} partly, {told_alike[2]} with another number, and {told_alike[3]} not at all.\n\n"
        f"The other way round, of {importer.total:,} transfers that an importer declared, the exporter confirms "
        f"{back[0]} exactly, {back[1]} partly, {back[2]} with another number, and {back[3]} not at all "
        f"(silent: {back[4]}).\n"
    )


def _alike(whole: Summary) -> Tally:
    """What the importer says where it declared imports of that year."""
    variants = whole.variants[Declarer.EXPORTER]
    return next(v.tally for v in variants if v.code == "other_side_filed_alike")


def _all(tally: Tally) -> str:
    other = DIRECTION[tally.declarer.other]
    names = {(answer,): MET[answer].strip().format(other) for answer in Answer} | {NOT_AT_ALL: "not at all"}
    order = (
        (Answer.EXACTLY,),
        (Answer.PARTLY,),
        (Answer.ANOTHER_NUMBER,),
        NOT_AT_ALL,
        *((a,) for a in NOT_AT_ALL),
    )
    rows = []
    for answers in order:
        share = tally.clustered(*answers)
        low, high = share.clustered or (share.low, share.high)
        name = ("– " if answers[0] in NOT_AT_ALL and answers != NOT_AT_ALL else "") + names[answers]
        rows.append(
            (name, f"{share.count:,}", percent(share), _interval(share.low, share.high), _interval(low, high))
        )
    head = (f"of {tally.total:,}", "transfers", "share", f"{100 * LEVEL:g} % interval", "states redrawn")
    return f"{_table(head, rows)}\n{items_borne_out(tally)}\n"


def _by(name: str, tallies: Mapping[str, Tally], *, intervals: bool = True) -> str:
    rows = []
    for label, tally in tallies.items():
        shares = [tally.share(*answers) for answers in COLUMNS.values()]
        cells = [f"{percent(s)} ({_interval(s.low, s.high)})" if intervals else percent(s) for s in shares]
        rows.append((label, f"{tally.total:,}", *cells))
    return _table((name, "transfers", *COLUMNS), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    ruler = "|---" + "|---:" * (len(head) - 1) + "|"
    return "\n".join([_row(head), ruler, *map(_row, rows)]) + "\n"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _share(share: Share) -> str:
    return f"{share.count:,} ({percent(share)}, {_interval(share.low, share.high)})"


def _interval(low: float, high: float) -> str:
    return f"{100 * low:.1f}–{100 * high:.1f}"


def _legend() -> list[str]:
    lines, x = [], 12
    for answer, colour in COLOURS.items():
        words = MET[answer].strip().format("import")
        lines.append(f'<rect x="{x}" y="14" width="11" height="11" fill="{colour}"/>')
        lines.append(f'<text x="{x + 15}" y="24">{words}</text>')
        x += 26 + round(5.8 * len(words))
    return lines


def _bar(name: str, tally: Tally, y: int) -> list[str]:
    lines = [f'<text x="{LEFT - 8}" y="{y + 15}" text-anchor="end">{name}</text>']
    x = float(LEFT)
    for answer, colour in COLOURS.items():
        width = BAR * tally.share(answer).value
        lines.append(
            f'<rect x="{x:.1f}" y="{y + 3}" width="{width:.1f}" height="{ROW - 8}" fill="{colour}"/>'
        )
        x += width
    return [*lines, f'<text x="{LEFT + BAR + 6}" y="{y + 15}">{tally.total:,}</text>']


if __name__ == "__main__":
    counted = summary(packaged_unroca())
    PAGE.write_text(page(counted, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    PICTURE.write_text(picture(counted), encoding="utf-8")
