"""Choosing the parties of a transfer among the castings, and what earlier sentences say where they are silent."""

from dataclasses import dataclass, replace
from itertools import product

from armsledger.catalogue import PartyKind, PartyMention
from armsledger.claims.english.attribution import Voice
from armsledger.claims.english.chain import Chain
from armsledger.claims.english.discourse import Discourse
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.places import MAJOR_EXPORTERS, Part
from armsledger.claims.english.roles import EXCLUDED, Casting
from armsledger.claims.english.triggers import Frame, words
from armsledger.terms import Category, Stage

SURE = 2.0
"""From this weight on a party stands in the parse where its part is settled."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A supplier and a recipient with how each was found; None where neither words nor context say."""

    supplier: Casting | None
    recipient: Casting | None

    @property
    def sure(self) -> bool:
        """Whether at least one of the two is settled by the parse."""
        return any(c is not None and c.weight >= SURE for c in (self.supplier, self.recipient))

    @property
    def complete(self) -> bool:
        """Whether both are known."""
        return self.supplier is not None and self.recipient is not None

    def why(self) -> str:
        """For people: how each party was found."""
        told = ((n, c) for n, c in (("supplier", self.supplier), ("recipient", self.recipient)) if c)
        return "; ".join(f"{name} {c.party.code}: {c.path}" for name, c in told)


def cast(
    found: list[Casting], goods: Goods, chain: Chain | None, discourse: Discourse, voice: Voice | None
) -> list[Cast]:
    """The pairs of parties: one for each combination of coordinated suppliers and recipients."""
    found = [*found, *_pronouns(found, chain, discourse, voice)]
    suppliers = _best(found, Part.SUPPLIER, SURE, (), goods)
    recipients = _best(found, Part.RECIPIENT, SURE, tuple(c.party.code for c in suppliers), goods)
    suppliers = [s for s in suppliers if s.party.code not in {r.party.code for r in recipients}] or suppliers[
        :1
    ]
    if len(suppliers) > 1 and not recipients and chain is not None and _is_agreed(chain):
        found = [*found, *(replace(c, part=Part.EITHER) for c in suppliers)]
        suppliers = []
    if not suppliers or not recipients:
        suppliers, recipients = _fill_from_either(found, suppliers, recipients, goods, discourse)
    if not suppliers:
        suppliers = _best(found, Part.SUPPLIER, 0.0, tuple(c.party.code for c in recipients), goods)[:1]
    if not recipients:
        recipients = _best(found, Part.RECIPIENT, 0.0, tuple(c.party.code for c in suppliers), goods)
    givers: list[Casting | None] = [*suppliers] or [None]
    takers: list[Casting | None] = [*recipients] or [None]
    pairs = [_from_context(Cast(s, r), goods, chain, discourse, found) for s, r in product(givers, takers)]
    return [p for p in pairs if _codes(p)[0] != _codes(p)[1]]


def _is_agreed(chain: Chain) -> bool:
    """Whether the transfer is what a deal is about ('Russia and India signed a contract to deliver')."""
    return any(
        link.trigger.stage in (Stage.AGREEMENT, Stage.NEGOTIATION)
        and link.trigger.frame in (Frame.DEAL, Frame.BEND)
        for link in chain.outer
    )


def _codes(pair: Cast) -> tuple[str | None, str | None]:
    supplier, recipient = pair.supplier, pair.recipient
    return supplier.party.code if supplier else None, recipient.party.code if recipient else None


def _best(
    found: list[Casting], part: Part, least: float, not_these: tuple[str, ...], goods: Goods
) -> list[Casting]:
    """The strongest castings for a part: one, or all that the same place coordinates."""
    fit = [c for c in found if c.part is part and c.weight >= least and c.party.code not in not_these]
    if not fit:
        return []
    heaviest = max(c.weight for c in fit)
    top = min((c for c in fit if c.weight == heaviest), key=lambda c: _distance(c, goods))
    chosen: list[Casting] = []
    for casting in fit:
        if _coordinated(top, casting) and casting.party.code not in {c.party.code for c in chosen}:
            chosen.append(casting)
    return chosen


def _distance(casting: Casting, goods: Goods) -> int:
    """How far a party stands from the goods; one that follows them is nearer than one before."""
    start = casting.party.start
    return start - goods.end if start >= goods.end else 2 * (goods.start - start)


def _coordinated(top: Casting, other: Casting) -> bool:
    """Whether two parties are the same one or stand in one list ('Armenia and Azerbaijan')."""
    if top is other or top.token is None or other.token is None:
        return top is other
    ones = {top.token, top.token.head} if top.token.dep_ in ("compound", "amod", "poss") else {top.token}
    return other.path == top.path and any(
        other.token in one.conjuncts or other.token.head in one.conjuncts for one in ones
    )


def _fill_from_either(
    found: list[Casting],
    suppliers: list[Casting],
    recipients: list[Casting],
    goods: Goods,
    discourse: Discourse,
) -> tuple[list[Casting], list[Casting]]:
    taken = {c.party.code for c in (*suppliers, *recipients)}
    eithers = [c for c in found if c.part is Part.EITHER and c.weight > 0]
    sure = any(c.weight >= SURE for c in eithers)
    least = 0.0 if goods.is_deal and not sure and not taken else SURE
    free: list[Casting] = []
    for casting in found:
        if casting.part is Part.EITHER and casting.weight >= least and casting.party.code not in taken:
            taken.add(casting.party.code)
            free.append(casting)
    if not free:
        return suppliers, recipients
    if suppliers:
        return suppliers, free[:1]
    if recipients:
        return free[:1], recipients
    if len(free) == 1:
        return _place_one(free[0], goods)
    first, second = free[0], free[1]
    told = _direction(first, second, goods, discourse)
    return ([first], [second]) if told else ([second], [first])


def _place_one(one: Casting, goods: Goods) -> tuple[list[Casting], list[Casting]]:
    code = one.party.code
    supplies = one.party.kind is PartyKind.ORGANISATION or goods.origin == code or code in MAJOR_EXPORTERS[:3]
    return ([one], []) if supplies else ([], [one])


def _direction(first: Casting, second: Casting, goods: Goods, discourse: Discourse) -> bool:
    """Whether the first of two parties supplies the second."""
    one, other = first.party, second.party
    known = discourse.direction(one.code, other.code)
    if known is not None:
        return known[0] == one.code
    if goods.origin in (one.code, other.code):
        return goods.origin == one.code
    if (one.kind is PartyKind.ORGANISATION) != (other.kind is PartyKind.ORGANISATION):
        return one.kind is PartyKind.ORGANISATION
    rank = {code: i for i, code in enumerate(MAJOR_EXPORTERS)}
    return rank.get(one.code, 99) <= rank.get(other.code, 99)


_FIRST = ("we", "our", "us")
_THIRD = ("it", "they", "its", "their", "them")


def _pronouns(
    given: list[Casting], chain: Chain | None, discourse: Discourse, voice: Voice | None
) -> list[Casting]:
    """Parties that pronouns stand for: 'we' the speaker's state, 'it' the state last spoken of."""
    if chain is None:
        return []
    gives = chain.inner.trigger.frame in (Frame.GIVE, Frame.EQUIP, Frame.BUILD)
    found: list[Casting] = []
    for link in chain.links:
        holders = [
            link.token,
            *([link.token.head] if link.token.dep_ in ("acomp", "attr", "advcl", "conj") else []),
        ]
        for child in (c for holder in holders for c in holder.children):
            word, label = child.lower_, child.dep_
            part = Part.SUPPLIER if gives and label in ("nsubj", "poss") else Part.RECIPIENT
            if word in _FIRST and voice is not None and voice.state and label in ("nsubj", "poss"):
                found.append(_silent(voice.state, part, f"{word!r} is the speaker's side"))
            elif word in _THIRD and label in ("nsubj", "poss", "dobj", "dative"):
                code = _pointed(child.idx, part, given, discourse)
                if code is not None:
                    found.append(_silent(code, part, f"{word!r} points back"))
    return found


def _pointed(at: int, part: Part, given: list[Casting], discourse: Discourse) -> str | None:
    """The party that a pronoun points to: the last one before it, else the one that had this part before."""
    taken = {c.party.code for c in given if c.part not in (part, Part.EITHER) and c.weight >= SURE}
    before = [
        c.party for c in given if c.party.end <= at and c.party.code not in taken and c.weight != EXCLUDED
    ]
    if before:
        return max(before, key=lambda p: p.start).code
    if part is Part.RECIPIENT and discourse.hero not in (None, *taken):
        return discourse.hero
    last = {d.supplier if part is Part.SUPPLIER else d.recipient for d in discourse.just_said()} - {
        None,
        *taken,
    }
    if len(last) == 1:
        return last.pop()
    suppliers = {d.supplier for d in discourse.drafts} | set(discourse.makers)
    fit = (code for code in discourse.topics if code not in taken)
    return next((c for c in fit if (c in suppliers) == (part is Part.SUPPLIER)), None)


def _silent(code: str, part: Part, path: str, *, weight: float = 2.1) -> Casting:
    """A party that no words of this sentence name: its mention is empty."""
    return Casting(PartyMention(0, 0, code, PartyKind.METONYM), part, weight, path)


def _from_context(
    pair: Cast, goods: Goods, chain: Chain | None, discourse: Discourse, found: list[Casting]
) -> Cast:
    supplier, recipient = _codes(pair)
    if supplier and recipient:
        return pair
    out = frozenset(c.party.code for c in found if c.weight == EXCLUDED or c.weight >= SURE)
    back = discourse.antecedent(goods) if goods.points_back else None
    if not supplier and not recipient:
        last = back or next(iter(discourse.just_said(reach=6)), None)
        specific = goods.points_back or goods.category is not Category.UNSPECIFIED
        if last is None or not specific or not last.supplier or not last.recipient:
            return pair
        return Cast(
            _silent(last.supplier, Part.SUPPLIER, "from the sentence before", weight=1.0),
            _silent(last.recipient, Part.RECIPIENT, "from the sentence before", weight=1.0),
        )
    if supplier and not recipient:
        hero = discourse.hero if discourse.hero not in (supplier, *out) else None
        code = (
            (back.recipient if back and back.supplier == supplier else None)
            or hero
            or discourse.partner(supplier=supplier, recipient=None, out=out)
            or discourse.likely_recipient(supplier, out=out)
        )
        if code and code != supplier and not _abroad(chain):
            return Cast(
                pair.supplier, _silent(code, Part.RECIPIENT, "told before of the same supplier", weight=1.0)
            )
        return pair
    code = back.supplier if back and back.recipient == recipient else None
    if code is None and (goods.points_back or goods.system is None):
        code = discourse.partner(supplier=None, recipient=recipient, out=out)
    code = (
        code
        or discourse.likely_supplier(goods, recipient or "")
        or discourse.partner(supplier=None, recipient=recipient, out=out)
    )
    if code and code != recipient:
        return Cast(
            _silent(code, Part.SUPPLIER, "told before of the same recipient", weight=1.0), pair.recipient
        )
    return pair


def _abroad(chain: Chain | None) -> bool:
    """Whether the words speak of customers in general ('export', 'abroad'), so that no recipient is to be supplied."""
    if chain is None:
        return False
    return any(t.lower_ in _ABROAD for t in chain.inner.token.subtree)


_ABROAD = words("abroad")
