"""What the catalogue holds and what it finds in a text."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.terms import Category, Unit


class PartyKind(StrEnum):
    """How a mention names its party."""

    STATE = "state"  # Russia, the United States
    DEMONYM = "demonym"  # Russian, Americans
    METONYM = "metonym"  # Moscow, the Kremlin, Baku
    BODY = "body"  # EU, NATO
    ARMED_GROUP = "armed_group"  # Hezbollah
    ORGANISATION = "organisation"  # Rosoboronexport, Lockheed Martin: stands for its home state


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words [start, end) that name a party; code as in docs/claims.md.

    organisation is set for a company or agency, whose code is that of its home state.
    """

    start: int
    end: int
    code: str
    kind: PartyKind
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Designation:
    """A type of equipment: its usual name, category, what it is counted in, and what is known of it.

    family is the wider designation that it is a variant of (Iskander-M of Iskander), else None.
    origin is the state of origin (ISO 3166-1 alpha-3), where a source states it.
    """

    name: str
    category: Category
    unit: Unit = Unit.ITEM
    family: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class ItemMention:
    """Words [start, end) that name goods: by designation, or by a noun of a category ('attack helicopters').

    designation is set for the first kind. category and unit are those of the words themselves.
    """

    start: int
    end: int
    category: Category
    unit: Unit
    designation: Designation | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An office holder or official: the name used here, the state they speak for, the office, years held."""

    name: str
    state: str | None
    office: str | None
    start: str | None = None
    end: str | None = None
