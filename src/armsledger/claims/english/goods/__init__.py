"""The goods that an article speaks of: named, counted, served, or only pointed to ('they', 'the deal').

The contract of the room:

    resolved(passages) -> list[Told]        every sentence with its goods; what points to others bears their names
    goods_in(passage, sentence)             those alone that a sentence names
    alike, meant_by                         which mentions may be of the same goods
"""

from armsledger.claims.english.goods.anaphora import Told, resolved
from armsledger.claims.english.goods.goods import Antecedent, Goods, alike
from armsledger.claims.english.goods.kinds import meant_by
from armsledger.claims.english.goods.named import goods_in

__all__ = [
    "Antecedent",
    "Goods",
    "Told",
    "alike",
    "goods_in",
    "meant_by",
    "resolved",
]
