"""A claim stands on its exact words, and its identity on what it says."""

import json
import unicodedata
from dataclasses import FrozenInstanceError, fields, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.makers import article, report, say

from armsledger.claims import Claim, Coder, Quote, read_back, written
from armsledger.documents import Article, Document, Label, Publication, Region
from armsledger.errors import AnchorError
from armsledger.terms import Category, Certainty, Place, Polarity, Role, Side, Stage, Unit, ValueOf
from armsledger.values import Bounds, Money, Period, Span

TITLE = "Azerbaijan gets its tanks"
BODY = "Russia delivered 18 T-90 tanks to Azerbaijan in 2013. They cost $70 million."
COMMENT = "Aram said: Russia delivered 18 T-90 tanks to Azerbaijan for nothing."
MENU = "Home | T-90 tanks"


def page() -> Article:
    """A page whose body stands between a menu and a reader's comment."""
    text = f"{MENU}\n{BODY}\n{COMMENT}"
    body, comment = text.index(BODY), text.index(COMMENT)
    regions = (
        Region(Span(0, len(MENU)), Label.FURNITURE, "menu"),
        Region(Span(body, body + len(BODY)), Label.BODY, "prose"),
        Region(Span(comment, len(text)), Label.COMMENT, "heading of comments"),
    )
    document = Document(text, regions)
    return Article("page", document, Publication(document.id, title=TITLE))


PAGE = page()


def span_of(words: str, *, article: Article = PAGE, after: int = 0) -> Span:
    start = article.text.index(words, after)
    return Span(start, start + len(words))


def quoted(words: str, *, after: int = 0) -> Quote:
    return Quote(span_of(words, after=after), words)


IN_BODY = PAGE.text.index(BODY)
SENTENCE = quoted("Russia delivered 18 T-90 tanks to Azerbaijan in 2013")


def claim(**changed: Any) -> Claim:
    """The claim of the page's first sentence, with other fields if asked."""
    saying: dict[str, Any] = {
        "article": PAGE,
        "coder": Coder("hand", "1"),
        "supplier": "RUS",
        "recipient": "AZE",
        "item": "T-90 tanks",
        "category": Category.TANK,
        "stage": Stage.DELIVERY,
        "evidence": (SENTENCE,),
        "mentions": {
            Role.SUPPLIER: (span_of("Russia"),),
            Role.QUANTITY: (span_of("18"),),
        },
        "trigger": span_of("delivered"),
    }
    return Claim(**(saying | changed))


class TestWords:
    """Every quote and mention stands at its offsets in the title or the body, or there is no claim."""

    def test_words_that_stand_are_kept(self) -> None:
        made = claim()
        assert [PAGE.words(quote.span) for quote in made.evidence] == [SENTENCE.exact]
        assert PAGE.words(made.mentions[Role.QUANTITY][0]) == "18"

    def test_words_of_the_title_are_evidence(self) -> None:
        made = claim(evidence=(Quote(Span(0, len(TITLE), Place.TITLE), TITLE),), mentions={}, trigger=None)
        assert made.evidence[0].span.place is Place.TITLE

    @pytest.mark.parametrize("shift", [-1, 1, 7])
    def test_a_quote_that_stands_elsewhere_is_refused(self, shift: int) -> None:
        there = SENTENCE.span
        moved = Span(there.start + shift, there.end + shift)
        with pytest.raises(AnchorError, match="Russia delivered 18"):
            claim(evidence=(Quote(moved, SENTENCE.exact),))

    @pytest.mark.parametrize(
        "words", ["russia delivered", "Russia delivered ", "Russia  delivered", "Russia", ""]
    )
    def test_a_quote_of_other_words_is_refused(self, words: str) -> None:
        with pytest.raises(AnchorError):
            claim(evidence=(Quote(span_of("Russia delivered"), words),))

    def test_one_wrong_quote_among_right_ones_is_refused(self) -> None:
        wrong = Quote(span_of("They cost $70 million"), "They cost $90 million")
        with pytest.raises(AnchorError, match="90 million"):
            claim(evidence=(SENTENCE, wrong))

    def test_a_claim_needs_evidence(self) -> None:
        with pytest.raises(AnchorError, match="no evidence"):
            claim(evidence=())

    @pytest.mark.parametrize(
        "words", [quoted("Aram said"), quoted(COMMENT), quoted("Home"), quoted(MENU)], ids=lambda q: q.exact
    )
    def test_comments_and_furniture_are_no_evidence(self, words: Quote) -> None:
        with pytest.raises(AnchorError, match="title or the body"):
            claim(evidence=(words,))

    @pytest.mark.parametrize("more", [COMMENT[:4], COMMENT])
    def test_a_quote_that_runs_from_the_body_into_a_comment_is_refused(self, more: str) -> None:
        with pytest.raises(AnchorError, match="title or the body"):
            claim(evidence=(quoted(f"They cost $70 million.\n{more}"),))

    @pytest.mark.parametrize("role", Role)
    @pytest.mark.parametrize("words", ["Aram", "Home"])
    def test_a_mention_outside_the_body_is_refused(self, role: Role, words: str) -> None:
        with pytest.raises(AnchorError, match="title or the body"):
            claim(mentions={role: (span_of("Russia"), span_of(words))})

    def test_a_trigger_outside_the_body_is_refused(self) -> None:
        with pytest.raises(AnchorError, match="title or the body"):
            claim(trigger=span_of("delivered", after=PAGE.text.index(COMMENT)))

    @pytest.mark.parametrize(
        "past",
        [
            Span(len(PAGE.text) - 1, len(PAGE.text) + 1),
            Span(len(PAGE.text), len(PAGE.text) + 5),
            Span(10**9, 10**9 + 1),
            Span(0, len(TITLE) + 1, Place.TITLE),
            Span(len(TITLE), len(TITLE) + 9, Place.TITLE),
        ],
    )
    def test_spans_past_the_end_are_refused(self, past: Span) -> None:
        for wrong in (
            {"evidence": (Quote(past, PAGE.words(past)),)},
            {"mentions": {Role.ITEM: (past,)}},
            {"trigger": past},
        ):
            with pytest.raises(AnchorError):
                claim(**wrong)

    def test_a_page_without_a_title_has_no_words_in_it(self) -> None:
        untitled = replace(PAGE, publication=replace(PAGE.publication, title=None))
        with pytest.raises(AnchorError):
            claim(article=untitled, mentions={Role.ITEM: (Span(0, 1, Place.TITLE),)})

    def test_a_page_of_furniture_alone_has_no_claim(self) -> None:
        document = Document(BODY, (Region(Span(0, len(BODY)), Label.FURNITURE),))
        menu = Article("menu", document, Publication(document.id))
        with pytest.raises(AnchorError):
            claim(article=menu, evidence=(Quote(Span(0, 6), "Russia"),), mentions={}, trigger=None)

    def test_the_message_names_the_article_and_the_words(self) -> None:
        with pytest.raises(AnchorError) as refused:
            claim(evidence=(Quote(Span(0, 3), "Armenia"),))
        assert "page" in str(refused.value) and "Armenia" in str(refused.value)


OTHER = {
    "coder": Coder("hand", "2"),
    "supplier": "BLR",
    "recipient": "ARM",
    "item": "tanks",
    "category": Category.ARMOURED_VEHICLE,
    "stage": Stage.AGREEMENT,
    "evidence": (quoted("delivered 18 T-90 tanks"),),
    "mentions": {Role.SUPPLIER: (span_of("Russia"),)},
    "system": "T-90",
    "supplier_org": "Uralvagonzavod",
    "quantity": Bounds(18, 18),
    "value": Money(70_000_000, 70_000_000, "USD"),
    "value_of": ValueOf.PACKAGE,
    "package": "RUS-AZE",
    "polarity": Polarity.DENIED,
    "certainty": Certainty.POSSIBLE,
    "when": Period.of("2013"),
    "speaker": "Aram",
    "side": Side.EXPERT,
    "trigger": span_of("cost"),
    "item_status": "new",
    "state_of_origin": "RUS",
    "tiv_per_unit": 4.0,
}


class TestIdentity:
    """What a claim says makes its id; where it stands makes its anchor key."""

    def test_the_same_claim_has_the_same_id(self) -> None:
        assert claim() == claim()
        assert claim().id == claim().id

    def test_every_field_of_a_claim_is_tried_below(self) -> None:
        made = {"document_id", "id", "anchor_key"}
        assert set(OTHER) == {field.name for field in fields(Claim)} - made - {"why"}

    @pytest.mark.parametrize("field", OTHER)
    def test_another_value_of_a_field_is_another_claim(self, field: str) -> None:
        other = claim(**{field: OTHER[field]})
        assert other.id != claim().id
        assert other != claim()

    def test_the_coders_name_counts_too(self) -> None:
        assert claim(coder=Coder("rules", "1")).id != claim().id

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"quantity": Bounds(18, 18)}, {"quantity": Bounds(18, None)}),
            ({"quantity": Bounds(18, None)}, {"quantity": Bounds(None, 18)}),
            ({"quantity": Bounds(3, 3)}, {"quantity": Bounds(3, 3, Unit.BATTERY)}),
            ({"value": Money(5, 5, "USD")}, {"value": Money(5, 5, "EUR")}),
            ({"when": Period("2013", None)}, {"when": Period("2013", "2013")}),
            ({"supplier": None}, {"supplier": "None"}),
            ({"supplier": "RUS", "recipient": None}, {"supplier": None, "recipient": "RUS"}),
        ],
    )
    def test_what_looks_alike_is_kept_apart(self, one: dict[str, Any], other: dict[str, Any]) -> None:
        assert claim(**one).id != claim(**other).id

    def test_why_it_was_found_does_not_matter(self) -> None:
        assert claim(why="trigger 'delivered'") == claim(why="by hand")
        assert claim(why="trigger 'delivered'").id == claim(why="by hand").id

    def test_the_order_in_which_mentions_are_given_does_not_matter(self) -> None:
        roles = {Role.SUPPLIER: (span_of("Russia"),), Role.QUANTITY: (span_of("18"),)}
        turned = dict(reversed(roles.items()))
        assert claim(mentions=roles).id == claim(mentions=turned).id
        assert claim(mentions=roles).anchor_key == claim(mentions=turned).anchor_key

    def test_another_text_makes_another_claim(self) -> None:
        longer = replace(PAGE.document, text=PAGE.text + "\n")
        other = claim(article=replace(PAGE, document=longer))
        assert other.document_id == longer.id != claim().document_id
        assert other.id != claim().id
        assert other.anchor_key != claim().anchor_key

    def test_another_appearance_of_the_text_makes_the_same_claim(self) -> None:
        elsewhere = replace(PAGE, id="b", publication=replace(PAGE.publication, outlet="Another Daily"))
        assert claim(article=elsewhere) == claim()


class TestAnchorKey:
    """Decisions hang on the anchor key: it outlives coders, versions and readings of the same words."""

    @pytest.mark.parametrize("field", sorted(set(OTHER) - {"mentions", "trigger"}))
    def test_it_stays_whatever_is_read_at_the_same_place(self, field: str) -> None:
        assert claim(**{field: OTHER[field]}).anchor_key == claim().anchor_key

    @pytest.mark.parametrize(
        "mentions",
        [
            {},
            {Role.SUPPLIER: (span_of("Russia"),)},
            {Role.RECIPIENT: (span_of("Russia"),), Role.QUANTITY: (span_of("18"),)},
            {Role.SUPPLIER: (span_of("Russia"),), Role.QUANTITY: (span_of("18 T-90"),)},
            {Role.SUPPLIER: (span_of("Russia"), span_of("Azerbaijan")), Role.QUANTITY: (span_of("18"),)},
            {Role.SUPPLIER: (Span(0, 6, Place.TITLE),), Role.QUANTITY: (span_of("18"),)},
        ],
    )
    def test_it_differs_by_role_and_span(self, mentions: dict[Role, tuple[Span, ...]]) -> None:
        assert claim(mentions=mentions).anchor_key != claim().anchor_key

    def test_it_differs_by_trigger(self) -> None:
        assert claim(trigger=span_of("cost")).anchor_key != claim().anchor_key

    def test_evidence_takes_the_place_of_a_missing_trigger(self) -> None:
        shorter = (quoted("delivered 18 T-90 tanks"),)
        assert claim(trigger=None).anchor_key != claim(trigger=None, evidence=shorter).anchor_key
        assert claim(trigger=None).anchor_key != claim(trigger=SENTENCE.span).anchor_key


class TestFrozen:
    @pytest.mark.parametrize("field", ["supplier", "id", "mentions", "evidence", "why"])
    def test_no_field_can_be_changed(self, field: str) -> None:
        made = claim()
        with pytest.raises(FrozenInstanceError):
            setattr(made, field, "other")
        with pytest.raises(FrozenInstanceError):
            delattr(made, field)

    def test_no_field_can_be_added(self) -> None:
        with pytest.raises((AttributeError, TypeError)):
            claim().note = "mine"  # type: ignore[attr-defined]

    def test_mentions_can_not_be_changed(self) -> None:
        made = claim()
        with pytest.raises(TypeError):
            made.mentions[Role.ITEM] = (span_of("Aram"),)  # type: ignore[index]
        assert isinstance(made.mentions[Role.SUPPLIER], tuple)

    def test_what_the_caller_does_with_its_mentions_afterwards_does_not_matter(self) -> None:
        spans = [span_of("Russia")]
        given_ = {Role.SUPPLIER: spans}
        made = claim(mentions=given_)
        spans.append(span_of("Aram"))
        given_[Role.ITEM] = [span_of("Home")]
        assert dict(made.mentions) == {Role.SUPPLIER: (span_of("Russia"),)}

    def test_roles_without_words_are_left_out(self) -> None:
        assert set(claim(mentions={Role.SUPPLIER: (span_of("Russia"),), Role.ITEM: ()}).mentions) == {
            Role.SUPPLIER
        }


class TestWriting:
    """What is written as JSON is read back as the same claim, and checked again."""

    @pytest.mark.parametrize("field", ["nothing", *OTHER])
    def test_a_claim_comes_back(self, field: str) -> None:
        made = claim(**({field: OTHER[field]} if field in OTHER else {}), why="by hand")
        row = json.loads(json.dumps(written(made), ensure_ascii=False))
        back = read_back(row, PAGE, coder=made.coder, why="by hand")
        assert back == made
        assert (back.id, back.anchor_key, back.why) == (made.id, made.anchor_key, "by hand")
        assert written(back) == written(made)

    def test_all_fields_at_once_come_back(self) -> None:
        made = claim(**OTHER)
        row = json.loads(json.dumps(written(made)))
        assert read_back(row, PAGE, coder=made.coder) == made

    def test_it_is_named_as_the_guide_has_it(self) -> None:
        row = written(claim(**OTHER))
        assert row["quantity"] == {"low": 18, "high": 18, "unit": "item"}
        assert row["value"] == {"low": 70_000_000, "high": 70_000_000, "currency": "USD"}
        assert row["when"] == {"start": "2013", "end": "2013"}
        assert (row["stage"], row["polarity"], row["certainty"]) == ("agreement", "denied", "possible")
        start = PAGE.text.index("delivered")
        assert row["evidence"] == [
            {"in": "text", "start": start, "end": start + 23, "quote": "delivered 18 T-90 tanks"}
        ]
        assert row["mentions"] == {"supplier": [{"in": "text", "start": IN_BODY, "end": IN_BODY + 6}]}

    @pytest.mark.parametrize("stretch", ["evidence", "mention", "trigger"])
    def test_a_row_that_was_tampered_with_is_refused(self, stretch: str) -> None:
        row = json.loads(json.dumps(written(claim())))
        spoilt = {
            "evidence": row["evidence"][0],
            "mention": row["mentions"]["supplier"][0],
            "trigger": row["trigger"],
        }[stretch]
        spoilt |= {"start": PAGE.text.index("Aram"), "end": PAGE.text.index("Aram") + 4}
        with pytest.raises(AnchorError):
            read_back(row, PAGE, coder=Coder("hand", "1"))

    def test_a_row_is_refused_by_another_text(self) -> None:
        with pytest.raises(AnchorError):
            read_back(
                written(claim()), article("Nothing of the kind is said here."), coder=Coder("hand", "1")
            )

    def test_claims_made_for_other_tests_come_back_too(self) -> None:
        made = report(
            "a", say(quantity=(None, 40), value=10**9, when="2012", speaker="Interfax", side="media")
        )
        [told] = made.claims
        assert read_back(json.loads(json.dumps(written(told))), made.article, coder=told.coder) == told


ODD = [
    "ﬁve oﬃcers", "ﬀ", "e\u0301", "é", "Å", "A\u030a", "\u0301\u0302", "\U0001f680", "👩\u200d✈️", "🇦🇲🇦🇿", "\r\n",
    "\n", "\r", "co\u00adop\u00aderation", "\u00ad", "שלום", "مرحبا ١٨", "\u202eklat\u202c", "\u200f", "\u200b",
    "\ufeff", "İstanbul", "ß", "ﬅ", "\u00a0", "\u2028", "\t", "18 T-90", "tanks", " ", "Ռուսաստան", "Ǆ",
    "\U0001d7d9\U0001d7e0", "\0",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(ODD) | st.text(max_size=5), min_size=1, max_size=12).map("".join).filter(len)
LABELS = st.sampled_from(Label)


@st.composite
def pages(draw: st.DrawFn) -> Article:
    """Any text, cut anywhere into body, furniture and comments, perhaps with stretches of no region."""
    text = draw(TEXTS)
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=6))})
    regions = tuple(
        Region(Span(start, end), label)
        for start, end in pairwise(cuts)
        if (label := draw(st.none() | LABELS)) is not None
    )
    document = Document(text, regions)
    return Article("any", document, Publication(document.id, title=draw(st.none() | TEXTS)))


@st.composite
def stretches(draw: st.DrawFn, made: Article) -> Span:
    """Any stretch of a page's text or title, sometimes past its end."""
    place = draw(st.sampled_from(Place))
    most = len(made.title if place is Place.TITLE else made.text) + 2
    start = draw(st.integers(0, most))
    return Span(start, draw(st.integers(start + 1, most + 1)), place)


def stands(made: Article, span: Span, exact: str) -> bool:
    """By counting letters one by one: whether the words stand there, each of them in the title or the body."""
    text = made.title if span.place is Place.TITLE else made.text
    if span.end > len(text) or [*text][span.start : span.end] != [*exact]:
        return False
    if span.place is Place.TITLE:
        return True
    body = {at for b in made.document.body for at in range(b.start, b.end)}
    letters = set(range(span.start, span.end))
    return bool(letters & body) and all(at in body or text[at].isspace() for at in letters)


def bare(made: Article, evidence: tuple[Quote, ...], mentions: dict[Role, tuple[Span, ...]]) -> Claim:
    return claim(article=made, evidence=evidence, mentions=mentions, trigger=None)


class TestAnyText:
    @given(st.data())
    def test_a_quote_is_taken_if_and_only_if_it_stands(self, data: st.DataObject) -> None:
        made = data.draw(pages())
        span = data.draw(stretches(made))
        exact = data.draw(st.just(made.words(span)) | TEXTS)
        try:
            quote = bare(made, (Quote(span, exact),), {}).evidence[0]
        except AnchorError:
            assert not stands(made, span, exact)
        else:
            assert stands(made, span, exact)
            assert made.words(quote.span) == quote.exact == exact

    @given(st.data())
    def test_a_mention_is_taken_if_and_only_if_it_stands(self, data: st.DataObject) -> None:
        made = data.draw(pages())
        span = data.draw(stretches(made))
        body = made.document.body
        assume(body or made.title)
        sure = body[0] if body else Span(0, len(made.title), Place.TITLE)
        quote = Quote(sure, made.words(sure))
        try:
            mention = bare(made, (quote,), {Role.ITEM: (span,)}).mentions[Role.ITEM][0]
        except AnchorError:
            assert not stands(made, span, made.words(span))
        else:
            assert stands(made, mention, made.words(mention))

    @given(text=TEXTS, data=st.data())
    @example(text="ﬁve", data=None)
    @example(text="e\u0301", data=None)
    @example(text="Russia\r\nsold", data=None)
    @example(text="mis\u00adsile", data=None)
    @example(text="İ", data=None)
    def test_words_that_only_look_the_same_are_refused(self, text: str, data: st.DataObject | None) -> None:
        start = data.draw(st.integers(0, len(text) - 1)) if data else 0
        span = Span(start, data.draw(st.integers(start + 1, len(text))) if data else len(text))
        made = article(text)
        exact = made.words(span)
        alike = {
            *(unicodedata.normalize(form, exact) for form in ("NFC", "NFD", "NFKC", "NFKD")),
            *(exact.casefold(), exact.replace("\r\n", "\n"), exact.replace("\u00ad", ""), exact.strip()),
            exact + "\u200b",
        } - {exact}
        assert bare(made, (Quote(span, exact),), {}).evidence[0].exact == exact
        for words in alike:
            with pytest.raises(AnchorError):
                bare(made, (Quote(span, words),), {})

    @given(st.data())
    def test_every_claim_comes_back_from_json(self, data: st.DataObject) -> None:
        made = article(data.draw(TEXTS), title=data.draw(TEXTS))
        whole = Span(0, len(made.text))
        spans = data.draw(st.dictionaries(st.sampled_from(Role), st.lists(stretches(made), max_size=3)))
        fit = {role: tuple(s for s in some if made.may_be_evidence(s)) for role, some in spans.items()}
        told = bare(made, (Quote(whole, made.text),), fit)
        row = json.loads(json.dumps(written(told)))
        assert read_back(row, made, coder=told.coder) == told

    def test_offsets_in_a_text_of_a_megabyte_are_exact(self) -> None:
        filler = "Übung der 🇦🇲 oﬃcers co\u00adoperation \u202eשלום\u202c e\u0301\r\n"
        filler *= 2**20 // len(filler) + 1
        made = article(f"{filler}{BODY}\r\n{filler}")
        assert len(made.text) > 2 * 2**20
        quote = Quote(Span(len(filler), len(filler) + len(BODY)), BODY)
        assert bare(made, (quote,), {}).evidence == (quote,)
        for shift in (-2, -1, 1, 2):
            with pytest.raises(AnchorError):
                bare(made, (Quote(Span(len(filler) + shift, len(filler) + len(BODY) + shift), BODY),), {})
