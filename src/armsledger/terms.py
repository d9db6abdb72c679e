"""The field's codes, as the annotation guide (docs/claims.md) defines them."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a transfer has come, in the order in which deals go."""

    INTEREST = "interest"
    NEGOTIATION = "negotiation"
    APPROVAL = "approval"
    AGREEMENT = "agreement"
    DELIVERY = "delivery"
    SUSPENDED = "suspended"
    REFUSED = "refused"


class Standing(StrEnum):
    """How a transfer stands now: what its steps come to."""

    OPEN = "open"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Funding(StrEnum):
    """What a sum of money is for the one who gets the arms."""

    PRICE = "price"
    LOAN = "loan"
    GRANT = "grant"
    FINANCE = "finance"


class Polarity(StrEnum):
    """Whether the speaker says that it is so, or that it is not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Certainty(StrEnum):
    """How surely the speaker says it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Side(StrEnum):
    """Where a speaker stands towards the transfer."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    THIRD_STATE = "third_state"
    INDUSTRY = "industry"
    INTERNATIONAL = "international"
    EXPERT = "expert"
    MEDIA = "media"
    ANONYMOUS = "anonymous"


class Sameness(StrEnum):
    """What a person says of two claims: that they are about one deal, or two, or that nobody can tell."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Place(StrEnum):
    """Which of a document's two texts a span counts in."""

    TEXT = "text"
    TITLE = "title"


class Role(StrEnum):
    """What a mention states about a claim."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    ITEM = "item"
    QUANTITY = "quantity"
    VALUE = "value"
    WHEN = "when"


class ValueOf(StrEnum):
    """What a value is the price of."""

    ITEM = "item"
    PACKAGE = "package"


class Unit(StrEnum):
    """What a quantity counts in."""

    ITEM = "item"
    LAUNCHER = "launcher"
    BATTERY = "battery"
    BATTALION = "battalion"
    REGIMENT = "regiment"
    BRIGADE = "brigade"
    SQUADRON = "squadron"
    SYSTEM = "system"
    MISSILE = "missile"
    ROUND = "round"


class Category(StrEnum):
    """Kinds of goods: the seven of the UN Register of Conventional Arms, small arms, and the rest."""

    TANK = "tank"
    ARMOURED_VEHICLE = "armoured_vehicle"
    ARTILLERY = "artillery"
    COMBAT_AIRCRAFT = "combat_aircraft"
    ATTACK_HELICOPTER = "attack_helicopter"
    WARSHIP = "warship"
    MISSILE = "missile"
    SMALL_ARMS = "small_arms"
    AIR_DEFENCE = "air_defence"
    HELICOPTER = "helicopter"
    AIRCRAFT = "aircraft"
    UAV = "uav"
    SENSOR = "sensor"
    MUNITION = "munition"
    ENGINE = "engine"
    VEHICLE = "vehicle"
    NUCLEAR = "nuclear"
    SERVICE = "service"
    FINANCE = "finance"
    UNSPECIFIED = "unspecified"


UNROCA_CATEGORY: dict[Category, str] = {
    Category.TANK: "I",
    Category.ARMOURED_VEHICLE: "II",
    Category.ARTILLERY: "III",
    Category.COMBAT_AIRCRAFT: "IV",
    Category.ATTACK_HELICOPTER: "V",
    Category.WARSHIP: "VI",
    Category.MISSILE: "VII",
    Category.SMALL_ARMS: "VIII",
}
"""The UN Register's roman numerals; VIII is the Arms Trade Treaty's small arms and light weapons."""
