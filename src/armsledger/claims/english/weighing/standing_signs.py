"""The signs that a party has by what it is, by the whole article, and by the tellings round one."""

from collections.abc import Iterator

from armsledger.claims.english.tellings import MAJOR_EXPORTERS, PARTS, Near, Own, Part, Scene, Telling
from armsledger.claims.english.weighing.levels import level

_RANKS = (1, 3, 7, 15)


def absence_signs(code: str, telling: Telling, scene: Scene, frame: str) -> Iterator[str]:
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


def standing_signs(code: str, scene: Scene) -> Iterator[str]:
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


def kind_signs(code: str, telling: Telling, scene: Scene, place: str, frame: str) -> Iterator[str]:
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


def neighbour_signs(code: str, near: Near, telling: Telling) -> Iterator[str]:
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
