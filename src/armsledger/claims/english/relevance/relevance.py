"""Whether a text can hold a claim at all: the cheap look before the parse.

Signs of goods are looked for in one pass. Only where one stands in a sentence that also tells of a transfer does the
catalogue look for goods and parties, there and in the sentence before. The surer the goods and the word, the fewer
parties must stand near: an order for T-90 tanks needs none there, equipment that was sent needs two.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from armsledger.catalogue import ItemMention, catalogue
from armsledger.claims.english.lexicon import Frame, Trigger, lexicon
from armsledger.claims.english.relevance.signs import MILITARY, evened, signs
from armsledger.claims.grammar.wording import listed
from armsledger.documents import Article
from armsledger.terms import Category

REACH = 600
"""Characters to either side of a sign within which its sentence ends, whatever the text has."""

NEAR = 120
"""Characters between goods and the word that tells of their transfer, at most."""

_TRADE = listed(
    """
    sell deliver supply export re-export ship donate gift buy purchase order contract procure acquire import lease
    sale delivery shipment handover donation acquisition procurement deal tender equip outfit smuggle funnel
    """
)
"""Words of the lexicon that tell of a transfer by themselves."""

_STANDING = frozenset({Frame.HOLD, Frame.BUILD, Frame.ARRIVE})
"""Frames whose words any report has ('has', 'makes', 'reached'); so do 'report', 'armed' and 'ships'."""

_FIGHTING = re.compile(
    r"(?<!\w)(?:sh(?:ot|oots?|ooting) down|crash\w*|fir(?:ed|es|ing)|struck|strikes|airstrikes?|hits?"
    r"|destroy(?:s|ed|ing)|attack(?:s|ed)|raids?|kill\w*|wound\w*|injur\w+|dead|intercept(?:s|ed|ing)|scrambl\w+"
    r"|s[au]nk|sink(?:s|ing)|clash\w*|explod\w+|shell(?:ed|ing)|captured?|seized?|bomb(?:ed|ing)|collid\w+"
    r"|launch(?:ed|es|ing)|test(?:ed|s|ing)|drills?|exercises|violat\w+|ceasefire)(?!\w)"
)
_OF_ARMS = "|".join(sorted(MILITARY))
_DEALINGS = re.compile(
    rf"(?<!\w)(?:{_OF_ARMS})(?: \w+){{0,3}} (?:aid|assistance|support|cooperation|trade|agreements?|deals?|contracts?"
    r"|packages?|loans?|grants?|credits?|imports?|exports?|sales?|supplies|supply(?! (?:ship|vessel|chain|line))"
    r"|training|equipment|hardware|goods|products?|technolog\w+|purchases?)(?!\w)"
    rf"|[$€£][0-9.,]+(?: \w+){{0,7}} (?:{_OF_ARMS}|armed)(?!\w)"
)
"""Dealings in arms at large ('military-technical cooperation'), and money for arms."""

_WORD = re.compile(r"\w+")
_MADE = re.compile(r" (?:made|built|manufactured|produced|supplied)(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\"']{3})[.!?][\"')]*\s|\n\s*\n")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_AT_LARGE = frozenset({Category.UNSPECIFIED, Category.SERVICE, Category.FINANCE})


class _Goods(IntEnum):
    """How surely words name goods for war."""

    BARE = 0  # 'aircraft', 'equipment'
    LARGE = 1  # 'arms', 'military aid'
    KIND = 2  # 'howitzers'
    TYPE = 3  # 'T-90'


class _Word(IntEnum):
    """How surely a word tells of a transfer."""

    EVERYDAY = 0  # 'has', 'reports'
    BENDING = 1  # 'plans', 'approved'
    TELLING = 2  # 'sent', 'offers'
    TRADE = 3  # 'sold'


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the one before it: their words, the same words even, and where the sentence begins."""

    words: str
    even: str
    start: int


def may_hold_claim(article: Article) -> bool:
    """Whether a sentence of title or body names goods, tells of a transfer, and has parties enough near."""
    body = (article.text[span.start : span.end] for span in article.document.body)
    texts = [_readable(text) for text in (article.title, *body) if text]
    return any(_may_tell(sentence, texts) for text in texts for sentence in _sentences(text))


def _may_tell(sentence: _Sentence, texts: Sequence[str]) -> bool:
    words = list(_words(sentence))
    if not words and not _MADE.search(sentence.even, sentence.start):
        return False
    goods = list(_goods(sentence))
    parties = catalogue().parties_in(sentence.words) if goods else []
    if any(_MADE.match(sentence.even, party.end) for party in parties):
        words.append((0, len(sentence.even), _Word.TRADE))
    needed = [
        _parties_needed(kind, word)
        for start, end, kind in goods
        for first, last, word in words
        if max(start, first) - min(end, last) <= NEAR
    ]
    near = len({party.code for party in parties})
    enough = min(needed, default=math.inf) <= near
    return enough and (near > 0 or any(catalogue().parties_in(text) for text in texts))


def _parties_needed(goods: _Goods, word: _Word) -> float:
    """How many parties must stand near goods and word; an article without any tells of no transfer."""
    if goods is _Goods.TYPE or (goods is _Goods.KIND and word is _Word.TRADE):
        return 0
    if goods is _Goods.LARGE and word is _Word.TRADE:
        return 1
    least = _Word.BENDING if goods is _Goods.KIND else _Word.TELLING
    return 2 if word >= least else math.inf


def _sentences(text: str) -> Iterator[_Sentence]:
    """The sentences of a readable text in which something looks like goods."""
    even = evened(text)
    done = 0
    for at in sorted(signs().find(text, even)):
        if at < done:
            continue
        first = max(0, at - REACH)
        starts = [first, *(found.end() for found in _SENTENCE_END.finditer(even, first, at))]
        close = _SENTENCE_END.search(even, at, at + REACH)
        done = close.end() if close else min(len(text), at + REACH)
        before = starts[-2] if len(starts) > 1 else first
        yield _Sentence(text[before:done], even[before:done], starts[-1] - before)


def _words(sentence: _Sentence) -> Iterator[tuple[int, int, _Word]]:
    """The words that tell of a transfer; where there is fighting, only those that say so do."""
    fighting = _FIGHTING.search(sentence.even, sentence.start) is not None
    before = ""
    for found in _WORD.finditer(sentence.even, sentence.start):
        word = None if (before, found[0]) == ("in", "order") else _lexicon().get(found[0])
        if word is not None and not (fighting and word < _Word.TELLING):
            yield found.start(), found.end(), word
        before = found[0]
    for found in _DEALINGS.finditer(sentence.even, sentence.start):
        yield found.start(), found.end(), _Word.TELLING


def _goods(sentence: _Sentence) -> Iterator[tuple[int, int, _Goods]]:
    for item in catalogue().items_in(sentence.words):
        if item.start >= sentence.start:
            yield item.start, item.end, _surety(item, sentence.even[item.start : item.end])
    for found in _DEALINGS.finditer(sentence.even, sentence.start):
        yield found.start(), found.end(), _Goods.LARGE


def _surety(item: ItemMention, words: str) -> _Goods:
    if item.designation is not None:
        return _Goods.TYPE
    if not signs().bare.isdisjoint((words, words.removesuffix("s"))):
        return _Goods.BARE
    return _Goods.LARGE if item.category in _AT_LARGE else _Goods.KIND


@cache
def _lexicon() -> dict[str, _Word]:
    """How surely each form of the lexicon tells of a transfer; a verb that needs a particle hardly does."""
    told = dict.fromkeys(("origin", "presented", "presents"), _Word.TELLING)
    for (form, _, particle), trigger in lexicon().items():
        told[form] = max(_surely(trigger, particle), told.get(form, _Word.EVERYDAY))
    return told | dict.fromkeys(("ship", "ships", "armed"), _Word.EVERYDAY)


def _surely(trigger: Trigger, particle: str) -> _Word:
    if trigger.word in _TRADE:
        return _Word.TRADE
    if trigger.frame in _STANDING or trigger.word == "declare":
        return _Word.EVERYDAY
    return _Word.BENDING if particle or trigger.frame is Frame.BEND else _Word.TELLING


def _readable(text: str) -> str:
    """The text with ligatures written out and without the marks that nobody sees."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
