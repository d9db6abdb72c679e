"""The way from a word up through its clause, along which auxiliaries, hedges and negations count for it."""

from collections.abc import Iterator

from spacy.tokens import Token

from armsledger.claims.english.lexicon import words
from armsledger.claims.english.passages import ancestors

_LINKS = {"relcl", "advcl"}
_RUMOURS = words("rumours")


def clause_path(token: Token) -> Iterator[Token]:
    """A token and the words above it that it depends on, up to the verbs of saying and seeming.

    A finite relative or adverbial clause ends the way, and a conjunct with a form of its own passes its head by:
    what is said of them is said of another clause.
    """
    yield token
    for up in ancestors(token):
        if token.dep_ in _LINKS and is_finite(token) and up.lower_ not in _RUMOURS:
            return
        if not (token.dep_ == "conj" and is_finite(token)):
            yield up
        token = up


def is_finite(verb: Token) -> bool:
    """Whether a verb has a form or a subject of its own, so that the auxiliaries above are not its own."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") and c.lower_ != "to" for c in verb.children)
