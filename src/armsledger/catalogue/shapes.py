"""Designations that the catalogue lacks, known by their shape beside a noun that names goods.

A mark of letters and digits ('CH-4B', 'FPB 110', 'M28'), a ship's class ('Cape Class') or a name in quotation
marks counts as a designation where a goods noun follows it directly, or, for a mark, precedes it; so does a
capitalised word before a noun that never means anything but goods ('a Karakal frigate', 'the Karakal, a frigate').
What is once known so is known wherever the text says it again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from armsledger.catalogue.entries import Designation
from armsledger.terms import Category

_HARDWARE = frozenset(Category) - {Category.SERVICE, Category.FINANCE, Category.UNSPECIFIED, Category.NUCLEAR}

_MARK = re.compile(
    r"(?<![\w$€£%./-])(?:[A-Z]{1,5}[a-z]{0,2}|[A-Z][a-z]{2,9}(?:[A-Z][a-z]{2,9})?)"
    r"[ -]?\d{1,4}(?:[-/]?[A-Z0-9]{1,4}){0,3}"
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
_NAME = re.compile(r"(?<![\w’'./-])[A-Z]\w*[^\W\d_A-Z]\w*(?:-[A-Z]\w*)*(?: [IVX]{1,4}\b)?(?=,? |[.;)])")
_NOT_A_NAME = re.compile(
    r"(?:Army|Nav(?:y|al)|Air|Forces?|Guards?|Corps|Marines?|Police|Ministry|Militar(?:y|ies)|Defen[cs]e|Soviet|Western|"
    r"Eastern|Northern|Southern|European|Asian|African|Latin|Arab(?:ian)?|Islamic|Kurdish|Baltic|Arctic|Balkan|Persian|Gulf|Sunni|"
    r"Shi[’']?ite|Atlantic|Pacific|Mediterranean|Allied|Cold|World|War|State|Government|Congress|Parliament|Pentagon|"
    r"National|Federal|Royal|Imperial|Republic(?:an)?|Nazi|Communist|Special|Coast|Border|Mr|Mrs|Ms|Dr|Gen|Col|"
    r"[A-Z]\w+day|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Systems?|Technolog(?:y|ies)|Industr(?:y|ies)|Group|Compan(?:y|ies)|Corp|Corporation|Inc|Ltd|International|Defen[cs]ive|"
    r"Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Both|Some|Many|Several|Most|More|All|The|These|Those|Such|This|That|"
    r"Its|Their|His|Her|Our|Other|Another|Each|Every|New|Old|Used|Modern|And|Or|With|For|From|Of|In|On|At|By|As|If|When|"
    r"While|After|Before|Since|Also|Only|Including|English|Earth|Chief|Commander|Minister|President|Secretary)"
)
_LEAD = re.compile(
    r"(?:^|[^\w.!?:;\n])(?:(?!(?:de|del|di|da|van|von|bin|al|el|la|le)\b)[a-z][\w’'-]*|\d[\d,.]*|"
    r"[A-Z][\w-]*-(?:made|built|designed|origin)|The|A|An),? $"
)
_AFTER_NOUN = re.compile(r", the $")
_APPOSED = re.compile(r", (?:an?|the|its|another)\b")
_JOINT_ELECTRONICS = re.compile(
    r"(?<![\w/])AN/[A-Z][ALPQSV][A-Z][- ]?\d{1,3}[A-Z]{0,2}(?:\(V\)\d?)?(?:/[A-Z]?\d{1,3})?(?!\w)"
)
"""Marks of the US Joint Electronics Type Designation System whose second letter says that a thing senses or jams."""

_YEAR_AFTER_WORD = re.compile(r"[A-Z][a-z]{2,9}[ -](?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside an offset of a text: the category of the goods noun behind it or before it.

    sure_after is noun_after where the noun means nothing but goods; taken marks the characters of parties and of
    goods words, which are no names of goods.
    """

    noun_after: Callable[[int], Category | None]
    noun_before: Callable[[int], Category | None]
    sure_after: Callable[[int], Category | None]
    taken: bytearray


def find_shapes(text: str, around: Around) -> Iterator[tuple[int, int, Designation]]:
    """The spans that look like designations beside goods nouns, or repeat one, each with its designation."""
    found = list(_beside_nouns(text, around))
    yield from found
    named = {text[start:end].removesuffix("s"): kind for start, end, kind in reversed(found)}
    names = [re.escape(n) for n in named if not n.endswith(("lass", "LASS"))]
    if names:
        again = re.compile(rf"(?<![\w-])({'|'.join(sorted(names, key=len, reverse=True))})s?(?![\w-])")
        yield from ((m.start(), m.end(), named[m.group(1)]) for m in again.finditer(text))


def _beside_nouns(text: str, around: Around) -> Iterator[tuple[int, int, Designation]]:
    yield from _marks(text, around.noun_after, around.noun_before)
    for found in _JOINT_ELECTRONICS.finditer(text):
        yield found.start(), found.end(), _designation(found.group(), Category.SENSOR)
    for found in _NAME.finditer(text):
        if not any(around.taken[found.start() : found.end()]) and not _NOT_A_NAME.fullmatch(found.group()):
            category = _named_kind(text, found.start(), found.end(), around)
            if category in _HARDWARE:
                yield found.start(), found.end(), _designation(found.group(), category)


def _named_kind(text: str, start: int, end: int, around: Around) -> Category | None:
    """What a capitalised word is the name of: the goods of the noun behind it, or of the noun that explains it."""
    lead = text[max(0, start - 40) : start]
    after = _AFTER_NOUN.search(lead)
    if after and text[end : end + 1] in ",.;)":
        return around.noun_before(start - len(after.group()) + 1)
    if not (_LEAD.search(lead) or around.taken[start - 2 : start - 1] == b"\1"):
        return None
    apposed = _APPOSED.match(text, end)
    if apposed:
        return around.sure_after(apposed.end())
    return around.sure_after(end) if re.match(r" (?:[a-z]|[A-Z]{2})", text[end : end + 3]) else None


def _marks(
    text: str, noun_after: Callable[[int], Category | None], noun_before: Callable[[int], Category | None]
) -> Iterator[tuple[int, int, Designation]]:
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
