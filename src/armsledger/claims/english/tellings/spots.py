"""Where a party stands in the parse: at the goods, at a link of their chain, or at a light verb above it."""

from dataclasses import dataclass

from spacy.tokens import Token

from armsledger.claims.english.chains import Chain
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.lexicon import REPORTING
from armsledger.claims.english.passages import ancestors, noun_head
from armsledger.claims.english.tellings.places import (
    ASKING,
    FORCES,
    INSTITUTIONS,
    LIGHT_GETTING,
    RELATIONS,
    ROUTES,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A party's place: anchor is 'goods', the number of a link, or 'light getting', 'light giving', 'light receiving'.

    label is the dependency label or preposition there; force tells that its armed forces stand for the party.
    """

    anchor: str
    label: str
    force: bool


def party_phrase(root: Token) -> Token | None:
    """The head of the noun phrase that stands for the party, None where the phrase is about somebody else."""
    phrase = noun_head(root)
    while phrase.dep_ == "poss" or (phrase.dep_ == "pobj" and phrase.head.lower_ == "of"):
        outer = phrase.head if phrase.dep_ == "poss" else phrase.head.head
        if outer.lower_ in RELATIONS:
            return None
        if not (outer.pos_ in ("NOUN", "PROPN") and _institution(outer)):
            break
        phrase = noun_head(outer)
    if phrase != root and phrase.lower_ in RELATIONS:
        return None
    return phrase


def passed(phrase: Token) -> str:
    """The words that make a place one that goods only pass: 'via Egypt', 'by way of Chad and Egypt', or ''."""
    first = phrase
    while first.dep_ == "conj":
        first = first.head
    up = first.head
    if up.lower_ == "via" or (up.lower_ in ("in", "at", "through", "over") and up.head.lower_ in ROUTES):
        return up.lower_
    return "way of" if up.lower_ == "of" and up.head.lower_ == "way" else ""


def _institution(token: Token) -> bool:
    return token.lower_ in INSTITUTIONS


def spot_of(
    root: Token, phrase: Token, goods: Goods, chain: Chain | None, actors: frozenset[int]
) -> Spot | None:
    """Where a party stands towards the goods and their chain; None where the parse does not tie it to them.

    actors are the places of the words that stand for parties, any of which may be made or kept from doing what
    the chain tells of.
    """
    anchors = {goods.head.i: "goods"}
    if chain is not None:
        for depth, link in enumerate(chain.links):
            anchors[link.token.i] = str(depth)
    force = phrase != root and phrase.lower_ in FORCES
    if phrase.i in anchors and phrase != root:
        label = _modifier_label(root)
        return Spot(anchors[phrase.i], label, force)
    token, label = phrase, ""
    for up in (phrase, *ancestors(phrase)):
        if up != phrase:
            if up.i in anchors and (label or token.dep_):
                found = Spot(anchors[up.i], label or _label(token), force)
                return _inherited(found, chain, actors) if chain is not None else found
            if (
                up.dep_ in ("acl", "relcl")
                and goods.head in (up.head, *up.head.conjuncts)
                and label == "agent"
            ):
                return Spot("goods", "by", force)
            if up.pos_ in ("VERB", "AUX") and token.dep_ in ("nsubj", "nsubjpass", "agent", "dobj", "dative"):
                return _controller(up, anchors, token.dep_, force, actors)
        if token.dep_ in ("pobj", "pcomp") and up.pos_ == "ADP" and not label:
            label = "agent" if up.dep_ == "agent" else up.lower_
        elif up != phrase and token.pos_ == "ADP" and up.pos_ in ("NOUN", "PROPN"):
            if not (_institution(up) or up.pos_ == "PROPN"):
                return None
            label = "" if label in ("of", "in") else label
        token = up
    return None


def _modifier_label(root: Token) -> str:
    token = root
    while token.dep_ in ("compound", "nmod") and token.head.dep_ in ("poss", "amod", "compound"):
        token = token.head
    return "poss" if token.dep_ == "poss" else "amod"


def _label(token: Token) -> str:
    if token.dep_ in ("nmod", "npadvmod", "nummod"):
        return "amod"
    if token.dep_ == "conj":
        return _label(token.head)
    return token.dep_


def _inherited(spot: Spot, chain: Chain, actors: frozenset[int]) -> Spot:
    """The place by the innermost verb that a party does: 'Egypt plans to buy', 'Egypt asked Spain to sell'."""
    while spot.anchor not in ("goods", "0"):
        depth = int(spot.anchor)
        verb, below = chain.links[depth].token, chain.links[depth - 1].token
        doer = _doer(verb, below, actors)
        if doer is None or spot.label not in ("nsubj", "nsubjpass", "dobj", "dative"):
            break
        if doer != spot.label:
            return Spot(spot.anchor, spot.label if verb.lower_ in ASKING else "third", spot.force)
        passive = any(c.dep_ == "auxpass" for c in below.children)
        spot = Spot(str(depth - 1), "nsubjpass" if passive else "nsubj", spot.force)
    return spot


def _doer(verb: Token, below: Token, actors: frozenset[int]) -> str | None:
    """The label of the one round a verb who does what the verb below it tells; None where it is no such pair."""
    way, leave = below.head, below.dep_ == "acl" and below.head.dep_ == "dobj"
    through = leave or (way.dep_ == "prep" and below.dep_ == "pcomp")
    via = way.head if through else way if below.dep_ == "xcomp" else None
    if via != verb or verb.pos_ not in ("VERB", "AUX", "ADJ") or below.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in below.children):
        return None
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i in actors:
            return child.dep_
    if leave:
        return None
    return next((c.dep_ for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _controller(
    verb: Token, anchors: dict[int, str], dep: str, force: bool, actors: frozenset[int]
) -> Spot | None:
    """A subject that an inner verb inherits ('Egypt plans to buy'): the nearest anchor below its verb."""
    for at, anchor in anchors.items():
        doer = None if anchor == "goods" else _doer(verb, verb.doc[at], actors)
        if doer is not None:
            return Spot(anchor, "nsubj", force) if doer == dep else None
    if verb.lower_ in REPORTING:
        announced = next((c for c in verb.children if c.dep_ == "dobj" and c.i in anchors), None)
        known = announced is not None and anchors[announced.i] != "goods"
        return Spot("light giving", anchors[announced.i], force) if announced is not None and known else None
    for token in verb.subtree:
        if token.i in anchors and anchors[token.i] != "goods" and token != verb and verb.is_ancestor(token):
            own = any(c.dep_ in ("nsubj", "nsubjpass", "agent") for c in token.children)
            if not own and token.pos_ in ("VERB", "AUX") and dep == "nsubj":
                passive = token.dep_ == "acl" and token.tag_ == "VBN"
                return Spot(anchors[token.i], "holder" if passive else "nsubj", force)
    near = (c for child in verb.children for c in (child, *(child.children if child.pos_ == "ADP" else ())))
    top = next((token for token in near if token.i in anchors and anchors[token.i] != "goods"), None)
    if top is not None and dep == "dative":
        return Spot("light receiving", anchors[top.i], force)
    if top is None or dep not in ("nsubj", "agent"):
        return None
    return Spot(("light getting" if verb.lower_ in LIGHT_GETTING else "light giving"), anchors[top.i], force)
