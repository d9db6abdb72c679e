"""The picture of the ratio between two sides over time, on a log axis, with parity and dates of context."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf, isinf
from typing import TYPE_CHECKING, Any

from armsledger.balance import Balance, Line
from armsledger.publish import words
from armsledger.publish.balance_drawing import (
    INK,
    MARGIN,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
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
from armsledger.publish.balance_pictures import (
    LEFT,
    NOT_POWER,
    PLOT,
    RIGHT,
    Address,
    mark,
    on_page,
    row_id,
    year_axis,
)
from armsledger.publish.balance_words import by_whom, measured, over_years, ratio

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_STEPPED = 1e4
"""A wider axis of ratios has ticks at powers of ten only."""
ROOM = 1.6
"""By what factor the axis goes beyond the outermost ratio."""


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
        year_axis(axes, lines)
        low, high = _scale(axes, lines)
        links = _draw_ratio(axes, lines, low, high, address)
        axes.axhline(1, color=INK, linewidth=1.4)
        _beside(axes, 1, "parity (1)", fontweight="bold")
        _beside(axes, high**0.5, f"↑ more to\n   {first}", color=SOFT)
        _beside(axes, low**0.5, f"↓ more to\n   {second}", color=SOFT)
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
    year_axis(axes, lines)
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
        mark(
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
