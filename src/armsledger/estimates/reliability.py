"""How often sources are right, learned from how often they agree with independent witnesses.

Nobody knows the true numbers, so a source is measured by others: each figure is held against what the
witnesses independent of it say of the same number. Counts of that are whole numbers, and add up over
transfers, so that a ledger can keep them for each transfer and sum them.

Sources: Zhao and Han (GTM, QDB 2012), who learn the quality of numeric sources in turns with the numbers; Dong,
Berti-Equille and Srivastava (VLDB 2009), by whom copies must not count as agreement: a witness is compared with
others only, and copies are one witness. Beta posteriors as for any share of successes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from armsledger.estimates.estimate import Measure
from armsledger.estimates.figures import Figure, said_once
from armsledger.estimates.knowing import as_known_by, counts, last_day
from armsledger.estimates.priors import DECLARATION, Priors
from armsledger.estimates.readings import is_forecast, readings_of
from armsledger.estimates.rounding import rounded
from armsledger.estimates.units import common_unit
from armsledger.registers import is_declaration
from armsledger.terms import Certainty, Polarity, Side
from armsledger.transfers import Testimony
from armsledger.values import Period

_OUTLET, _KIND = "outlet ", "side "
_ROUNDS = 40  # in which shares of fault settle to well below a thousandth
_SURER = 1 / 3  # by so much of what one witness lacks are the others together surer than one


@dataclass(frozen=True, slots=True, order=True)
class Agreement:
    """How often a source's figures agreed with independent witnesses, and differed from them.

    source is 'outlet …', or 'side …' of the speakers that outlets quote.
    """

    source: str
    agreed: int
    differed: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often each source is right, of those of which something was learnt; of the others by the priors."""

    priors: Priors
    right: Mapping[str, float]

    @classmethod
    def of_priors(cls, priors: Priors | None = None) -> "Reliability":
        """What is believed of sources of which nothing was learnt."""
        return cls(priors or Priors.packaged(), {})

    @classmethod
    def learnt(cls, agreements: Iterable[Agreement], priors: Priors | None = None) -> "Reliability":
        """What counts of agreement, summed over transfers in any order, teach on top of the priors.

        Of two that differ either may be at fault, and two that agree may share an error: how likely that is
        follows from how often sources are right. Both are worked out in turns until they settle; each source
        then has the mean of a Beta posterior.
        """
        priors = priors or Priors.packaged()
        agreed, differed = Counter[str](), Counter[str]()
        for counted in agreements:
            agreed[counted.source] += counted.agreed
            differed[counted.source] += counted.differed
        compared = {source: agreed[source] + differed[source] for source in sorted({*agreed, *differed})}
        prior = {source: priors.of(_kind_of(source)) for source in compared}
        right = {source: prior[source].right for source in compared}
        total = sum(compared.values())
        for _ in range(_ROUNDS if total else 0):
            one = sum(compared[s] * right[s] for s in compared) / total
            others = one + (1 - one) * _SURER
            both_wrong = (1 - others) * priors.figures.shared
            for s in compared:
                own = right[s]
                of_agreed = own * others / (own * others + (1 - own) * both_wrong)
                of_differed = own * (1 - others) / (1 - own * others)
                good = agreed[s] * of_agreed + differed[s] * of_differed
                right[s] = (prior[s].right * prior[s].weight + good) / (prior[s].weight + compared[s])
        return cls(priors, right)

    def of(self, testimony: Testimony) -> float:
        """How likely a figure of this testimony is right, up to rounding.

        What an outlet says itself is as reliable as the outlet. A speaker is as reliable as those of that side,
        the odds shifted by as much as the outlet's differ from those of any outlet. Hedged words lower the odds.
        """
        media = self.priors.of(str(Side.MEDIA)).right
        kind, outlet = _sources(testimony)
        odds = _odds(self.right.get(outlet, media)) if outlet else _odds(media)
        if kind:
            odds *= _odds(self.right.get(kind, self.priors.of(_kind_of(kind)).right)) / _odds(media)
        if testimony.claim.certainty is not Certainty.CERTAIN:
            odds *= self.priors.figures.hedged
        return odds / (1 + odds)

    def of_denial(self, testimony: Testimony) -> float:
        """How likely a denial by this testimony is true."""
        odds = _odds(self.of(testimony)) * self.priors.figures.denial
        return odds / (1 + odds)


def agreements(testimonies: Iterable[Testimony], *, known_by: str | None = None) -> tuple[Agreement, ...]:
    """How often each source agrees with independent witnesses about one transfer, by source.

    Each witness's figures are held against those of the others alone (leave one out): it agrees where it may
    be true, up to rounding, together with a figure that no other of theirs is borne out by more. Of what was
    corrected, is denied or is only possible, nothing counts; nor does what was published after known_by.
    """
    day = last_day(known_by, "known-by")
    known = [k for t in testimonies if counts(t, day) and (k := as_known_by(t, day)) is not None]
    agreed, differed = Counter[str](), Counter[str]()
    for measure in Measure:
        for alike in _comparable(_figures(measure, known), measure):
            for figure, agrees in _left_one_out(alike, measure):
                count = agreed if agrees else differed
                count.update(_sources_of(figure.readings[0].testimony))
    return tuple(
        Agreement(source, agreed[source], differed[source]) for source in sorted({*agreed, *differed})
    )


def _figures(measure: Measure, testimonies: Sequence[Testimony]) -> list[Figure]:
    told = sorted(
        (
            r
            for r in readings_of(measure, testimonies)
            if r.testimony.claim.polarity is Polarity.AFFIRMED and not is_forecast(r.testimony)
        ),
        key=lambda r: (r.testimony.order, r.unit),
    )
    if not told:
        return []
    _, units = common_unit(told)
    return said_once((r for r in told if r.unit in units), in_parts=measure is Measure.DELIVERED)


def _comparable(figures: Sequence[Figure], measure: Measure) -> Iterable[list[Figure]]:
    """The numbers and ranges that may be of one number: of deliveries, those in the same time."""
    groups: dict[Period | None, list[Figure]] = {}
    for figure in figures:
        if figure.low is not None and figure.high is not None:
            groups.setdefault(figure.when if measure is Measure.DELIVERED else None, []).append(figure)
    return groups.values()


def _left_one_out(figures: Sequence[Figure], measure: Measure) -> Iterator[tuple[Figure, bool]]:
    """Each figure that other witnesses speak of too, and whether it agrees with what most of them bear out.

    Figures that are the same are looked at once, so that many witnesses cost little.
    """
    distinct = {_bounds(f): f for f in figures}
    givers = {one: {f.witness for f in figures if _bounds(f) == one} for one in distinct}
    bearers, agreeing = {}, {}
    for one, figure in distinct.items():
        bearers[one] = set().union(*(givers[o] for o, other in distinct.items() if other.meets(figure)))
        agreeing[one] = [o for o, other in distinct.items() if _may_both_be(figure, other, measure)]
    for figure in figures:
        own = {figure.witness}
        rest = {one: len(bearers[one] - own) for one in distinct if givers[one] - own}
        if rest:
            most = max(rest.values())
            yield figure, any(rest.get(one) == most for one in agreeing[_bounds(figure)])


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def _may_both_be(one: Figure, other: Figure, measure: Measure) -> bool:
    """Whether both can be true of one number, if either was rounded."""
    (low, high), (other_low, other_high) = _stretch(one, measure), _stretch(other, measure)
    return low < other_high and other_low < high


def _stretch(figure: Figure, measure: Measure) -> tuple[float, float]:
    low, high, whole = figure.low or 0.0, figure.high or 0.0, measure is not Measure.VALUE
    to = 2 if figure.point is not None else 9
    return rounded(low, to, whole=whole)[0], rounded(high, to, whole=whole)[1]


def _sources_of(testimony: Testimony) -> set[str]:
    return {source for source in _sources(testimony) if source}


def _sources(testimony: Testimony) -> tuple[str, str]:
    """The side of the speaker and the outlet of the first publication, each '' where it is not known."""
    claim = testimony.claim
    first = next((p.outlet for p in testimony.publications if p.outlet), None)
    if is_declaration(claim.coder):
        return _KIND + DECLARATION, ""
    side = "" if claim.side is None or claim.side is Side.MEDIA else _KIND + str(claim.side)
    return side, f"{_OUTLET}{first.strip()}" if first else ""


def _kind_of(source: str) -> str:
    """The kind of source, by which its prior is chosen."""
    return source.removeprefix(_KIND) if source.startswith(_KIND) else str(Side.MEDIA)


def _odds(right: float) -> float:
    right = min(max(right, 0.01), 0.99)
    return right / (1 - right)
