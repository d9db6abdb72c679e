"""The signs for and against a party's being the supplier or the recipient of the goods that a sentence tells of.

A sign is a short text that holds or doesn't; weights/ says how much each weighs for each part.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from armsledger.catalogue import PartyKind, PartyMention
from armsledger.claims.english.passage import ancestors
from armsledger.claims.english.places import FORCES, MAJOR_EXPORTERS, Part
from armsledger.claims.english.roles import EXCLUDED
from armsledger.claims.english.scene import Near, Own, Scene
from armsledger.claims.english.spots import party_phrase
from armsledger.claims.english.telling import SURE, Telling
from armsledger.claims.english.triggers import trigger_of, words
from armsledger.terms import Stage

PARTS = (Part.SUPPLIER, Part.RECIPIENT)
NAMED_OFTEN = 5
"""How many of the article's most named parties are considered for a sentence that doesn't name them."""

_MAKING = re.compile(r"[-\s‑]?(made|built|supplied|manufactured|designed|origin|produced|owned|based)\b")
_RANKS = (1, 3, 7, 15)


def level(number: float, steps: tuple[float, ...]) -> int:
    """How many of the steps a number reaches."""
    return sum(number >= step for step in steps)


def candidates(telling: Telling, scene: Scene) -> list[str]:
    """The parties that may have a part in what is told: those near it, and those that the article names most."""
    near = scene.near[telling]
    owns = [o for o in (near.before, near.after, *near.groups["kin"]) if o is not None]
    codes = [
        *scene.in_sentence.get(telling.sentence, ()),
        *(c.party.code for c in telling.castings),
        *([telling.goods.origin] if telling.goods.origin else []),
        *(code for own in owns for code in (own.supplier, own.recipient) if code),
        *sorted(scene.in_paragraph.get(telling.paragraph, ())),
        *sorted(scene.titled),
        *[code for code, n in scene.rank.items() if n < NAMED_OFTEN],
    ]
    out = _ruled_out(telling)
    if _refuses_export(telling):
        codes = [code for code in codes if code in scene.in_sentence.get(telling.sentence, ())]
    return [code for code in dict.fromkeys(codes) if code not in out]


def _ruled_out(telling: Telling) -> set[str]:
    """Parties that the sentence names only to say who somebody else is ('Armenia's arch-foe')."""
    weights: dict[str, float] = {}
    for casting in telling.castings:
        code = casting.party.code
        weights[code] = max(weights.get(code, EXCLUDED), casting.weight)
    return {code for code, weight in weights.items() if weight == EXCLUDED} | _homes_of_groups(telling)


def _refuses_export(telling: Telling) -> bool:
    """Whether exports are refused: whom the sentence doesn't name, it doesn't single out ('will not export it')."""
    return telling.stage is Stage.REFUSED and telling.chain.inner.trigger.word == "export"


def _homes_of_groups(telling: Telling) -> set[str]:
    """States that only say where an armed group is ('the Houthis in Yemen')."""
    parties, text = telling.passage.parties, telling.passage.text
    homes = {
        home.code
        for group in parties
        for home in parties
        if group.kind is PartyKind.ARMED_GROUP and text[group.end : home.start].strip() == "in"
    }
    return homes if len(homes) < len({p.code for p in parties}) else set()


def party_signs(code: str, telling: Telling, scene: Scene) -> list[str]:
    """The signs of one party for one telling."""
    lo, hi = telling.tokens.start_char, telling.tokens.end_char
    here = [p for p in telling.passage.parties if p.code == code and lo <= p.start < hi]
    inner = telling.chain.inner.trigger
    frame = f"{inner.frame}.{inner.pos[0]}"
    place = "here" if here else "away"
    signs = {"always", place, f"{place}:{frame}"}
    signs.update(_cast(code, telling, frame))
    for mention in here:
        signs.update(_mention(mention, telling, frame))
    signs.update(_among(code, here, telling, scene, frame) if here else _absence(code, telling, scene, frame))
    signs.update(f"{place} {sign}" for sign in _standing(code, scene))
    signs.update(_kind(code, telling, scene, place, frame))
    signs.update(f"{place} {sign}" for sign in _neighbours(code, scene.near[telling], telling))
    return sorted(signs)


def nobody_signs(part: Part, telling: Telling, scene: Scene) -> list[str]:
    """The signs that a part is left open."""
    goods = telling.goods
    said = {token.lower_ for token in telling.tokens}
    settled = telling.best(part) is not None
    either = telling.best(Part.EITHER) is not None
    signs = {
        "always",
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
    root = passage.tokens(mention.start, mention.end).root
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


def step(token: Token) -> str:
    """A word's place under its head: its preposition, or the label of its dependency."""
    return token.lower_ if token.pos_ == "ADP" else token.dep_


def way_between(one: Token, other: Token) -> tuple[list[Token], Token, list[Token]] | None:
    """The way in the tree: up from one token, the word at the top, and down to the other; None over sentences."""
    up = [one, *ancestors(one)]
    places = {token.i: n for n, token in enumerate(up)}
    down: list[Token] = []
    token = other
    while token.i not in places:
        down.append(token)
        if token.head == token:
            return None
        token = token.head
    return up[: places[token.i]], token, down[::-1]


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


def _absence(code: str, telling: Telling, scene: Scene, frame: str) -> Iterator[str]:
    """How far off the party was named, where the sentence doesn't name it."""
    back = next((n for n in range(1, 4) if code in scene.in_sentence.get(telling.sentence - n, ())), 9)
    yield f"back={back}"
    if code in scene.in_paragraph.get(telling.paragraph, ()):
        yield "same paragraph"
    yield f"away, here={min(len(scene.in_sentence.get(telling.sentence, ())), 3)}"
    settled = [telling.best(part) is not None for part in PARTS]
    yield f"away, supplier={settled[0]} recipient={settled[1]}"
    for link in telling.chain.links:
        for child in link.token.children:
            if child.lower_ in ("it", "they", "its", "their") and child.dep_ in ("nsubj", "poss"):
                yield f"pronoun:{frame}:{back}"


def _standing(code: str, scene: Scene) -> Iterator[str]:
    """How much the article is about the party, and in which part its sentences put it."""
    yield f"share={level(scene.named[code] / max(1, scene.total), (0.05, 0.1, 0.2, 0.35, 0.5))}"
    yield f"rank={min(scene.rank.get(code, 9), 4)}"
    yield f"times={level(scene.named[code], (1, 2, 3, 5, 8))}"
    if code in scene.titled:
        yield "title"
    if code in scene.leading:
        yield "lead"
    if scene.mentions and scene.mentions[0][1] == code:
        yield "first"
    counts = [scene.cast[part][code] for part in PARTS]
    yield f"cast={level(counts[0], (1, 2, 4))}:{level(counts[1], (1, 2, 4))}"
    for part, count in zip(PARTS, counts, strict=True):
        tally = scene.cast[part]
        yield f"{part} share={level(count / max(1, tally.total()), (0.01, 0.25, 0.5, 0.75))}"
        if tally and count == max(tally.values()):
            yield f"{part} most"
    if scene.makers[code]:
        yield f"makers={min(3, scene.makers[code])}"
        if len(scene.makers) == 1:
            yield "only maker"


def _kind(code: str, telling: Telling, scene: Scene, place: str, frame: str) -> Iterator[str]:
    """What the party is by itself: the goods' origin, an exporter, a body or an armed group."""
    origin = telling.goods.origin
    if origin == code:
        yield "origin"
        yield f"origin {place}:{frame}"
    elif origin:
        yield f"not the origin {place}"
    if scene.origins[code]:
        yield f"origins={min(3, scene.origins[code])}"
    rank = MAJOR_EXPORTERS.index(code) if code in MAJOR_EXPORTERS else 99
    yield f"exporter={level(rank, (*_RANKS, 99))}"
    if telling.goods.points_back:
        yield f"{place} points back"
    if code in ("EU", "NATO"):
        yield "body"
    elif not (code.isupper() and len(code) == 3):
        yield "group"


def _neighbours(code: str, near: Near, telling: Telling) -> Iterator[str]:
    """The party's parts in the tellings round this one."""
    for name, own in (("before", near.before), ("after", near.after)):
        if own is None:
            continue
        for part in PARTS:
            told = own.part(part)
            if told == code:
                yield f"{name}={part}:{telling.reach}"
                if name == "before":
                    yield f"before={part}, back={min(near.back, 3)}"
            elif told:
                yield f"{name}={part} another"
    for name, owns in near.groups.items():
        for part in PARTS:
            yield from _in_group(code, name, part, owns)


def _in_group(code: str, name: str, part: Part, owns: tuple[Own, ...]) -> Iterator[str]:
    told = [own.part(part) for own in owns]
    same, others = told.count(code), sum(t is not None and t != code for t in told)
    if same:
        yield f"{name}={part}:{min(same, 2)}"
        yield f"{name}={part} mostly={same > others}"
    elif others:
        yield f"{name}={part} another"
