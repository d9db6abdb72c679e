"""What a number counts, read from the words after it: the head noun, its unit, and whether it is goods."""

import re
from dataclasses import dataclass

from armsledger.claims.grammar.numerals import SMALL
from armsledger.claims.grammar.wording import listed
from armsledger.terms import Unit

_UNITS = {
    Unit.LAUNCHER: "launcher launchers tel tels",
    Unit.BATTERY: "battery batteries",
    Unit.BATTALION: "battalion battalions division divisions divizion",
    Unit.REGIMENT: "regiment regiments",
    Unit.BRIGADE: "brigade brigades",
    Unit.SQUADRON: "squadron squadrons",
    Unit.SYSTEM: "system systems complex complexes",
    Unit.MISSILE: "missile missiles",
    Unit.ROUND: "round rounds",
}
UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
"""Words that a quantity counts in, singular and plural."""

FORMATIONS = frozenset({Unit.BATTERY, Unit.BATTALION, Unit.REGIMENT, Unit.BRIGADE, Unit.SQUADRON})
# 'launch vehicles', 'fire units', 'regimental sets': the word before says in what the general one counts.
_CARRIERS = listed("unit units vehicle vehicles platform platforms set sets kit kits tube tubes")
_CARRIED = {
    "launcher": Unit.LAUNCHER,
    "launch": Unit.LAUNCHER,
    "launching": Unit.LAUNCHER,
    "fire": Unit.BATTERY,
    "firing": Unit.BATTERY,
    "battery": Unit.BATTERY,
    "battalion": Unit.BATTALION,
    "divisional": Unit.BATTALION,
    "regiment": Unit.REGIMENT,
    "regimental": Unit.REGIMENT,
    "brigade": Unit.BRIGADE,
    "squadron": Unit.SQUADRON,
}

# Things that reports count beside goods: people, places, times, papers, deeds.
_NO_GOODS = listed(
    """
    people persons troops soldiers servicemen servicewomen men women children officers personnel pilots crew
    crews crewmen sailors airmen marines experts specialists technicians engineers instructors advisers
    advisors individuals students cadets officials lawmakers senators members employees workers jobs
    civilians victims casualties militants rebels insurgents terrorists refugees prisoners hostages inmates
    ministers generals analysts journalists activists protesters citizens residents voters deputies lives
    others ones countries nations states governments parties sides partners allies customers clients buyers
    users operators bidders suppliers companies firms manufacturers contractors competitors contenders
    organizations organisations groups agencies ministries institutions services forces armies navies cities
    towns villages regions provinces districts areas sites locations bases airports ports continents places
    points borders seconds minutes hours days nights weeks months years decades centuries times weekends
    occasions contracts deals agreements memorandums memoranda documents treaties accords protocols
    resolutions laws bills rules licences licenses permits approvals sales orders tenders offers bids
    proposals options projects programs programmes phases stages steps talks meetings visits exercises
    drills missions operations attacks strikes raids airstrikes sorties flights tests trials launches
    incidents accidents crashes violations deaths injuries wounded dead reports articles pages stories
    questions answers issues reasons factors ways things aspects categories types kinds classes variants
    versions models features conditions goals objectives elements parts halves thirds quarters votes seats
    percent fronts levels tranches batches lots shipments deliveries installments instalments payments loans
    wars conflicts battles examples images seats initiatives modifications
    """
)
_NO_GOODS_SINGULAR = listed(
    """
    person man woman soldier country nation state government party side company firm day night week month
    year decade century time hour minute second moment point thing reason way example case contract deal
    agreement document source official expert analyst pilot member issue question report word area place
    region hand step percent thousand hundred another other time part kind type such more less
    """
)
_STOP = listed(
    """
    a an the this that these those its their his her our your my and or but nor as at by for from in into of
    off on onto out over per than through to toward towards under until up upon via with within without
    between among during since after before about above across against along around behind beside besides
    beyond despite down except inside like near outside while when where which who whom whose what why how
    if because though although so then there here is are was were be been being am has have had having do
    does did will would shall should can could may might must not no yes it they we he she you i them him us
    me itself themselves each every both either neither all any some also already only just even still yet
    now soon later earlier ago again once including include includes included plus worth last next own off
    due each apiece today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday said
    says told bought sold gave given received delivered ordered acquired purchased supplied arrived made
    built took taken got
    """
)
_PLURAL_BY_NATURE = listed("aircraft craft hovercraft rotorcraft personnel people men women")
_NO_PLURAL = listed("series us plus chassis apparatus corps airbus")
_WORD = re.compile(r"(?:[ ]+|[ ]?\n[ ]*|(?<=[0-9a-z])-)[\"']?(?P<word>[^\W_](?:[\w/&-]|[.'](?=\w))*)[\"']?")
_CAPITAL_WORDS = frozenset({"US", "IT", "I", "AM"})
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun phrase after a number: its first words, where its head ends, and what the head says.

    head is empty where no noun follows ('ordered ten, four of them').
    """

    words: str
    head: str
    end: int
    unit: Unit
    goods: bool


def noun_after(text: str, at: int, *, one: bool) -> Noun:
    """The noun phrase that begins at an offset of an even text; one says that the number is one."""
    words = _words(text, at)
    head = _head(words, one=one)
    if head is None:
        told = words and not words[0][0].endswith("ed")
        return Noun(" ".join(w for w, _ in words[:4]) if told else "", "", at, Unit.ITEM, not told)
    word, end = words[head][0].lower(), words[head][1]
    before = words[head - 1][0].lower() if head else ""
    goods = word not in (_NO_GOODS_SINGULAR if one else _NO_GOODS)
    return Noun(" ".join(w for w, _ in words[:4]), word, end, _unit(word, before), goods)


def _words(text: str, at: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    while len(found) < _LONGEST and (match := _WORD.match(text, at)):
        word = match["word"]
        if word in ("and", "or") and found and not any(_plural(w) for w, _ in found):
            # 'homing or wire-guided torpedoes', but not 'four military and four civil officials'
            at = match.end()
            continue
        if word.lower() in (SMALL if found else ()) or (word.lower() in _STOP and word not in _CAPITAL_WORDS):
            break
        found.append((match["word"], match.end("word")))
        at = match.end()
    return found


def _head(words: list[tuple[str, int]], *, one: bool) -> int | None:
    if one:
        return _singular_head(words)
    head = None
    for i, (word, _) in enumerate(words):
        if _plural(word):
            head = i
        elif head is not None and words[head][0][0].islower():
            break
    if head is not None:
        return head
    # A designation needs no plural: '18 TOS-1A', '24 Rafale'.
    named = [i for i, (word, _) in enumerate(words) if not word.islower()]
    return named[-1] if named else None


def _singular_head(words: list[tuple[str, int]]) -> int | None:
    head = None
    for i, (word, _) in enumerate(words):
        if head is not None and (word.endswith(("ed", "ing")) or word.lower().endswith("ly")):
            break
        head = i
    return head


def _plural(word: str) -> bool:
    lower = word.lower()
    if lower in _PLURAL_BY_NATURE:
        return True
    ends = lower.endswith("s") and not lower.endswith(("ss", "ous", "'s"))
    return ends and len(lower) > 2 and lower not in _NO_PLURAL


def _unit(word: str, before: str) -> Unit:
    if word in _CARRIERS:
        return _CARRIED.get(before, Unit.ITEM)
    return UNIT_OF.get(word, Unit.ITEM)
