"""The signs for and against a party's being the supplier or the recipient of the goods that a sentence tells of.

A sign is a short text that holds or doesn't; weights/ says how much each weighs for each part.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from armsledger.catalogue import PartyMention
from armsledger.claims.english.lexicon import trigger_of, words
from armsledger.claims.english.passages import inside, step, way_between
from armsledger.claims.english.tellings import FORCES, PARTS, SURE, Part, Scene, Telling, party_phrase
from armsledger.claims.english.weighing.standing_signs import (
    absence_signs,
    kind_signs,
    neighbour_signs,
    standing_signs,
)
from armsledger.claims.english.weighing.weights import ALWAYS

_MAKING = re.compile(r"[-\s‑]?(made|built|supplied|manufactured|designed|origin|produced|owned|based)\b")


def party_signs(code: str, telling: Telling, scene: Scene) -> list[str]:
    """The signs of one party for one telling."""
    here = [p for p in inside(telling.tokens, telling.passage.parties) if p.code == code]
    inner = telling.chain.inner.trigger
    frame = f"{inner.frame}.{inner.pos[0]}"
    place = "here" if here else "away"
    signs = {ALWAYS, place, f"{place}:{frame}"}
    signs.update(_cast(code, telling, frame))
    for mention in here:
        signs.update(_mention(mention, telling, frame))
    signs.update(
        _among(code, here, telling, scene, frame) if here else absence_signs(code, telling, scene, frame)
    )
    signs.update(f"{place} {sign}" for sign in standing_signs(code, scene))
    signs.update(kind_signs(code, telling, scene, place, frame))
    signs.update(f"{place} {sign}" for sign in neighbour_signs(code, scene.near[telling], telling))
    return sorted(signs)


def nobody_signs(part: Part, telling: Telling, scene: Scene) -> list[str]:
    """The signs that a part is left open."""
    goods = telling.goods
    said = {token.lower_ for token in telling.tokens}
    settled = telling.best(part) is not None
    either = telling.best(Part.EITHER) is not None
    signs = {
        ALWAYS,
        "nobody",
        f"nobody frame={telling.chain.inner.trigger.frame}",
        f"nobody stage={telling.stage}:{telling.chain.inner.trigger.word}",
        f"nobody settled={settled}",
        f"nobody either={either}",
        f"nobody parties={min(3, len(scene.named))}",
        f"nobody category={goods.category}",
        f"nobody named={goods.system is not None} origin={goods.origin is not None}",
    }
    signs.update(f"nobody word={word}" for word in said & _ABROAD)
    return sorted(signs)


_ABROAD = words("abroad") | {"import"}


def _cast(code: str, telling: Telling, frame: str) -> Iterator[str]:
    """What the party's place in the parse says, and whether others are better placed."""
    own: dict[Part, float] = {}
    top: dict[Part, float] = {}
    for casting in telling.castings:
        top[casting.part] = max(top.get(casting.part, -9), casting.weight)
        if casting.party.code == code:
            own[casting.part] = max(own.get(casting.part, -9), casting.weight)
            path = re.sub(r"'[^']*'", "_", casting.path)
            if casting.path.endswith("acts for " + code):
                path = "acts for"
            yield f"path={path}|{casting.part}"
            yield f"path={path}|{casting.part}|{frame}"
    for part, weight in own.items():
        yield f"cast={part}:{round(weight * 2) / 2}"
    if not own:
        yield f"cast=none:{frame}"
    for part in PARTS:
        mine, best = own.get(part, -9), top.get(part, -9)
        other = PARTS[1 - PARTS.index(part)]
        if mine > 0:
            yield f"{part}: {'top' if mine >= best else 'not top'}"
        else:
            yield f"{part}: rival={best >= SURE} either={Part.EITHER in own}"
        yield f"{part}: other part={own.get(other, -9) >= SURE} this={mine >= SURE}"


def _mention(mention: PartyMention, telling: Telling, frame: str) -> Iterator[str]:
    """How one mention in the sentence stands to its words and to the goods."""
    passage, goods = telling.passage, telling.goods
    root = passage.root(mention)
    yield f"kind={mention.kind}"
    phrase = party_phrase(root)
    if phrase is None:
        yield "somebody else's relation"
        return
    if phrase != root:
        yield f"phrase={phrase.lower_}"
        if phrase.lower_ in FORCES:
            yield "forces"
    first = phrase
    while first.dep_ == "conj":
        first = first.head
    preposition = first.head.lower_ if first.head.pos_ == "ADP" else ""
    if preposition:
        yield f"preposition={preposition}"
        yield f"preposition={preposition}:{frame}"
    governor = first.head.head if preposition else first.head
    label = preposition or first.dep_
    yield f"governor={label}:{shape(governor)}"
    if (trigger := trigger_of(governor)) is not None:
        yield f"governor word={label}:{trigger.word}"
    yield from _way(phrase, goods.head)
    if goods.start <= mention.start < goods.end:
        yield f"inside the goods:{mention.kind}"
    after = passage.text[mention.end : mention.end + 13].lower()
    if (made := _MAKING.match(after)) is not None:
        yield "made"
        yield f"made={made[1]}"
    if after.startswith(("'s", "’s")):
        yield "genitive"


def shape(token: Token) -> str:
    """A word by what it tells of a transfer, else by its part of speech."""
    trigger = trigger_of(token)
    return f"[{trigger.frame}.{trigger.stage}.{trigger.pos[0]}]" if trigger else token.pos_


def _way(phrase: Token, head: Token) -> Iterator[str]:
    found = way_between(phrase, head)
    if found is None:
        return
    up, top, down = found
    yield f"steps={min(len(up) + len(down), 8)}"
    if len(up) + len(down) <= 6:
        rise, fall = [step(t) for t in up], [step(t) for t in down]
        ends = f"{rise[-1] if rise else 'self'}:{fall[0] if fall else 'self'}"
        yield f"way={'>'.join(rise)}^{shape(top)}<{'<'.join(fall)}"
        yield f"top={shape(top)}:{ends}"
        trigger = trigger_of(top)
        yield f"top word={trigger.word if trigger else top.lower_}:{ends}"


def _among(code: str, here: list[PartyMention], telling: Telling, scene: Scene, frame: str) -> Iterator[str]:
    """Where the party stands among the sentence's parties and to the goods."""
    goods = telling.goods
    nearest = min(here, key=lambda p: min(abs(p.start - goods.end), abs(goods.start - p.end)))
    side = "before" if nearest.start < goods.start else "after"
    yield side
    yield f"{side}:{frame}"
    codes = scene.in_sentence.get(telling.sentence, [])
    if code in codes:
        yield f"order={codes.index(code)} of {min(len(codes), 4)}"
        if codes[0] == code:
            yield f"first here:{frame}"
