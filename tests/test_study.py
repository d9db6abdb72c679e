"""The worked study in docs/study-caucasus.md holds what its sources give, made anew."""

import re

import pytest
from lxml import etree
from sources import study_page

from armsledger.publish.balance_words import LIMITS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def made() -> study_page.Study:
    return study_page.study()


def test_the_page_says_what_its_sources_give(made: study_page.Study) -> None:
    text = study_page.PAGE.read_text(encoding="utf-8")
    assert study_page.page(made, text) == text, "run make study"
    assert set(re.findall(r"<!-- made: ([\w ]+) -->", text)) == set(study_page.blocks(made))


def test_the_pictures_show_it(made: study_page.Study) -> None:
    text = study_page.PAGE.read_text(encoding="utf-8")
    pictures = study_page.pictures(made)
    assert set(re.findall(r"\]\(images/(study-[\w-]+)\.svg\)", text)) == set(pictures)
    for name, picture in pictures.items():
        shown = (study_page.IMAGES / f"{name}.svg").read_text(encoding="utf-8")
        anchors = {address.partition("#")[2] for address in picture.links}
        assert anchors <= set(re.findall(r'<a id="([^"]+)">', text)), name
        assert told(shown) == told(picture.svg()), f"{name}: run make study"


def test_it_says_what_it_is_not() -> None:
    text = " ".join(study_page.PAGE.read_text(encoding="utf-8").split())
    assert (
        "it is no finding about the world" in text
        and "are our own, short, and about publicly known facts" in text
    )
    assert LIMITS in text


def told(svg: str) -> list[str]:
    """All that a picture says: its title, its words, its figures, what its marks stand for."""
    root = etree.fromstring(svg)
    said = (f"{SVG}title", f"{SVG}desc", f"{SVG}text")
    return ["".join(node.itertext()) for node in root.iter(etree.Element) if node.tag in said]
