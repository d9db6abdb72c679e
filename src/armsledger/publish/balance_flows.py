"""Who armed whom: suppliers to the left, recipients to the right, ribbons as wide as the volume delivered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

from armsledger.balance import Balance
from armsledger.publish import words
from armsledger.publish.balance_drawing import (
    INK,
    SOFT,
    TEXT,
    WIDTH,
    Picture,
    canvas,
    hand,
    plot_area,
    put,
    safe_id,
    style,
)
from armsledger.publish.balance_pictures import NOT_POWER, Address, on_page
from armsledger.publish.balance_words import amount, by_whom, sides_of, span

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HIGH, LEFT, RIGHT = 240, 156, 130
SLOT = 24
"""The least room of a name, in pixels."""
LETTERS = 18
"""As many letters of a name as find room on a line."""
MOST = 12
"""So many suppliers are drawn one by one; the smaller ones together are the last."""
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Stream:
    """What one supplier delivered to one recipient: the mean volume over the draws."""

    supplier: str
    recipient: str
    volume: float


def streams(balance: Balance) -> tuple[Stream, ...]:
    """The volumes by supplier and recipient, the greatest first."""
    volumes: defaultdict[tuple[str, str], float] = defaultdict(float)
    for flow in balance.volumes:
        volumes[flow.supplier or "", flow.recipient or ""] += float(flow.draws[-1].mean())
    ordered = sorted(volumes.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Stream(*parties, volume) for parties, volume in ordered if volume)


def stream_id(supplier: str | None, recipient: str | None) -> str:
    """The anchor of the transfers from a supplier to a recipient."""
    return safe_id("from", supplier or "unknown", "to", recipient or "unknown")


def suppliers(balance: Balance, *, address: Address = on_page) -> Picture:
    """The flows from suppliers to recipients by volume; each ribbon opens the transfers that it holds."""
    found = streams(balance)
    question = balance.question
    title = f"Volume delivered by supplier: {sides_of(question)}"
    shown = _with_others(found)
    names = list(dict.fromkeys(stream.supplier for stream in shown))
    with style():
        height = max(HIGH, SLOT * len(names) + 10)
        figure, top = canvas(
            height + 20,
            title,
            f"{span(question)}, {by_whom(question)}, mean of the draws. {NOT_POWER}",
        )
        axes = plot_area(figure, 0, top + 10, WIDTH, height)
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        links = _draw(axes, shown, names, question.recipients, height, address) if shown else {}
        if not shown:
            put(figure, WIDTH / 2, top + 60, "No volume delivered is known.", ha="center", fontsize=TEXT)
    told = [f"{_party(s.supplier)} to {words.party(s.recipient)} {amount(s.volume, 'volume')}" for s in found]
    empty = [c for c in question.recipients if all(s.recipient != c for s in found)]
    told += [f"to {words.party(code)} none known" for code in empty]
    return Picture(
        "suppliers", title, f"Ribbons from suppliers to recipients: {'; '.join(told)}.", figure, links
    )


def _with_others(found: Sequence[Stream]) -> list[Stream]:
    """The streams with the smallest suppliers taken together, where they are too many to draw."""
    by_supplier: defaultdict[str, float] = defaultdict(float)
    for stream in found:
        by_supplier[stream.supplier] += stream.volume
    order = sorted(by_supplier, key=lambda code: (-by_supplier[code], code))
    kept = set(order if len(order) <= MOST else order[: MOST - 1])
    merged: defaultdict[tuple[str, str], float] = defaultdict(float)
    for stream in found:
        merged[stream.supplier if stream.supplier in kept else OTHERS, stream.recipient] += stream.volume
    rank = {code: at for at, code in enumerate([*(c for c in order if c in kept), OTHERS])}
    return [
        Stream(*parties, volume) for parties, volume in sorted(merged.items(), key=lambda p: rank[p[0][0]])
    ]


def _draw(
    axes: "Axes",
    shown: Sequence[Stream],
    names: Sequence[str],
    recipients: Sequence[str],
    height: float,
    address: Address,
) -> dict[str, str]:
    scale = (height - SLOT * max(len(names), len(recipients))) / sum(stream.volume for stream in shown)
    starts = _places({n: sum(s.volume for s in shown if s.supplier == n) * scale for n in names}, height)
    ends = _places({r: sum(s.volume for s in shown if s.recipient == r) * scale for r in recipients}, height)
    for name, (at, thick) in starts.items():
        volume = sum(stream.volume for stream in shown if stream.supplier == name)
        text = fill(f"{_party(name)} {amount(volume, 'volume')}", LETTERS)
        axes.text(LEFT - 8, at + thick / 2, text, ha="right", va="center", color=INK)
    for name, (at, thick) in ends.items():
        volume = sum(stream.volume for stream in shown if stream.recipient == name)
        text = f"{words.party(name)}\n{amount(volume, 'volume') if volume else 'none known'}"
        axes.text(WIDTH - RIGHT + 8, at + thick / 2, text, va="center", color=INK if volume else SOFT)
        axes.plot([WIDTH - RIGHT + 2] * 2, [at, at + max(thick, 1)], color=INK, linewidth=2)
    links = {}
    left, right = {n: at for n, (at, _) in starts.items()}, {n: at for n, (at, _) in ends.items()}
    for stream in sorted(shown, key=lambda s: recipients.index(s.recipient)):
        thick = stream.volume * scale
        anchor = "rests" if stream.supplier == OTHERS else stream_id(stream.supplier, stream.recipient)
        where = address(anchor)
        amounts = amount(stream.volume, "volume")
        links[where] = f"{_party(stream.supplier)} to {words.party(stream.recipient)}: {amounts}"
        _ribbon(
            axes,
            left[stream.supplier],
            right[stream.recipient],
            thick,
            recipients.index(stream.recipient),
            where,
        )
        left[stream.supplier] += thick
        right[stream.recipient] += thick
    return links


def _ribbon(axes: "Axes", start: float, end: float, thick: float, place: int, where: str) -> None:
    """A band that bends from a supplier to a recipient, drawn as that recipient is; thin ones keep a hair."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    thick = max(thick, 1.0)
    x0, x1, bend = LEFT, WIDTH - RIGHT, WIDTH / 2
    corners = [
        *((x0, start), (bend, start), (bend, end), (x1, end), (x1, end + thick)),
        *((bend, end + thick), (bend, start + thick), (x0, start + thick), (x0, start)),
    ]
    c4 = [Path.CURVE4] * 3
    path = Path(corners, [Path.MOVETO, *c4, Path.LINETO, *c4, Path.CLOSEPOLY])
    drawn = hand(place)
    looks: dict[str, Any] = {
        "facecolor": drawn.tint,
        "edgecolor": drawn.colour,
        "hatch": drawn.hatch,
    }
    axes.add_patch(PathPatch(path, linewidth=0.7, url=where, **looks))


def _places(thick: Mapping[str, float], height: float) -> dict[str, tuple[float, float]]:
    """Where each one begins and how thick it is, each with room for its name, spread over the height."""
    rooms = {name: max(one, 0) + SLOT for name, one in thick.items()}
    spare = max(0.0, height - sum(rooms.values())) / (len(rooms) + 1)
    at, placed = spare, {}
    for name, one in thick.items():
        placed[name] = (at + SLOT / 2, one)
        at += rooms[name] + spare
    return placed


def _party(code: str) -> str:
    return code if code == OTHERS else words.party(code or None, role="supplier")
