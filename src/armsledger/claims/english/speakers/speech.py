"""Where a sentence names its speaker: 'according to X', 'X said that', '…, X said', 'X was quoted as saying'."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from armsledger.claims.english.lexicon import REPORTING, words
from armsledger.claims.english.passages import ancestors

_DENYING = words("denying")
_SAYING = REPORTING | _DENYING | words("speaking")
_RUMOURS = words("rumours")
_REJECTING = words("rejecting")
_TOLD = {"said", "says", "told", "added", "adds", "announced", "confirmed", "noted", "stated"} | {
    *("reported", "reports", "wrote", "writes", "explained", "declared", "stressed", "recalled", "shows"),
}
"""The forms that close a sentence: '…, the ministry said on Friday.'"""

_QUOTING = {"quoted", "cited", "quoting", "citing"}
_TELLING_THAT = words("telling that")
_QUOTE_MARKS = frozenset('“”"«»')
_NOUNS = {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART", "X", "SYM"}
_RUNS_ON = {"relcl", "cc", "conj", "advcl", "ccomp", "parataxis", "acl", "dep"}
_LONGEST = 24


def speaker_phrases(sentence: Tokens, within: Token | None) -> Iterator[tuple[Tokens, str]]:
    """The phrases that may name who says it, the likeliest first, each with its verb ('according' for 'according to').

    within narrows what is said to one clause; without it only the sentence's own frame counts.
    """
    if within is not None:
        yield from _governing(within)
    yield from _according(sentence)
    if within is not None:
        yield from _closing(sentence, within)
    yield from _quoting(sentence)


def _governing(within: Token) -> Iterator[tuple[Tokens, str]]:
    way: list[Token] = []
    for up in (within, *ancestors(within)):
        if _says(up, way):
            found = _sayer(up)
            if found is not None and not (found.i == within.i or found.is_ancestor(within)):
                yield phrase_of(found), up.lower_
        for verb in up.children:
            if verb.i != within.i and verb.dep_ in ("parataxis", "ccomp") and _says(verb, []):
                found = _subject(verb)
                if found is not None and not verb.is_ancestor(within):
                    yield phrase_of(found), verb.lower_
        way.append(up)


def _says(verb: Token, way: list[Token]) -> bool:
    """Whether a verb says what lies on the way up to it.

    Things are denied, or rejected, too ('denied Chad a licence', 'rejected the offer'): then nothing is said.
    """
    spoken = verb.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in verb.children)
    if verb.pos_ != "VERB" and not spoken:
        return False
    if verb.lower_ in _TELLING_THAT and way and way[-1].dep_ == "dobj":
        return False
    rumour = any(t.lower_ in _RUMOURS for t in way)
    if verb.lower_ in _DENYING:
        return rumour or not way or way[-1].dep_ not in ("dobj", "dative", "prep")
    return verb.lower_ in _SAYING or (verb.lower_ in _REJECTING and rumour)


def _sayer(verb: Token) -> Token | None:
    """Who says what hangs on the verb: its subject, that of the verb that it follows, or whom a report quotes."""
    if verb.head.lower_ == "as" and verb.head.head.lower_ in _QUOTING:
        quoted = verb.head.head
        return next((c for c in quoted.children if c.dep_ in ("dobj", "nsubjpass")), None)
    found = _subject(verb)
    if found is None and verb.dep_ in ("advcl", "acl", "conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head)
    return found


def _subject(verb: Token) -> Token | None:
    """The verb's subject or agent; where the parser gives it none, the name just before it and its 'last week'."""
    found = next((c for c in verb.children if c.dep_ in ("nsubj", "agent")), None)
    if found is not None and found.dep_ == "agent":
        return next(iter(found.children), None)
    if found is not None or verb.dep_ != "advcl" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return found
    before = verb.left_edge.i - 1
    return verb.doc[before] if before >= 0 and verb.doc[before].pos_ == "PROPN" else None


def _according(sentence: Tokens) -> Iterator[tuple[Tokens, str]]:
    for token in sentence:
        if token.lower_ in ("according", "accordign"):
            to = next((c for c in token.children if c.lower_ == "to"), None)
            for child in to.children if to is not None else ():
                if child.dep_ == "pobj":
                    yield phrase_of(child), "according"
        elif token.lower_ in ("citing", "quoting"):
            for child in token.children:
                if child.dep_ == "dobj":
                    yield phrase_of(child), token.lower_


def _closing(sentence: Tokens, within: Token) -> Iterator[tuple[Tokens, str]]:
    """'…, an adviser to the premier, Ali Naji, said on Monday', whatever the parser makes of it."""
    for token in sentence:
        if token.i <= within.i or token.lower_ not in _TOLD or token.i + 1 >= len(token.doc):
            continue
        after = token.nbor(1)
        clause = any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
        if after.lower_ == "that" or clause:
            continue
        phrase = _chunks_before(token, sentence)
        if phrase is not None and phrase.start > within.i:
            yield phrase, token.lower_


def _chunks_before(verb: Token, sentence: Tokens) -> Tokens | None:
    """The noun phrase between the last comma or quotation mark and the verb, with a phrase that it stands beside."""
    end = verb.i
    while end > sentence.start and verb.doc[end - 1].pos_ in ("ADV", "AUX"):
        end -= 1
    inserted = verb.doc[end - 1].text == ","
    end -= inserted
    start = _chunk_start(verb.doc, end, sentence.start)
    if start is None or start == end:
        return None
    name_only = all(t.pos_ == "PROPN" or not t.is_alpha for t in verb.doc[start:end])
    if inserted and name_only:
        wider = _chunk_start(verb.doc, start - 1, sentence.start)
        if wider is not None and wider < start - 1 and verb.doc[wider].pos_ in ("DET", "PRON", "PROPN"):
            start = wider
    return verb.doc[start:end]


def _chunk_start(doc: Doc, end: int, first: int) -> int | None:
    """Where the verbless chunk that ends here begins, right after a comma or a quotation mark."""
    at = end
    while at > first and end - at < _LONGEST:
        before = doc[at - 1]
        if before.text == "," or before.text in _QUOTE_MARKS:
            return at
        hyphen = before.text in ("-", "‑", ".")
        if not (
            before.pos_ in _NOUNS or before.pos_ == "ADP" or hyphen or before.dep_ in ("poss", "case", "cc")
        ):
            return None
        at -= 1
    return None


def _quoting(sentence: Tokens) -> Iterator[tuple[Tokens, str]]:
    """The subject of a reporting verb that stands beside a quotation."""
    if not any(mark in sentence.text for mark in _QUOTE_MARKS):
        return
    for token in sentence:
        if _says(token, []):
            found = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if found is not None:
                yield phrase_of(found), token.lower_


def phrase_of(head: Token) -> Tokens:
    """A noun phrase from its first word to where a clause or another phrase is joined on."""
    while head.dep_ in ("compound", "amod", "nmod") and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    lefts = [t.i for c in head.lefts if c.dep_ not in ("punct", "cc") for t in c.subtree]
    start, end = min([head.i, *lefts]), head.i + 1
    for child in head.rights:
        if (
            child.dep_ in _RUNS_ON
            or child.lower_ == "on"
            or child.left_edge.i > end + 1
            or end - start > _LONGEST
        ):
            break
        end = max(end, max(t.i for t in child.subtree if not _clausal(t, head)) + 1)
    while end > head.i + 1 and head.doc[end - 1].is_punct and head.doc[end - 1].text != ")":
        end -= 1
    return head.doc[start:end]


def _clausal(token: Token, head: Token) -> bool:
    """Whether a token stands in a clause somewhere below the head of its phrase."""
    while token != head and token.head != token:
        if token.dep_ in ("relcl", "advcl", "ccomp"):
            return True
        token = token.head
    return False
