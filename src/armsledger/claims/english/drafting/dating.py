"""When a stage was reached: which date of a sentence belongs to the transfer that it tells."""

from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import Chain, chain_of, mentions_contract, stage_of
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.lexicon import REPORTING, Frame, trigger_of, words
from armsledger.claims.english.passages import Passage, ancestors, inside
from armsledger.claims.grammar.dates import When
from armsledger.terms import Stage
from armsledger.values import Period

ANNOUNCING = words("announcing")
ANNOUNCED_STAGES = frozenset(Stage) - {Stage.DELIVERY}
"""The stages that come about by being told; a delivery has its own day."""

_CLAUSES = ("relcl", "acl", "advcl", "conj", "ccomp", "parataxis", "pcomp")
_TIED = {
    "inner": "on the trigger",
    "outer": "on a word above the trigger",
    "goods": "on the goods",
    "telling": "on the words that announce or say it",
    "above verb": "on the verb above the trigger",
    "above noun": "on the noun above the trigger",
    "aside": "beside the trigger",
}
"""How a date is tied to a transfer, for people."""

_OPEN_CLAUSES = ("acl", "ccomp", "parataxis")
"""Clauses whose own verb, if it tells of no transfer, mostly dates what they hang on ('held in 2014')."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a sentence and what it hangs on.

    governor is 'event' (a word of transfer, whose stage is given), 'held' (a word that only shows who has the goods),
    'announced', 'said', 'verb' or 'nothing'.
    """

    when: When
    root: Token
    governor: str
    stage: Stage | None


def dates_of(passage: Passage, sentence: Tokens) -> list[Dated]:
    """The dates of a sentence, in order, each with what it hangs on."""
    found = []
    for when in inside(sentence, passage.dates):
        root = passage.root(when)
        found.append(Dated(when, root, *_governor(root, sentence)))
    return found


def when_here(
    passage: Passage, sentence: Tokens, goods: Goods, chain: Chain, stage: Stage
) -> tuple[When | None, str]:
    """The date in the sentence itself that belongs to the transfer told there, if one does, and how it is tied to it.

    Of dates that are tied alike the one stands that is on its side of the goods: after them in 'three in 2012 and
    one in 2013', before them where the sentence leads with its dates.
    """
    dates = dates_of(passage, sentence)
    leading = _lead(dates, passage, sentence)
    ranked = []
    for dated in dates:
        tie = _tie(dated.root, goods, chain)
        rank = _rank(dated, tie, stage, alone=len(dates) == 1)
        if rank is not None:
            start = dated.when.start
            wrong_side = len(dates) > 1 and (start > goods.start) is leading
            low, high = sorted((start, goods.start))
            parted = any(
                low < i.start < high and not goods.start <= i.start < goods.end for i in passage.items
            )
            near = abs(start - chain.inner.token.idx)
            order = (rank, wrong_side, parted and len(dates) > 1, near, start)
            ranked.append((order, dated.when, _TIED.get(tie, f"in a clause of its own ({tie})")))
    return min(ranked, key=lambda r: r[0])[1:] if ranked else (None, "")


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


def _governor(root: Token, sentence: Tokens) -> tuple[str, Stage | None]:
    for up in (root, *ancestors(root)):
        if (made := _deal_made(up)) is not None:
            return "event", made
        if (trigger := trigger_of(up)) is not None:
            return ("held", None) if trigger.frame is Frame.HOLD else ("event", _stage_told(up, sentence))
        if up.lower_ in ANNOUNCING:
            return "announced", None
        if up.lower_ in REPORTING:
            return "said", None
        if up.pos_ in ("VERB", "AUX"):
            subjects = (c for c in up.children if c.dep_ in ("nsubj", "nsubjpass"))
            event = next((c for c in subjects if trigger_of(c) is not None), None)
            return ("verb", None) if event is None else ("event", _stage_told(event, sentence))
    return "nothing", None


def _deal_made(verb: Token) -> Stage | None:
    """The stage of a deal that a participle says was made ('the deal struck in 2014', 'an agreement reached then')."""
    if verb.dep_ not in ("acl", "relcl") or verb.pos_ != "VERB":
        return None
    trigger = trigger_of(verb.head)
    return trigger.stage if trigger is not None and trigger.frame is Frame.DEAL else None


def _stage_told(event: Token, sentence: Tokens) -> Stage | None:
    chain = chain_of(event)
    return stage_of(chain, contracted=mentions_contract(sentence)) if chain is not None else None


def _rank(dated: Dated, tie: str, stage: Stage, *, alone: bool) -> int | None:
    """How firmly a date is tied to the transfer, 0 the firmest, or None where it is another event's.

    The order is that of how often each tie is right in annotated reports: nearly always for 0, in two of three for
    4, in every other for 6.
    """
    if dated.governor == "held":
        return 0 if dated.when.kind == "since" and tie in ("inner", "outer", "goods") else None
    same, verb = dated.stage is stage, dated.governor == "verb"
    if tie in ("inner", "outer", "goods"):
        return 0 if same else 3
    if tie == "telling":
        return _rank_told(dated, stage, alone=alone)
    if tie == "above verb":
        return 1 if same else 2 if verb else None
    if tie in _CLAUSES[:-1] and tie != "advcl":
        return 2 if same else 5 if verb and tie in _OPEN_CLAUSES else None
    return 4 if same and stage is Stage.AGREEMENT else None


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
    clause = ""
    for up in (root, *ancestors(root)):
        if up.i == goods.head.i:
            return clause or "goods"
        if up.i in places:
            return clause or ("outer" if places[up.i] else "inner")
        if up.is_ancestor(chain.inner.token) and (clause or up.pos_ in ("VERB", "AUX", "NOUN", "PROPN")):
            return clause or _above(up)
        if up.pos_ in ("VERB", "AUX") or up.dep_ in ("relcl", "acl", "advcl"):
            clause = clause if clause in _CLAUSES else up.dep_ if up.dep_ in _CLAUSES else "clause"
    return "aside"


def _above(up: Token) -> str:
    if up.lower_ in ANNOUNCING or up.lower_ in REPORTING:
        return "telling"
    return "above verb" if up.pos_ in ("VERB", "AUX") else "above noun"
