"""The words that people read for codes, figures, money and dates."""

from armsledger.catalogue import catalogue
from armsledger.estimates import Entry, Estimate, Measure, Mode, Reading
from armsledger.terms import UNROCA_CATEGORY, Category, Side, Unit
from armsledger.transfers import Testimony
from armsledger.values import Period, holds, is_day

CURRENCY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "ILS": "₪", "INR": "₹", "TRY": "₺"}
SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UNROCA_TITLES = {
    "I": "battle tanks",
    "II": "armoured combat vehicles",
    "III": "large-calibre artillery systems",
    "IV": "combat aircraft and unmanned combat aerial vehicles",
    "V": "attack helicopters",
    "VI": "warships",
    "VII": "missiles and missile launchers",
    "VIII": "small arms and light weapons",
}
CATEGORY_WORDS = {
    Category.TANK: "tanks",
    Category.ARMOURED_VEHICLE: "armoured vehicles",
    Category.ARTILLERY: "artillery",
    Category.COMBAT_AIRCRAFT: "combat aircraft",
    Category.ATTACK_HELICOPTER: "attack helicopters",
    Category.WARSHIP: "warships",
    Category.MISSILE: "missiles",
    Category.SMALL_ARMS: "small arms",
    Category.AIR_DEFENCE: "air defence",
    Category.HELICOPTER: "helicopters",
    Category.AIRCRAFT: "aircraft",
    Category.UAV: "unarmed drones",
    Category.SENSOR: "sensors",
    Category.MUNITION: "munitions",
    Category.ENGINE: "engines",
    Category.VEHICLE: "vehicles",
    Category.NUCLEAR: "nuclear propulsion",
    Category.SERVICE: "services",
    Category.FINANCE: "finance",
    Category.UNSPECIFIED: "arms, not specified",
}
SIDE_WORDS = {
    Side.SUPPLIER: "supplier’s side",
    Side.RECIPIENT: "recipient’s side",
    Side.THIRD_STATE: "third state",
    Side.INDUSTRY: "industry",
    Side.INTERNATIONAL: "international organisation",
    Side.EXPERT: "expert",
    Side.MEDIA: "media",
    Side.ANONYMOUS: "anonymous",
}
MEASURE_WORDS = {
    Measure.ORDERED: "Number ordered",
    Measure.DELIVERED: "Number delivered",
    Measure.OPTION: "Number under option",
    Measure.VALUE: "Financial value",
}


def party(code: str | None, *, role: str = "party") -> str:
    """The name that people read for a party; 'unknown supplier' where there is none."""
    return f"unknown {role}" if code is None else catalogue().party_name(code)


def known_as(speaker: str) -> str | None:
    """The usual name of a person whom an article names otherwise: 'Serzh Sargsyan' for Serzh Sarkisian."""
    person = catalogue().person(speaker)
    if person is None or set(person.name.casefold().split()) <= set(speaker.casefold().split()):
        return None
    return person.name


def one_speaker(speaker: str | None) -> str | None:
    """What the spellings of one speaker have in common: the name that the catalogue knows, else the words."""
    person = catalogue().person(speaker) if speaker else None
    return speaker if person is None else person.name


def category_words(category: Category) -> str:
    """The category in words, such as 'armoured vehicles'."""
    return CATEGORY_WORDS[category]


def unroca_words(category: Category) -> str | None:
    """The UN Register's category with its title, None where the goods lie outside of it."""
    numeral = UNROCA_CATEGORY.get(category)
    return None if numeral is None else f"{numeral}, {UNROCA_TITLES[numeral]}"


def goods(entry: Entry) -> str:
    """What the transfer is of: its designation, else its category in words."""
    words = category_words(entry.transfer.category)
    return entry.transfer.designation or words[0].upper() + words[1:]


def number(value: float) -> str:
    """A number with thousands separated, whole where it is whole, else to three decimals."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.3f}".rstrip("0").rstrip(".")


def amount(low: float | None, high: float | None) -> str:
    """Bounds as people write them: '94', '90–94', '≥100', '≤20'."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"≥{number(low)}" if low is not None else f"≤{number(high)}" if high is not None else ""


def count(low: float | None, high: float | None, unit: str) -> str:
    """Bounds with what they count in, unless that is single items: '9 launchers'."""
    if not (shown := amount(low, high)) or unit == Unit.ITEM:
        return shown
    return f"{shown} {counted_in(low, high, unit)}"


def counted_in(low: float | None, high: float | None, unit: str) -> str:
    """What bounds count in, for one or for more: 'launchers'; a currency stays as it is."""
    return unit if low == high == 1 or unit not in set(Unit) else plural(unit)


def money(low: float | None, high: float | None, currency: str) -> str:
    """Bounds of money in short: '$4 bn', '≥€1.2 m', '$4–5 bn', 'RUB 900 m – RUB 1.1 bn'."""
    if low is not None and high is not None and low != high:
        (first, scale), (second, other) = _scaled(low), _scaled(high)
        if scale == other:
            return _priced(f"{first}–{second}", scale, currency)
        return f"{_priced(first, scale, currency)} – {_priced(second, other, currency)}"
    sign = "≥" if high is None else "≤" if low is None else ""
    value = low if low is not None else high
    return "" if value is None else sign + _priced(*_scaled(value), currency)


def bounds(low: float | None, high: float | None, unit: str) -> str:
    """Bounds in a unit of quantity or a currency, as people write them."""
    return count(low, high, unit) if unit in set(Unit) else money(low, high, unit)


def reading(one: Reading) -> str:
    """One claim's figure, as people write it."""
    return bounds(one.low, one.high, one.unit)


def corrected(testimony: Testimony) -> str:
    """That a testimony was corrected, by which document and when; empty where it was not."""
    if testimony.superseded_by is None:
        return ""
    day = testimony.superseded_on
    return f"corrected {on(day) if day else 'on an unknown day'} by document {testimony.superseded_by}"


def figure(shown: Estimate | None) -> str:
    """The estimate in one cell: its bounds, or the sides of a conflict as '94 | 118' or '4 | 9 launchers'."""
    if shown is None:
        return ""
    if not shown.conflict:
        return bounds(shown.low, shown.high, shown.unit)
    ends = shown.side_bounds
    if shown.unit not in set(Unit):
        return " | ".join(money(low, high, shown.unit) for low, high in ends)
    counted = "" if shown.unit == Unit.ITEM else f" {plural(shown.unit)}"
    return " | ".join(amount(low, high) for low, high in ends) + counted


def interval(shown: Estimate) -> str:
    """The stretch that holds 90 % of the belief in the true number; empty where nothing is believed."""
    low, high = shown.interval
    return bounds(low, high, shown.unit)


def mode(one: Mode, unit: str) -> str:
    """Figures that can be true together, with how much they are believed: '94 tanks: 75 %, 2 witnesses'."""
    witnesses = len(one.witnesses)
    believed = "under 1 %" if one.weight < 0.01 else f"{min(one.weight, 0.99):.0%}".replace("%", " %")
    told = f"{witnesses} witness{'' if witnesses == 1 else 'es'}"
    return f"{bounds(one.low, one.high, unit)}: {believed}, {told}"


def plural(unit: str) -> str:
    """The unit's name for more than one."""
    return unit[:-1] + "ies" if unit.endswith("y") else unit + "s"


def date(iso: str | None) -> str:
    """An ISO date to the day, month or year as people write it: '19 July 2016'; empty for None."""
    if iso is None:
        return ""
    year, *rest = iso.split("-")
    words = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([str(int(day)) for day in rest[1:]] + words + [year])


def on(iso: str) -> str:
    """An ISO date after its preposition: 'on 19 July 2016', 'in July 2016', 'in 2016'."""
    return f"{'on' if is_day(iso) else 'in'} {date(iso)}"


def between(first: str, last: str) -> str:
    """From the first to the last date of some reports: '2 May 2016 – July 2016', 'July 2016' for days of that month."""
    return date(last) if holds(last, first) else period(Period(first, last))


def period(when: Period | None) -> str:
    """A period as people write it: '2010–2011', 'since 2010', 'until March 2013'."""
    if when is None:
        return ""
    if when.start == when.end:
        return date(when.start)
    if when.start is None or when.end is None:
        return f"since {date(when.start)}" if when.end is None else f"until {date(when.end)}"
    dash = "–" if len(when.start) == len(when.end) == 4 else " – "
    return date(when.start) + dash + date(when.end)


def _scaled(value: float) -> tuple[str, str]:
    for size, name in SCALES:
        if value >= size:
            return number(value / size), name
    return number(value), ""


def _priced(digits: str, scale: str, currency: str) -> str:
    sign = CURRENCY_SIGNS.get(currency, currency + " ")
    return f"{sign}{digits} {scale}".rstrip()
