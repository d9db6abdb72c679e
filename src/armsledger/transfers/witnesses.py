"""Which documents are one witness: reprints, cut reprints and copies of one agency story."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from armsledger.documents import Document, Publication
from armsledger.transfers.likeness import Body, candidates, is_told, read_body, share
from armsledger.transfers.transfer import Witness

# Shares are of the shorter of two bodies. Set on 300 reports cut, re-dated, re-titled, merged and misspelt by
# a program, and on the same with other numbers.
SAME_TEXT = 0.6  # of its word runs
SAME_STORY = 0.5  # of its sentences
SAME_FIGURES = 0.9  # two deals told in the same words differ in these
SAME_NAMES = 0.75  # and in these; outlets spell names in their own ways
LEAST_RUNS = 12  # in common, or the text is too short to be told from its like
REWRITTEN_FIGURES = 3  # a rewrite keeps the figures
REWRITTEN_WORDS = 0.6  # and most of the long words
STORY_DAYS = 3  # within which outlets carry an agency's story


@dataclass(frozen=True, slots=True)
class _Link:
    """Why a document counts as one witness with another (an index)."""

    strength: float
    other: int
    reason: str


def find_witnesses(works: Sequence[tuple[Document, tuple[Publication, ...]]]) -> tuple[Witness, ...]:
    """The independent sources of some documents: every document in exactly one, whatever their order.

    A document joins at most one that came before it, the one that it is most like, so that a round-up of
    two stories does not make the two one witness. documents stand in order of publication (on one day by id,
    the undated last) and the first gives the witness its id. reasons[i] links documents[i + 1] to another
    of them: 'same text 87 % as DOCUMENT'.
    """
    appearances: defaultdict[str, list[Publication]] = defaultdict(list)
    for document, publications in works:
        appearances[document.id] += publications
    documents = {document.id: document for document, _ in works}
    bodies = [read_body(document, appearances[name]) for name, document in documents.items()]
    # On one day the longest comes first: shorter ones are more often cut from it than it is made up of them.
    bodies.sort(key=lambda b: (b.order[0], -len(b.shingles), b.document_id))
    found: defaultdict[int, list[_Link]] = defaultdict(list)
    for earlier, later in candidates(bodies):
        if why := _one_witness(bodies[earlier], bodies[later]):
            found[later].append(_Link(why[0], earlier, why[1]))
    joined = {later: min(links, key=lambda k: (-k.strength, k.other)) for later, links in found.items()}
    return _trees(bodies, joined)


def _trees(bodies: Sequence[Body], joined: Mapping[int, _Link]) -> tuple[Witness, ...]:
    """The witnesses that the joined documents form, in the order of their first documents."""
    root: list[int] = []
    members: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(bodies)):
        root.append(root[joined[index].other] if index in joined else index)
        members[root[index]].append(index)
    witnesses = []
    for some in members.values():
        some.sort(key=lambda index: bodies[index].order)
        names = tuple(bodies[index].document_id for index in some)
        links = _seen_from(some[0], {index: joined[index] for index in some if index in joined})
        reasons = (f"{k.reason} as {bodies[k.other].document_id}" for k in map(links.get, some[1:]) if k)
        witnesses.append((bodies[some[0]].order, Witness(names[0], names, tuple(reasons))))
    return tuple(witness for _, witness in sorted(witnesses, key=lambda w: w[0]))


def _seen_from(first: int, joined: Mapping[int, _Link]) -> dict[int, _Link]:
    """The same links with the first document as the root: those on its way to the old root turn round."""
    turned = dict(joined)
    turned.pop(first, None)
    here = first
    while here in joined:
        link = joined[here]
        turned[link.other] = _Link(link.strength, here, link.reason)
        here = link.other
    return turned


def _one_witness(one: Body, other: Body) -> tuple[float, str] | None:
    """How strongly two documents are one witness, and why; None where they are two."""
    part, whole = sorted((one, other), key=lambda b: (len(b.shingles), b.document_id))
    if share(part.figures, whole.figures) < SAME_FIGURES or share(part.names, whole.names) < SAME_NAMES:
        return None
    return _same_text(part, whole) or _same_story(part, whole)


def _same_text(part: Body, whole: Body) -> tuple[float, str] | None:
    """Whether one body is the other, or cut from it: most of its word runs, and a lead in common.

    A follow-up repeats much of the first story too, but it leads with what is new.
    """
    common = len(part.shingles & whole.shingles)
    held = share(part.shingles, whole.shingles)
    if held < SAME_TEXT or (common < LEAST_RUNS and part.shingles != whole.shingles):
        return None
    if not (_leads(part, whole) or _carries(part, whole)):
        return None
    alike = common / len(part.shingles | whole.shingles)
    story = f"{_story(part, whole)}: " if _carries(part, whole) else ""
    if alike >= SAME_TEXT:
        return 2 + alike, f"{story}same text {100 * alike:.0f} %"
    return 1 + held, f"{story}same text, cut: {100 * held:.0f} % of the shorter one"


def _same_story(part: Body, whole: Body) -> tuple[float, str] | None:
    """Whether one carries the other's agency story, or both carry one: told in its sentences or figures."""
    if not _carries(part, whole):
        return None
    story = _story(part, whole)
    told, of = sum(is_told(s, whole) for s in part.sentences), len(part.sentences)
    if _leads(part, whole) and told >= max(2, SAME_STORY * of):
        return told / of, f"{story}: shares {told} of {of} sentences"
    figures = len(part.figures & whole.figures)
    dated = part.published is not None and whole.published is not None
    if dated and figures >= REWRITTEN_FIGURES and share(part.words, whole.words) >= REWRITTEN_WORDS:
        return share(part.words, whole.words) / 2, f"{story}: shares {figures} of {len(part.figures)} figures"
    return None


def _leads(part: Body, whole: Body) -> bool:
    """Whether the first sentence of either body stands in the other."""
    return is_told(part.lead, whole) or is_told(whole.lead, part)


def _carries(one: Body, other: Body) -> bool:
    """Whether two outlets have a source in common at one time, which at least one of them credits."""
    return bool(_sources(one, other)) and not one.outlets & other.outlets and _at_one_time(one, other)


def _sources(one: Body, other: Body) -> frozenset[str]:
    return one.credits & (other.credits | other.outlets) | one.outlets & other.credits


def _story(one: Body, other: Body) -> str:
    return f"same agency story ({', '.join(sorted(_sources(one, other)))})"


def _at_one_time(one: Body, other: Body) -> bool:
    """Whether two documents came out within a few days of each other, or may have."""
    if one.published is None or other.published is None:
        return True
    days = date.fromisoformat(one.published) - date.fromisoformat(other.published)
    return abs(days.days) <= STORY_DAYS
