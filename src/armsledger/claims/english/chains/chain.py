"""From goods to the words that move them: the chain of triggers above (or beside) a noun phrase."""

from dataclasses import dataclass

from spacy.tokens import Token

from armsledger.claims.english.chains.clause import is_finite
from armsledger.claims.english.lexicon import REPORTING, Frame, Trigger, trigger_of, words
from armsledger.claims.english.passages import ancestors
from armsledger.terms import Stage

_COVERING = words("covering")
_DECLARING = words("declaring")
_SENDING = {"send", "sell", "ship", "transfer", "hand", "export", "build", "buy", "purchase", "arrive"}
"""Verbs that do not give what 'with' follows them ('sent soldiers with their own vehicles')."""

_TURNING = {Stage.REFUSED, Stage.SUSPENDED}
_GOING_ON = {"go", "proceed", "begin", "start", "make", "help", "continue", "give", "let", "move"}
"""Verbs between a refusal and a transfer that say no more than that it would be done."""

_MEANS = {"with", "using", "under", "from", "through"}


@dataclass(frozen=True, slots=True)
class Link:
    """One trigger in a chain and the token that it is."""

    token: Token
    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Chain:
    """The triggers that govern goods: the inner one says who stands where, the outer ones how far it has come."""

    inner: Link
    outer: tuple[Link, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, the inner one first."""
        return (self.inner, *self.outer)


def chain_of(head: Token) -> Chain | None:
    """The chain that governs a noun phrase, or None where no word tells of a transfer."""
    above = _above(head)
    beside = _beside(head)
    real = next((i for i, link in enumerate(above) if link.trigger.frame is not Frame.BEND), None)
    if beside and (real is None or above[real].trigger.frame in (Frame.HOLD, Frame.DEAL)):
        return Chain(beside[0], (*beside[1:], *above))
    if beside and real is not None and _is_aside(head, above[real].token):
        return Chain(beside[0], tuple(beside[1:]))
    if real is None:
        verbs = [link.token for link in above] or [up for up in ancestors(head) if up.pos_ == "VERB"][:1]
        what = next((bent for verb in verbs for bent in [_what_is_bent(verb)] if bent is not None), None)
        if what is not None:
            return Chain(what, tuple(above))
        return Chain(above[0], tuple(above[1:])) if above else None
    inner = above[real]
    if inner.trigger.frame is Frame.FUND:
        beside = []
    return Chain(inner, (*(link for i, link in enumerate(above) if i != real), *beside))


def _is_aside(head: Token, trigger: Token) -> bool:
    """Whether goods with a verb of their own are told by the way: 'with two delivered', 'part of ten ordered'."""
    for token in (head, *ancestors(head)):
        if token == trigger:
            return False
        if token.dep_ == "appos" or (token.lower_ == "with" and token.head.pos_ == "VERB"):
            return True
    return False


def _above(head: Token) -> list[Link]:
    links = [
        Link(child, trigger)
        for child in head.lefts
        if child.dep_ == "compound"
        and child.lower_.endswith("ing")
        and (trigger := trigger_of(child)) is not None
    ]
    below = head
    for token in (head, *ancestors(head)):
        if links and _is_another_clause(below, token):
            break
        trigger = None if links and _is_told_beside(below, token) else trigger_of(token)
        if trigger is not None and token.lower_ in _DECLARING and (links or below.dep_ != "dobj"):
            trigger = None
        if token.lower_ in _COVERING and (listed := _lister(token)) is not None:
            links.append(listed)
        elif trigger is not None and not (below.lower_ == "with" and not links and trigger.word in _SENDING):
            if _stands_apart(below, token, trigger):
                break
            links.append(Link(token, trigger))
        elif token != head and token.lower_ in REPORTING:
            break
        links += _raised(below, token) if links else ()
        below = token
        if links and links[0].trigger.frame is Frame.FUND and token.lower_ in _MEANS:
            break
    return links


def _is_another_clause(below: Token, up: Token) -> bool:
    """Whether a clause with a verb form of its own hangs on a word that tells of no deal: 'if it buys', 'who sold'."""
    if below.dep_ not in ("relcl", "advcl") or not is_finite(below):
        return False
    return below.dep_ == "advcl" or up.pos_ == "VERB" or trigger_of(up) is None


def _stands_apart(below: Token, verb: Token, trigger: Trigger) -> bool:
    """Whether what is refused or asked is another deed than the transfer: 'of the sale he declined to speak'."""
    if trigger.frame is not Frame.BEND or (trigger.stage not in _TURNING and trigger.word != "ask"):
        return False
    deeds = (c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB")
    told = (below,) if below.dep_ == "xcomp" else () if below.dep_ == "dobj" else tuple(deeds)
    return any(deed.lower_ not in _GOING_ON and trigger_of(deed) is None for deed in told)


def _raised(below: Token, up: Token) -> list[Link]:
    """What is said of a deal by a verb below its own: 'the contract is likely to be signed'."""
    if below.dep_ not in ("nsubj", "nsubjpass") or trigger_of(below) is None:
        return []
    under = [c for c in up.children if c.dep_ in ("xcomp", "acomp", "oprd")]
    verbs = [v for c in under for v in (c, *c.children) if v.dep_ == "xcomp" and v.pos_ == "VERB"]
    bends = [(v, trigger) for v in verbs if (trigger := trigger_of(v)) is not None]
    return [Link(v, trigger) for v, trigger in bends if trigger.frame is Frame.BEND]


def _is_told_beside(below: Token, up: Token) -> bool:
    """Whether two verbs are told side by side, so that neither bends the other ('cancelled one and will buy')."""
    return below.dep_ == "conj" and below.pos_ == up.pos_ == "VERB"


def _what_is_bent(verb: Token) -> Link | None:
    """The noun of a transfer that a bending verb speaks of ('talks … have stalled', 'a contract was signed for')."""
    for child in verb.children:
        trigger = trigger_of(child) if child.dep_ in ("nsubj", "nsubjpass", "dobj") else None
        if trigger is not None and trigger.pos == "noun" and trigger.frame is not Frame.BEND:
            return Link(child, trigger)
    return None


def _lister(verb: Token) -> Link | None:
    """The trigger noun whose members a verb lists ('the contract covers', 'deliveries included')."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            inner = [t for t in child.subtree if t.head == child and t.dep_ == "prep" and t.lower_ == "of"]
            for noun in (child, *(o for p in inner for o in p.children if o.dep_ == "pobj")):
                trigger = trigger_of(noun)
                if trigger is not None and trigger.frame is not Frame.BEND:
                    return Link(noun, trigger)
    return None


def _beside(head: Token) -> list[Link]:
    """The triggers of a participle or relative clause that hangs on the goods, the innermost first.

    'weapons acquired from Russia', 'hardware that Yerevan will be allowed to buy'.
    """
    holders = [head]
    if head.dep_ == "pobj" and head.head.lower_ == "of" and trigger_of(head.head.head) is None:
        holders.append(head.head.head)
    for child in (c for holder in holders for c in holder.children):
        if child.dep_ not in ("acl", "relcl"):
            continue
        links: list[Link] = []
        verb: Token | None = child
        while verb is not None:
            trigger = trigger_of(verb)
            if trigger is not None:
                links.insert(0, Link(verb, trigger))
            verb = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), None)
        if links and links[0].trigger.frame in (Frame.GIVE, Frame.TAKE):
            return links
    return []
