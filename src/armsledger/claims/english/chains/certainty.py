"""How surely something is said: flatly, by hearsay, or as what may be."""

from spacy.tokens import Token

from armsledger.claims.english.chains.chain import Chain
from armsledger.claims.english.chains.clause import clause_path
from armsledger.claims.english.chains.future import is_conditional, is_future
from armsledger.claims.english.lexicon import REPORTING, words
from armsledger.terms import Certainty, Side

_MODALS = {"may", "might", "could"}
_PERHAPS = words("perhaps")
_HEARSAY = words("hearsay")
_SEEMING = words("seeming")
_WISHING = words("wishing")
_CLAIMING = words("claiming")
_REPORTED = words("reported")


def certainty_told(chain: Chain, voice_kind: Side | None) -> tuple[Certainty, str]:
    """How surely the clause of a chain is told, by a voice of this kind, and for people what makes it so.

    What the press and unnamed sources say is no more than probable; what an expert says of the future is possible.
    """
    return _told([link.token for link in chain.links], voice_kind)


def certainty_at(token: Token, voice_kind: Side | None) -> tuple[Certainty, str]:
    """How surely the clause that a word stands in is told, by a voice of this kind, and what makes it so."""
    return _told([token], voice_kind)


def _told(tokens: list[Token], voice_kind: Side | None) -> tuple[Certainty, str]:
    path = list(dict.fromkeys(t for token in tokens for t in clause_path(token)))
    if voice_kind is Side.EXPERT and any(is_future(t) for t in path if not _reports(t)):
        return Certainty.POSSIBLE, "as an expert's forecast"
    if (perhaps := next((t for t in path if _is_possible(t)), None)) is not None:
        return Certainty.POSSIBLE, f"by a modal, condition or wish at {perhaps.text!r}"
    if voice_kind in (Side.MEDIA, Side.ANONYMOUS):
        return Certainty.PROBABLE, f"as the word of a source that is {voice_kind}"
    if (hearsay := next((t for t in path if _is_probable(t)), None)) is not None:
        return Certainty.PROBABLE, f"by hearsay at {hearsay.text!r}"
    return Certainty.CERTAIN, "as nothing hedges it"


def _is_possible(token: Token) -> bool:
    for child in () if _reports(token) else token.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS and child.text != "May":
            return True
        if child.dep_ in ("advmod", "npadvmod", "amod") and child.lower_ in _PERHAPS:
            return True
        if child.dep_ == "advcl" and is_conditional(child):
            return True
    return is_conditional(token) or (token.lower_ in _WISHING and token.pos_ == "VERB")


def _reports(token: Token) -> bool:
    return token.lower_ in REPORTING and token.pos_ == "VERB"


def _is_probable(token: Token) -> bool:
    for child in token.children:
        if child.dep_ in ("advmod", "amod", "acomp", "oprd") and child.lower_ in _HEARSAY:
            return True
    if token.lower_ in _SEEMING or (token.lower_ in _HEARSAY and token.pos_ in ("ADJ", "ADV")):
        return True
    if token.lower_ in _CLAIMING and token.pos_ == "VERB":
        return True
    passive = any(c.dep_ == "auxpass" for c in token.children)
    agent = any(c.dep_ == "agent" for c in token.children)
    return token.lower_ in _REPORTED and passive and not agent
