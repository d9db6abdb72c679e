"""Services and equipment that are named by words which mean other things elsewhere: 'upgraded', 'its support'."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import chain_of
from armsledger.claims.english.goods.counted import count_end
from armsledger.claims.english.goods.goods import Goods, taken_by
from armsledger.claims.english.lexicon import Frame, trigger_of, words
from armsledger.claims.english.passages import Passage
from armsledger.terms import Category

_NOUNS = {
    **dict.fromkeys(words("services"), Category.SERVICE),
    **dict.fromkeys(words("loans"), Category.FINANCE),
    **dict.fromkeys(words("loose goods"), Category.UNSPECIFIED),
}
_SERVING = words("serving")
_FUNDING = words("funding")
_LENDING = words("lending")
_SERVED = words("served") | words("forces")
_HOLDERS = words("holders of goods")
_TRADE = (Frame.GIVE, Frame.TAKE)
_MAKING = ("produc", "manufactur", "assembl", "build", "built")
_CLAUSES = ("ROOT", "relcl", "acl", "xcomp", "ccomp", "pcomp", "advcl", "conj")
_PLACES = ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "appos", "attr")


def services_in(passage: Passage, sentence: Tokens, named: list[Goods]) -> Iterator[Goods]:
    """The services that verbs tell of ('the tanks were modernised'), and what a deal is for by other words."""
    taken = taken_by(passage, named)
    spans = [(c.start, count_end(passage, c)) for c in passage.counts]
    for token in sentence:
        if token.i in taken or any(low <= token.idx < high for low, high in spans):
            continue
        category = _NOUNS.get(token.lower_)
        if token.pos_ == "VERB" and token.dep_ in _CLAUSES:
            verb = _told_by(token, taken)
            if verb is not None:
                yield _goods(token, token, verb)
            elif token.lower_ in _LENDING and taken:
                yield from _money_of(passage, token)
        elif (
            category is not None and token.pos_ == "NOUN" and _is_told(token) and not _is_civil(token, taken)
        ):
            if token.dep_ in _PLACES:
                yield _goods(_first(token), token, category)
            elif token.dep_ == "compound" and token.head.i not in taken:
                yield _goods(_first(token), token.head, category)


def _told_by(verb: Token, taken: set[int]) -> Category | None:
    """What a verb tells of by itself: a service done to goods or people, or money for goods or a deal."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if verb.lower_ in _SERVING and any(_is_served(c, taken) for c in objects):
        return Category.SERVICE
    if verb.lower_ in _FUNDING and any(c.i in taken or trigger_of(c) for c in objects):
        return Category.FINANCE
    return None


def _money_of(passage: Passage, verb: Token) -> Iterator[Goods]:
    """The sum that somebody lends ('lent $40 million for arms')."""
    for amount in passage.amounts:
        money = passage.root(amount)
        above = money if money.dep_ == "dobj" else money.head
        if above.dep_ in ("dobj", "relcl") and verb in (above, above.head, money.head):
            yield Goods(amount.start, amount.end, money, Category.FINANCE)


def _is_served(token: Token, taken: set[int]) -> bool:
    return token.i in taken or token.lower_ in _SERVED or token.pos_ in ("PRON", "NUM")


def _is_told(noun: Token) -> bool:
    """Whether something tells of a transfer over a noun or over one that it is listed with."""
    if noun.dep_ == "compound" and noun.head.lower_ in _HOLDERS:
        return True
    chains = (chain_of(token) for token in (noun, *noun.conjuncts))
    return any(c is not None and c.inner.trigger.frame is not Frame.HOLD for c in chains)


def _is_civil(noun: Token, taken: set[int]) -> bool:
    """Whether a service or a loan is for something else than goods: 'the repair of roofs', 'a financing agreement'."""
    things = (c for of in noun.children if of.lower_ == "of" for c in of.children)
    other = any(t.pos_ == "NOUN" and not _is_served(t, taken) and trigger_of(t) is None for t in things)
    traded = (
        t for t in noun.sent if t.pos_ == "NOUN" and (trigger := trigger_of(t)) and trigger.frame in _TRADE
    )
    unpaid = _NOUNS[noun.lower_] is Category.FINANCE and not taken and next(traded, None) is None
    return other or unpaid or _allows(noun)


def _allows(noun: Token) -> bool:
    """Whether a licence lets goods go and is none to make them ('built under licence')."""
    trigger = trigger_of(noun)
    made = any(t.lower_.startswith(_MAKING) for t in noun.sent)
    return trigger is not None and trigger.frame is Frame.BEND and not made


def _first(token: Token) -> Token:
    first = token
    for left in reversed(list(token.lefts)):
        if left.dep_ not in ("compound", "amod") or left.i != first.i - 1 or trigger_of(left) is not None:
            break
        first = left
    return first


def _goods(first: Token, last: Token, category: Category) -> Goods:
    return Goods(first.idx, last.idx + len(last.text), last, category)
