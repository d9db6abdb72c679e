"""The signs that a part is left open: that neither the sentence nor the article says who has it."""

from collections.abc import Iterator

from armsledger.claims.english.lexicon import words
from armsledger.claims.english.tellings import PARTS, Part, Scene, Telling
from armsledger.claims.english.weighing.fillers import strangers
from armsledger.claims.english.weighing.levels import level
from armsledger.claims.english.weighing.weights import ALWAYS

_ABROAD = words("abroad") | {"import"}


def nobody_signs(part: Part, telling: Telling, scene: Scene) -> list[str]:
    """The signs that a part is left open."""
    signs = {ALWAYS, "nobody"}
    signs.update(f"nobody {sign}" for sign in _told(part, telling, scene))
    signs.update(f"nobody {sign}" for sign in _goods(telling, scene))
    signs.update(f"nobody {sign}" for sign in _about(part, telling, scene))
    signs.update(f"nobody {part} slot={sign}" for sign in strangers(part, telling))
    return sorted(signs)


def _told(part: Part, telling: Telling, scene: Scene) -> Iterator[str]:
    """What the sentence tells, and whether it settles the part."""
    inner = telling.chain.inner.trigger
    said = {token.lower_ for token in telling.tokens}
    yield f"frame={inner.frame}"
    yield f"stage={telling.stage}:{inner.word}"
    yield f"settled={telling.best(part) is not None}"
    yield f"either={telling.best(Part.EITHER) is not None}"
    yield f"parties={min(3, len(scene.named))}"
    yield f"reach={telling.reach} stage={telling.stage}"
    yield f"new={'new' in said} counted={telling.goods.count is not None}"
    yield from (f"word={word}" for word in said & _ABROAD)


def _goods(telling: Telling, scene: Scene) -> Iterator[str]:
    """What goods are told of."""
    goods = telling.goods
    yield f"category={goods.category}"
    yield f"named={goods.system is not None} origin={goods.origin is not None}"
    yield f"origin={goods.origin in scene.named if goods.origin else None}"
    yield from (f"modifier={c.lower_}" for c in goods.head.children if c.dep_ in ("det", "amod", "poss"))


def _about(part: Part, telling: Telling, scene: Scene) -> Iterator[str]:
    """Who else is there for the part: in the sentence, for the same goods, in the article."""
    goods, settled, near = telling.goods, telling.best(part) is not None, scene.near[telling]
    for name in ("kin", "same", "mates"):
        told = {own.part(part) for own in near.groups[name]} - {None}
        yield f"{name}={bool(told)}:{settled}"
        yield f"{name}={len(told)}"
    other = telling.best(PARTS[1 - PARTS.index(part)])
    here = set(scene.in_sentence.get(telling.sentence, ()))
    free = min(3, len(here - ({other.party.code} if other else set())))
    yield f"here={min(len(here), 3)} free={free}"
    yield f"free={free} named={goods.system is not None} points={goods.points_back}"
    tally = scene.cast[part]
    yield f"cast={level(tally.total(), (1, 2, 4))} of {min(len(tally), 3)}"
    yield f"cast={level(tally.total(), (1, 2, 4))}:{settled}"
