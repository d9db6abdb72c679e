"""Whether what is told is denied: 'has not sold', 'denied that … had sold', 'there is no talk of'."""

from spacy.tokens import Token

from armsledger.claims.english.chain import REPORTING, Chain, is_future
from armsledger.claims.english.passage import ancestors
from armsledger.claims.english.triggers import Frame, words
from armsledger.terms import Polarity, Stage

_DENYING = words("denying")


def polarity_of(chain: Chain, goods: Token) -> tuple[Polarity, Stage | None]:
    """Whether the chain is denied, and the stage that a negation turns it into ('will not export' refuses)."""
    for link in chain.links:
        if not _negated(link.token):
            continue
        if link.trigger.word in _READINESS:
            return Polarity.AFFIRMED, Stage.REFUSED
        decided = any(t.dep_ == "aux" and t.lower_ == "to" for t in link.token.children)
        if (decided or is_future(link.token)) and link.trigger.frame in (Frame.GIVE, Frame.BEND, Frame.TAKE):
            return Polarity.AFFIRMED, Stage.REFUSED
        return Polarity.DENIED, None
    denied = _negated(goods) or _neither(chain) or _denied_above(chain.links[-1].token)
    return (Polarity.DENIED if denied else Polarity.AFFIRMED), None


def _neither(chain: Chain) -> bool:
    subjects = (c for link in chain.links for c in link.token.children if c.dep_ in ("nsubj", "nsubjpass"))
    return any(t.lower_ == "neither" for subject in subjects for t in subject.subtree)


def _denied_above(top: Token) -> bool:
    """Whether the verb that governs the chain denies it ('denied that', 'has not confirmed', 'it is not true that')."""
    if any(c.lower_ in _OPEN_QUESTIONS for c in top.children):
        return False
    above = (*([top] if top.lower_ in _DENYING else []), *ancestors(top))
    governor = next((up for up in above if up.pos_ in ("VERB", "AUX")), None)
    if governor is None:
        return False
    if governor.lower_ in _DENYING:
        return not _negated(governor)
    untrue = any(c.lower_ in ("true", "correct") for c in governor.children)
    says = governor.lower_ in REPORTING and governor.lower_ != "confirmed"
    return (untrue or says) and _negated(governor)


_OPEN_QUESTIONS = {"when", "how", "where", "why", "whether"}
_READINESS = {"interested", "prepare", "want", "interest"}


def _negated(token: Token) -> bool:
    if token.dep_ == "acomp" and _negated(token.head):
        return True
    return any(
        c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") or c.lower_ in ("never", "neither")
        for c in token.children
    )
