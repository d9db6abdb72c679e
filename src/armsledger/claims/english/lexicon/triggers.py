"""The lexicon of triggers: which words tell of a transfer, and who stands where round them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from armsledger.terms import Stage


class Frame(StrEnum):
    """Who stands where round a trigger; triggers.csv says what each means."""

    GIVE = "give"
    TAKE = "take"
    BUILD = "build"
    EQUIP = "equip"
    ARRIVE = "arrive"
    HOLD = "hold"
    DEAL = "deal"
    FUND = "fund"
    SERVE = "serve"
    BEND = "bend"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One sense of a word that tells of a transfer."""

    word: str
    pos: str
    frame: Frame
    stage: Stage


@cache
def lexicon() -> dict[tuple[str, str, str], Trigger]:
    """Every form, with its part of speech and particle (or ''), and the trigger that it is a form of."""
    found: dict[tuple[str, str, str], Trigger] = {}
    for row in _table("triggers.csv"):
        trigger = Trigger(row["word"], row["pos"], Frame(row["frame"]), Stage(row["stage"]))
        for form in row["forms"].split():
            found.setdefault((form, row["pos"], row["particle"]), trigger)
    return found


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {row["set"]: frozenset(row["words"].split()) for row in _table("words.csv")}


def words(name: str) -> frozenset[str]:
    """One of the closed sets of words.csv."""
    return _sets()[name]


def _table(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


REPORTING = words("reporting")
"""Verbs of saying: the words above them are another's, or the article's own."""

_NOMINAL = ("compound", "amod", "dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos")
"""Places in the parse where only a noun can stand, whatever the tagger took the word for."""

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "other"}


def trigger_of(token: Token) -> Trigger | None:
    """The trigger that a token is, judged by its form and its part of speech in the parse."""
    known: dict[int, Trigger | None] = token.doc.user_data.setdefault("triggers", {})
    if token.i not in known:
        known[token.i] = _sense_of(token)
    return known[token.i]


def _sense_of(token: Token) -> Trigger | None:
    form, forms = token.lower_, lexicon()
    if form == "order" and token.i and token.nbor(-1).lower_ == "in":
        return None
    part = _PARTS.get(token.pos_, "")
    if part == "verb" and token.dep_ in ("aux", "auxpass"):
        return None
    if part == "verb" and token.dep_ in _NOMINAL and (form, "noun", "") in forms:
        part = "noun"
    if part == "noun" and form.endswith("ing") and (form, "noun", "") not in forms:
        part = "verb"
    particle = next(_particles(token), "")
    return forms.get((form, part, particle)) or forms.get((form, part, "")) or forms.get((form, "other", ""))


def _particles(verb: Token) -> Iterator[str]:
    """The particle of a verb, or a set phrase in its place: 'through' of 'fell through', 'on hold', 'into service'."""
    for child in verb.children:
        if child.dep_ == "prt" or child.lower_ in ("through", "apart", "aside"):
            yield child.lower_
        elif child.dep_ == "prep":
            yield from (
                f"{child.lower_} {c.lower_}" for c in child.children if c.lower_ in ("hold", "service")
            )
