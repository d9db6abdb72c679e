"""Whom a claim really rests on: copies of an outlet's figure, quotes of one statement, errors that are shared."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from armsledger.registers import is_declaration
from armsledger.terms import Polarity, Side, Stage
from armsledger.transfers.credit import cited, interviewed_by, outlets
from armsledger.transfers.lineage_errors import shared_errors
from armsledger.transfers.lineage_speakers import is_named, may_be_one_speaker, one_speaker, outlet_speaking
from armsledger.transfers.transfer import Testimony
from armsledger.values import Bounds, Money, days_between

STATEMENT_DAYS = 7  # within which one speaker's words without a figure are one statement
REPORT_DAYS = 3  # after a copy at most its source's own report came out

_Figure = tuple[Stage, Polarity, Bounds | Money | None]
"""What two testimonies must share to tell the same."""


@dataclass(frozen=True, slots=True)
class _Link:
    """Why two testimonies (indexes) rest on one source; in reason, {} stands for the document of the other."""

    one: int
    other: int
    reason: str

    def seen_from(self, index: int, told: Sequence[Testimony]) -> str:
        """The reason why the testimony counts as one witness with the other."""
        other = self.one if index == self.other else self.other
        return self.reason.replace("{}", told[other].claim.document_id)


def trace(testimonies: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """The testimonies of one transfer, each with the witness that it really rests on and how that is known.

    They come with the witness that their document's text gives them, and keep it unless one of these holds:
    a claim of an official register rests on the state that declared it; one that tells what another outlet
    reported rests on that outlet; one speaker's same figure is one statement, whoever quotes it and whenever;
    and a rare figure that contradicts most witnesses goes back to the first who gave it. lineage has the chain
    of reasons, from the testimony to what it rests on. The order in which testimonies come changes nothing.

    Source: Dong, Berti-Equille and Srivastava (VLDB 2009) for counting copies once, however many there are.
    """
    places = sorted(range(len(testimonies)), key=lambda i: testimonies[i].order)
    told = [_declared(testimonies[i]) for i in places]
    sources = [_sources(t) for t in told]
    links = [*_reprints(told), *_reports(told, sources), *_statements(told)]
    traced = _without_shared_errors(_rooted(told, sources, links))
    at = dict(zip(places, traced, strict=True))
    return tuple(at[place] for place in range(len(testimonies)))


def _declared(testimony: Testimony) -> Testimony:
    """A line of an official register as a testimony of the state that declared it; others as they are."""
    claim = testimony.claim
    if not is_declaration(claim.coder):
        return testimony
    state = {Side.SUPPLIER: claim.supplier, Side.RECIPIENT: claim.recipient}.get(claim.side or Side.ANONYMOUS)
    reason = (
        f"declared by {claim.speaker}"
        if state
        else "declared by one of the two states; by which is not known"
    )
    return replace(testimony, witness=f"declaration:{state or 'unknown'}", lineage=reason)


def _sources(testimony: Testimony) -> frozenset[str]:
    """The outlets, other than its own, that a claim's words or its speaker make the source of it."""
    claim = testimony.claim
    found = {outlet for quote in claim.evidence for outlet in cited(quote.exact)}
    found |= {outlet_speaking(claim) or ""}
    return frozenset(found - {""}) - outlets(testimony.publications)


def _figures(testimony: Testimony) -> Iterator[_Figure]:
    """What a testimony tells: its figures, or else that the stage was reached."""
    claim = testimony.claim
    if claim.quantity is None and claim.value is None:
        yield claim.stage, claim.polarity, None
    for figure in (claim.quantity, claim.value):
        if figure is not None:
            yield claim.stage, claim.polarity, figure


def _reprints(told: Sequence[Testimony]) -> Iterator[_Link]:
    """Links between documents of one text that tell the same: they stay one witness whatever else is found."""
    first: dict[tuple[str, _Figure], int] = {}
    for index, testimony in enumerate(told):
        for figure in _figures(testimony):
            earlier = first.setdefault((testimony.witness, figure), index)
            if told[earlier].claim.document_id != testimony.claim.document_id:
                yield _Link(earlier, index, testimony.lineage or "same text as {}")


def _reports(told: Sequence[Testimony], sources: Sequence[frozenset[str]]) -> Iterator[_Link]:
    """Links of claims that credit an outlet with its own report of the same, or else with each other."""
    copies: defaultdict[tuple[str, _Figure], list[int]] = defaultdict(list)
    reports: defaultdict[tuple[str, _Figure], list[int]] = defaultdict(list)
    for index, testimony in enumerate(told):
        for figure in _figures(testimony):
            for outlet in sources[index]:
                copies[outlet, figure].append(index)
            for outlet in outlets(testimony.publications):
                reports[outlet, figure].append(index)
    for (outlet, figure), some in copies.items():
        for place, copy in enumerate(some):
            others = [i for i in some[:place] if _may_repeat(told[i], told[copy], figure)]
            own = [
                i
                for i in reports[outlet, figure]
                if _came_before(told[i], told[copy]) and _may_repeat(told[i], told[copy], figure)
            ]
            if own:
                yield _Link(own[-1], copy, f"as reported by {outlet} ({{}})")
            elif others:
                yield _Link(others[-1], copy, f"as reported by {outlet}, as {{}}")


def _statements(told: Sequence[Testimony]) -> Iterator[_Link]:
    """Links between claims in which one speaker gives one figure, or says the same within a few days."""
    spoken: defaultdict[_Figure, list[list[int]]] = defaultdict(list)
    for index, testimony in enumerate(told):
        if testimony.claim.speaker is None:
            continue
        for figure in _figures(testimony):
            statement = next((s for s in spoken[figure] if _may_be_of(testimony, s, told, figure)), None)
            if statement is None:
                spoken[figure].append([index])
                continue
            other = told[statement[-1]]
            if other.claim.document_id != testimony.claim.document_id:
                yield _Link(statement[-1], index, _quotes(testimony, other))
            statement.append(index)


def _may_be_of(
    testimony: Testimony, statement: Sequence[int], told: Sequence[Testimony], figure: _Figure
) -> bool:
    """Whether a testimony quotes a statement too: its speaker agrees with all who are named for it."""
    last = told[statement[-1]]
    if not _at_one_time(last, testimony, figure) or not _of_one_period(last, testimony):
        return False
    named = {told[i].claim.speaker: told[i].claim for i in statement}
    return all(one_speaker(testimony.claim, claim) for claim in named.values())


def _quotes(one: Testimony, other: Testimony) -> str:
    speaker = max(one.claim.speaker or "", other.claim.speaker or "", key=len)
    words = (quote.exact for testimony in (one, other) for quote in testimony.claim.evidence)
    outlet = next(filter(None, map(interviewed_by, words)), None)
    return f"quotes {outlet} interview of {speaker}, as {{}}" if outlet else f"quotes {speaker}, as {{}}"


def _rooted(
    told: Sequence[Testimony], sources: Sequence[frozenset[str]], links: Iterable[_Link]
) -> list[Testimony]:
    """The testimonies with the witness of the first of those that they are linked with, and the way to it.

    First is a declaration, then whoever credits nobody, then the earliest. Where all credit an outlet whose own
    report is not at hand, the outlet is the witness, or else the person or body whom it quotes.
    """
    beside: defaultdict[int, list[_Link]] = defaultdict(list)
    for link in links:
        beside[link.one].append(link)
        beside[link.other].append(link)
    found = list(told)
    reached: set[int] = set()
    for root in sorted(
        range(len(told)), key=lambda i: (not is_declaration(told[i].claim.coder), bool(sources[i]), i)
    ):
        if root in reached:
            continue
        reached.add(root)
        credited = min(sources[root], default=None)
        witness, way = told[root].witness, told[root].lineage
        if credited is not None and not is_named(told[root].claim):
            witness, way = f"source:{credited.casefold()}", _chain(way, f"as reported by {credited}")
        found[root] = replace(told[root], witness=witness, lineage=way)
        waiting = deque([root])
        while waiting:
            here = waiting.popleft()
            for link in beside[here]:
                there = link.one if link.other == here else link.other
                if there not in reached:
                    reached.add(there)
                    waiting.append(there)
                    way = _chain(told[there].lineage, link.seen_from(there, told), found[here].lineage)
                    found[there] = replace(told[there], witness=witness, lineage=way)
    return found


def _without_shared_errors(told: list[Testimony]) -> list[Testimony]:
    """The testimonies, those that repeat a rare error of another as its copies."""
    found = list(told)
    for index, first, figure in shared_errors(told):
        reason = f"shares the rare error {figure} with {told[first].claim.document_id}"
        way = _chain(told[index].lineage, reason, told[first].lineage)
        found[index] = replace(told[index], witness=told[first].witness, lineage=way)
    return found


def _chain(*reasons: str) -> str:
    """Reasons one after the other, none twice."""
    steps = [step for reason in reasons for step in reason.split(" ← ") if step]
    return " ← ".join(dict.fromkeys(steps))


def _came_before(report: Testimony, copy: Testimony) -> bool:
    """Whether a report may be what a copy is from, and not a later one."""
    days = _days(report, copy)
    return days is None or days >= -REPORT_DAYS


def _may_repeat(one: Testimony, other: Testimony, figure: _Figure) -> bool:
    """Whether two documents may tell one report of an outlet, and of one speaker."""
    if one.claim.document_id == other.claim.document_id or not _at_one_time(one, other, figure):
        return False
    return may_be_one_speaker(one.claim, other.claim)


def _at_one_time(one: Testimony, other: Testimony, figure: _Figure) -> bool:
    """Whether two testimonies may tell of one statement: at any time of a figure, within days of none."""
    days = _days(one, other)
    return figure[-1] is not None or days is None or abs(days) <= STATEMENT_DAYS


def _days(one: Testimony, other: Testimony) -> int | None:
    """How many days the other was published after the one; None where nobody knows."""
    if one.published is None or other.published is None:
        return None
    return days_between(one.published, other.published)


def _of_one_period(one: Testimony, other: Testimony) -> bool:
    """Whether what two testimonies tell may have happened at one time: deliveries of two years are two."""
    first, second = one.when, other.when
    if first is None or second is None:
        return True
    return not (
        (first.last_day or "9999") < (second.first_day or "")
        or (second.last_day or "9999") < (first.first_day or "")
    )
