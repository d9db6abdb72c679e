"""Which documents are one witness: reprints, cut reprints and copies of one agency story."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from armsledger.catalogue import catalogue
from armsledger.documents import Document, Publication
from armsledger.transfers.candidates import STORY_DAYS, Work, candidates
from armsledger.transfers.likeness import (
    NEWS,
    Body,
    Contradictions,
    contradictions,
    first_published,
    is_told,
    read_body,
    share,
)
from armsledger.transfers.transfer import Witness
from armsledger.values import days_between, in_time, is_day

# Set on the half of the pairs in tests/transfers/pairs that is not held out; docs/witnesses.md has the measures.
SAME_TEXT = 0.6  # of the shorter body's word runs
SAME_BRIEF = 0.8  # where that is a brief
BRIEF = 2  # sentences at most
SAME_STORY = 0.5  # of its sentences
DIFFERING = 0.2  # of the sentences in common: two deals told in the same words differ in more,
MISPRINTS = 1  # and in more figures than so many
LEAST_RUNS = 12  # in common, or the text is too short to be told from its like
REWRITTEN_FIGURES = 3  # a rewrite keeps the figures
FIGURES_KEPT = 0.75  # of a rewrite's figures stand in the story
NEWS_KEPT = 0.6  # of the figures of each one's first sentences stand in the other
NEWS_TOLD = 2  # or so many of these sentences
NAMES_KEPT = 0.7  # of a rewrite's names
SAME_OUTLET_DAYS = 14  # an outlet that tells a story again after these tells a new one
UNCHANGED = 0.9  # of the word runs of both: or else it has published the same once more
KEPT_BODIES = 1_000  # at hand while pairs are compared


@dataclass(frozen=True, slots=True)
class _Link:
    """Why a document counts as one witness with another (an index)."""

    strength: float
    other: int
    reason: str


def find_witnesses(works: Sequence[Work]) -> tuple[Witness, ...]:
    """The independent sources of some documents: every document in exactly one, whatever their order.

    A document joins at most one that came before it, the one that it is most like, so that a round-up of
    two stories does not make the two one witness. documents stand in order of publication (on one day by id,
    the undated last) and the first gives the witness its id. reasons[i] links documents[i + 1] to another
    of them: 'same text 87 % as DOCUMENT'.
    """
    ordered = _in_order(works)
    names = [document.id for document, _ in ordered]
    found: dict[int, _Link] = {}

    @lru_cache(maxsize=KEPT_BODIES)
    def body(index: int) -> Body:
        return read_body(*ordered[index])

    for earlier, later in candidates(ordered):
        if why := one_witness(body(earlier), body(later)):
            link = _Link(why[0], earlier, why[1])
            found[later] = min(found.get(later, link), link, key=lambda k: (-k.strength, k.other))
    order = [(*in_time(first_published(publications)), document.id) for document, publications in ordered]
    return _trees(names, order, found)


def _in_order(works: Sequence[Work]) -> list[Work]:
    """The documents, each once with all its appearances, in order of publication.

    On one day the longest comes first: shorter ones are more often cut from it than it is made up of them.
    """
    appearances: defaultdict[str, list[Publication]] = defaultdict(list)
    documents: dict[str, Document] = {}
    for document, publications in works:
        name = document.id
        documents[name] = document
        appearances[name] += publications
    told = [
        (*in_time(first_published(appearances[name])), -sum(b.end - b.start for b in document.body), name)
        for name, document in documents.items()
    ]
    return [(documents[name], tuple(appearances[name])) for *_, name in sorted(told)]


def _trees(
    names: Sequence[str], order: Sequence[tuple[str, int, str]], joined: Mapping[int, _Link]
) -> tuple[Witness, ...]:
    """The witnesses that the joined documents form, in the order of their first documents."""
    root: list[int] = []
    members: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(names)):
        root.append(root[joined[index].other] if index in joined else index)
        members[root[index]].append(index)
    witnesses = []
    for some in members.values():
        some.sort(key=order.__getitem__)
        links = _seen_from(some[0], {index: joined[index] for index in some if index in joined})
        reasons = (f"{k.reason} as {names[k.other]}" for k in map(links.get, some[1:]) if k)
        documents = tuple(names[index] for index in some)
        witnesses.append((order[some[0]], Witness(documents[0], documents, tuple(reasons))))
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


def one_witness(one: Body, other: Body) -> tuple[float, str] | None:
    """How strongly two documents are one witness, and why; None where they are two."""
    if not one.long_sentences or not other.long_sentences:
        return None
    part, whole = sorted((one, other), key=lambda b: (len(b.shingles), b.document_id))
    found = _same_text(part, whole) or _same_story(part, whole) or _same_figures(part, whole)
    if found is None or _told_anew(part, whole) or _two_deals(contradictions(part, whole)):
        return None
    return found


def _two_deals(found: Contradictions) -> bool:
    """Whether what two documents tell in the same words differs in more than a misprint."""
    return found.lead or found.figures > MISPRINTS or found.sentences > max(1, DIFFERING * found.common)


def _told_anew(one: Body, other: Body) -> bool:
    """Whether an outlet tells a story of its own again long after: the next batch, the next notice."""
    if not one.outlets & other.outlets or _days_between(one, other) <= SAME_OUTLET_DAYS:
        return False
    return len(one.shingles & other.shingles) < UNCHANGED * len(one.shingles | other.shingles)


def _same_text(part: Body, whole: Body) -> tuple[float, str] | None:
    """Whether one body is the other, or cut from it: most of its word runs, and a lead in common.

    A follow-up repeats much of the first story too, but it leads with what is new.
    """
    if part.shingles == whole.shingles:
        return 3, f"{_story(part, whole)}same text 100 %"
    common = len(part.shingles & whole.shingles)
    held = share(part.shingles, whole.shingles)
    if held < (SAME_TEXT if len(part.long_sentences) > BRIEF else SAME_BRIEF) or common < LEAST_RUNS:
        return None
    if not (_leads(part, whole) or (_carries(part, whole) and _tells_news(part, whole))):
        return None
    alike = common / len(part.shingles | whole.shingles)
    if alike >= SAME_TEXT:
        return 2 + alike, f"{_story(part, whole)}same text {100 * alike:.0f} %"
    return 1 + held, f"{_story(part, whole)}same text, cut: {100 * held:.0f} % of the shorter one"


def _same_story(part: Body, whole: Body) -> tuple[float, str] | None:
    """Whether one carries the other's agency story, or both carry one, in most of its sentences."""
    if not _carries(part, whole) or not _leads(part, whole):
        return None
    told, of = sum(is_told(s, whole) for s in part.long_sentences), len(part.long_sentences)
    if told < max(2, SAME_STORY * of):
        return None
    return told / of, f"{_story(part, whole)}shares {told} of {of} sentences"


def _same_figures(part: Body, whole: Body) -> tuple[float, str] | None:
    """Whether one tells the other's agency story in its own words: the figures that are news, and the names.

    A report of other news that quotes the story leads with other figures or other parties.
    """
    figures = len(part.figures & whole.figures)
    known = all(date is not None and is_day(date) for date in (part.published, whole.published))
    if not known or not _carries(part, whole):
        return None
    if figures < REWRITTEN_FIGURES or share(part.figures, whole.figures) < FIGURES_KEPT:
        return None
    names = share(part.names, whole.words)
    if names < NAMES_KEPT or not _tells_news(part, whole) or not _same_parties(part, whole):
        return None
    return names / 2, f"{_story(part, whole)}shares {figures} of {len(part.figures)} figures"


def _tells_news(part: Body, whole: Body) -> bool:
    """Whether one tells what the other begins with, beyond its lead: in its sentences, or all but in figures."""
    for one, other in ((part, whole), (whole, part)):
        if sum(is_told(s, other) for s in one.long_sentences[:NEWS]) >= NEWS_TOLD:
            return True
    if not part.news or not whole.news:
        return False
    return min(share(part.news, whole.figures), share(whole.news, part.figures)) >= NEWS_KEPT


def _same_parties(one: Body, other: Body) -> bool:
    """Whether each names all the states and armed groups that the other leads with."""
    leads = _parties(one.lead.text), _parties(other.lead.text)
    return leads[0] <= _parties(other.text) and leads[1] <= _parties(one.text)


@lru_cache(maxsize=KEPT_BODIES)
def _parties(text: str) -> frozenset[str]:
    return frozenset(mention.code for mention in catalogue().parties_in(text))


def _leads(part: Body, whole: Body) -> bool:
    """Whether the first sentence of either body stands in the other."""
    return is_told(part.lead, whole) or is_told(whole.lead, part)


def _carries(one: Body, other: Body) -> bool:
    """Whether two outlets have a source in common at one time, which at least one of them credits."""
    if not _sources(one, other) or one.outlets & other.outlets:
        return False
    return _days_between(one, other) <= STORY_DAYS


def _sources(one: Body, other: Body) -> frozenset[str]:
    return one.credits & (other.credits | other.outlets) | one.outlets & other.credits


def _story(one: Body, other: Body) -> str:
    return f"same agency story ({', '.join(sorted(_sources(one, other)))}): " if _carries(one, other) else ""


def _days_between(one: Body, other: Body) -> int:
    """How many days lie between two publications; none, where one of them is not known."""
    if one.published is None or other.published is None:
        return 0
    return abs(days_between(one.published, other.published))
