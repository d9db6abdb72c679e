"""The register as rows: one a transfer, and one for each figure's evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator

from armsledger.estimates import Entry, Estimate, Measure, Reading
from armsledger.publish.quotes import told_once
from armsledger.publish.times import years
from armsledger.publish.whom import published_between
from armsledger.publish.words import counted_in
from armsledger.terms import UNROCA_CATEGORY, Polarity, Stage, Unit
from armsledger.transfers import Testimony

Cell = str | int | float | None
Row = dict[str, Cell]

REGISTER_COLUMNS: dict[str, type[str] | type[int] | type[float] | type[bool]] = {
    "transfer_id": str,
    "supplier": str,
    "recipient": str,
    "designation": str,
    "description": str,
    "category": str,
    "unroca_category": str,
    "stage": str,
    "item_status": str,
    "unit": str,
    "number_ordered_low": float,
    "number_ordered_best": float,
    "number_ordered_high": float,
    "year_of_order": str,
    "number_delivered_low": float,
    "number_delivered_best": float,
    "number_delivered_high": float,
    "years_of_delivery": str,
    "financial_value_low": float,
    "financial_value_best": float,
    "financial_value_high": float,
    "currency": str,
    "package": str,
    "witnesses": int,
    "documents": int,
    "conflict": bool,
    "first_reported": str,
    "last_reported": str,
}
"""The register's columns in order, with the type of their cells."""

EVIDENCE_COLUMNS: dict[str, type[str] | type[int] | type[float] | type[bool]] = dict.fromkeys(
    ("transfer", "field", "figure", "quote", "speaker", "side", "outlet", "published", "url"), str
)
"""The columns of the evidence, in order."""


def register_row(entry: Entry) -> Row:
    """The entry's row by REGISTER_COLUMNS; None is missing.

    A package's price stands on the one transfer that leads it, so that a sum counts each package once. unit
    is that of the number ordered; where the number delivered counts in another, both stand: 'battalion;
    launcher'. The stage of a transfer of which nothing but denials is known ends in ' denied'.
    """
    transfer, value = entry.transfer, priced(entry)
    claims = [t.claim for t in entry.testimonies]
    units = [e.unit for e in (entry.ordered, entry.delivered) if e is not None]
    reported = published_between(entry.testimonies) or (None, None)
    return {
        "transfer_id": transfer.id,
        "supplier": transfer.supplier,
        "recipient": transfer.recipient,
        "designation": transfer.designation,
        "description": described(entry),
        "category": str(transfer.category),
        "unroca_category": UNROCA_CATEGORY.get(transfer.category),
        "stage": stage_words(entry),
        "item_status": "; ".join(sorted({c.item_status for c in claims if c.item_status})) or None,
        "unit": "; ".join(dict.fromkeys(units)) or None,
        **_bounded(Measure.ORDERED, entry.ordered),
        "year_of_order": years(entry.testimonies, Stage.AGREEMENT) or None,
        **_bounded(Measure.DELIVERED, entry.delivered),
        "years_of_delivery": years(entry.testimonies, Stage.DELIVERY) or None,
        **_bounded(Measure.VALUE, value),
        "currency": value.unit if value else None,
        "package": transfer.package,
        "witnesses": entry.witnesses,
        "documents": len({c.document_id for c in claims}),
        "conflict": entry.conflict,
        "first_reported": reported[0],
        "last_reported": reported[1],
    }


def evidence_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """For each figure of each entry, every claim that gives it, once for each publication that carries it.

    Besides the figures, the stage has its rows too. Fields that end in '_forecast', '_denied',
    '_other_unit' and '_other_currency' hold figures that never enter the bounds, 'financial_value_in_package' an
    own price of goods whose package's price is in the register. A price that one sentence gives for several
    goods of a package stands there once.
    """
    for entry in entries:
        for testimony in entry.testimonies:
            claim = testimony.claim
            stage = _stage(claim.stage, denied=claim.polarity is Polarity.DENIED)
            yield from _evidence(entry, "stage", stage, testimony)
        for measure, estimate in (
            (Measure.ORDERED, entry.ordered),
            (Measure.OPTION, entry.option),
            (Measure.DELIVERED, entry.delivered),
        ):
            if estimate is not None:
                yield from _figures(entry, str(measure), estimate)
        for field, estimate in _prices(entry):
            yield from _figures(entry, field, estimate, once=True)


def priced(entry: Entry) -> Estimate | None:
    """The price that the entry's row bears, so that a sum over rows counts each package once.

    That is its package's where it leads one; none in a package whose price another one bears, of which its own
    is a part; else its own.
    """
    whole = entry.package_value
    if whole is not None and whole.readings:
        return whole if entry.leads_package else None
    return entry.value or (whole if entry.leads_package else None)


def _prices(entry: Entry) -> Iterator[tuple[str, Estimate]]:
    """The prices that the entry's evidence is about: the one that its row bears, and others that are told."""
    borne, own = priced(entry), entry.value
    whole = entry.package_value if entry.leads_package else None
    if borne is not None:
        yield str(Measure.VALUE), borne
    if own is not None and own is not borne:
        yield f"{Measure.VALUE}_in_package", own
    if whole is not None and whole is not borne:
        yield str(Measure.VALUE), whole


def _figures(entry: Entry, field: str, estimate: Estimate, *, once: bool = False) -> Iterator[Row]:
    """The rows of one figure; once leaves out readings that only repeat a sentence's."""
    for suffix, readings in (
        ("", estimate.readings),
        ("_forecast", estimate.forecasts),
        ("_denied", estimate.denials),
        ("_other_unit", estimate.apart),
        ("_other_currency", estimate.repeats),
    ):
        for reading in told_once(readings) if once else readings:
            yield from _evidence(entry, f"{field}{suffix}", _plain(reading), reading.testimony)


def stage_words(entry: Entry) -> str:
    """The entry's stage; 'delivery denied' where nothing but denials is known."""
    return _stage(entry.stage, denied=entry.denied)


def described(entry: Entry) -> str | None:
    """The words that articles use for the goods: the most frequent ones, of equals those told first."""
    words = Counter(t.claim.item for t in entry.testimonies)
    return max(words, key=lambda item: words[item], default=None)


def _bounded(measure: Measure, estimate: Estimate | None) -> Row:
    ends = ("low", "best", "high")
    return {f"{measure}_{end}": whole_number(getattr(estimate, end)) if estimate else None for end in ends}


def whole_number(value: float | None) -> float | int | None:
    """18.0 as 18, for a cell."""
    return int(value) if value is not None and value == int(value) else value


def _evidence(entry: Entry, field: str, figure: str, testimony: Testimony) -> Iterator[Row]:
    claim = testimony.claim
    for publication in testimony.publications or (None,):
        yield {
            "transfer": entry.transfer.id,
            "field": field,
            "figure": figure,
            "quote": " […] ".join(q.exact for q in claim.evidence),
            "speaker": claim.speaker,
            "side": claim.side and str(claim.side),
            "outlet": publication.outlet if publication else None,
            "published": publication.published if publication else None,
            "url": publication.url if publication else None,
        }


def _stage(stage: Stage, *, denied: bool) -> str:
    return f"{stage} denied" if denied else str(stage)


def _plain(reading: Reading) -> str:
    """The figure without separators or scales, so that programs read it: '≥4000000000 USD', '9 launchers'."""
    low, high = whole_number(reading.low), whole_number(reading.high)
    if low is not None and high is not None:
        shown = f"{low}" if low == high else f"{low}–{high}"
    else:
        shown = f"≥{low}" if low is not None else f"≤{high}"
    return shown if reading.unit == Unit.ITEM else f"{shown} {counted_in(low, high, reading.unit)}"
