"""The dates of a sentence, each with the event that it dates: what its words hang on in the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import Chain, Link, chain_of, mentions_contract, stage_of
from armsledger.claims.english.lexicon import REPORTING, Frame, trigger_of, words
from armsledger.claims.english.passages import Passage, ancestors, inside
from armsledger.claims.grammar.dates import When
from armsledger.terms import Stage

ANNOUNCING = words("announcing")
_DOING = words("doing")
_BEGINNING = words("beginning")
_PLACED = words("placed")
_PACTS = words("pacts")
_TAKING_PLACE = ("in", "at", "during")


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
        root = _anchor(passage, when)
        found.append(Dated(when, root, *_governor(root, sentence)))
    return found


def _anchor(passage: Passage, when: When) -> Token:
    """The word from which a date is sought in the parse: its own, or the verb that it stands right before.

    'Chad last year began to …': the parser may hang such a date on a clause before.
    """
    tokens = passage.tokens(when.start, when.end)
    root, end = tokens.root, tokens.end
    doc = passage.doc
    while end < len(doc) and doc[end].pos_ in ("ADV", "AUX"):
        end += 1
    before = doc[tokens.start - 1] if tokens.start > root.sent.start else None
    if before is None or before.pos_ not in ("NOUN", "PROPN") or end >= len(doc):
        return root
    verb = doc[end]
    mine = any(c == before or c.is_ancestor(before) for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    return verb if verb.pos_ == "VERB" and mine and not verb.is_ancestor(root) else root


def _governor(root: Token, sentence: Tokens) -> tuple[str, Stage | None]:
    for up in (root, *ancestors(root)):
        if (made := _deal_made(up)) is not None:
            return "event", made
        if _of_occasion(up):
            continue
        if (done := _what_is_done(up)) is not None:
            return "event", _stage_told(done, sentence)
        if (trigger := trigger_of(up)) is not None:
            return ("held", None) if trigger.frame is Frame.HOLD else ("event", _stage_told(up, sentence))
        if up.lower_ in ANNOUNCING:
            return "announced", None
        if up.lower_ in REPORTING:
            return "said", None
        if up.pos_ in ("VERB", "AUX"):
            event = next((t for t in _told_by(up) if trigger_of(t) is not None), None)
            return ("verb", None) if event is None else ("event", _stage_told(event, sentence))
    return "nothing", None


def _deal_made(verb: Token) -> Stage | None:
    """The stage of a deal that a participle says was made ('the deal struck in 2014', 'an order placed then')."""
    if verb.dep_ not in ("acl", "relcl") or verb.pos_ != "VERB":
        return None
    if verb.head.lower_ in _PACTS:
        return Stage.AGREEMENT
    trigger = trigger_of(verb.head)
    if trigger is None or verb.head.pos_ not in ("NOUN", "PROPN"):
        return None
    placed = trigger.stage is Stage.AGREEMENT and verb.lower_ in _PLACED
    return trigger.stage if trigger.frame is Frame.DEAL or placed else None


def _of_occasion(verb: Token) -> bool:
    """Whether a verb only says when an occasion was at which something was done ('at a ceremony held in May')."""
    place = verb.head.head
    return (
        verb.dep_ == "acl"
        and trigger_of(verb) is None
        and verb.head.dep_ == "pobj"
        and place.lower_ in _TAKING_PLACE
        and place.head.pos_ == "VERB"
    )


def _what_is_done(verb: Token) -> Token | None:
    """The event that a light verb does or begins: 'made the decision', 'began to deliver', 'closed the deal'."""
    begins = verb.lower_ in _BEGINNING
    if verb.pos_ != "VERB" or not (begins or verb.lower_ in _DOING):
        return None
    places = ("xcomp", "dobj") if begins else ("dobj", "nsubjpass")
    return next((c for c in verb.children if c.dep_ in places and trigger_of(c) is not None), None)


def _told_by(verb: Token) -> Iterator[Token]:
    """The nouns of which a verb tells: its subject, that of the verb that it follows, what it is scheduled for."""
    for up in (verb, verb.head) if verb.dep_ == "xcomp" else (verb,):
        yield from (c for c in up.children if c.dep_ in ("nsubj", "nsubjpass"))
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "for":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _stage_told(event: Token, sentence: Tokens) -> Stage | None:
    contracted = mentions_contract(sentence)
    trigger = trigger_of(event)
    if event.dep_ in ("acl", "relcl") and trigger is not None and event.pos_ == "VERB":
        # What is said of goods aside tells nothing of the verbs above them: 'halted delivery of tanks ordered in 2015'.
        return stage_of(Chain(Link(event, trigger), ()), contracted=contracted)
    chain = chain_of(event)
    return stage_of(chain, contracted=contracted) if chain is not None else None
