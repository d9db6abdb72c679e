"""Every quote and mention stands at its offsets, whatever the text looks like."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.claims.english.reading import CODER, check, claims

from armsledger.documents import ReadOptions, read

QUALITY = Path(__file__).parents[2] / "quality" / "articles.jsonl"

TELLING = [
    "Russia delivered 18 Smerch launchers and as many TOS-1A launchers to Azerbaijan in 2013.",
    "“We have sold ten T-90 tanks to Azerbaijan for $40 million,” Dmitry Rogozin said on Monday.",
    "The deal is worth $4 billion.",
    "The figure could rise to $5 billion, President Ilham Aliyev said.",
    "Those included a battalion (three batteries of three launchers each) of S-300 systems.",
    "Armenia's arch-foe does not possess such missiles.",
    "PARIS (Reuters) — The Royal Thai Navy ordered a Chinese submarine",
    "According to unconfirmed reports, Iran smuggled missiles to the Houthis between 2009 and 2011",
    "- Six Kilo-class submarines were bought by Vietnam from Russia.",
    "France will not export Rafale fighters to Egypt; Germany sold 20 Leopard 2 tanks to Chile.",
]
ODD = [
    "ﬁve oﬃcers", "e\u0301", "\u0301", "\U0001f680", "🇦🇲🇦🇿", "mis\u00adsiles", "\u00ad", "שלום", "\u202eTanks\u202c",
    "\u200b", "\ufeff", "İ", "ß", "“", "”", "(", ")", "—", "$", "18", "T-90", "\u00a0", "...", "'s", "Ռուսաստան", "’",
]  # fmt: skip
GAPS = [" ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\u2028", "\u00a0", "", ". ", "\n- "]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences that tell of transfers, run together by odd gaps, with odd characters put anywhere."""
    parts = draw(st.lists(st.sampled_from(TELLING), min_size=1, max_size=4))
    text = "".join(part + draw(st.sampled_from(GAPS)) for part in parts)
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=4)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + odd + text[at:]
    return text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts(), title=st.none() | st.sampled_from(TELLING) | texts())
@example(text="\r\n\r\n".join(TELLING), title=TELLING[0])
@example(text="\u00ad".join(TELLING), title=None)
@example(text=" ".join(TELLING).replace("ss", "ß").replace("fi", "ﬁ"), title="\U0001f680 " + TELLING[9])
@example(text="🇦🇲 " * 50 + TELLING[0], title=None)
def test_in_any_text(text: str, title: str | None) -> None:
    claims(text, title=title)


def test_in_the_quality_articles() -> None:
    found = 0
    for made in read([str(QUALITY)], ReadOptions()):
        for claim in CODER.code(made):
            check(claim, made)
            found += 1
    assert found > len(QUALITY.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("before", ["🇦🇲 ", "e\u0301", "\r\n", "\U0001f680\n\n", "שלום. ", "co\u00adop. "])
def test_what_stands_before_a_claim_moves_its_words_and_nothing_else(before: str) -> None:
    plain, moved = claims(TELLING[0]), claims(f"{before}\n\n{TELLING[0]}")
    shift = len(before) + 2
    assert len(plain) == 2
    assert [[(q.span.start + shift, q.exact) for q in c.evidence] for c in plain] == [
        [(q.span.start, q.exact) for q in c.evidence] for c in moved
    ]


def test_articles_of_one_long_line_are_read_to_the_end() -> None:
    filler = "The choir of the town sang in the rain and went home. " * 800
    [claim] = claims(f"{filler}Germany sold 20 Leopard 2 tanks to Chile.")
    assert (claim.supplier, claim.recipient) == ("DEU", "CHL")
    assert claim.evidence[0].span.start >= len(filler)
