"""Whether what was found in a sentence makes a claim."""

from armsledger.claims.english.casting import Cast
from armsledger.claims.english.chain import Chain
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.passage import ancestors
from armsledger.claims.english.places import MAJOR_EXPORTERS
from armsledger.claims.english.polarity import polarity_of
from armsledger.claims.english.triggers import Frame
from armsledger.terms import Category, Polarity


def stands(pair: Cast, goods: Goods, chain: Chain, *, priced: bool) -> bool:
    """Whether the parties found make a claim for goods of this kind under a trigger of this frame."""
    frame = chain.inner.trigger.frame
    if _is_asked(chain):
        return False
    if frame is Frame.HOLD:
        supplied = pair.supplier is not None and (pair.supplier.weight >= 2.4 or goods.strongly)
        return pair.complete and supplied and polarity_of(chain, goods.head)[0] is Polarity.AFFIRMED
    if frame is Frame.BUILD:
        return (
            pair.complete
            and pair.recipient is not None
            and pair.recipient.path.startswith(("for", "after 'for'"))
        )
    if goods.is_deal:
        told = bool(chain.outer) or priced
        return told and pair.complete and (pair.sure or _both_named(pair))
    if frame is Frame.BEND or goods.category in _DOUBTFUL:
        return pair.complete and pair.sure
    if pair.complete:
        return pair.sure or goods.points_back or frame in (Frame.GIVE, Frame.TAKE, Frame.DEAL)
    return _stands_with_one(pair, goods, chain)


_DOUBTFUL = {
    *(Category.UNSPECIFIED, Category.SERVICE, Category.FINANCE),
    *(Category.ENGINE, Category.VEHICLE),
}
"""Categories whose words are also used of civil things, so that the parse must settle a party."""


def _stands_with_one(pair: Cast, goods: Goods, chain: Chain) -> bool:
    """Whether a claim stands though its supplier or its recipient is not known."""
    if pair.supplier is not None:
        return pair.sure and _exported(chain)
    if pair.recipient is None or not pair.sure:
        return False
    code = pair.recipient.party.code
    foreign = goods.system is not None and goods.origin != code and code not in MAJOR_EXPORTERS
    return _imported(chain) or (foreign and chain.inner.trigger.frame is Frame.TAKE)


def _is_asked(chain: Chain) -> bool:
    """Whether the chain only stands in a question ('whether that means that it can sell')."""
    verbs = (chain.inner.token, *ancestors(chain.inner.token))
    return any(child.lower_ == "whether" for verb in verbs for child in verb.children)


def _both_named(pair: Cast) -> bool:
    return all(c is not None and c.party.end > c.party.start for c in (pair.supplier, pair.recipient))


def _imported(chain: Chain) -> bool:
    words = {t.lower_ for link in chain.links for t in link.token.subtree}
    return bool(words & {"import", "imports", "imported", "abroad", "overseas", "foreign"})


def _exported(chain: Chain) -> bool:
    words = {t.lower_ for link in chain.links for t in link.token.subtree}
    return chain.inner.trigger.word in ("export", "re-export") or bool(
        words & {"export", "exports", "exporting", "abroad", "overseas", "foreign"}
    )
