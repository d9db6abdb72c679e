"""Looking designations up by name: tolerant of spacing, hyphens and case, and of variants not listed."""

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from armsledger.catalogue.entries import Designation
from armsledger.catalogue.fold import key, plain_joints
from armsledger.catalogue.tables import Type

VARIANT = re.compile(
    r"(?:[-/]?[A-Z]{1,4}(?:-?\d{1,3}[A-Z]?)?(?![A-Za-z]*[a-z]{2})|[-/]\d{1,3}[A-Z]?){1,3}"
    r"(?= ?(?:Block|Mk|Mark)\b|s?(?:\W|$))"
)
"""What a variant adds to a name that ends in a digit: V in F-16V, V-5 in Mi-17V-5, C/D in F-16C/D."""

BUREAU = re.compile(r"(?i)(?:Sukhoi|Mikoyan|Tupolev|Ilyushin|Antonov|Yakovlev|Airbus)[ -]?\d")
"""A mark under the whole name of the bureau or maker that its usual form shortens: 'Sukhoi-30' for Su-30."""


class Designations:
    """The designations by every name that they bear."""

    def __init__(self, types: Iterable[Type]) -> None:
        self._known: dict[str, Designation] = {}
        for kind in types:
            for name in (kind.designation.name, *kind.aliases):
                self._known.setdefault(key(name), kind.designation)

    def find(self, name: str) -> Designation | None:
        """The designation of that name, or one made for an unlisted variant of a listed one."""
        known = self._known.get(key(name))
        if known is not None:
            return known
        name = plain_joints(name)
        for end in range(len(name) - 1, 1, -1):
            stem = self._known.get(key(name[:end])) if name[end - 1].isdigit() else None
            if stem is not None and VARIANT.fullmatch(name[end:]):
                usual = stem.name + name[end:] if BUREAU.match(name) else name
                return self._known.get(key(usual)) or variant(stem, usual)
        return None

    def near(self, name: str) -> str | None:
        """The usual name of the designation that may be meant by a name that is not known."""
        close = get_close_matches(key(name), self._known, n=1, cutoff=0.75)
        return self._known[close[0]].name if close else None

    def family(self, name: str) -> str:
        """The widest family that a designation belongs to; the name itself where none is known."""
        known = self.find(name)
        seen: set[str] = set()
        while known is not None and known.family is not None and known.name not in seen:
            seen.add(known.name)
            name, known = known.family, self.find(known.family)
        return known.name if known is not None else name


def variant(of: Designation, name: str) -> Designation:
    """A designation for a variant that the catalogue does not list."""
    return replace(of, name=" ".join(name.split()), family=of.name)
