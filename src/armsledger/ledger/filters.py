"""Which entries of the register are asked for."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from armsledger.catalogue import catalogue
from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.terms import Category, Stage
from armsledger.transfers import Testimony
from armsledger.values import Period

Code = TypeVar("Code", bound=StrEnum)

_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an entry must meet to be shown; what is empty asks for nothing.

    Of several suppliers (codes), any one will do; likewise for the others. A designation stands for its
    variants too. period asks for something reported to have happened, or else published, in it.
    """

    suppliers: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    designations: frozenset[str] = frozenset()
    categories: frozenset[Category] = frozenset()
    stages: frozenset[Stage] = frozenset()
    period: Period | None = None
    min_witnesses: int = 0
    conflict: bool = False

    def admits(self, entry: Entry) -> bool:
        """Whether an entry is asked for."""
        transfer = entry.transfer
        return (
            _among(transfer.supplier, self.suppliers)
            and _among(transfer.recipient, self.recipients)
            and (not self.designations or self.names(transfer.designation))
            and _among(transfer.category, self.categories)
            and _among(entry.stage, self.stages)
            and (self.period is None or any(_within(t, self.period) for t in entry.testimonies))
            and entry.witnesses >= self.min_witnesses
            and (entry.conflict or not self.conflict)
        )

    def names(self, designation: str | None) -> bool:
        """Whether a designation, or a wider one that it is a variant of, is among those asked for."""
        return not self.designations.isdisjoint(_lineage(designation))


def party_code(name: str) -> str:
    """The code of a party from its code or any of its names; UsageError where the catalogue has none."""
    asked = name.strip()
    name = _ARTICLE.sub("", asked)
    held = catalogue()
    for code in (name.upper(), name.lower()):
        if held.party_name(code) != code:
            return code
    for spelt in (name, name.title()):
        for mention in held.parties_in(spelt):
            if (mention.start, mention.end) == (0, len(spelt)):
                return mention.code
    raise UsageError(
        f"the catalogue knows no party {asked!r}; {_meant(held.party_near(name))}"
        "give an ISO 3166-1 alpha-3 code such as RUS, or a name such as Russia"
    )


def designation_name(name: str) -> str:
    """The usual name of a designation; the name itself, folded, where the catalogue does not know it."""
    found = catalogue().designation(name.strip())
    return found.name if found else name.strip().casefold()


def check_designations(asked: Iterable[str], told: Iterable[str]) -> None:
    """Raise UsageError for a designation (by designation_name) that neither the catalogue knows nor is told."""
    by_fold = {name.casefold(): name for name in told}
    for name in asked:
        if name not in by_fold and catalogue().designation(name) is None:
            close = difflib.get_close_matches(name, by_fold, n=1, cutoff=0.75)
            near = by_fold[close[0]] if close else catalogue().designation_near(name)
            raise UsageError(
                f"neither the catalogue nor the ledger knows a designation {name!r}; {_meant(near)}"
                "give one as the register has it, such as T-90, or ask for its --category"
            )


def one_of(kind: type[Code], name: str) -> Code:
    """The code of that name, such as a category or a stage; UsageError that lists the choices."""
    wanted = name.strip().lower().replace(" ", "_").replace("-", "_")
    if wanted in set(kind):
        return kind(wanted)
    near = difflib.get_close_matches(wanted, [str(k) for k in kind], n=1)
    hint = _meant(near[0] if near else None)
    raise UsageError(f"there is no {kind.__name__.lower()} {name!r}; {hint}choose one of {', '.join(kind)}")


def _meant(near: str | None) -> str:
    return f"did you mean {near}? " if near else ""


def _among(value: object, wanted: Iterable[object]) -> bool:
    return not wanted or value in wanted


def _lineage(designation: str | None) -> frozenset[str]:
    """A designation and the wider ones that it is a variant of, as designation_name writes them."""
    names: set[str] = set()
    while designation is not None and (name := designation_name(designation)) not in names:
        names.add(name)
        found = catalogue().designation(designation)
        designation = found.family if found else None
    return frozenset(names)


def _within(testimony: Testimony, asked: Period) -> bool:
    when = testimony.claim.when or (Period.of(testimony.published) if testimony.published else None)
    if when is None:
        return False
    ends_before = asked.first_day and when.last_day and when.last_day < asked.first_day
    starts_after = asked.last_day and when.first_day and when.first_day > asked.last_day
    return not ends_before and not starts_after
