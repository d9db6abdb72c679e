"""Evidence and mentions give back the very words of the document that was read, whatever else stands in it.

A claim can't be made unless its quotes stand at their offsets; so what could go wrong is that an offset counts
something else than code points, and a mention gives other words than those that were meant. The sentences here have
words that are known, and odd letters are put round them, between them and into them.
"""

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from armsledger.claims import Claim
from armsledger.claims.english.coder import EnglishRules
from armsledger.documents import Article, ReadOptions, read
from armsledger.terms import Place, Role
from armsledger.values import Span

CODER = EnglishRules()


@dataclass(frozen=True)
class Told:
    """A sentence that carries one claim, and the words in it that state each argument."""

    sentence: str
    supplier: str
    recipient: str
    item: str
    quantity: str | None = None
    value: str | None = None
    when: str | None = None

    @property
    def words(self) -> dict[Role, set[str]]:
        """The words by role, roles that the sentence does not state left out."""
        stated = {role: getattr(self, role.value) for role in Role}
        return {role: {words} for role, words in stated.items() if words}


TOLD = [
    Told(
        "Serbia delivered 14 howitzers to Cyprus in 2013.", "Serbia", "Cyprus", "howitzers", "14", when="2013"
    ),
    Told("Norway sold 9 corvettes to Peru.", "Norway", "Peru", "corvettes", "9"),
    Told("Kenya bought 30 T-55 tanks from Serbia.", "Serbia", "Kenya", "T-55 tanks", "30"),
    Told("Spain exported rifles to Chile in 2011.", "Spain", "Chile", "rifles", when="2011"),
    Told("Italy will supply 7 frigates to Oman.", "Italy", "Oman", "frigates", "7"),
]
AROUND = [
    "(\u202bשלום\u202c) {}", "{} (\u2067السلام\u2069)", "🇨🇾 {}", "{} 👩🏽\u200d✈️", "e\u0301. {}", "שלום. {}",
    "{} السلام", "\u00a0{}\u00a0", "The oﬃcers rested. {}", "{} Co\u00adop\u00ader\u00adation.", "«{}»", "{}\u200b",
    "{}",
]  # fmt: skip
GAPS = [" ", "  ", "\u00a0", "\u202f", "\t", "\u3000", " \u00a0 "]
ODD = [
    "ﬁ", "ﬄ", "\u0301", "\u0308\u0323", "🚀", "👨\u200d👩\u200d👧", "🇦🇲🇦🇿", "\u00ad", "\u200b", "\u200d", "\ufeff",
    "\u202b", "\u202c", "\u202e", "א", "ب", "İ", "ß", "ſ", "\r\n", "\r", "\x85", "\u2028", "“", "’", "½", "²", "Ⅷ",
    "１８", "\x0b", "𝟗", "ﷺ", "…",
]  # fmt: skip
FILLER = [
    "ﬁve oﬃcers of the ﬂeet e\u0301te\u0301 rested.",
    "שלום לכולם, 18 טנקים.",
    "السلام عليكم ١٨",
    "👩🏽‍🚒👩🏽‍🚒 🇦🇲🇦🇿🇬🇪 🚀",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "The choir of the tow\u00adn sang co\u00adop\u00adera\u00adtively\u200b.",
    "Ռուսաստանը, Россия и Україна; Т-90С.",
    "\u202eThe choir sang.\u202c",
    "１８　戦車、２０１３年。",
]
LEAD = "The choir of the town sang in the rain for hours on end, as the mayor and his wife had wished."
BREAKS = ["\n\n", "\r\n\r\n", "\r\n\r\n\r\n", "\n \n", "\n\n\u00a0"]
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def read_back(folder: Path, text: str, ending: str, title: str | None = None) -> Article:
    """The article that comes of a file with this text, as plain text, as JSON or as a page."""
    file = folder / f"report.{ending}"
    if ending == "txt":
        file.write_bytes(text.encode())
    elif ending == "jsonl":
        file.write_text(
            json.dumps({"id": "x", "title": title, "text": text, "language": "en"}), encoding="utf-8"
        )
    else:
        body = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
        file.write_text(
            f"<html><head><meta charset='utf-8'></head><body><article>{body}</article></body></html>"
        )
    (article,) = read([str(file)], ReadOptions())
    assert isinstance(article, Article), article
    return article


def anchored(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, each quote and each mention checked against its text or title."""
    claims = CODER.code(article)
    for claim in claims:
        for quote in claim.evidence:
            whole = article.title if quote.span.place is Place.TITLE else article.text
            assert whole[quote.span.start : quote.span.end] == quote.exact != ""
        for spans in claim.mentions.values():
            for span in spans:
                whole = article.title if span.place is Place.TITLE else article.text
                assert whole[span.start : span.end].strip()
                assert article.may_be_evidence(span)
    return claims


def finds(article: Article, told: Told, start: int, end: int, *, place: Place = Place.TEXT) -> bool:
    """Whether a claim rests on what stands at [start, end), and its mentions there are the told words."""
    here = Span(start, end, place)
    for claim in anchored(article):
        said = {
            role: {" ".join(article.words(span).split()) for span in spans if span.overlaps(here)}
            for role, spans in claim.mentions.items()
        }
        rests = any(quote.span.overlaps(here) for quote in claim.evidence)
        if rests and {role: words for role, words in said.items() if words} == told.words:
            return True
    return False


@SLOW
@given(
    parts=st.lists(
        st.tuples(
            st.sampled_from(FILLER), st.sampled_from(BREAKS), st.sampled_from(TOLD), st.sampled_from(AROUND)
        ),
        min_size=1,
        max_size=3,
    ),
    ending=st.sampled_from(["txt", "jsonl"]),
)
@example([(FILLER[4], "\r\n\r\n", TOLD[0], AROUND[0])], "txt")
@example([(FILLER[3], "\n\n", TOLD[2], AROUND[3])], "jsonl")
def test_among_odd_paragraphs_each_claim_is_found_with_its_words(tmp_path_factory, parts, ending) -> None:
    text, places = "", []
    for filler, gap, told, around in parts:
        text += f"{LEAD} {LEAD}\n\n{filler}{gap}"  # enough of it that the body is English
        before, after = around.split("{}")
        places.append((told, len(text) + len(before), len(text) + len(before) + len(told.sentence)))
        text += before + told.sentence + after + gap
    article = read_back(tmp_path_factory.mktemp("odd"), text, ending)
    assert article.text == text
    for told, start, end in places:
        assert finds(article, told, start, end), told


@SLOW
@given(
    told=st.sampled_from(TOLD),
    gap=st.sampled_from(GAPS),
    share=st.floats(0, 0.99),
    lead=st.sampled_from(["", "e\u0301", "🇨🇾🇨🇾", "ﬁ"]),
    ending=st.sampled_from(["txt", "jsonl", "html"]),
)
def test_whatever_parts_two_words(tmp_path_factory, told, gap, share, lead, ending) -> None:
    words = told.sentence.split(" ")
    at = 1 + int(share * (len(words) - 1))
    sentence = f"{' '.join(words[:at])}{gap}{' '.join(words[at:])}"
    text = f"{lead} The choir sang.\n\n{sentence}\n\nIt rained."
    article = read_back(tmp_path_factory.mktemp("gap"), text, ending)
    assert finds(article, told, article.text.index(words[0]), len(article.text))


@SLOW
@given(
    told=st.sampled_from([told for told in TOLD if " " not in told.item]),
    width=st.integers(60, 100),
    end=st.sampled_from(["\r\n", "\n"]),
    lead=st.sampled_from(["", "e\u0301e\u0301 ", "🇨🇾🇨🇾 ", "The oﬃcers rested. "]),
)
def test_in_wrapped_lines(tmp_path_factory, told, width, end, lead) -> None:
    after = "Nobody who had come to the quay went home before the lights of the harbour were put out."
    lines = wrap(f"{lead}{LEAD} {told.sentence} {after}", width)
    assume(all(line[0].islower() for line in lines[1:]))
    text = end.join(lines)
    article = read_back(tmp_path_factory.mktemp("wrapped"), text, "txt")
    start = article.text.index(told.sentence.split(" ")[0])
    assert article.text == text
    assert finds(article, told, start, start + len(told.sentence) + 2)


@SLOW
@given(
    told=st.sampled_from(TOLD),
    odd=st.lists(st.tuples(st.sampled_from(ODD), st.floats(0, 1)), min_size=1, max_size=6),
    last=st.sampled_from(TOLD),
    ending=st.sampled_from(["txt", "jsonl", "html"]),
)
def test_odd_letters_inside_a_sentence_move_no_other(tmp_path_factory, told, odd, last, ending) -> None:
    broken = told.sentence
    for letters, share in odd:
        at = round(share * len(broken))
        broken = broken[:at] + letters + broken[at:]
    text = f"{broken} {FILLER[0]}\n\n{FILLER[5]}\n\n{last.sentence}"
    article = read_back(tmp_path_factory.mktemp("in"), text, ending)
    start = article.text.rindex(last.sentence)
    assert finds(article, last, start, len(article.text))


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.sentence)
@pytest.mark.parametrize("around", AROUND)
def test_a_title_is_evidence_of_its_own(tmp_path: Path, told: Told, around: str) -> None:
    before, _ = around.split("{}")
    article = read_back(tmp_path, "🚀 It rained.", "jsonl", title=around.format(told.sentence))
    start = article.title.index(told.sentence)
    assert start == len(before)
    assert finds(article, told, start, start + len(told.sentence), place=Place.TITLE)


def test_a_text_of_a_megabyte(tmp_path: Path) -> None:
    row = " ".join(["ա" * 1_200, "e\u0301" * 600, "oﬃ" * 300]) + ".\r\n\r\n"
    filler = row * (500_000 // len(row))
    text = f"{TOLD[0].sentence}\r\n\r\n{filler}{TOLD[1].sentence}\r\n\r\n{filler}{TOLD[2].sentence}"
    assert len(text) > 1_000_000 - 2 * len(row)
    article = read_back(tmp_path, text, "txt")
    for told in TOLD[:3]:
        start = text.index(told.sentence)
        assert finds(article, told, start, start + len(told.sentence)), told
