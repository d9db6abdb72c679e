"""From goods to the words that move them: the chain of triggers above (or beside) a noun phrase."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from armsledger.claims.english.passage import ancestors
from armsledger.claims.english.triggers import Frame, Trigger, trigger_of, words
from armsledger.terms import Stage

REPORTING = words("reporting")
_TURNING = {Stage.REFUSED, Stage.SUSPENDED}
_COVERING = words("covering")
_DECLARING = words("declaring")
_SENDING = {"send", "sell", "ship", "transfer", "hand", "export", "build", "buy", "purchase", "arrive"}
"""Verbs that do not give what 'with' follows them ('sent soldiers with their own vehicles')."""
_MEANS = {"with", "using", "under", "from", "through"}
_LIGHT = {Stage.INTEREST, Stage.APPROVAL}
_EARLY = {Stage.INTEREST, Stage.NEGOTIATION}


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
        trigger = trigger_of(token)
        if trigger is not None and token.lower_ in _DECLARING and (links or below.dep_ != "dobj"):
            trigger = None
        if token.lower_ in _COVERING and (listed := _lister(token)) is not None:
            links.append(listed)
        elif trigger is not None and not (below.lower_ == "with" and not links and trigger.word in _SENDING):
            links.append(Link(token, trigger))
        elif token != head and token.lower_ in REPORTING:
            break
        below = token
        if links and links[0].trigger.frame is Frame.FUND and token.lower_ in _MEANS:
            break
    return links


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


def stage_of(chain: Chain, *, contracted: bool) -> Stage:
    """The furthest stage that the chain reports; contracted tells that the sentence speaks of a signed deal."""
    return stage_steps(chain, contracted=contracted)[-1][0]


def stage_steps(chain: Chain, *, contracted: bool) -> list[tuple[Stage, str]]:
    """The stages that a chain is read through, each with what makes it so in words; the last one stands."""
    own = chain.inner.trigger.stage
    steps = [(own, f"by {chain.inner.token.text!r}")]
    if (stage := _to_come(chain, own, contracted=contracted)) is not own:
        steps.append((stage, "as it is still to come"))
    for link in chain.outer:
        bent = _bent(stage, link)
        if bent is not stage:
            steps.append((bent, f"by {link.token.text!r}"))
        stage = bent
    if stage is Stage.AGREEMENT and any(link.trigger.frame is Frame.HOLD for link in chain.outer):
        steps.append((Stage.DELIVERY, "as the goods are shown"))
    return steps


def _to_come(chain: Chain, stage: Stage, *, contracted: bool) -> Stage:
    """The stage of an inner trigger whose verb may tell of the future."""
    if stage is Stage.DELIVERY and is_future(chain.inner.token):
        goes_on = chain.inner.token.head.lower_ in ("continue", "continues", "keep", "go")
        return Stage.INTEREST if goes_on and not contracted else Stage.AGREEMENT
    if (
        stage is Stage.AGREEMENT
        and chain.inner.trigger.frame in (Frame.GIVE, Frame.TAKE)
        and is_future(chain.inner.token)
        and not contracted
    ):
        return Stage.INTEREST
    return stage


def _bent(stage: Stage, link: Link) -> Stage:
    bend = link.trigger.stage
    if link.trigger.word == "lift":
        return Stage.APPROVAL if stage in _TURNING else stage
    if link.trigger.frame in (Frame.BEND, Frame.DEAL) or (
        link.trigger.pos == "noun" and link.trigger.stage in (Stage.INTEREST, Stage.AGREEMENT)
    ):
        if stage in _TURNING and bend not in _TURNING:
            return stage
        if bend is Stage.AGREEMENT and stage in _EARLY:
            return stage
        return bend
    if link.trigger.frame in (Frame.TAKE, Frame.GIVE) and bend in _LIGHT and stage not in _TURNING:
        return bend
    return stage


def is_future(token: Token) -> bool:
    """Whether a verb tells of what is still to come: will, would, to be done, expected or due to."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    marks = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if marks & {"will", "would", "'ll", "’ll", "shall", "may", "might", "could", "should"}:
        return True
    if "to" in marks:
        governor = token.head
        expected = governor.lower_ in _EXPECTING or (governor != token and is_future(governor))
        return token.dep_ == "ROOT" or expected or token.dep_ in ("relcl", "acl")
    begun = token.dep_ == "xcomp" and token.head.lower_ in _BEGINNING
    return (begun or token.dep_ == "conj") and is_future(token.head)


_EXPECTING = words("expecting")
_BEGINNING = {"begin", "start", "continue", "resume"}


def mentions_contract(tokens: Iterable[Token]) -> bool:
    """Whether the words speak of a signed deal, under which a coming delivery is more than a plan."""
    words = {t.lower_ for t in tokens}
    return bool(
        words
        & {"contract", "contracts", "contracted", "deal", "order", "ordered", "orders", "signed", "agreement"}
    )
