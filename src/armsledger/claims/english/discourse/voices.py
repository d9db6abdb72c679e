"""Whose words a sentence is: its own speaker's, or those of one whose quotation goes on."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.catalogue import catalogue
from armsledger.claims.english.chains import Chain
from armsledger.claims.english.discourse.discourse import Discourse
from armsledger.claims.english.lexicon import Frame
from armsledger.claims.english.passages import Passage, ancestors
from armsledger.claims.english.speakers import Voice, acting_person, voice_in
from armsledger.documents import Article
from armsledger.terms import Place

_OPEN_OR_CLOSE = re.compile(r"[“”\"«»]")
_DATELINE = re.compile(r"\s*[A-Z][A-Z’'.-]+[^\n]{0,60}?(?=\s?[—–―:]|\s-{1,2}\s|\. ?/)")
_OWN = {"our", "his", "her"}
_ENDED = re.compile(
    r"(?<!\b(?:Lt|Dr|Mr|Ms))(?<!\b(?:Gen|Col|Adm|Maj|Mrs|Sen|Rep))(?<!\bBrig)[.!?…:;]\W*$|[”\"’)]\s*$"
)
_TURN = re.compile(r"(?:A|(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2})): ")


def speaker_of(passage: Passage, sentence: Tokens, chain: Chain, discourse: Discourse) -> Voice | None:
    """Who says it: the sentence's own speaker, or the one whose quotation goes on."""
    found = voice_in(passage, sentence, chain.links[-1].token) or _voice_after(passage, sentence)
    if found is not None:
        return _found(discourse.speakers.who(found), found.how)
    at = chain.inner.token.idx
    for start, end in _quotations(passage.text):
        if start < at < end:
            return _who_is_quoted(passage, sentence, end, discourse)
    return _turn(passage, discourse)


def _found(voice: Voice | None, how: str) -> Voice | None:
    """A speaker as found here, whatever led to the same one before."""
    return replace(voice, how=how) if voice is not None else None


def _voice_after(passage: Passage, sentence: Tokens) -> Voice | None:
    """The speaker whom the parser cut off into a sentence of their own ('…, Lt. | Gen. Amos Wako said')."""
    end = sentence.end
    if end == len(passage.doc) or _ENDED.search(sentence.text) or not passage.doc[end].text[:1].isupper():
        return None
    later = passage.doc[end].sent
    return next(
        (v for t in later if t.dep_ == "ROOT" and (v := voice_in(passage, later, t)) is not None), None
    )


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where a paragraph is in quotation marks; an open one counts to its end."""
    opened: int | None = None
    for mark in _OPEN_OR_CLOSE.finditer(text):
        if opened is None and mark.group() not in "”»":
            opened = mark.start()
        elif opened is not None and mark.group() not in "“«":
            yield opened, mark.start()
            opened = None
    if opened is not None:
        yield opened, len(text)


def _who_is_quoted(passage: Passage, sentence: Tokens, end: int, discourse: Discourse) -> Voice | None:
    """The speaker named where the quotation ends; else the last one heard."""
    for later in passage.doc.sents:
        closes = later.start_char <= end + 1 < later.end_char
        if closes and later.start_char >= sentence.end_char:
            found = voice_in(passage, later, later[0])
            if found is not None:
                return _found(discourse.speakers.who(found), f"{found.how} where the quotation ends")
    heard = discourse.speakers.heard
    return _found(heard[-1], "the last one heard, whose quotation goes on") if heard else None


def _turn(passage: Passage, discourse: Discourse) -> Voice | None:
    """The speaker of a paragraph that opens with a name and a colon, or with the 'A:' of an interview."""
    turn = _TURN.match(passage.text) if passage.place is Place.TEXT else None
    if turn is None:
        return None
    if turn["name"] is None:
        asked = next((v for v in reversed(discourse.speakers.heard) if v.person), None)
        return _found(asked, "the one who answers in an interview")
    named = passage.tokens(turn.start("name"), turn.end("name"))
    personal = all(t.pos_ == "PROPN" for t in named) and not catalogue().parties_in(named.text)
    how = "the name that opens the paragraph"
    return discourse.hear(Voice(named.text, None, None, person=True, how=how)) if personal else None


def sided(
    voice: Voice | None, chain: Chain, supplier: str | None, recipient: str | None, discourse: Discourse
) -> Voice | None:
    """The voice with the state for which it speaks: 'we' is the one who gives or gets, or else who is at home."""
    if voice is None or voice.state or voice.kind:
        return voice
    if any(_says_we(t) for link in chain.links for t in (link.token, *ancestors(link.token))):
        gives = chain.inner.trigger.frame in (Frame.GIVE, Frame.BUILD, Frame.EQUIP, Frame.SERVE)
        voice = replace(voice, state=supplier if gives else recipient, how=f"{voice.how}, who says 'we'")
    return _at_home(voice, supplier, recipient, discourse)


def _at_home(voice: Voice, supplier: str | None, recipient: str | None, discourse: Discourse) -> Voice:
    """An official whom no words place, placed: in the state of the dateline, else in that named most.

    Those whom a report need not introduce are mostly its own.
    """
    if voice.state or voice.kind:
        return voice
    parties = [code for code in (recipient, supplier) if code is not None]
    if discourse.home in parties:
        return replace(voice, state=discourse.home, how=f"{voice.how}, placed by the dateline")
    weight = {code: discourse.named[code] * (2 if code == recipient else 1) for code in parties}
    most = max(parties, key=lambda code: weight[code], default=None)
    return replace(voice, state=most, how=f"{voice.how}, placed with the party named most")


def told_later(
    passage: Passage, sentence: Tokens, supplier: str | None, recipient: str | None, discourse: Discourse
) -> Voice | None:
    """Who says in a later sentence what an earlier one told in the article's own voice."""
    heard = _main_voice(passage, sentence)
    known = _found(discourse.speakers.who(heard), heard.how) if heard is not None else None
    return _at_home(known, supplier, recipient, discourse) if known is not None else None


def _says_we(token: Token) -> bool:
    """Whether a verb's subject is the speaker's own state: 'we', 'our country', 'his government'."""
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    return any(s.lower_ == "we" or any(c.lower_ in _OWN for c in s.lefts) for s in subjects)


def home_of(article: Article) -> str | None:
    """The state that a report is sent from, by the dateline ('WARSAW, Poland — ')."""
    first = next(iter(article.document.body), None)
    dateline = _DATELINE.match(article.text, first.start, first.end) if first is not None else None
    parties = catalogue().parties_in(dateline.group().title()) if dateline is not None else []
    return parties[0].code if parties else None


def listen(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """Hear the speaker of a sentence, or the person whom it is about, for those that follow."""
    heard = _main_voice(passage, sentence) or acting_person(passage, sentence)
    if heard is not None:
        discourse.hear(heard)


def _main_voice(passage: Passage, sentence: Tokens) -> Voice | None:
    roots = (token for token in sentence if token.dep_ == "ROOT")
    voices = (voice_in(passage, sentence, token) for token in (*roots, sentence[0]))
    return next((voice for voice in voices if voice is not None), None)
