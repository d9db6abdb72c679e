"""Which of a type's names a claim bears: the one that the article writes, unless the catalogue's says more."""

import re
from collections.abc import Iterator

from armsledger.catalogue import BUREAU, Designation, catalogue


def usual_name(words: str, designation: Designation) -> str:
    """The designation as the article writes it ('Yakhont', 'CH-4B'), or the catalogue's where that says more.

    'Super Tucano' is written for A-29 Super Tucano, which holds it; 'Yakhont' is no part of P-800 Oniks. A mark goes
    before a name ('King Air TC-90'), an acronym before what it stands for, 'Su-30' before 'Sukhoi-30'.
    """
    forms = [form for form in _forms(words) if _bears(form, designation)]
    if not forms:
        return designation.name
    marked = [f for f in forms if _MARK.search(f)] or forms
    form = max((f for f in marked if f.startswith(marked[0])), key=len)
    acronym = _ACRONYM.search(words)
    if acronym and _bears(acronym[1], designation):
        return acronym[1]
    spelt = _CALIBRE.search(form) or (form.count(" ") > 1 and designation.name.isupper())
    return designation.name if BUREAU.match(form) or spelt or _is_part(form, designation.name) else form


_MARK = re.compile(r"\d|\b[IVX]{1,4}\b")
_CALIBRE = re.compile(r" \.\d")
_ACRONYM = re.compile(r"(?: [A-Z][a-z]+){2,} \(([A-Z]{3,})")
_QUOTES = "‘’'“”\"(),"


def _forms(words: str) -> Iterator[str]:
    """The stretches of words before a bracket that may be a name, those from the first word on before others."""
    parts = words.split(" (")[0].split()
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            written = " ".join(parts[start:end]).strip(_QUOTES)
            single = written.removesuffix("s")
            yield from dict.fromkeys(
                (_INNER_PLURAL.sub("", single), written, single, _CLASS_END.sub("", written))
            )


_INNER_PLURAL = re.compile(r"(?<=[a-z])s(?= )")
_CLASS_END = re.compile(r"[ -][Cc]lass$")


def _bears(form: str, designation: Designation) -> bool:
    known = catalogue().designation(form)
    return known is not None and known.name == designation.name


def _is_part(form: str, name: str) -> bool:
    """Whether a name says the form and more; 'LAV 6' is no part of 'LAV 6.0'."""
    return re.search(rf"(?i)(?<!\w){re.escape(form)}(?!\.?\d)", name) is not None
