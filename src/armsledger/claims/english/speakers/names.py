"""Personal names: which words of a phrase are one, without titles and without what else stands there."""

import re

from spacy.tokens import Span as Tokens

from armsledger.catalogue import catalogue
from armsledger.claims.english.lexicon import words
from armsledger.claims.english.speakers.kinds import names_a_source

_TITLES = words("titles")
_TOPICS = words("topics")
_BODIES = words("bodies")
_PARTICLES = {"-", "‑", "al", "bin", "de", "da", "del", "dos", "van", "von", "der", "el", "ibn"}


def person_name(piece: Tokens) -> str | None:
    """The personal name that ends a noun phrase, without titles, or None where it names no person."""
    names: list[str] = []
    for token in reversed(list(piece)):
        if (token.pos_ == "PROPN" and token.text[:1].isupper()) or (token.text in _PARTICLES and names):
            names.insert(0, token.text)
        else:
            break
    at = piece.end - len(names) - 1
    if len(names) == 1 and at >= 0:
        before = piece.doc[at]
        inside = at >= piece.start and before.pos_ in ("ADP", "CCONJ", "X", "PROPN")
        if inside or before.text in _PARTICLES:
            return None
    title = max((i for i, n in enumerate(names) if n.lower().strip(".") in _TITLES), default=-1)
    plain = re.sub(r"\s*([-‑])\s*", r"\1", " ".join(names[title + 1 :]))
    plain = _without_party(plain)
    of_a_field = title >= 0 and names[title].lower() in _TOPICS and " " not in plain
    return None if not plain or of_a_field or _not_personal(plain) else plain


def _without_party(name: str) -> str:
    """A name without the demonym or the company before it ('Armenian Seyran Ohanyan', 'Rostec Sergei Chemezov')."""
    found = catalogue().parties_in(name)
    if found and found[0].start == 0 and found[0].end < len(name) and catalogue().person(name) is None:
        return name[found[0].end :].strip()
    return name


def _not_personal(name: str) -> bool:
    parties = catalogue().parties_in(name)
    if parties and (" " not in name or not catalogue().person(name)):
        return True
    if any(w.lower() in _BODIES for w in name.split()) or (name.isupper() and "." not in name):
        return True
    return names_a_source(name)
