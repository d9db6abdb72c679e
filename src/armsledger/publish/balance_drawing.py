"""How pictures of the balance are drawn: a canvas as wide as a phone, marks that need no colour, bytes that stay.

Sizes are pixels at WIDTH; the picture scales with the page. matplotlib is loaded only when something is drawn.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from lxml import etree

from armsledger.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 480
MARGIN = 12
PNG_SCALE = 2
SMALL, TEXT, HEAD = 13.0, 14.0, 16.0
INK, SOFT, LINE = "#1c2126", "#4f5963", "#c9ced3"
LETTERS_A_LINE, LETTERS_A_TITLE = 60, 46
STYLE: Mapping[Any, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Liberation Sans", "Arial", "sans-serif"],
    "font.size": SMALL,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": LINE,
    "grid.linewidth": 0.7,
    "hatch.linewidth": 0.7,
    "svg.fonttype": "none",
}
XLINK = "{http://www.w3.org/1999/xlink}href"
SVG = "{http://www.w3.org/2000/svg}"
SAFE = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Hand:
    """How one side is drawn: a colour of Okabe and Ito's, and what tells it apart without colour."""

    colour: str
    line: str
    marker: str
    hatch: str

    @property
    def tint(self) -> str:
        """The colour as a light ground that its hatching stands out from: a third of it in white."""
        parts = (int(self.colour[at : at + 2], 16) for at in (1, 3, 5))
        return "#" + "".join(f"{round(255 - (255 - part) / 3):02x}" for part in parts)


HANDS = (
    Hand("#0072b2", "-", "o", "////"),
    Hand("#d55e00", "--", "s", "||||"),
    Hand("#009e73", "-.", "^", "\\\\\\\\"),
    Hand("#cc79a7", ":", "D", "xxxx"),
    Hand("#56b4e9", (0, (8, 2)), "v", "----"),  # type: ignore[arg-type]
    Hand("#e69f00", (0, (1, 1)), "P", "++++"),  # type: ignore[arg-type]
)


def hand(place: int) -> Hand:
    """How the side at a place is drawn; after six they begin again."""
    return HANDS[place % len(HANDS)]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture with what it shows in words: a title, and alt for those who don't see it.

    links names what lies behind each address that a mark of it opens.
    """

    name: str
    title: str
    alt: str
    figure: "Figure"
    links: Mapping[str, str] = field(default_factory=dict)

    def svg(self) -> str:
        """The picture as an svg element, its ids its own, so that several stand in one page."""
        with style(salt=self.name):
            written = io.BytesIO()
            self.figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
        return _finished(written.getvalue(), self)

    def png(self) -> bytes:
        """The picture as PNG, twice as large as it is drawn."""
        with style(salt=self.name):
            written = io.BytesIO()
            self.figure.savefig(written, format="png", dpi=72 * PNG_SCALE, metadata={"Software": None})
        return written.getvalue()


@contextmanager
def style(*, salt: str = "balance") -> Iterator[None]:
    """The settings that all pictures are drawn and saved under; UsageError where matplotlib is not installed."""
    try:
        import matplotlib
    except ModuleNotFoundError:
        raise UsageError(
            "pictures need matplotlib: install armsledger[balance] ('make extras' does)"
        ) from None
    with matplotlib.rc_context({**STYLE, "svg.hashsalt": salt}):
        yield


def canvas(height: float, title: str, below: str) -> tuple["Figure", float]:
    """An empty picture with its title and a line on what it counts, and how far down both reach."""
    from matplotlib.figure import Figure

    heads, lines = wrap(title, LETTERS_A_TITLE), wrap(below, LETTERS_A_LINE)
    top = MARGIN + 20 * len(heads) + 17 * len(lines) + 8
    figure = Figure(figsize=(WIDTH / 72, (height + top) / 72), dpi=72, facecolor="white")
    at = float(MARGIN)
    for text in heads:
        put(figure, MARGIN, at, text, fontsize=HEAD, fontweight="bold", va="top")
        at += 20
    for text in lines:
        put(figure, MARGIN, at + 2, text, fontsize=SMALL, color=SOFT, va="top")
        at += 17
    return figure, float(top)


def put(figure: "Figure", x: float, y: float, text: str, **looks: Any) -> None:
    """Text at a place in pixels from the left and from the top."""
    height = figure.get_figheight() * 72
    figure.text(x / WIDTH, 1 - y / height, text, **looks)


def plot_area(figure: "Figure", left: float, top: float, width: float, height: float) -> "Axes":
    """Axes at a place in pixels from the left and from the top."""
    whole = figure.get_figheight() * 72
    return figure.add_axes((left / WIDTH, 1 - (top + height) / whole, width / WIDTH, height / whole))


def band(
    axes: "Axes", x: Sequence[float], lows: Sequence[float], highs: Sequence[float], drawn: Hand
) -> None:
    """A stretch from lows to highs that lets what is below it be seen, hatched."""
    axes.fill_between(x, lows, highs, facecolor=drawn.colour + "26", linewidth=0)
    axes.fill_between(
        x, lows, highs, facecolor="none", edgecolor=drawn.colour + "90", hatch=drawn.hatch, linewidth=0.6
    )


def safe_id(*parts: object) -> str:
    """An identity for an anchor of a page, of letters, digits and hyphens."""
    return SAFE.sub("-", "-".join(str(part) for part in parts if part is not None))


def _finished(written: bytes, picture: Picture) -> str:
    """matplotlib's SVG as an element for a page: no size of its own, own ids, a title, a name for each link."""
    root = etree.fromstring(written)
    for gone in (*root.findall(f"{SVG}metadata"), *root.iter(f"{SVG}style")):
        gone.getparent().remove(gone)
    root.set("stroke-linejoin", "round")
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    root.set("role", "group")
    root.set("aria-labelledby", f"{picture.name}-title")
    own = f"{picture.name}-"
    for node in root.iter(etree.Element):
        for name, value in node.attrib.items():
            if name == "id":
                node.set(name, own + value)
            elif name == XLINK and node.tag == f"{SVG}use":
                node.set(name, "#" + own + value.removeprefix("#"))
            elif "url(#" in value:
                node.set(name, value.replace("url(#", f"url(#{own}"))
        if node.tag == f"{SVG}a":
            node.attrib.pop("target", None)
            told = etree.Element(f"{SVG}title")
            told.text = picture.links.get(node.get(XLINK) or "", "")
            node.insert(0, told)
    title = etree.Element(f"{SVG}title", id=f"{picture.name}-title")
    title.text = picture.title
    about = etree.Element(f"{SVG}desc")
    about.text = picture.alt
    root.insert(0, title)
    root.insert(1, about)
    text: str = etree.tostring(root, encoding="unicode")
    return text + "\n"
