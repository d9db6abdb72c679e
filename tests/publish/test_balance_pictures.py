"""The pictures of the balance: what they say, what they open, that they need no colour and stay the same."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from tests.publish import balances

from armsledger.balance import Balance
from armsledger.errors import InputError, UsageError
from armsledger.publish.balance_drawing import HANDS, WIDTH, Picture, style
from armsledger.publish.balance_events import Event, read_events
from armsledger.publish.balance_flows import streams, suppliers
from armsledger.publish.balance_page import balance_pictures
from armsledger.publish.balance_pictures import deliveries, pyramid, row_id
from armsledger.publish.balance_ratio import ratios
from armsledger.terms import Category

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
PNG = b"\x89PNG\r\n\x1a\n"
EVENTS = (Event("2013-05", "a parade"), Event("2019", "after all of it"))


def drawn(balance: Balance) -> tuple[Picture, ...]:
    return balance_pictures(balance, events=EVENTS)


def volume(balance: Balance, draw: Callable[..., Picture], **how: object) -> Picture:
    line = balance.line("volume")
    assert line is not None
    return draw(balance, line, **how)


def words_of(picture: Picture) -> str:
    root = etree.fromstring(picture.svg())
    return " ".join(t for text in root.iter(f"{SVG}text") for t in text.itertext())


def test_every_picture_has_a_title_words_for_it_and_says_that_it_is_not_power() -> None:
    balance, _ = balances.both()
    names = [picture.name for picture in drawn(balance)]
    assert names == ["deliveries-volume", "pyramid", "ratio-volume", "suppliers"]
    for picture in drawn(balance):
        root = etree.fromstring(picture.svg())
        assert root[0].tag == f"{SVG}title" and root[0].text == picture.title
        assert root[0].get("id") == root.get("aria-labelledby")
        assert root[1].tag == f"{SVG}desc" and root[1].text == picture.alt
        assert "Armenia" in picture.title and "Azerbaijan" in picture.title
        assert "not power" in words_of(picture)


def test_every_mark_opens_something_and_says_what() -> None:
    balance, _ = balances.both()
    for picture in drawn(balance):
        links = list(etree.fromstring(picture.svg()).iter(f"{SVG}a"))
        assert links
        for link in links:
            assert re.fullmatch(r"#[\w-]+", link.get(XLINK) or "") and link.get("target") is None
            assert (link.findtext(f"{SVG}title") or "").strip()


def test_a_point_opens_the_line_of_its_year_and_a_bar_that_of_its_category() -> None:
    balance, _ = balances.both()
    assert set(volume(balance, deliveries).links) == {
        f"#l-volume-all-volume-since-{y}" for y in range(2010, 2017)
    }
    tanks, aircraft = (balance.line("delivered", c) for c in (Category.TANK, Category.COMBAT_AIRCRAFT))
    assert tanks and aircraft
    assert set(pyramid(balance).links) == {f"#{row_id(tanks)}", f"#{row_id(aircraft)}"}
    moved = pyramid(balance, address=lambda anchor: f"page.html#{anchor}")
    assert set(moved.links) == {f"page.html#{row_id(line)}" for line in (tanks, aircraft)}
    assert set(suppliers(balance).links) == {*("#from-RUS-to-ARM", "#from-RUS-to-AZE", "#from-BLR-to-AZE")}


def test_figures_stand_beside_the_marks() -> None:
    balance, _ = balances.both()
    line = balance.line("delivered", Category.TANK)
    assert line is not None
    low, high = (round(end) for end in line.sides[0].interval)
    assert f"{round(line.sides[0].middle)} ({low}–{high})" in words_of(pyramid(balance))
    assert (
        "Azerbaijan" in words_of(deliveries(balance, line))
        and "Tanks delivered" in deliveries(balance, line).title
    )


def test_the_volumes_of_suppliers_add_up_to_that_of_the_side() -> None:
    balance, _ = balances.both()
    line = balance.line("volume")
    assert line is not None
    found = streams(balance)
    assert (found[0].supplier, found[0].recipient) == ("RUS", "AZE")
    of_side = sum(s.volume for s in found if s.recipient == "AZE")
    low, high = line.sides[1].interval
    assert low <= of_side <= high


def test_an_event_within_the_years_stands_in_the_picture_of_the_ratio() -> None:
    balance, _ = balances.both()
    picture = volume(balance, ratios, events=EVENTS)
    assert "May 2013: a parade" in words_of(picture) and "May 2013: a parade" in picture.alt
    assert "after all of it" not in words_of(picture)
    assert "parity (1)" in words_of(picture)


def test_years_in_which_one_side_alone_received_any_stand_at_the_edge() -> None:
    both, _ = balances.both()
    assert "one side alone" in words_of(volume(both, ratios)).replace("\n", " ")
    neither, _ = balances.neither()
    assert "No ratio can be told." in words_of(volume(neither, ratios))


def test_an_empty_side_is_drawn_and_said() -> None:
    balance, _ = balances.one_side()
    for picture in drawn(balance):
        assert "none known" in picture.alt
    for picture in (volume(balance, deliveries), pyramid(balance), suppliers(balance)):
        assert "Armenia" in words_of(picture) and "none known" in words_of(picture)


def test_nothing_at_all_is_said_too() -> None:
    balance, _ = balances.neither()
    _, by_category, _, by_supplier = drawn(balance)
    assert "No delivery with a number is known." in words_of(by_category)
    assert "No volume delivered is known." in words_of(by_supplier)


def test_the_same_balance_gives_the_same_bytes() -> None:
    balance, _ = balances.both()
    for one, other in zip(drawn(balance), drawn(balance), strict=True):
        assert one.svg() == other.svg() == one.svg()
        assert one.png() == other.png() and one.png().startswith(PNG)


def test_pictures_of_one_page_share_no_id() -> None:
    balance, _ = balances.both()
    ids = [i for picture in drawn(balance) for i in re.findall(r'\sid="([^"]+)"', picture.svg())]
    assert len(ids) == len(set(ids))
    for picture in drawn(balance):
        text = picture.svg()
        inner = re.findall(r"url\(#([^)]+)\)", text) + re.findall(r'<use [^>]*href="#([^"]+)"', text)
        assert inner and set(inner) <= set(re.findall(r'\sid="([^"]+)"', text))


def test_sides_are_told_apart_without_colour() -> None:
    for look in ("line", "marker", "hatch", "colour"):
        assert len({getattr(one, look) for one in HANDS}) == len(HANDS)
    balance, _ = balances.both()
    text = volume(balance, deliveries).svg()
    assert text.count("<pattern ") == 2 and "stroke-dasharray" in text


def test_letters_are_large_enough_for_a_phone() -> None:
    balance, _ = balances.both()
    for picture in drawn(balance):
        root = etree.fromstring(picture.svg())
        assert (root.get("viewBox") or "").split()[2] == str(WIDTH) and root.get("width") is None
        sizes = [float(size) for size in re.findall(r"font(?:-size)?: [^;\"]*?([\d.]+)px", picture.svg())]
        assert sizes and min(sizes) >= 11


def test_a_picture_asks_for_matplotlib_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"install armsledger\[balance\]"), style():
        pass


def test_events_are_read_in_order(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text("date,label\n2016-04-02,fighting\n2014,clashes\n", encoding="utf-8")
    assert read_events(file) == (Event("2014", "clashes"), Event("2016-04-02", "fighting"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("when,label\n2014,x\n", "no column 'date'"),
        ("date,label\n2nd of May,x\n", "events.csv:2: '2nd of May' is no date"),
        ("date,label\n2014,\n", "without a label"),
    ],
)
def test_a_file_of_events_that_is_none_is_named(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "events.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_events(file)
