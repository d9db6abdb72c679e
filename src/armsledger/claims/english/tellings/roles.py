"""Who supplies and who receives: each party's place round the chain of triggers, weighed and chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.catalogue import PartyKind, PartyMention, catalogue
from armsledger.claims.english.chains import Chain, Link
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.lexicon import Frame
from armsledger.claims.english.passages import NO_PARTY, Passage, inside, noun_head
from armsledger.claims.english.tellings.places import (
    ANSWERING,
    ASKING,
    FORCES,
    GOODS_PLACES,
    LICENCES,
    PLACES,
    WINNING,
    WON,
    Part,
)
from armsledger.claims.english.tellings.spots import Spot, party_phrase, passed, spot_of


@dataclass(frozen=True, slots=True)
class Casting:
    """One party considered for one part, how strongly, and by which path it was found."""

    party: PartyMention
    part: Part
    weight: float
    path: str
    token: Token | None = None


EXCLUDED = -1.0
"""The weight of a party that the sentence rules out: 'Armenia's arch-foe' is not Armenia."""

_GIVING = (Frame.GIVE, Frame.BUILD, Frame.EQUIP, Frame.FUND, Frame.SERVE)
"""Frames whose subject supplies."""

UNSETTLED = 0.4
"""The weight of a party that the parse ties to the chain or the goods in a place that settles no part."""

S, R, E = Part.SUPPLIER, Part.RECIPIENT, Part.EITHER


def castings(
    goods: Goods, chain: Chain | None, passage: Passage, sentence: Tokens, named: list[Goods]
) -> list[Casting]:
    """Every party of the sentence with the part that its place gives it, strongest first.

    named are all goods of the sentence: where these have a party in their own phrase
    ('Chinese-made tanks'), a party in the phrase of others ('Russian-made helicopters') is theirs.
    """
    actors = frozenset(t.i for p in passage.parties for r in [passage.root(p)] for t in (r, noun_head(r)))
    owned = any(goods.start <= p.start < goods.end for p in passage.parties)
    others = [g for g in named if owned and g.head != goods.head]
    found = [
        replace(c, token=passage.root(party))
        for party in _parties(passage, sentence)
        if not any(g.start <= party.start < g.end for g in others)
        for c in _cast(party, goods, chain, passage, actors)
    ]
    if chain is not None:
        found += _office_holders(chain)
    return sorted(found, key=lambda c: (-c.weight, c.party.start))


def shared(siblings: list[list[Casting]], after: int) -> list[Casting]:
    """What the other goods of one list say of its parties: those that stand behind the whole list, a little weaker."""
    return [
        replace(c, weight=c.weight - 0.3, path=f"{c.path} (of the same list)")
        for some in siblings
        for c in some
        if c.path.endswith("of the goods")
        and c.path.startswith(("to", "from", "for"))
        and (c.part is R or c.party.start >= after)
    ]


def _office_holders(chain: Chain) -> Iterator[Casting]:
    """Heads of state and ministers who act for their state ('President Trump approved the supply')."""
    gives = chain.inner.trigger.frame in _GIVING
    for link in chain.links:
        for child in link.token.children:
            if child.dep_ not in ("nsubj", "poss") or child.pos_ != "PROPN":
                continue
            words = [t.text for t in child.subtree if t.i <= child.i and t.pos_ == "PROPN"]
            person = catalogue().person(" ".join(words[-2:])) or catalogue().person(child.text)
            if person is not None and person.state:
                party = PartyMention(child.idx, child.idx + len(child.text), person.state, PartyKind.METONYM)
                yield Casting(party, S if gives else R, 2.2, f"{person.name} acts for {person.state}", child)


def _parties(passage: Passage, sentence: Tokens) -> list[PartyMention]:
    groups = [p for p in passage.parties if p.kind is PartyKind.ARMED_GROUP]
    return [
        p
        for p in inside(sentence, passage.parties)
        if p.code not in NO_PARTY
        and not (p.kind is PartyKind.DEMONYM and any(0 < g.start - p.end < 40 for g in groups))
    ]


def _cast(
    party: PartyMention, goods: Goods, chain: Chain | None, passage: Passage, actors: frozenset[int]
) -> Iterator[Casting]:
    root = passage.root(party)
    phrase = party_phrase(root)
    if phrase is None:
        yield Casting(party, E, EXCLUDED, "named only by its relation to somebody else")
        return
    if phrase == root and (way := passed(phrase)):
        yield Casting(party, E, EXCLUDED, f"only passed on the way ({way})")
        return
    spot = spot_of(root, phrase, goods, chain, actors)
    if spot is None:
        yield from _by_cue(party, root, phrase)
        return
    if spot.anchor == "goods":
        yield from _at_goods(party, spot, chain)
    elif chain is not None and spot.anchor.startswith("light"):
        path = f"subject of a light verb over {chain.inner.token.text!r}"
        yield Casting(party, _light_part(spot.anchor, chain), 2.6, path)
    elif chain is not None:
        yield from _at_link(party, spot, chain)


def _at_goods(party: PartyMention, spot: Spot, chain: Chain | None) -> Iterator[Casting]:
    named = party.kind in (PartyKind.STATE, PartyKind.METONYM)
    label = "compound" if named and spot.label == "amod" else spot.label
    part = _part_of_goods(label, spot.force, chain)
    if label == "compound" and named and chain is not None and chain.inner.trigger.frame is Frame.GIVE:
        part = R
    near = label in ("amod", "compound", "poss", "from")
    weight = UNSETTLED if part is None else 3.0 if near else 2.4
    yield Casting(party, part or E, weight, f"{label} of the goods")


def _at_link(party: PartyMention, spot: Spot, chain: Chain) -> Iterator[Casting]:
    depth = int(spot.anchor)
    link = chain.links[depth]
    part = _inner_part(spot.label, chain) if depth == 0 else _outer_part(spot.label, link, chain)
    part = R if spot.force and part is E else part
    weight = UNSETTLED if part is None else 3.2 - 0.4 * depth
    yield Casting(party, part or E, weight, f"{spot.label} of {link.token.text!r}")


def _inner_part(label: str, chain: Chain) -> Part | None:
    """The part of a party that stands by the inner trigger."""
    token, frame = chain.inner.token, chain.inner.trigger.frame
    if label == "from" and token.lower_ in WON:
        return R
    if frame is Frame.BUILD and label in ("nsubj", "agent", "by", "in", "at") and _designed_elsewhere(token):
        return R
    if label == "of" and frame is Frame.TAKE and token.pos_ == "NOUN":
        return None
    return PLACES[frame].get(label)


def _designed_elsewhere(builder: Token) -> bool:
    """Whether what is built is another's design: 'builds it under licence', 'a ship that Navantia designed'."""
    return any(
        t.lower_ in LICENCES
        or (t.tag_ == "VBN" and t.lower_ == "designed" and any(c.dep_ == "agent" for c in t.children))
        for t in builder.subtree
    )


def _part_of_goods(label: str, force: bool, chain: Chain | None) -> Part | None:
    part = GOODS_PLACES.get(label)
    frame = chain.inner.trigger.frame if chain else None
    if force and label in ("poss", "amod", "compound", "of", "in", "with"):
        return R
    if label == "poss" and frame in (Frame.HOLD,):
        return R
    if label in ("of", "in", "with") and frame is not Frame.HOLD:
        return None
    return part


def _light_part(anchor: str, chain: Chain) -> Part:
    """The part of the subject of a verb such as 'take (delivery)' or 'begin (deliveries)'."""
    frame = chain.inner.trigger.frame
    if anchor == "light receiving":
        return R
    if frame in (Frame.DEAL, Frame.BEND):
        return E
    if anchor == "light getting":
        return S if chain.inner.token.lower_ in WON else R
    return S if frame in _GIVING else R


def _outer_part(label: str, link: Link, chain: Chain) -> Part | None:
    """The part of a party that stands by an outer trigger."""
    inner, frame = chain.inner, link.trigger.frame
    gives = inner.trigger.frame in _GIVING
    if label in ("to",):
        return R if gives or frame is Frame.DEAL else None
    if label == "for":
        return R if gives else None
    if label == "from":
        return S
    if label in ("with", "between"):
        return E
    if label in ("nsubj", "agent", "poss", "amod", "compound", "by"):
        if inner.token.lower_ in WON and (link.token.lower_ in WINNING or link.trigger.word in ANSWERING):
            return S
        if inner.trigger.frame in (Frame.DEAL, Frame.BEND) or frame is Frame.DEAL:
            return E
        if gives:
            gets = link.token.lower_ in ASKING or frame in (Frame.TAKE, Frame.HOLD)
            return R if gets and (frame is not Frame.HOLD or label != "agent") else S
        return R
    return None


def _by_cue(party: PartyMention, root: Token, phrase: Token) -> Iterator[Casting]:
    """A weak guess for a party that the parse does not tie to the chain: by its preposition or its forces."""
    up = phrase.head
    if up.pos_ == "ADP" and up.lower_ in ("to", "for"):
        yield Casting(party, R, 0.8, f"after {up.text!r}")
    elif up.pos_ == "ADP" and up.lower_ == "from":
        yield Casting(party, S, 0.8, "after 'from'")
    elif phrase != root and phrase.lower_ in FORCES:
        yield Casting(party, R, 0.6, "its forces")
    elif party.kind is PartyKind.ORGANISATION:
        yield Casting(party, S, 0.7, "a maker")
    elif phrase.dep_ in ("nsubj", "nsubjpass"):
        yield Casting(party, E, 0.3, "subject elsewhere in the sentence")
    else:
        yield Casting(party, E, 0.2, "named in the sentence")
