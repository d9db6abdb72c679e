"""Rows of JSON made ready to be compared: names folded, amounts and years as plain values."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from armsledger.errors import InputError
from armsledger.terms import Place
from armsledger.values import Span

NOT_IN_A_NAME = re.compile(r"[^0-9a-zа-яёա-ֆ]")
HUGE = 1e300  # no amount; guards the turn into a float against what JSON may hold
WORD = re.compile(r"\w\w+")

Amount = tuple[float | None, float | None, str | None]
Texts = Mapping[str, Mapping[Place, str]]


class Named(Protocol):
    """Goods as they are compared: a system's letters and digits, '' where there is none, and a category."""

    @property
    def system(self) -> str: ...

    @property
    def category(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as the scorer compares it.

    supplier and recipient are folded, '' where there is none; system holds letters and digits alone; speaker
    is the set of its words, None where nobody speaks; evidence is empty where the claim is not sound.
    """

    source: Mapping[str, Any]
    doc: str
    supplier: str
    recipient: str
    system: str
    category: str | None
    stage: str | None
    polarity: str | None
    certainty: str | None
    side: str | None
    speaker: frozenset[str] | None
    quantity: Amount | None
    value: Amount | None
    years: tuple[str, str] | None
    evidence: tuple[Span, ...]
    sound: bool


def folded(name: str | None) -> str:
    """A name's letters and digits in lower case."""
    return NOT_IN_A_NAME.sub("", (name or "").lower())


def json_rows(lines: Iterable[str], *, source: str) -> tuple[Mapping[str, Any], ...]:
    """The objects of JSON Lines, blank lines left out; InputError names the source and line of a bad one."""
    rows: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{source}, line {number}: no JSON ({error}); give one object a line") from None
        if not isinstance(row, dict):
            raise InputError(
                f"{source}, line {number}: {type(row).__name__} is no JSON object; mend the line"
            )
        rows.append(row)
    return tuple(rows)


def texts_by_id(articles: Sequence[Mapping[str, Any]]) -> Texts:
    """Each article's text and title, '' where it lacks one."""
    texts: dict[str, Mapping[Place, str]] = {}
    for number, article in enumerate(articles, 1):
        read = _Reader(article, f"article {number}")
        texts[read.required("id")] = {place: read.text(place) or "" for place in Place}
    return texts


def gold_row(row: Mapping[str, Any], number: int) -> Row:
    """The number-th gold claim; its evidence must have offsets."""
    read = _Reader(row, f"gold claim {number}")
    pieces = read.pieces()
    spans = [_span(piece) for piece in pieces]
    if None in spans:
        raise read.complaint("evidence", 'must give "in" (text or title), "start" and "end"')
    return read.row(tuple(span for span in spans if span), sound=True)


def predicted_row(row: Mapping[str, Any], number: int, texts: Texts) -> Row:
    """The number-th predicted claim; it is sound if every quote stands in an article that is there."""
    read = _Reader(row, f"predicted claim {number}")
    words = texts.get(read.required("doc"))
    spans = tuple(
        span for piece in read.pieces() if words and (span := _span(piece)) and _stands(piece, span, words)
    )
    sound = bool(spans) and len(spans) == len(read.pieces())
    return read.row(spans if sound else (), sound=sound)


def _span(piece: Mapping[str, Any]) -> Span | None:
    place, start, end = piece.get("in"), piece.get("start"), piece.get("end")
    if place not in tuple(Place) or not isinstance(start, int) or not isinstance(end, int):
        return None
    return Span(start, end, Place(place)) if 0 <= start < end else None


def _stands(piece: Mapping[str, Any], span: Span, words: Mapping[Place, str]) -> bool:
    quote = piece.get("quote")
    return bool(quote) and quote == words[span.place][span.start : span.end]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the fields of one row and complains with the row's name."""

    source: Mapping[str, Any]
    name: str

    def complaint(self, key: str, wish: str) -> InputError:
        doc = self.source.get("doc")
        where = f"{self.name} (of {doc})" if isinstance(doc, str) else self.name
        return InputError(f"{where}: `{key}` {wish}, not {self.source.get(key)!r:.60}; mend the row")

    def required(self, key: str) -> str:
        if text := self.text(key):
            return text
        raise self.complaint(key, "must be there")

    def text(self, key: str) -> str | None:
        value = self.source.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self.complaint(key, "must be words or null")

    def part(self, key: str) -> Mapping[str, Any] | None:
        value = self.source.get(key)
        if value is None or isinstance(value, dict):
            return value or None
        raise self.complaint(key, "must be an object or null")

    def pieces(self) -> list[Mapping[str, Any]]:
        value = self.source.get("evidence") or []
        if isinstance(value, list) and all(isinstance(piece, dict) for piece in value):
            return value
        raise self.complaint("evidence", "must be a list of objects")

    def amount(self, key: str) -> Amount | None:
        part = self.part(key)
        if part is None:
            return None
        low, high, unit = part.get("low"), part.get("high"), part.get("unit", part.get("currency"))
        numbers = all(x is None or (isinstance(x, int | float) and abs(x) < HUGE) for x in (low, high))
        if not numbers or not (unit is None or isinstance(unit, str)):
            raise self.complaint(key, "must give numbers or null as low and high, and its unit or currency")
        if low is None and high is None:
            return None
        return (None if low is None else float(low), None if high is None else float(high), unit)

    def years(self) -> tuple[str, str] | None:
        part = self.part("when")
        if part is None:
            return None
        start, end = part.get("start") or "", part.get("end") or ""
        if not isinstance(start, str) or not isinstance(end, str):
            raise self.complaint("when", "must give dates or null as start and end")
        return (start[:4], end[:4])

    def row(self, evidence: tuple[Span, ...], *, sound: bool) -> Row:
        speaker = self.text("speaker")
        return Row(
            source=self.source,
            doc=self.required("doc"),
            supplier=(self.text("supplier") or "").strip().lower(),
            recipient=(self.text("recipient") or "").strip().lower(),
            system=folded(self.text("system")),
            category=self.text("category"),
            stage=self.text("stage"),
            polarity=self.text("polarity"),
            certainty=self.text("certainty"),
            side=self.text("side"),
            speaker=frozenset(WORD.findall(speaker.lower())) if speaker else None,
            quantity=self.amount("quantity"),
            value=self.amount("value"),
            years=self.years(),
            evidence=evidence,
            sound=sound,
        )
