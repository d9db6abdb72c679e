"""Designations that the catalogue lacks, known by their shape beside a noun that names goods.

A mark of letters and digits ('CH-4B', 'FPB 110', 'M28'), a ship's class ('Cape Class') or a name in quotation
marks counts as a designation where a goods noun follows it directly, or, for a mark, precedes it.
"""

import re
from collections.abc import Callable, Iterator

from armsledger.catalogue.entries import Designation
from armsledger.terms import Category

_HARDWARE = frozenset(Category) - {Category.SERVICE, Category.FINANCE, Category.UNSPECIFIED, Category.NUCLEAR}

_MARK = re.compile(
    r"(?<![\w$€£%./-])(?:[A-Z]{1,5}[a-z]{0,2}|[A-Z][a-z]{2,9})[ -]?\d{1,4}(?:[-/]?[A-Z0-9]{1,4}){0,3}"
    r"(?: (?:Mk|Mark|Block)\.? ?(?:\d{1,2}[A-Z]?|[IVX]{1,4}))?(?![-\w]*[A-Z0-9])"
)
_CLASS = re.compile(r"(?<!\w)(?:[A-Z][\w'’-]+[ -]){1,3}[Cc]lass\b")
_QUOTED = re.compile(r"[‘“\"']([A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,2})[’”\"']")
_NOT_A_MARK = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|"
    r"November|December|USD|EUR|GBP|RUB|INR|Rs|US|AED|FY|Fiscal|Year|Article|Section|Resolution|Chapter|Page|Figure|Table|"
    r"Phase|Tier|Level|Flight|Channel|Day|Week|Quarter|Vision|Summit|Expo|Article|Nr|No|Nos|About|Over|Only|Under|Another|"
    r"Some|Nearly|Around|Almost|Up|In|On|By|At|Of|For|From|To|The|All|Its|Their|And|With|Between|Since|Until|Least|More|"
    r"Than|Group|Top|First|Lot|Batch|Tranche|Boeing|Airbus|A|I|An|Buy|Order|After|Before|Total|These|Those|Other|New|Used|"
    r"Then|When|While|Also|Deliver|Receive|Sell|Send|Q|H|G|COVID|Covid|MH|Mach|RT|CNN|BBC|France|Russia|India|China|World|War|Block|Mk|MK|Mark|Mod|"
    r"Armed|Royce)"
    r"[ -]?\d.*",
    re.DOTALL,
)
_YEAR_AFTER_WORD = re.compile(r"[A-Z][a-z]{2,9}[ -](?:19|20)\d\d")


def find_shapes(
    text: str, noun_after: Callable[[int], Category | None], noun_before: Callable[[int], Category | None]
) -> Iterator[tuple[int, int, Designation]]:
    """The spans that look like designations beside goods nouns, each with the designation made of them.

    noun_after and noun_before give the category of the goods noun that stands next to an offset.
    """
    for found in _MARK.finditer(text):
        if _NOT_A_MARK.fullmatch(found.group()) or _YEAR_AFTER_WORD.fullmatch(found.group()):
            continue
        end = found.end() + (text[found.end() : found.end() + 1] == "s")
        category = noun_after(end) or noun_before(found.start())
        if category in _HARDWARE:
            yield found.start(), end, _designation(found.group(), category)
    for found in _CLASS.finditer(text):
        if noun_after(found.end()) is Category.WARSHIP:
            name = re.sub(r"[ -][Cc]lass$", " class", found.group())
            yield found.start(), found.end(), _designation(name, Category.WARSHIP)
    for found in _QUOTED.finditer(text):
        category = noun_after(found.end())
        if category in _HARDWARE:
            yield found.start(1), found.end(1), _designation(found.group(1), category)


def _designation(words: str, category: Category) -> Designation:
    return Designation(" ".join(words.split()), category)
