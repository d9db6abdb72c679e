"""How far a transfer has come, as its chain of triggers and the sentence tell it."""

from collections.abc import Iterable

from spacy.tokens import Token

from armsledger.claims.english.chains.chain import Chain, Link
from armsledger.claims.english.lexicon import Frame, words
from armsledger.terms import Stage

_TURNING = {Stage.REFUSED, Stage.SUSPENDED}
_LIGHT = {Stage.INTEREST, Stage.APPROVAL}
_EARLY = {Stage.INTEREST, Stage.NEGOTIATION}


def stage_of(chain: Chain, *, contracted: bool) -> Stage:
    """The furthest stage that the chain reports; contracted tells that the sentence speaks of a signed deal."""
    return stage_steps(chain, contracted=contracted)[-1][0]


def stage_steps(chain: Chain, *, contracted: bool) -> list[tuple[Stage, str]]:
    """The stages that a chain is read through, each with what makes it so in words; the last one stands."""
    own = chain.inner.trigger.stage
    steps = [(own, f"by {chain.inner.token.text!r}")]
    if (stage := _to_come(chain, own, contracted=contracted)) is not own:
        steps.append((stage, "as it is still to come"))
    for link in chain.outer:
        bent = _bent(stage, link)
        if bent is not stage:
            steps.append((bent, f"by {link.token.text!r}"))
        stage = bent
    if stage is Stage.AGREEMENT and any(link.trigger.frame is Frame.HOLD for link in chain.outer):
        steps.append((Stage.DELIVERY, "as the goods are shown"))
    return steps


def _to_come(chain: Chain, stage: Stage, *, contracted: bool) -> Stage:
    """The stage of an inner trigger whose verb may tell of the future."""
    if stage is Stage.DELIVERY and is_future(chain.inner.token):
        goes_on = chain.inner.token.head.lower_ in ("continue", "continues", "keep", "go")
        return Stage.INTEREST if goes_on and not contracted else Stage.AGREEMENT
    if (
        stage is Stage.AGREEMENT
        and chain.inner.trigger.frame in (Frame.GIVE, Frame.TAKE)
        and is_future(chain.inner.token)
        and not contracted
    ):
        return Stage.INTEREST
    return stage


def _bent(stage: Stage, link: Link) -> Stage:
    bend = link.trigger.stage
    if link.trigger.word == "lift":
        return Stage.APPROVAL if stage in _TURNING else stage
    if link.trigger.frame in (Frame.BEND, Frame.DEAL) or (
        link.trigger.pos == "noun" and link.trigger.stage in (Stage.INTEREST, Stage.AGREEMENT)
    ):
        if stage in _TURNING and bend not in _TURNING:
            return stage
        if bend is Stage.AGREEMENT and stage in _EARLY:
            return stage
        return bend
    if link.trigger.frame in (Frame.TAKE, Frame.GIVE) and bend in _LIGHT and stage not in _TURNING:
        return bend
    return stage


def is_future(token: Token) -> bool:
    """Whether a verb tells of what is still to come: will, would, to be done, expected or due to."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    marks = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if marks & {"will", "would", "'ll", "’ll", "shall", "may", "might", "could", "should"}:
        return True
    if "to" in marks:
        governor = token.head
        expected = governor.lower_ in _EXPECTING or (governor != token and is_future(governor))
        return token.dep_ == "ROOT" or expected or token.dep_ in ("relcl", "acl")
    begun = token.dep_ == "xcomp" and token.head.lower_ in _BEGINNING
    return (begun or token.dep_ == "conj") and is_future(token.head)


_EXPECTING = words("expecting")
_BEGINNING = {"begin", "start", "continue", "resume"}


def mentions_contract(tokens: Iterable[Token]) -> bool:
    """Whether the words speak of a signed deal, under which a coming delivery is more than a plan."""
    words = {t.lower_ for t in tokens}
    return bool(
        words
        & {"contract", "contracts", "contracted", "deal", "order", "ordered", "orders", "signed", "agreement"}
    )


def rests_on_contract(tokens: Iterable[Token], chain: Chain) -> bool:
    """Whether deliveries are told only as what signed contracts are for ('deliveries stem from contracts')."""
    noun = chain.inner.token.pos_ == "NOUN"
    signed = any(
        t.lower_ == "signed"
        and t.head.lower_ in ("contract", "contracts", "deal", "deals", "agreement", "agreements")
        for t in tokens
    )
    return noun and signed
