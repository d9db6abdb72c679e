"""Whether what is told is denied: 'has not sold', 'denied that … had sold', 'there is no talk of'."""

from collections.abc import Iterator

from spacy.tokens import Token

from armsledger.claims.english.chains.chain import Chain, Link
from armsledger.claims.english.chains.clause import clause_path
from armsledger.claims.english.chains.future import is_future
from armsledger.claims.english.lexicon import REPORTING, Frame, words
from armsledger.terms import Polarity, Stage

_DENYING = words("denying")
_REJECTING = words("rejecting") | _DENYING
_RUMOURS = words("rumours")
_FALSE = words("false")
_FAILING = {"failed", "fails", "fail", "unable", "unlikely", "improbable"}
_GIVING_UP = {"abandoned", "abandon", "abandons", "dropped", "drops", "shelved", "shelves", "forgone"}
_NOT = {"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "barely", "cannot", "nowhere"}
_NOBODY = {"none", "neither", "nobody", "nothing", "no"}
_ONLY = {"only", "just", "merely", "simply", "necessarily"}
_CERTAIN_NOUNS = words("beyond denial")
_OPEN_QUESTIONS = {"when", "how", "where", "why", "whether", "if", "who", "what"}
_READINESS = {"interested", "prepare", "want", "interest"}
_UNTIL = {"before", "until", "till"}


def polarity_of(chain: Chain, goods: Token) -> tuple[Polarity, Stage | None, str]:
    """Whether the chain is denied, the stage that a negation turns it into ('will not export' refuses), and by what.

    The last is in words, for people; '' where nothing denies.
    """
    for link in chain.links:
        if _is_negated(link.token):
            return *_turned(link), f"by the negation of {link.token.text!r}"
    given_up = next((t for t in clause_path(chain.inner.token) if t.lower_ in _GIVING_UP), None)
    if given_up is not None:
        return Polarity.AFFIRMED, Stage.REFUSED, f"by {given_up.text!r}"
    if _is_withheld(chain.inner.token):
        return Polarity.AFFIRMED, Stage.REFUSED, "by its being denied to somebody"
    by = [f"the negation of {goods.text!r}"] if _is_negated(goods) or _left_out(goods) else []
    by += [repr(up.text) for below, up in _above(chain) if _denies(below, up)]
    return (
        (Polarity.DENIED if len(by) % 2 else Polarity.AFFIRMED),
        None,
        f"by {' and '.join(by)}" if by else "",
    )


def _turned(link: Link) -> tuple[Polarity, Stage | None]:
    if link.trigger.word in _READINESS:
        return Polarity.AFFIRMED, Stage.REFUSED
    decided = any(t.dep_ == "aux" and t.lower_ == "to" for t in link.token.children)
    moves = link.trigger.frame in (Frame.GIVE, Frame.BEND, Frame.TAKE)
    if moves and (decided or is_future(link.token)):
        return Polarity.AFFIRMED, Stage.REFUSED
    return Polarity.DENIED, None


def _above(chain: Chain) -> Iterator[tuple[Token, Token]]:
    """The words above the chain's, each with the one below it; a trigger that denies is one of them."""
    links = {link.token.i for link in chain.links}
    below = chain.inner.token
    for up in clause_path(chain.inner.token):
        if up.i not in links:
            yield below, up
        below = up


def _denies(below: Token, up: Token) -> bool:
    """Whether a word above denies what hangs on it ('denied that', 'no talk of', 'has not been confirmed')."""
    if up.pos_ in ("NOUN", "PROPN"):
        return _no_such(up)
    negated = _is_negated(up)
    if up.lower_ in _DENYING or (up.lower_ in _REJECTING and below.lower_ in _RUMOURS):
        return not negated
    if up.lower_ in _FAILING or _has_yet(below, up):
        return not negated
    if any(c.lower_ in _FALSE for c in up.children if c.dep_ in ("acomp", "oprd", "attr")):
        return not negated
    if any(c.lower_ in ("true", "correct") for c in up.children):
        return negated
    if not negated:
        return any(c.lower_ == "nothing" and c.dep_ == "dobj" for c in up.children)
    asked = any(c.lower_ in _OPEN_QUESTIONS for c in below.children)
    return up.lower_ in REPORTING and not asked and _is_passive_or_not_confirm(up)


def _is_passive_or_not_confirm(verb: Token) -> bool:
    """'Has not been confirmed' denies; 'the ministry did not confirm' leaves it open."""
    return verb.lower_ not in ("confirm", "confirmed") or any(c.dep_ == "auxpass" for c in verb.children)


def _is_withheld(token: Token) -> bool:
    """Whether what is told of is the thing kept from somebody ('denied Chad a licence for …')."""
    below = token
    for up in clause_path(token):
        if up.lower_ in _DENYING and up != token:
            return below.dep_ == "dobj" and below.lower_ not in _RUMOURS
        below = up
    return False


def _has_yet(below: Token, up: Token) -> bool:
    """'Has yet to deliver'."""
    yet = any(c.lower_ == "yet" for t in (up, below) for c in t.children)
    return yet and up.lower_ in ("has", "have", "had") and below.dep_ == "xcomp"


def _no_such(noun: Token) -> bool:
    """'No talk of', 'no plans for', but not 'no doubt that'."""
    return noun.lower_ not in _CERTAIN_NOUNS and any(
        c.dep_ == "det" and c.lower_ == "no" for c in noun.children
    )


def _left_out(goods: Token) -> bool:
    """'…, not artillery'."""
    at = goods.left_edge.i - 1
    return at >= 0 and goods.doc[at].lower_ == "not"


def _is_negated(token: Token) -> bool:
    """Whether a word bears a negation of its own, in front of it or in its subject."""
    if token.dep_ == "acomp" and _is_negated(token.head):
        return True
    if token.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in token.head.children):
        return True
    return any(_negates(child, token) for child in token.children)


def _negates(child: Token, token: Token) -> bool:
    form = child.lower_
    if child.dep_ in ("nsubj", "nsubjpass"):
        return any(t.lower_ in _NOBODY - {"no"} for t in (child, *child.lefts)) or _no_such(child)
    if child.dep_ == "det":
        return form == "no"
    if form == "longer":
        return any(c.lower_ == "no" for c in child.children)
    follows = token.pos_ == "AUX" and child.i <= token.i + 2
    if not (child.dep_ == "neg" or form in _NOT) or (child.i > token.i and not follows):
        return False
    after = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
    return after not in _ONLY and not any(c.lower_ in _UNTIL for c in token.children)
