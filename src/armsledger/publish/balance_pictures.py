"""The pictures of the balance over time and by category: deliveries of the sides, the pyramid, the ratio.

What is drawn is what was counted, never power. Each mark opens the line of the page that has its transfers.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf, isinf
from typing import TYPE_CHECKING, Any

from armsledger.balance import Balance, Line, Side
from armsledger.publish import words
from armsledger.publish.balance_drawing import (
    INK,
    LINE,
    MARGIN,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Hand,
    Picture,
    band,
    canvas,
    hand,
    plot_area,
    put,
    safe_id,
    style,
)
from armsledger.publish.balance_events import Event
from armsledger.publish.balance_words import (
    amount,
    by_whom,
    empty_sides,
    last_lines,
    measured,
    over_years,
    ratio,
    sides_of,
    span,
    told,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Address = Callable[[str], str]
"""The address of an anchor of the balance's page, seen from where the picture stands."""

NOT_POWER = "What was counted, not power."
PLOT, LEFT, RIGHT = 250, 52, 116
ROW = 46
MOST_LABELS = 9
HIT = 20
LETTER = 7.4
"""The width of a letter, at most, of figures beside a bar."""
MOST_STEPPED = 1e4
"""A wider axis of ratios has ticks at powers of ten only."""
ROOM = 1.6
"""By what factor the axis of ratios goes beyond the outermost one."""


def row_id(line: Line) -> str:
    """The anchor of a line's row, where its transfers are named."""
    return safe_id("l", line.measure, line.category or "all", line.unit, line.span, line.year)


def on_page(anchor: str) -> str:
    """An anchor's address in a page that holds the pictures itself."""
    return f"#{anchor}"


def deliveries(balance: Balance, line: Line, *, address: Address = on_page) -> Picture:
    """What the sides received since the first year, year by year, with 90 % bands; line says of what."""
    lines = over_years(balance, line)
    title = f"{measured(line)}: {sides_of(balance.question)}"
    with style():
        from matplotlib.ticker import MaxNLocator

        figure, top = canvas(
            PLOT + 40,
            title,
            f"Since {balance.question.since}, {by_whom(balance.question)}, at each year’s end. "
            f"Bands hold 90 % of what the witnesses allow. {NOT_POWER}",
        )
        axes = plot_area(figure, LEFT, top + 6, WIDTH - LEFT - RIGHT, PLOT - 10)
        links: dict[str, str] = {}
        for place, _ in enumerate(line.sides):
            links |= _draw_side(axes, lines, place, address)
        _years(axes, lines)
        axes.set_ylim(bottom=0, top=_top(lines))
        axes.yaxis.set_major_formatter(lambda value, _: amount(value, line.unit))
        axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=line.unit not in ("USD", "volume")))
        axes.grid(axis="y")
        _end_labels(axes, lines[-1], _top(lines))
    figures = "; ".join(f"{words.party(side.recipient)} {told(side, line.unit)}" for side in lines[-1].sides)
    alt = f"Lines of what each side had received by the end of each year. By {lines[-1].year}: {figures}."
    return Picture(safe_id("deliveries", line.measure, line.category), title, alt, figure, links)


def pyramid(balance: Balance, *, address: Address = on_page) -> Picture:
    """Pieces delivered by category, the first side to the left and the second to the right."""
    lines = [line for line in last_lines(balance) if line.measure == "delivered"]
    question = balance.question
    title = f"Pieces delivered by category: {sides_of(question)}"
    with style():
        figure, top = canvas(
            ROW * max(len(lines), 1) + 26,
            title,
            f"{span(question)}, {by_whom(question)}. Each row has its own scale: lengths compare the two sides of "
            f"a row, never two rows. Thin lines hold 90 %. {NOT_POWER}",
        )
        left, right = (words.party(code) for code in question.recipients[:2])
        put(figure, WIDTH / 2 - 8, top + 12, f"← {left}", ha="right", fontsize=TEXT, fontweight="bold")
        put(figure, WIDTH / 2 + 8, top + 12, f"{right} →", ha="left", fontsize=TEXT, fontweight="bold")
        if not lines:
            put(
                figure, WIDTH / 2, top + 40, "No delivery with a number is known.", ha="center", fontsize=TEXT
            )
        links: dict[str, str] = {}
        for at, line in enumerate(lines):
            axes = plot_area(figure, MARGIN, top + 20 + at * ROW, WIDTH - 2 * MARGIN, ROW)
            links |= _draw_row(axes, line, address)
    parts = [f"{measured(one)}: {', '.join(_named(side, one.unit) for side in one.sides)}" for one in lines]
    alt = "Bars, one row a category. " + ("; ".join(parts) or "No delivery with a number is known") + "."
    return Picture("pyramid", title, alt, figure, links)


def ratios(
    balance: Balance, line: Line, *, events: Sequence[Event] = (), address: Address = on_page
) -> Picture:
    """The ratio of the first side to the second over time on a log axis, with parity and dates of context."""
    lines = over_years(balance, line)
    first, second = (words.party(code) for code in balance.question.recipients[:2])
    title = f"{measured(line)}: {first} as a multiple of {second}"
    shown = [e for e in events if lines[0].year <= e.at <= lines[-1].year + 1]
    with style():
        figure, top = canvas(
            PLOT + 44 + 17 * len(shown),
            title,
            f"Since {balance.question.since}, {by_whom(balance.question)}, at each year’s end, on a log axis. "
            f"The band holds 90 %; 1 is parity.{_told_beyond(lines)} {NOT_POWER}",
        )
        axes = plot_area(figure, LEFT, top + 18, WIDTH - LEFT - RIGHT, PLOT - 20)
        _years(axes, lines)
        low, high = _scale(axes, lines)
        links = _draw_ratio(axes, lines, low, high, address)
        axes.axhline(1, color=INK, linewidth=1.4)
        _beside(axes, 1, "parity (1)", fontweight="bold")
        _beside(axes, (high * 1.0) ** 0.5, f"↑ more to\n   {first}", color=SOFT)
        _beside(axes, (low * 1.0) ** 0.5, f"↓ more to\n   {second}", color=SOFT)
        for at, event in enumerate(shown):
            letter = chr(ord("A") + at % 26)
            axes.axvline(event.at, color=SOFT, linewidth=1, linestyle=(0, (2, 2)))
            axes.annotate(
                letter, (event.at, 1.02), xycoords=("data", "axes fraction"), ha="center", va="bottom"
            )
            told_at = top + PLOT + 34 + 17 * at
            put(figure, MARGIN, told_at, f"{letter}  {words.date(event.date)}: {event.label}", va="center")
    told_events = "".join(f" {words.date(e.date)}: {e.label}." for e in shown)
    alt = f"A line of the ratio over the years. By {lines[-1].year}: {ratio(lines[-1])}.{told_events}"
    return Picture(safe_id("ratio", line.measure, line.category), title, alt, figure, links)


def _draw_side(axes: "Axes", lines: Sequence[Line], place: int, address: Address) -> dict[str, str]:
    """One side's line with its band and a mark a year; what each mark opens."""
    drawn = hand(place)
    years = [line.year + 1 for line in lines]
    sides = [line.sides[place] for line in lines]
    band(axes, years, [side.interval[0] for side in sides], [side.interval[1] for side in sides], drawn)
    axes.plot(years, [side.middle for side in sides], color=drawn.colour, linestyle=drawn.line, linewidth=2)
    links = {}
    for line, side in zip(lines, sides, strict=True):
        where = address(row_id(line))
        links[where] = f"{line.year}: " + ", ".join(_named(one, line.unit) for one in line.sides)
        _mark(axes, line.year + 1, side.middle, drawn, where)
    return links


def _mark(axes: "Axes", x: float, y: float, drawn: Hand, where: str) -> None:
    """A mark that opens an address, with a ground around it that a finger can hit."""
    axes.plot([x], [y], marker="o", markersize=HIT, alpha=0, linestyle="", url=where, clip_on=False)
    axes.plot(
        *([x], [y]),
        marker=drawn.marker,
        markersize=7,
        color=drawn.colour,
        markeredgecolor="white",
        linestyle="",
        url=where,
        clip_on=False,
        zorder=3,
    )


def _years(axes: "Axes", lines: Sequence[Line]) -> None:
    """An axis from the beginning of the first year to the end of the last, each named at its middle."""
    first, last = lines[0].year, lines[-1].year
    every = -(-(last - first + 1) // MOST_LABELS)
    axes.set_xlim(first, last + 1)
    axes.set_xticks(range(first, last + 2), labels=[""] * (last - first + 2))
    named = range(first, last + 1, every)
    axes.set_xticks(
        [year + 0.5 for year in named], labels=[f"’{year % 100:02}" for year in named], minor=True
    )
    axes.tick_params(axis="x", which="minor", length=0)


def _top(lines: Sequence[Line]) -> float:
    return max((side.interval[1] for line in lines for side in line.sides), default=0) * 1.06 or 1.0


def _end_labels(axes: "Axes", last: Line, top: float) -> None:
    """Each side's name and figure beside the end of its line, moved apart where they would meet."""
    order = sorted(range(len(last.sides)), key=lambda at: last.sides[at].middle)
    room, floor = 0.19, -0.02
    for at in order:
        side = last.sides[at]
        y = max(side.middle / top - 0.06, floor)
        floor = y + room
        name = words.party(side.recipient)
        figures = told(side, last.unit).replace(" (", "\n(")
        axes.text(
            1.035, y, f"{name}\n{figures}", transform=axes.transAxes, color=INK, va="bottom", linespacing=1.15
        )


def _draw_row(axes: "Axes", line: Line, address: Address) -> dict[str, str]:
    """One category of the pyramid: what it is, a bar to each side, the figures at the bars' ends."""
    axes.set_axis_off()
    half, gap = (WIDTH - 2 * MARGIN) / 2, 2
    widest = max([side.interval[1] for side in line.sides[:2]] + [0]) or 1.0
    scale = (half - LETTER * max(len(told(side, line.unit)) for side in line.sides[:2]) - 8) / widest
    axes.set_xlim(-half, half)
    axes.set_ylim(ROW, 0)
    where = address(row_id(line))
    axes.text(0, 11, measured(line).replace(" delivered", ""), ha="center", va="center", fontsize=TEXT)
    for place, side in enumerate(line.sides[:2]):
        drawn, way = hand(place), (-1, 1)[place]
        low, high = (end * scale for end in side.interval)
        if side.transfers:
            looks: dict[str, Any] = {
                "facecolor": drawn.tint,
                "edgecolor": drawn.colour,
                "hatch": drawn.hatch,
            }
            axes.barh(30, way * side.middle * scale, left=way * gap, height=15, url=where, **looks)
            axes.plot([way * (gap + low), way * (gap + high)], [30, 30], color=INK, linewidth=1.2)
        edge = way * (gap + max(high, side.middle * scale) + 5)
        colour, slant = (INK, "normal") if side.transfers else (SOFT, "italic")
        place_of: dict[str, Any] = {"ha": ("right", "left")[place], "va": "center"}
        axes.text(edge, 30, told(side, line.unit), color=colour, style=slant, url=where, **place_of)
    axes.plot([0, 0], [22, 38], color=LINE, linewidth=1)
    return {where: f"{measured(line)}: {', '.join(_named(side, line.unit) for side in line.sides)}"}


def _scale(axes: "Axes", lines: Sequence[Line]) -> tuple[float, float]:
    """A log axis that holds parity and every ratio that is neither nothing nor beyond all bounds."""
    ends = [end for line in lines for end in _ends(line) if end > 0 and not isinf(end)]
    low, high = min([*ends, 1 / 3]) / ROOM, max([*ends, 3]) * ROOM
    axes.set_yscale("log")
    axes.set_ylim(low, high)
    steps = (1, 3) if high / low < MOST_STEPPED else (1,)
    whole = [float(step * 10**power) for power in range(10) for step in steps]
    ticks = {1 / w: f"1/{w:,.0f}" for w in whole if 1 / w >= low} | {
        w: f"{w:,.0f}" for w in whole if w <= high
    }
    axes.set_yticks(list(ticks), labels=list(ticks.values()))
    axes.minorticks_off()
    axes.grid(axis="y")
    _years(axes, lines)
    return low, high


def _ends(line: Line) -> tuple[float, ...]:
    """Low, middle and high of a line's ratio; nothing where it has none."""
    told = (line.ratio.low, line.ratio.middle, line.ratio.high)
    known = tuple(end for end in told if end is not None)
    return known if len(known) == len(told) else ()


def _draw_ratio(
    axes: "Axes", lines: Sequence[Line], low: float, high: float, address: Address
) -> dict[str, str]:
    """The band, the line and a mark for each year with a ratio; one beyond the axis stands at its edge."""
    drawn = hand(0)
    known = [(line, ends) for line in lines if (ends := _ends(line))]
    bound = [
        (line, [min(max(end, low), high) for end in ends]) for line, ends in known if low < ends[1] < high
    ]
    years = [line.year + 1 for line, _ in bound]
    lows, middles, highs = ([ends[at] for _, ends in bound] for at in range(3))
    band(axes, years, lows, highs, drawn)
    axes.plot(years, middles, color=drawn.colour, linewidth=2)
    links = {}
    for line, (_, middle, _) in known:
        where = address(row_id(line))
        links[where] = f"{line.year}: {ratio(line)}"
        beyond = replace(drawn, marker="^" if middle >= high else "v")
        _mark(
            axes, line.year + 1, min(max(middle, low), high), drawn if low < middle < high else beyond, where
        )
    if not known:
        axes.text(0.5, 0.3, "No ratio can be told.", transform=axes.transAxes, ha="center", fontsize=TEXT)
    return links


def _told_beyond(line: Sequence[Line]) -> str:
    """What marks at the edge of the axis mean, where there are any."""
    middles = [ends[1] for one in line if (ends := _ends(one))]
    return " Triangles at the edge: one side alone received any." if {0.0, inf} & set(middles) else ""


def _beside(axes: "Axes", y: float, text: str, **looks: Any) -> None:
    axes.annotate(text, (1.035, y), xycoords=("axes fraction", "data"), va="center", fontsize=SMALL, **looks)


def _named(side: Side, unit: str) -> str:
    return f"{words.party(side.recipient)} {told(side, unit)}"


def all_empty(balance: Balance) -> tuple[str, ...]:
    """The sides of which nothing at all is counted, which every picture then draws as none known."""
    return empty_sides(last_lines(balance))
