"""Names of people, however they are transliterated."""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from armsledger.catalogue.entries import Person
from armsledger.catalogue.fold import fold

SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR", "VNM", "TWN", "HKG", "KHM"})
"""States whose names put the surname first."""

_TITLES = re.compile(
    r"(?:mrs?|ms|miss|dr|prof(?:essor)?|sir|dame|lord|lady|(?:vice|deputy|prime|first|former|foreign|defen[cs]e)|president|"
    r"minister|king|queen|prince(?:ss)?|crown|emir|sultan|shai?e?i?kh?|gen(?:eral)?|col(?:onel)?|lt|lieutenant|maj(?:or)?|"
    r"capt(?:ain)?|adm(?:iral)?|rear|brig(?:adier)?|air|marshal|chief|commander|sen(?:ator)?|rep|congressman|ambassador|"
    r"secretary|chancellor|ayatollah|haji|the|of|state)\.?"
)
_PARTICLES = re.compile(
    r"al|el|as|ad|an|ar|ash|at|az|bin|ibn|ben|bint|abu|de|da|do|dos|das|di|del|della|van|von|der|den|le|la"
)

# Each rule makes spellings of one sound alike; their order matters. The sounds are those on which
# transliterations from Armenian, Russian, Ukrainian, Azerbaijani, Turkish, Arabic and Persian differ.
_SOUNDS = [
    (re.compile(pattern), to)
    for pattern, to in [
        (r"^(ye|yo|je)", "e"),
        (r"^(ou|u|w)(?=[^aeiouy])", "o"),
        (r"(shch|sch)", "sh"),
        (r"(tch|ch|ç)", "ch"),
        (r"(dzh|zh|dj|j)", "zh"),
        (r"(kh|gh|q|ck|g|c(?!h)|k)", "k"),
        (r"(tz|ts)", "ts"),
        (r"(d|t)h", r"\1"),
        (r"(ph|ff)", "f"),
        (r"(w|v|f(?=f?$))", "v"),
        (r"x", "ks"),
        (r"(.)\1", r"\1"),
    ]
]


def same_word(one: str, other: str) -> bool:
    """Whether two words can be one name in two transliterations (Sargsyan, Sarkisian)."""
    one, other = fold(one), fold(other)
    if one == other:
        return True
    first = skeleton(one)
    if first != skeleton(other):
        return False
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike >= (0.6 if len(first) > 2 else 0.75)


def skeleton(word: str) -> str:
    """What all transliterations of a name share: its consonants by sound, and its first vowel's place."""
    word = re.sub(r"[^a-zç]", "", fold(word))
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    first = "a" if word[:1] in tuple("aeiouy") else ""
    return first + re.sub(r"(?<=kk)k|h(?=k)|(?<=k)h", "", re.sub(r"[aeiouy]", "", word))


def parts(name: str) -> list[str]:
    """The words of a name without titles and particles."""
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", name)
    plain = [w for w in words if not _TITLES.fullmatch(fold(w))]
    kept = [re.sub(r"^(?:al|el|as|ad|an|ar|ash|at|az)[-'’]", "", w, flags=re.IGNORECASE) for w in plain]
    return [w for w in kept if not _PARTICLES.fullmatch(fold(w))] or plain


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: the surname, and the given name where both have one, agree.

    A surname alone agrees with a full name. Titles, middle names and particles do not count.
    """
    a, b = parts(one), parts(other)
    if not a or not b or not same_word(a[-1], b[-1]):
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return _same_given(a[0], b[0])


class People:
    """The people of the catalogue, found by any transliteration of a name, by a surname that is unique."""

    def __init__(self, people: Iterable[tuple[Person, tuple[str, ...]]]) -> None:
        self._exact: dict[str, Person] = {}
        self._by_surname: dict[str, list[tuple[Person, str, str]]] = defaultdict(list)
        for person, aliases in people:
            for name in (person.name, *aliases):
                self._exact.setdefault(_plain(name), person)
                words = parts(name)
                surname = words[0] if person.state in SURNAME_FIRST else words[-1]
                given = words[-1] if person.state in SURNAME_FIRST else words[0]
                self._by_surname[skeleton(surname)].append((person, surname, given if len(words) > 1 else ""))

    def find(self, name: str) -> Person | None:
        """The one person who bears that name; None where there is none, or more than one."""
        exact = self._exact.get(_plain(name))
        if exact is not None:
            return exact
        words = parts(name)
        if not words:
            return None
        found: dict[str, Person] = {}
        for surname, given in ((words[-1], words[0]), (words[0], words[-1])):
            for person, known, first in self._by_surname.get(skeleton(surname), []):
                alone = len(words) == 1
                if same_word(surname, known) and (alone or (first and _same_given(given, first))):
                    found[person.name] = person
        return next(iter(found.values())) if len(found) == 1 else None


def _plain(name: str) -> str:
    return " ".join(fold(w).rstrip(".") for w in parts(name))


def _same_given(one: str, other: str) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    if len(one) == 1 or len(other) == 1:
        return fold(one)[:1] == fold(other)[:1]
    return same_word(one, other)
