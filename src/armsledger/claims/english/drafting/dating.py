"""When a stage was reached: which date of a sentence belongs to the transfer that it tells."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import Chain
from armsledger.claims.english.drafting.dated import ANNOUNCING, Dated, dates_of
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.lexicon import REPORTING
from armsledger.claims.english.passages import Passage, ancestors
from armsledger.claims.grammar.dates import When
from armsledger.terms import Stage
from armsledger.values import Period

ANNOUNCED_STAGES = frozenset(Stage) - {Stage.DELIVERY}
"""The stages that come about by being told; a delivery has its own day."""

_CLAUSES = ("relcl", "acl", "advcl", "conj", "ccomp", "parataxis", "pcomp")
_TIED = {
    "inner": "on the trigger",
    "outer": "on a word above the trigger",
    "beside": "on a word beside the trigger",
    "goods": "on the goods",
    "telling": "on the words that announce or say it",
    "above verb": "on the verb above the trigger",
    "above noun": "on the noun above the trigger",
    "aside": "beside the trigger",
}
"""How a date is tied to a transfer, for people."""

_OPEN_CLAUSES = ("acl", "ccomp", "parataxis")
"""Clauses whose own verb, if it tells of no transfer, mostly dates what they hang on ('held in 2014')."""

_APART = {"after", "following", "before", "despite", "amid", "since", "because", "due"}
"""Words between an event and what is only told beside it: the date of the one is not that of the other."""


def when_here(
    passage: Passage, sentence: Tokens, goods: Goods, chain: Chain, stage: Stage, *, appeared_by: str | None
) -> tuple[When | None, str]:
    """The date in the sentence itself that belongs to the transfer told there, if one does, and how it is tied to it.

    Of dates that are tied alike the one stands that is on its side of the goods: after them in 'three in 2012 and
    one in 2013', before them where the sentence leads with its dates.
    """
    dates = dates_of(passage, sentence)
    leading = _lead(dates, passage, sentence)
    alone = sum(d.governor != "event" or d.stage is stage for d in dates) == 1
    ranked = []
    for dated in dates:
        tie = "apart" if _told_aside(passage, dated.when, goods, chain) else _tie(dated.root, goods, chain)
        rank = _rank(dated, tie, stage, alone=alone, appeared_by=appeared_by)
        if rank is None or _in_other_brackets(passage.text, dated, chain, stage):
            continue
        start = dated.when.start
        wrong_side = len(dates) > 1 and (start > goods.start) is leading
        parted = len(dates) > 1 and _parted(passage, goods, start)
        order = (rank, wrong_side, parted, abs(start - chain.inner.token.idx), start)
        ranked.append((order, dated.when, _TIED.get(tie, f"in a clause of its own ({tie})")))
    return min(ranked, key=lambda r: r[0])[1:] if ranked else (None, "")


_LOOSE, _LAST = 5, 7
"""The ranks of dates that another verb bears, and of those by which an agreement is to be fulfilled."""


def comes_by(dated: Dated, stage: Stage, appeared_by: str | None) -> bool:
    """Whether a date is that by which an agreement is to be fulfilled: that of a delivery still to come."""
    return (
        stage is Stage.AGREEMENT
        and dated.stage is Stage.DELIVERY
        and _is_ahead(dated.when.period, appeared_by)
    )


def _is_ahead(period: Period, appeared_by: str | None) -> bool:
    """Whether a period ends after the day of publication."""
    return appeared_by is not None and (period.last_day or "9") > appeared_by


def begins_ahead(period: Period, appeared_by: str | None) -> bool:
    """Whether a period is all to come: no delivery that was made, and of an agreement only its deliveries."""
    return appeared_by is not None and (period.first_day or "") > appeared_by


def going_on(stage: Stage, chain: Chain, published: str | None) -> Period | None:
    """The month of publication, where it is known, for talks that are told in the present, else None."""
    month = (published or "")[: len("2016-07")]
    if stage is not Stage.NEGOTIATION or len(month) < len("2016-07"):
        return None
    verbs = (*(link.token for link in chain.links), *ancestors(chain.inner.token))
    present = any(
        t.tag_ in ("VBP", "VBZ") for v in verbs for t in (v, *v.children) if t.dep_ in ("aux", "ROOT")
    )
    return Period.of(month) if present else None


def _lead(dates: list[Dated], passage: Passage, sentence: Tokens) -> bool:
    """Whether the sentence names its first date before its first goods."""
    first = next((i.start for i in passage.items if i.start >= sentence.start_char), sentence.end_char)
    return bool(dates) and dates[0].when.start < first


def _parted(passage: Passage, goods: Goods, at: int) -> bool:
    """Whether other goods stand between goods and a place in the text."""
    low, high = sorted((at, goods.start))
    return any(low < i.start < high and not goods.start <= i.start < goods.end for i in passage.items)


def _in_other_brackets(text: str, dated: Dated, chain: Chain, stage: Stage) -> bool:
    """Whether a date stands in brackets that tell of another event ('six jets (42 were ordered in 2013)')."""
    start, trigger = dated.when.start, chain.inner.token.idx
    opened = text.rfind("(", 0, start)
    if opened < 0 or ")" in text[opened:start] or dated.governor != "event" or dated.stage is stage:
        return False
    closed = text.find(")", start)
    return not opened < trigger < (closed if closed >= 0 else len(text))


def _rank(dated: Dated, tie: str, stage: Stage, *, alone: bool, appeared_by: str | None) -> int | None:
    """How firmly a date is tied to the transfer, 0 the firmest, or None where it is another event's.

    The order is that of how often each tie is right in annotated reports: nearly always for 0, in two of three for
    4, in every other for 6.
    """
    if tie == "apart" or (stage is Stage.DELIVERY and begins_ahead(dated.when.period, appeared_by)):
        return None
    rank = _rank_tied(dated, tie, stage, alone=alone)
    if rank == _LOOSE and stage is not Stage.INTEREST and _is_ahead(dated.when.period, appeared_by):
        rank = None
    return _LAST if rank is None and comes_by(dated, stage, appeared_by) else rank


def _rank_tied(dated: Dated, tie: str, stage: Stage, *, alone: bool) -> int | None:
    """The same by the tie alone, whenever the date may be."""
    if dated.governor == "held":
        return 0 if dated.when.kind == "since" and tie in ("inner", "outer", "goods") else None
    same = dated.stage is stage
    if tie in ("inner", "outer", "goods"):
        return 0 if same else 3
    if tie == "beside":
        return 0 if same else None
    if tie == "telling":
        return _rank_told(dated, stage, alone=alone)
    if tie == "above verb":
        return 1 if same else 2 if dated.governor == "verb" else None
    if tie in _CLAUSES[:-1] and tie != "advcl":
        return _rank_in_clause(dated, tie, stage)
    return 4 if same and stage is Stage.AGREEMENT else None


def _rank_in_clause(dated: Dated, tie: str, stage: Stage) -> int | None:
    """The same for a date in a clause of its own."""
    if dated.stage is stage:
        return 2
    if dated.governor == "announced" and tie in ("acl", "relcl"):
        return 4 if stage in ANNOUNCED_STAGES else None
    return _LOOSE if dated.governor == "verb" and tie in _OPEN_CLAUSES else None


def _rank_told(dated: Dated, stage: Stage, *, alone: bool) -> int | None:
    """The same for a date that hangs on the words that tell of the transfer."""
    if dated.governor == "announced":
        return 4 if stage in ANNOUNCED_STAGES and alone else None
    if dated.governor == "said":
        return 6 if stage is Stage.INTEREST and alone else None
    return 4


def _tie(root: Token, goods: Goods, chain: Chain) -> str:
    """Where a date joins the transfer: at a link, at the goods, above them, or by a clause of its own."""
    places = {link.token.i: depth for depth, link in enumerate(chain.links)}
    clause, apart = "", False
    for up in (root, *ancestors(root)):
        if up.i == goods.head.i:
            return clause or "goods"
        if up.i in places:
            return clause or _at_link(up, goods, inner=places[up.i] == 0)
        if up.is_ancestor(chain.inner.token) and (clause or up.pos_ in ("VERB", "AUX", "NOUN", "PROPN")):
            return "apart" if apart else clause or _above(up)
        apart = apart or (up.lower_ in _APART and up not in (root, root.head))
        if up.pos_ in ("VERB", "AUX") or up.dep_ in ("relcl", "acl", "advcl"):
            clause = clause if clause in _CLAUSES else up.dep_ if up.dep_ in _CLAUSES else "clause"
    return "aside"


def _told_aside(passage: Passage, when: When, goods: Goods, chain: Chain) -> bool:
    """Whether nothing but nouns stand between a date and a word such as 'following' before it.

    'Following the fall of the government in 2013 it has bought …': the date is that of the fall, whatever it hangs on.
    """
    own = {goods.head.i, *(link.token.i for link in chain.links)}
    at = passage.tokens(when.start, when.end).start - 1
    first = passage.doc[at + 1].sent.start
    while at >= first and at not in own:
        token = passage.doc[at]
        if token.lower_ in _APART and token.dep_ == "prep":
            return True
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return False
        at -= 1
    return False


def _at_link(link: Token, goods: Goods, *, inner: bool) -> str:
    """At which link: the inner one, one above it, or one of a clause on the goods ('tanks ordered in 2015')."""
    if inner:
        return "inner"
    return "beside" if goods.head.is_ancestor(link) else "outer"


def _above(up: Token) -> str:
    if up.lower_ in ANNOUNCING or up.lower_ in REPORTING:
        return "telling"
    return "above verb" if up.pos_ in ("VERB", "AUX") else "above noun"
