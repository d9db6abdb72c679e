"""Words that stand for goods and name none: pronouns, bare numbers, nouns such as 'units', and deals."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.goods.goods import Goods, taken_by
from armsledger.claims.english.lexicon import Frame, trigger_of, words
from armsledger.claims.english.passages import Passage, inside
from armsledger.claims.grammar.figures import Count

_PIECES = words("pieces")
_NAMED_BEFORE = words("named before")
_NO_DEAL = words("no deal")
_PLAIN_DEALS = words("plain deals")
_PRONOUNS = {
    *("it", "they", "them", "these", "those", "this", "both", "one", "ones", "latter", "former"),
    *("second", "third", "fourth", "fifth", "rest", "remainder", "others"),
}
_DETERMINERS = {"the", "this", "that", "these", "those", "its", "their", "such", "both", "all"}
_MOVING = (Frame.GIVE, Frame.TAKE, Frame.BUILD)
_DEALS = (Frame.DEAL, Frame.GIVE, Frame.TAKE)
_MANY = 5_000
"""Above this a number without a noun counts people or money rather than goods."""

_PLACES = ("nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "nsubj")


def pointers_in(passage: Passage, sentence: Tokens, named: list[Goods], used: set[int]) -> Iterator[Goods]:
    """What points to goods in a sentence and is no part of those that it names; used are these' triggers."""
    taken = taken_by(passage, named)
    counted = {g.count.start for g in named if g.count is not None}
    for count in inside(sentence, passage.counts):
        if count.start not in counted:
            goods = _counted(passage, count)
            if goods is not None and goods.head.i not in taken:
                taken.add(goods.head.i)
                yield goods
    for token in sentence:
        if token.i in taken:
            continue
        deal = token.i not in used and _is_deal(token, taken)
        if deal or _is_pronoun(token) or _is_noun(token, taken):
            taken.add(token.i)
            yield _bare(token, deal=deal)


def _bare(token: Token, *, count: Count | None = None, deal: bool = False) -> Goods:
    return Goods(
        start=token.idx,
        end=token.idx + len(token.text),
        head=token,
        count=count,
        points_back=True,
        is_deal=deal,
        bare=True,
    )


def _counted(passage: Passage, count: Count) -> Goods | None:
    """A number that counts goods and doesn't name them: 'another 12', 'four of which', '24 units'."""
    head = passage.root(count)
    if head.dep_ in ("nummod", "quantmod", "compound", "amod") and head.head.lower_ in _PIECES:
        head = head.head
    elif head.pos_ != "NUM" or head.dep_ not in _PLACES or _acts(head) or (count.low or 0) > _MANY:
        return None
    if _counts_time(head):
        return None
    if head.dep_ == "pobj" and head.head.lower_ not in ("of", "for", "to", "with", "including"):
        return None
    if any(c.lower_ == "of" and any(o.pos_ in ("NOUN", "PROPN") for o in c.children) for c in head.children):
        return None
    return replace(_bare(head, count=count), start=min(count.start, head.idx))


def _counts_time(number: Token) -> bool:
    """Whether a number counts the years or months named just before it: 'over 13 years, the first three of them'."""
    before = (t for t in reversed(number.doc[number.sent.start : number.i]) if t.tag_ in ("NNS", "NNPS"))
    return next((t.lower_ in _TIMES for t in before), False)


_TIMES = {"years", "months", "weeks", "days", "instalments", "installments", "decades", "hours"}


def _acts(token: Token) -> bool:
    """Whether a word is the subject of a verb that only parties are subjects of ('the two signed')."""
    if token.dep_ != "nsubj":
        return False
    trigger = trigger_of(token.head)
    return trigger is not None and trigger.frame is not Frame.ARRIVE


def _is_pronoun(token: Token) -> bool:
    """Whether a pronoun stands where goods stand: 'they were delivered', 'bought them', 'it is in service'."""
    if token.lower_ not in _PRONOUNS:
        return False
    verb = token.head
    trigger = trigger_of(verb)
    frame = trigger.frame if trigger else None
    if token.dep_ == "nsubjpass":
        return frame in _MOVING or frame is Frame.BEND
    if token.dep_ == "dobj":
        return frame in (*_MOVING, Frame.HOLD)
    if token.dep_ == "pobj":
        above = trigger_of(verb.head)
        return verb.lower_ == "of" and above is not None and above.frame in _MOVING
    return token.dep_ == "nsubj" and (frame is Frame.ARRIVE or _serves(verb))


def _serves(verb: Token) -> bool:
    """'is in service', 'entered service'."""
    return any(
        c.lower_ in ("service", "operation", "use")
        for child in verb.children
        for c in (child, *child.children)
        if child.dep_ in ("prep", "dobj")
    )


def _is_noun(token: Token, taken: set[int]) -> bool:
    """Whether a noun says no more of goods than that they were named: 'the system', 'these units'."""
    pointed = any(c.lower_ in _DETERMINERS for c in token.lefts)
    return (
        token.lower_ in _NAMED_BEFORE and pointed and token.dep_ in _PLACES and not _says_what(token, taken)
    )


def _is_deal(token: Token, taken: set[int]) -> bool:
    """Whether a noun tells of a deal and not what it is for: 'the sale', 'a second contract', 'deliveries'."""
    trigger = trigger_of(token)
    if trigger is None or trigger.pos != "noun" or token.dep_ == "compound":
        return False
    if trigger.frame not in _DEALS and trigger.word != "proposal":
        return False
    return token.pos_ == "NOUN" and token.lower_ not in _NO_DEAL and not _says_what(token, taken)


def _says_what(token: Token, taken: set[int]) -> bool:
    """Whether a noun says itself what it is about: 'the steel deal', 'sale of its mills', 'the F-35 programme'."""
    for child in token.children:
        if child.dep_ in ("compound", "nmod") and child.lower_ not in _PLAIN_DEALS and child.pos_ != "PROPN":
            return True
        if child.i in taken and child.dep_ in ("compound", "nmod", "amod"):
            return True
        if child.lower_ in ("of", "on", "about") and any(_is_subject(c) for c in child.children):
            return True
        if _is_other_matter(child, taken):
            return True
    return False


def _is_other_matter(clause: Token, taken: set[int]) -> bool:
    """Whether 'on observing the truce', 'to share intelligence' says what a deal is about, and that it is no goods."""
    if clause.lower_ in ("on", "about"):
        acts = [c for c in clause.children if c.dep_ == "pcomp"]
    else:
        acts = [clause] if clause.dep_ == "acl" and any(c.lower_ == "to" for c in clause.lefts) else []
    return any(
        act.pos_ == "VERB"
        and not any(
            t.i in taken or trigger_of(t) is not None for o in (act, *act.children) for t in _matter(o, act)
        )
        for act in acts
    )


def _matter(word: Token, act: Token) -> Iterable[Token]:
    """What an act is done to: its object with what that is 'of', or all of a clause below it."""
    if word is act:
        return (act,)
    if word.dep_ in ("xcomp", "ccomp", "conj", "prep", "agent"):
        return word.subtree if word.dep_ != "prep" else [o for o in word.children if o.dep_ == "pobj"]
    if word.dep_ not in ("dobj", "dative"):
        return ()
    whole = [o for of in word.children if of.lower_ == "of" for o in of.children]
    return (
        word,
        *word.conjuncts,
        *whole,
        *(c for c in word.children if c.dep_ in ("compound", "nmod", "amod")),
    )


def _is_subject(token: Token) -> bool:
    """Whether a noun behind 'of' or 'on' is what a deal is about; a deal may be of a deal ('talks on the sale')."""
    return token.pos_ in ("NOUN", "PROPN") and trigger_of(token) is None
