"""What people are told of a telling who ask why: its trigger and how it leads to the goods, the goods, their number."""

from armsledger.claims.english.chains import Link
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.passages import step, way_between
from armsledger.claims.english.reasons import Reasons
from armsledger.claims.english.tellings import Telling


def of_telling(telling: Telling, goods: Goods) -> Reasons:
    """The reasons that a telling bears in itself; goods are its own as counted for the stage that is told."""
    return {
        "trigger": _trigger(telling),
        "item": _item(telling),
        "quantity": _quantity(telling, goods),
    }


def _trigger(telling: Telling) -> str:
    if telling.reach == "alone":
        return "none in the sentence; the signs alone speak"
    inner, *outer = telling.chain.links
    under = "".join(f"; under {_link(link)}" for link in outer)
    return f"{_link(inner)}, {_way(telling)}{under}"


def _link(link: Link) -> str:
    """A trigger with its row of triggers.csv."""
    trigger = link.trigger
    return (
        f"{link.token.text!r} ({trigger.word}, {trigger.pos}: frame {trigger.frame}, stage {trigger.stage})"
    )


def _way(telling: Telling) -> str:
    """How the parse leads from the trigger to the goods."""
    head = telling.goods.head
    if not telling.governed:
        return f"the nearest to {head.text!r}, {telling.distance} steps away in the parse"
    found = way_between(head, telling.chain.inner.token)
    if found is None or (found[0] and found[2]):
        return f"beside {head.text!r}"
    up, _, down = found
    labels = " > ".join(map(step, up[::-1] or down))
    if up:
        return f"governs {head.text!r} ({labels})"
    return f"hangs on {head.text!r} ({labels})" if down else "itself the goods"


def _item(telling: Telling) -> str:
    """What makes the words goods."""
    goods, passage = telling.goods, telling.passage
    words = f"'{passage.words(goods)}'"
    if goods.antecedent is not None:
        return f"{words} points back to '{goods.antecedent.words}'"
    if goods.system is not None:
        return f"{words}, of the type {goods.system}"
    return f"{words}, by a word for {goods.category}"


def _quantity(telling: Telling, goods: Goods) -> str:
    passage, told = telling.passage, telling.goods.count
    if goods.count is not None:
        words = f"'{passage.words(goods.count)}'"
        part = told is not None and told != goods.count
        return f"{words}, the part that was delivered" if part else f"{words}, the count of the goods"
    if told is not None:
        return f"'{passage.words(told)}' is left out, as it counts no goods of one kind"
    return "one, by 'a' or 'an'" if goods.single else ""
