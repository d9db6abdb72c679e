"""The signs that a mention of goods tells of a transfer, and of how far that transfer has come.

A sign is a short text that holds or doesn't; weights/ says how much each weighs.
"""

from collections.abc import Iterator

from armsledger.claims.english.chains import is_future, mentions_contract, polarity_of
from armsledger.claims.english.lexicon import words
from armsledger.claims.english.passages import ancestors, inside, step, way_between
from armsledger.claims.english.tellings import PARTS, Near, Part, Scene, Telling, stages
from armsledger.claims.english.weighing.levels import level
from armsledger.claims.english.weighing.weights import ALWAYS

WINDOW = 12
"""Tokens on either side of the goods whose words are signs."""

_STAGE_WINDOW = 8
_TELLING_WORDS = words("telling")
_PHRASES = (
    *("foreign military sale", "congress", "possible", "budget", "tender", "in service", "inventory"),
    *("operates", "according to the stockholm", "contract", "letter of"),
)


def telling_signs(telling: Telling, scene: Scene) -> list[str]:
    """The signs that a claim is told at all."""
    signs = {ALWAYS, *_shape(telling), *_parties(telling, scene), *_words(telling)}
    near = scene.near[telling]
    signs.update(_around(near, telling))
    before = near.before
    signs.add(f"before complete={before is not None and bool(before.supplier and before.recipient)}")
    signs.add(f"kin={min(len(near.groups['kin']), 4)}")
    signs.add(f"mates={min(len(near.groups['mates']), 3)}:{telling.reach}")
    return sorted(signs)


def stage_signs(telling: Telling, scene: Scene, *, published: str | None) -> list[str]:
    """The signs of the stage that is told."""
    goods = telling.goods
    signs = {
        ALWAYS,
        f"reach={telling.reach}",
        f"category={goods.category}",
        f"place={telling.passage.place}",
        f"contract={mentions_contract(telling.tokens)}",
        f"paragraph={level(telling.paragraph, (1, 2, 4, 8))}",
        f"counted={goods.count is not None}",
        f"named={goods.system is not None}",
    }
    signs.update(_stage_of_chain(telling), _stage_of_words(telling))
    signs.update(_around(scene.near[telling], telling))
    for date in inside(telling.tokens, telling.passage.dates):
        day = date.period.start or date.period.end or ""
        if day and published:
            today = published[: len(day)]
            signs.add(f"date={'future' if day > today else 'past' if day < today else 'now'}")
    return sorted(signs)


def _shape(telling: Telling) -> Iterator[str]:
    """The goods, their chain, and the way between."""
    goods, chain, reach = telling.goods, telling.chain, telling.reach
    inner = chain.inner.trigger
    frame = inner.frame
    yield f"reach={reach}:{min(telling.distance, 6)}"
    yield f"category={goods.category}"
    yield f"frame={reach}:{frame}.{inner.pos[0]}"
    yield f"{reach}:{goods.category}:{frame}"
    yield f"named={goods.system is not None}"
    yield f"counted={goods.count is not None}:{frame}"
    yield f"one={goods.single}"
    yield f"points back={goods.points_back}:{goods.strongly}:{goods.bare}"
    yield f"deal={goods.is_deal}"
    yield f"antecedent={goods.antecedent is not None}:{goods.bare}:{goods.is_deal}"
    if goods.head.head.lower_ == "with":
        yield f"with={goods.head.head.head.dep_}:{goods.count is not None}"
    yield f"goods={goods.head.dep_}:{frame}"
    yield f"head={goods.head.lower_ if not goods.system else 'NAMED'}"
    if reach == "alone":
        return
    yield f"word={reach}:{inner.word}"
    yield f"form={reach}:{chain.inner.token.lower_}"
    yield f"tag={reach}:{chain.inner.token.tag_}:{frame}"
    for link in chain.outer:
        yield f"outer={reach}:{link.trigger.word}"
        yield f"outer frame={link.trigger.frame}:{frame}"
    yield f"outers={len(chain.outer)}"
    if is_future(chain.inner.token):
        yield f"future:{frame}"
    polarity, turned, _ = polarity_of(chain, goods.head)
    yield f"polarity={polarity}:{turned}"
    yield f"stage={reach}:{telling.stage}"
    yield f"stage={telling.stage}:{frame}"
    way = way_between(goods.head, chain.inner.token)
    if way is not None and len(way[0]) + len(way[2]) <= 4:
        yield f"way={'>'.join(map(step, way[0]))}^{'<'.join(map(step, way[2]))}:{frame}"


def _parties(telling: Telling, scene: Scene) -> Iterator[str]:
    """What the sentence's parties are cast for, and what stands beside them."""
    frame = telling.chain.inner.trigger.frame
    top = {p: max((c.weight for c in telling.castings if c.part is p), default=-9) for p in Part}
    sure = {part: top[part] >= 2 for part in Part}
    for part in PARTS:
        yield f"{part}={level(top[part], (0.1, 2, 2.6, 3))}"
    yield f"either={sure[Part.EITHER]}"
    settled = f"{sure[Part.SUPPLIER]}:{sure[Part.RECIPIENT]}"
    yield f"settled={settled}:{sure[Part.EITHER]}"
    yield f"settled:{telling.reach}:{frame}={settled}"
    yield f"parties={min(len(scene.in_sentence.get(telling.sentence, ())), 4)}:{telling.reach}"
    yield f"place={telling.passage.place}"
    yield f"paragraph={level(telling.paragraph, (1, 2, 4, 8, 15))}"
    if inside(telling.tokens, telling.passage.amounts):
        yield f"money:{frame}"
    if inside(telling.tokens, telling.passage.dates):
        yield f"date:{frame}"
    if any(telling.goods.start <= p.start < telling.goods.end for p in telling.passage.parties):
        yield f"party inside:{telling.reach}:{frame}"
    tallies = [scene.cast[part].total() for part in PARTS]
    yield f"systems={level(len(scene.systems), (1, 2, 4))}"
    yield f"article={level(tallies[0], (1, 3, 6))}:{level(tallies[1], (1, 3, 6))}"


def _words(telling: Telling) -> Iterator[str]:
    """The words round the goods and above them."""
    head = telling.goods.head
    for token in telling.tokens:
        if abs(token.i - head.i) <= WINDOW and token.is_alpha and len(token) > 2:
            yield f"near={token.lower_}"
    for n, up in enumerate(list(ancestors(head))[:4]):
        if up.pos_ in ("VERB", "NOUN", "ADP", "AUX"):
            yield f"up{min(n, 2)}={up.lower_}"
    for child in head.children:
        if child.dep_ in ("acl", "relcl", "appos", "prep"):
            yield f"below={child.dep_}:{child.lower_}"


def _stage_of_chain(telling: Telling) -> Iterator[str]:
    chain, stage = telling.chain, telling.stage
    inner = chain.inner
    if telling.reach == "alone":
        return
    yield f"rule={stage}"
    yield f"rule={stage}:{telling.reach}"
    yield f"rule={stage}:{inner.trigger.frame}"
    yield f"word={inner.trigger.word}"
    yield f"form={inner.token.lower_}"
    yield f"tag={inner.token.tag_}:{inner.trigger.stage}"
    yield f"future={is_future(inner.token)}:{inner.trigger.stage}"
    for link in chain.outer:
        yield f"outer={link.trigger.word}"
        yield f"outer stage={link.trigger.stage}"
        yield f"outer form={link.token.lower_}"
    verbs = {v.i: v for link in chain.links for v in (link.token, *list(ancestors(link.token))[:3])}
    for verb in verbs.values():
        if verb.pos_ in ("VERB", "AUX"):
            yield f"verb={verb.lower_}"
            yield f"verb tag={verb.tag_}"
        for child in verb.children:
            if child.dep_ in ("aux", "auxpass", "neg"):
                yield f"aux={child.lower_}"
            elif child.dep_ in ("amod", "advmod"):
                yield f"modifier={child.lower_}"
    polarity, turned, _ = polarity_of(chain, telling.goods.head)
    yield f"polarity={polarity}:{turned}"


def _stage_of_words(telling: Telling) -> Iterator[str]:
    head = telling.goods.head
    for up in ancestors(head):
        if up.pos_ in ("VERB", "NOUN"):
            yield f"up={up.lower_}"
    for child in head.children:
        if child.dep_ in ("amod", "advmod", "det"):
            yield f"goods modifier={child.lower_}"
        elif child.dep_ in ("acl", "relcl"):
            yield f"goods clause={child.lower_}"
    for token in telling.tokens:
        if abs(token.i - head.i) <= _STAGE_WINDOW and token.is_alpha:
            yield f"near={token.lower_}"
        if token.lower_ in _TELLING_WORDS:
            yield f"told={token.lower_}"
    text = telling.passage.text.lower()
    yield from (f"paragraph has {phrase!r}" for phrase in _PHRASES if phrase in text)


def _around(near: Near, telling: Telling) -> Iterator[str]:
    """The stages that the tellings round this one have."""
    before, after = near.before, near.after
    yield f"before={before.stage if before else None}"
    yield f"before={before.stage if before else None}:{telling.reach}"
    yield f"after={after.stage if after else None}"
    for name, owns in near.groups.items():
        told = stages(owns)
        yield from (f"{name}={stage}" for stage in told)
        top = told.most_common(1)[0][0] if told else None
        yield f"{name} mostly={top}"
        yield f"{name} mostly={top}:{telling.reach}"
