"""What and who exist: parties, people, designations with aliases, categories, units.

The contract of the room:

    catalogue() -> Catalogue                    the packaged one, loaded once
    Catalogue.parties_in(text) -> list[PartyMention]    leftmost-longest, whole words, in order
    Catalogue.items_in(text) -> list[ItemMention]
    Catalogue.person(name) -> Person | None     however the name is transliterated
    Catalogue.same_person(one, other) -> bool   for names that the catalogue lacks, too
    Catalogue.designation(name) -> Designation | None
    Catalogue.family(name) -> str               the widest family of a designation, itself if none
    Catalogue.party_name(code) -> str           the name that people read: 'Russia' for 'RUS'
    Catalogue.party_near(name), Catalogue.designation_near(name) -> str | None      what a misspelt name may mean
"""

from armsledger.catalogue.entries import Designation, ItemMention, PartyKind, PartyMention, Person
from armsledger.catalogue.naming import BUREAU
from armsledger.catalogue.packaged import Catalogue, catalogue

__all__ = [
    "BUREAU",
    "Catalogue",
    "Designation",
    "ItemMention",
    "PartyKind",
    "PartyMention",
    "Person",
    "catalogue",
]
