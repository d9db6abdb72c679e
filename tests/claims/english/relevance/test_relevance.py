"""The cheap look before the parse lets through all that may hold a claim, and little of the general news."""

import json
from pathlib import Path

import pytest
from tests.makers import article

from armsledger.claims.english.relevance import may_hold_claim
from armsledger.documents import Article, ReadOptions, read

ROOT = Path(__file__).resolve().parents[4]
SHARED = ROOT.parent / "shared"

MAY_HOLD = {
    "a type, and any word that may tell of a transfer": [
        "The Peruvian army shows its Mi-35 helicopters.",
        "Chile wants the Gripen.",
        "Peru has T-55s.",
        "Brigade after brigade parades T 90s in Algiers.",
        "SERBIA GETS MIG-29S",
    ],
    "goods and a word of trade": [
        "Howitzers were delivered to the port. The minister thanked Norway.",
        "The government ordered four corvettes in 2014, and Chile follows.",
        "Chile: tender for frigates opened.",
    ],
    "arms at large": [
        "Arms exports to Oman were stopped.",
        "Kenya buys weapons.",
        "The prime ministers of Serbia and Cyprus signed a military-technical cooperation agreement.",
        "Norway grants Kenya a defence loan.",
        "A Dutch ban on military goods for Oman was lifted.",
        "Serbia trains Angola's pilots under a defence cooperation agreement.",
    ],
    "goods that only military words explain": [
        "The Kenyan navy gets two ships from Spain.",
        "Spain will send equipment and aid to the army of Kenya.",
    ],
    "made abroad": [
        "A Spanish-built corvette of the navy sank.",
        "A mortar of Serbian-made quality was fired; it was Serbian made.",
    ],
    "two parties": [
        "Serbia has promised three howitzers to Cyprus.",
        "Cyprus is evaluating a Serbian howitzer.",
        "From Spain come the corvettes that Kenya hopes to show next year.",
    ],
}
TURNED_AWAY = {
    "no goods": [
        "Serbia sold apples to Cyprus and bought oranges.",
        "The ministers signed an agreement on fish with Norway.",
        "Kenya got a loan from Norway for a road.",
    ],
    "no party": ["Ten howitzers were delivered on time.", "The T-90 was sold.", "He bought a rifle."],
    "no transfer": ["A Serbian howitzer near the lake.", "The T-90 of Algeria."],
    "fighting": [
        "A Kenyan drone was shot down near Oman as it entered the sky over the lake.",
        "Rebels have destroyed two Serbian tanks in Cyprus, reports say.",
    ],
    "goods in one sentence, a transfer in another": [
        "Howitzers stood on the quay in Oman. The fish was sold at noon.",
    ],
    "far apart in one sentence": [
        "In Oman a rifle was fired over the grave, and the mourners, many of whom had come a long way through rain and "
        "wind and over roads that nobody had mended since the old king died, went home and sold what they had brought.",
    ],
    "daily life": [
        "The fire brigade of Oslo sent two boats to the island.",
        "An aircraft with aid reached Kenya.",
        "Police in Spain seized a gun after a bank in Madrid was robbed.",
        "Parts of Norway have no power.",
        "In order to vote, citizens of Chile needed their papers and a rifle range was the polling place.",
        "The rocket carried a satellite of Norway.",
    ],
}


def _cases(kinds: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(kind, text) for kind, texts in kinds.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), _cases(MAY_HOLD))
def test_texts_that_may_hold_a_claim_go_on_to_the_parse(kind: str, text: str) -> None:
    assert may_hold_claim(article(text)), kind
    assert may_hold_claim(article("It rained.", title=text)), kind


@pytest.mark.parametrize(("kind", "text"), _cases(TURNED_AWAY))
def test_texts_that_can_hold_none_are_turned_away(kind: str, text: str) -> None:
    assert not may_hold_claim(article(text)), kind


def test_the_party_may_stand_anywhere_in_the_article() -> None:
    assert may_hold_claim(article("Ten howitzers were delivered.", title="News from Kenya"))
    assert may_hold_claim(article("Kenya is large.\n\nIt rained.\n\nTen howitzers were delivered."))


def test_parties_of_the_sentence_before_count() -> None:
    assert may_hold_claim(article("Serbia and Cyprus met. They discussed howitzers that one had promised."))


@pytest.mark.parametrize(
    "text",
    [
        "Serbia sold how\u00aditzers to Cyprus.",
        "Serbia so\u200bld howitz\u200ders to Cyprus.",
        "Serbia sold ri\ufb02es to Cyprus.",
        "Serbia sold\nhowit-\nzers,\nthat is\nhowitzers, to\nCyprus.",
        "\u202bSerbia sold howitzers to Cyprus.\u202c",
        "Serbia\u00a0sold\u00a0T\u201172\u00a0tanks.",
        "Serbia sold Т-90С to Cyprus.",
        "\U0001f680\U0001f680 Serbia sold howitzers to Cyprus \U0001f1e8\U0001f1fe",
    ],
)
def test_odd_letters_hide_nothing(text: str) -> None:
    assert may_hold_claim(article(text))


def test_a_long_text_without_a_stop_is_read_to_its_end() -> None:
    filler = "the lake and the hill and " * 2_000
    assert may_hold_claim(article(f"{filler} Serbia sold howitzers to Cyprus and {filler}"))
    assert not may_hold_claim(article(filler))


def _with_claims(articles: Path, claims: Path) -> list[Article]:
    told = {json.loads(line)["doc"] for line in claims.read_text(encoding="utf-8").splitlines()}
    found = [a for a in read([str(articles)], ReadOptions()) if isinstance(a, Article) and a.id in told]
    assert len(found) == len(told)
    return found


def test_every_article_of_our_gold_that_has_claims_goes_on() -> None:
    quality = ROOT / "tests" / "quality"
    gold = _with_claims(quality / "articles.jsonl", quality / "claims.jsonl")
    assert [a.id for a in gold if not may_hold_claim(a)] == []


@pytest.mark.parametrize(("folder", "stem"), [("gold", "dev."), ("seeds", "")])
def test_every_real_report_that_has_claims_goes_on(folder: str, stem: str) -> None:
    articles = SHARED / folder / f"{stem}articles.jsonl"
    if not articles.is_file():
        pytest.skip(f"no {folder} beside the repo")
    gold = _with_claims(articles, articles.with_name(f"{stem}claims.jsonl"))
    assert sum(not may_hold_claim(a) for a in gold) == 0


@pytest.mark.parametrize(
    ("source", "share"), [("wikinews", 0.06), ("ntrex_en", 0.06), ("current_events", 0.03)]
)
def test_most_general_news_is_turned_away(source: str, share: float) -> None:
    file = SHARED / "reference" / "haystack" / f"{source}.jsonl"
    if not file.is_file():
        pytest.skip("no general news beside the repo")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()][:3_000]
    through = sum(may_hold_claim(article(row["text"], title=row["title"])) for row in rows)
    assert through <= share * len(rows)
