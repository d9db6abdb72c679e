"""How far a transfer has come, as its chain of triggers and the sentence tell it."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from armsledger.claims.english.chains.chain import Chain, Link
from armsledger.claims.english.chains.future import (
    hangs_on_condition,
    is_expected,
    is_future,
    is_only_possible,
    is_unborn,
    is_undecided,
)
from armsledger.claims.english.lexicon import Frame, trigger_of, words
from armsledger.terms import Stage

_TURNING = {Stage.REFUSED, Stage.SUSPENDED}
_LIGHT = {Stage.INTEREST, Stage.APPROVAL}
_EARLY = {Stage.INTEREST, Stage.NEGOTIATION}
_DECIDED = {Stage.AGREEMENT, Stage.APPROVAL}
_SIGNED = {"contract", "contracts", "contracted", "deal", "order", "ordered", "orders", "signed", "agreement"}
_CLEARING = words("clearing bodies")
_DONE = {Stage.AGREEMENT, Stage.DELIVERY}
_MOVING = {Frame.GIVE, Frame.TAKE, Frame.BUILD, Frame.ARRIVE, Frame.SERVE}


def stage_of(chain: Chain, *, contracted: bool) -> Stage:
    """The furthest stage that the chain reports; contracted tells that the sentence speaks of a signed deal."""
    return stage_steps(chain, contracted=contracted)[-1][0]


def stage_steps(chain: Chain, *, contracted: bool) -> list[tuple[Stage, str]]:
    """The stages that a chain is read through, each with what makes it so in words; the last one stands."""
    own = chain.inner.trigger.stage
    steps = [(own, f"by {chain.inner.token.text!r}")]
    if (stage := _to_come(chain, own, contracted=contracted)) is not own:
        steps.append((stage, "as it is still to come"))
    for link in _outer(chain):
        bent = _bent(stage, link)
        if bent is not stage:
            steps.append((bent, f"by {link.token.text!r}"))
        stage = bent
    if stage is Stage.AGREEMENT and (how := _carried_out(chain)):
        steps.append((Stage.DELIVERY, how))
    return steps


def _carried_out(chain: Chain) -> str:
    """What tells that goods of a deal have come, in words; '' if nothing does."""
    inner = chain.inner
    if _are_shown(chain):
        return "as the goods are shown"
    if inner.trigger.frame is Frame.BUILD and _under_licence(inner.token) and not is_future(inner.token):
        return "as it is built under licence"
    if (
        inner.trigger.frame is Frame.DEAL
        and inner.token.dep_ == "pobj"
        and inner.trigger.word != "cooperation"
    ):
        by = next((up.token for up in chain.outer if _fulfils(up)), None)
        return f"by {by.text!r} under it" if by is not None else ""
    return ""


def _fulfils(link: Link) -> bool:
    """Whether a verb tells that goods move under a deal, and is not about the deal itself ('got a contract')."""
    verb, trigger = link.token, link.trigger
    moves = trigger.frame in (Frame.GIVE, Frame.TAKE) and trigger.stage is Stage.DELIVERY
    about_deal = any(c.dep_ in ("dobj", "nsubjpass") and trigger_of(c) is not None for c in verb.children)
    return moves and verb.pos_ == "VERB" and not is_future(verb) and not about_deal


def _under_licence(verb: Token) -> bool:
    return any(c.lower_ == "under" and any(_is_licence(o) for o in c.children) for c in verb.children)


def _is_licence(token: Token) -> bool:
    return token.lower_ in ("licence", "license")


def _outer(chain: Chain) -> Iterator[Link]:
    """The outer links that speak of the transfer; a licence under which goods are built lets nothing go."""
    built = chain.inner.trigger.frame is Frame.BUILD
    return (link for link in chain.outer if not (built and link.token.head.lower_ == "under"))


def _are_shown(chain: Chain) -> bool:
    """Whether somebody has or shows the goods themselves ('displays the tanks that it bought'), not a deal in them."""
    moved = chain.inner.token.pos_ == "VERB" and chain.inner.trigger.frame is not Frame.SERVE
    return moved and any(link.trigger.frame is Frame.HOLD for link in chain.outer)


def _to_come(chain: Chain, stage: Stage, *, contracted: bool) -> Stage:
    """The stage of an inner trigger that may tell of the future."""
    token, frame = chain.inner.token, chain.inner.trigger.frame
    moved = stage in _DONE and frame in _MOVING
    if moved and not chain.outer and is_unborn(token):
        return Stage.INTEREST
    if moved and (hangs_on_condition(token) or (is_only_possible(token) and not contracted)):
        return Stage.INTEREST
    if stage is Stage.DELIVERY and token.pos_ == "NOUN":
        return Stage.AGREEMENT if is_expected(token) else stage
    if not is_future(token):
        return stage
    if stage is Stage.DELIVERY:
        goes_on = token.head.lower_ in ("continue", "continues", "keep", "go")
        return Stage.INTEREST if goes_on and not contracted else Stage.AGREEMENT
    return Stage.INTEREST if moved and not contracted and frame is not Frame.BUILD else stage


def _bent(stage: Stage, link: Link) -> Stage:
    bend, word, frame = link.trigger.stage, link.trigger.word, link.trigger.frame
    if word in _FIXED:
        return _FIXED[word](stage)
    if frame in (Frame.BEND, Frame.DEAL) or (
        link.trigger.pos == "noun" and bend in (Stage.INTEREST, Stage.AGREEMENT)
    ):
        if stage in _TURNING and bend not in _TURNING:
            return stage
        if bend is Stage.AGREEMENT and stage in _EARLY:
            return stage
        if frame is Frame.BEND and bend in _DECIDED:
            return _decided(bend, link.token)
        return bend
    if frame in (Frame.TAKE, Frame.GIVE) and bend in _LIGHT and stage not in _TURNING:
        return bend
    return stage


_FIXED: dict[str, Callable[[Stage], Stage]] = {
    "lift": lambda stage: Stage.APPROVAL if stage in _TURNING else stage,
    "exercise": lambda stage: Stage.AGREEMENT if stage is Stage.INTEREST else stage,
    "declare": lambda stage: stage,
}
"""Outer words that say how far it has come only together with what they stand over."""


def _decided(stage: Stage, token: Token) -> Stage:
    """The stage of a decision: one to be taken is no more than interest, what a parliament agrees to is cleared.

    Who 'will be allowed to buy' has been given leave.
    """
    given = token.lower_ in ("allowed", "permitted") and any(c.dep_ == "auxpass" for c in token.children)
    if given and not is_undecided(token) and not hangs_on_condition(token):
        return stage
    if is_future(token) or is_undecided(token) or hangs_on_condition(token):
        return Stage.INTEREST
    clears = any(c.lower_ in _CLEARING for c in token.children if c.dep_ in ("nsubj", "agent"))
    return Stage.APPROVAL if clears else stage


def mentions_contract(tokens: Iterable[Token]) -> bool:
    """Whether the words speak of a deal that stands, under which a coming delivery is more than a plan."""
    return any(t.lower_ in _SIGNED and not _is_off(t) for t in tokens)


def _is_off(deal: Token) -> bool:
    """Whether a deal is told to be off: 'cancelled its contract'."""
    trigger = trigger_of(deal.head)
    return deal.pos_ == "NOUN" and trigger is not None and trigger.stage in _TURNING


def rests_on_contract(tokens: Iterable[Token], chain: Chain) -> bool:
    """Whether deliveries are told only as what signed contracts are for ('deliveries stem from contracts')."""
    noun = chain.inner.token.pos_ == "NOUN"
    signed = any(
        t.lower_ == "signed"
        and t.head.lower_ in ("contract", "contracts", "deal", "deals", "agreement", "agreements")
        for t in tokens
    )
    return noun and signed
