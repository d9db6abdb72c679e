"""The pictures of the balance over time and by category: deliveries of the sides, the pyramid, the ratio.

What is drawn is what was counted, never power. Each mark opens the line of the page that has its transfers.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from armsledger.balance import Balance, Line, Side
from armsledger.publish import words
from armsledger.publish.balance_drawing import (
    INK,
    LINE,
    MARGIN,
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
from armsledger.publish.balance_words import (
    amount,
    by_whom,
    last_lines,
    measured,
    over_years,
    sides_of,
    span,
    told,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Address = Callable[[str], str]
"""The address of an anchor of the balance's page, seen from where the picture stands."""

NOT_POWER = "What was counted, not power."
PLOT, LEFT, RIGHT = 250, 56, 122
ROW = 46
MOST_LABELS = 9
HIT = 20
LETTER = 8.0
"""The width of a letter, at most, of figures beside a bar."""


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
        year_axis(axes, lines)
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
    left, right = (words.party(code) for code in question.recipients[:2])
    title = f"Pieces delivered by category: {left} and {right}"
    with style():
        figure, top = canvas(
            ROW * max(len(lines), 1) + 26,
            title,
            f"{span(question)}, {by_whom(question)}. Each row has its own scale: lengths compare the two sides of "
            f"a row, never two rows. Thin lines hold 90 %. {NOT_POWER}",
        )
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
        mark(axes, line.year + 1, side.middle, drawn, where)
    return links


def mark(axes: "Axes", x: float, y: float, drawn: Hand, where: str) -> None:
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


def year_axis(axes: "Axes", lines: Sequence[Line]) -> None:
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


def _named(side: Side, unit: str) -> str:
    return f"{words.party(side.recipient)} {told(side, unit)}"
