"""Names of people, however they are transliterated."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from armsledger.catalogue.entries import Person
from armsledger.catalogue.fold import fold
from armsledger.catalogue.tables import KnownPerson

RECENT = 2005
"""The year since when an office must have been held for a bare surname to mean its holder first."""

SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR", "VNM", "TWN", "HKG", "KHM"})
"""States whose names put the surname first."""

_TITLES = re.compile(
    r"(?:mrs?|ms|miss|dr|prof(?:essor)?|sir|dame|lord|lady|(?:vice|deputy|prime|first|former|foreign|defen[cs]e)|president|"
    r"minister|king|queen|prince(?:ss)?|crown|emir|sultan|sh[ae][iy]kh?|gen(?:eral)?|col(?:onel)?|lt|lieutenant|maj(?:or)?|"
    r"capt(?:ain)?|adm(?:iral)?|rear|brig(?:adier)?|air|marshal|chief|commander|sen(?:ator)?|rep|congressman|ambassador|"
    r"secretary|chancellor|ayatollah|haji|the|of|state)\.?"
)
_PARTICLES = re.compile(
    r"(?i:al|el|bin|ibn|bint|abu|de|da|do|dos|das|di|del|della|van|von|der|le|la)|as|ad|an|ar|ash|at|az|ben|den"
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
    return alike >= (0.6 if len(first) > 3 else 0.75)


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
    return [w for w in kept if not _PARTICLES.fullmatch(w)] or plain


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


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person under one of the names that they bear."""

    person: Person
    surname: str
    given: str
    by_surname: bool

    @property
    def recent(self) -> bool:
        return self.person.end is None or int(self.person.end) >= RECENT


class People:
    """The people of the catalogue, found by any transliteration of a name.

    A surname alone finds a person whose row allows it, where no other recent one bears it.
    """

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._exact: dict[str, Person] = {}
        self._bearers: dict[str, list[_Bearer]] = defaultdict(list)
        for known in people:
            for name in (known.person.name, *known.aliases):
                self._exact.setdefault(_plain(name), known.person)
                words = parts(name)
                if known.person.state in SURNAME_FIRST:
                    words.reverse()
                given = words[0] if len(words) > 1 else ""
                bearer = _Bearer(known.person, words[-1], given, known.by_surname)
                self._bearers[skeleton(words[-1])].append(bearer)

    def find(self, name: str) -> Person | None:
        """The one person who bears that name; None where there is none, or more than one."""
        exact = self._exact.get(_plain(name))
        if exact is not None:
            return exact
        words = parts(name)
        found = self._by_surname(words[0]) if len(words) == 1 else self._by_both(words)
        people = {bearer.person for bearer in found}
        return people.pop() if len(people) == 1 else None

    def _by_surname(self, surname: str) -> list[_Bearer]:
        bearers = [b for b in self._bearers.get(skeleton(surname), ()) if same_word(surname, b.surname)]
        spelt_so = [b for b in bearers if fold(b.surname) == fold(surname)] or bearers
        recent = [b for b in spelt_so if b.recent] or spelt_so
        return recent if any(b.by_surname for b in recent) else []

    def _by_both(self, words: Sequence[str]) -> list[_Bearer]:
        orders = ((words[-1], words[0]), (words[0], words[-1])) if words else ()
        return [
            bearer
            for surname, given in orders
            for bearer in self._bearers.get(skeleton(surname), ())
            if bearer.given and same_word(surname, bearer.surname) and _same_given(given, bearer.given)
        ]


def _plain(name: str) -> str:
    return " ".join(fold(w).rstrip(".") for w in parts(name))


def _same_given(one: str, other: str) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    if len(one) == 1 or len(other) == 1:
        return fold(one)[:1] == fold(other)[:1]
    return same_word(one, other)
