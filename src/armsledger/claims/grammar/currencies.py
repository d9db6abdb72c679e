"""How English texts write the world's currencies, and the ISO 4217 codes that they stand for."""

import re

from armsledger.claims.grammar.wording import GAP

SYMBOLS = {
    "us$": "USD",
    "$us": "USD",
    "u.s.$": "USD",
    "u.s. $": "USD",
    "us $": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "cdn$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "aud$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "sg$": "SGD",
    "nt$": "TWD",
    "r$": "BRL",
    "mx$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₴": "UAH",
    "₸": "KZT",
    "₼": "AZN",
    "֏": "AMD",
    "₾": "GEL",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
    "₦": "NGN",
    "rs.": "INR",
    "rs": "INR",
    "rp.": "IDR",
    "rp": "IDR",
    "rm": "MYR",
    "sfr": "CHF",
}
"""What stands before a figure, in lower case; the bare '$' is left to the reader of the text."""

_ISO = (
    "USD EUR GBP JPY CNY INR PKR BDT LKR AUD NZD CAD CHF SEK NOK DKK ISK PLN CZK HUF RON BGN HRK RSD UAH RUB "
    "BYN KZT UZS TMT AZN AMD GEL TRY ILS AED SAR QAR KWD BHD OMR JOD EGP IQD IRR MAD TND DZD LYD NGN KES UGX "
    "TZS ZAR GHS ETB AOA MZN BRL ARS CLP COP PEN MXN UYU BOB KRW TWD HKD SGD MYR IDR THB PHP VND MMK XOF XAF"
)
CODES = {code: code for code in re.findall("[A-Z]{3}", _ISO)} | {
    "RMB": "CNY",
    "RUR": "RUB",
    "NIS": "ILS",
    "TL": "TRY",
    "STG": "GBP",
    "PLZ": "PLN",
    "NTD": "TWD",
    "CAN": "CAD",
    "CDN": "CAD",
    "AUS": "AUD",
    "R": "ZAR",
    "N": "NGN",
    "P": "PHP",
    "Php": "PHP",
    "PhP": "PHP",
    "SR": "SAR",
    "Dh": "AED",
    "Dhs": "AED",
    "KD": "KWD",
    "BD": "BHD",
    "JD": "JOD",
    "QR": "QAR",
    "LE": "EGP",
    "Tk": "BDT",
    "KSh": "KES",
    "Ksh": "KES",
    "USh": "UGX",
    "TSh": "TZS",
    "Rub": "RUB",
}
"""Codes as texts write them, before or after a figure; all but a few ask for one in thousands or more."""

_HOMES = {
    "dollar": {
        "us": "USD",
        "u.s.": "USD",
        "american": "USD",
        "canadian": "CAD",
        "australian": "AUD",
        "new zealand": "NZD",
        "singapore": "SGD",
        "singaporean": "SGD",
        "hong kong": "HKD",
        "taiwan": "TWD",
        "taiwanese": "TWD",
    },
    "pound": {"british": "GBP", "egyptian": "EGP"},
    "ruble": {"belarusian": "BYN"},
    "rupee": {"pakistani": "PKR", "pakistan": "PKR", "sri lankan": "LKR"},
    "crown": {"swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "czech": "CZK", "icelandic": "ISK"},
    "kroner": {"norwegian": "NOK", "danish": "DKK"},
    "franc": {"swiss": "CHF", "cfa": "XOF"},
    "riyal": {"qatari": "QAR", "omani": "OMR", "iranian": "IRR"},
    "dirham": {"moroccan": "MAD"},
    "dinar": {
        "kuwaiti": "KWD",
        "bahraini": "BHD",
        "jordanian": "JOD",
        "iraqi": "IQD",
        "algerian": "DZD",
        "tunisian": "TND",
        "libyan": "LYD",
        "serbian": "RSD",
    },
    "peso": {
        "philippine": "PHP",
        "filipino": "PHP",
        "mexican": "MXN",
        "argentine": "ARS",
        "chilean": "CLP",
        "colombian": "COP",
    },
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS"},
}
# Each currency's own word: its spellings, and what it means with no country before it (None: unclear).
_NAMES: dict[str, tuple[str, str | None]] = {
    "dollar": ("dollars?", "USD"),
    "euro": ("euros?", "EUR"),
    "sterling": (rf"pounds?(?:-|{GAP})sterling", "GBP"),
    "pound": ("pounds?", "GBP"),
    "ruble": ("ro?ubles?", "RUB"),
    "rupee": ("rupees?", "INR"),
    "crown": ("crowns?", None),
    "kronor": ("kronor|kronas?", "SEK"),
    "kroner": ("kroner?", None),
    "koruna": ("korunas?|koruny", "CZK"),
    "franc": ("francs?", None),
    "won": ("won", "KRW"),
    "yen": ("yens?", "JPY"),
    "yuan": ("yuans?|renminbi", "CNY"),
    "shekel": ("shekels?|sheqels?", "ILS"),
    "riyal": ("riyals?|rials?", "SAR"),
    "dirham": ("dirhams?", "AED"),
    "dinar": ("dinars?", None),
    "rand": ("rands?", "ZAR"),
    "lira": ("liras?|lire", "TRY"),
    "zloty": ("z[lł]oty(?:s|ch)?", "PLN"),
    "hryvnia": ("hryvn(?:ia|ya)s?|hryven", "UAH"),
    "forint": ("forints?", "HUF"),
    "leu": ("lei|leu", "RON"),
    "lev": ("leva|levs?", "BGN"),
    "tenge": ("tenges?", "KZT"),
    "manat": ("manats?", "AZN"),
    "dram": ("drams?", "AMD"),
    "lari": ("laris?", "GEL"),
    "baht": ("bahts?", "THB"),
    "ringgit": ("ringgits?", "MYR"),
    "rupiah": ("rupiahs?", "IDR"),
    "peso": ("pesos?", None),
    "real": ("reais|reals", "BRL"),
    "dong": ("dongs?", "VND"),
    "kyat": ("kyats?", "MMK"),
    "taka": ("takas?", "BDT"),
    "naira": ("nairas?", "NGN"),
    "shilling": ("shillings?", None),
    "som": ("sou?ms?", "UZS"),
}
NEEDS_THOUSANDS = frozenset(
    {"pound", "won", "crown", "rand", "real", "dong", "leu", "lev", "dram", "lari", "som"}
)
"""Words that mean something else too, and money only beside a figure in thousands or more."""

PLAIN_CODES = frozenset({"USD", "EUR", "GBP"})
"""Codes that mean nothing but money; others do so only beside a large figure."""

_PLACES = "|".join(
    sorted((re.escape(place) for homes in _HOMES.values() for place in homes), key=lambda p: (-len(p), p))
).replace(r"\ ", GAP)
NAMED = re.compile(
    rf"(?:(?P<place>{_PLACES}|south{GAP}korean|japanese|chinese|israeli|saudi|uae|emirati|turkish|russian|indian|polish"
    rf"|ukrainian|south{GAP}african)(?:-|{GAP}))?"
    + "(?:"
    + "|".join(rf"(?P<{name}>{spellings})" for name, (spellings, _) in _NAMES.items())
    + r")(?!\w)"
)
"""A currency's name after a figure, in lower text; `currency_named` reads the match."""


def currency_named(found: re.Match[str]) -> str | None:
    """The ISO 4217 code for a match of NAMED, or None where the word does not say whose currency it is."""
    name = found.lastgroup or ""
    place = re.sub(r"\s+", " ", found["place"] or "")
    return _HOMES.get(name, {}).get(place) or _NAMES[name][1]
