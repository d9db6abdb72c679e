"""The labelled claims of this folder as testimonies, and what the grouping makes of them.

usage: python -m tests.transfers.clusters.reading [tuning|held_out] [--wrong]
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.makers import CODER, article
from tests.transfers.clusters.scores import Scores, scored

from armsledger.claims import Claim, Quote
from armsledger.documents import Article
from armsledger.terms import Category, Certainty, Polarity, Role, Stage, Unit, ValueOf
from armsledger.transfers import Testimony, group
from armsledger.values import Bounds, Money, Period, Span

HERE = Path(__file__).parent
HALVES = ("tuning", "held_out")
MARKS = {"[": Role.ITEM, "{": Role.QUANTITY, "<": Role.VALUE}
CLOSING = {"]": "[", "}": "{", ">": "<"}

Row = Mapping[str, str]


@dataclass(frozen=True)
class Labelled:
    """A claim, the deal that a careful reader puts it to, and whether it is about an option."""

    testimony: Testimony
    deal: str
    option: bool

    @property
    def id(self) -> str:
        return self.testimony.claim.id


def labelled(half: str) -> list[Labelled]:
    """The claims of one half, in the order of its file."""
    with (HERE / f"{half}.csv").open(encoding="utf-8", newline="") as file:
        reports: defaultdict[str, list[Row]] = defaultdict(list)
        for row in csv.DictReader(file):
            reports[row["report"]].append(row)
    return [one for rows in reports.values() for one in _read(rows)]


def measured(half: str) -> Scores:
    """How well the grouping agrees with the labels of one half."""
    claims = labelled(half)
    found = group([c.testimony for c in claims]).transfers
    transfer_of = {claim: str(n) for n, transfer in enumerate(found) for claim in transfer.claim_ids}
    return scored({c.id: c.deal for c in claims}, transfer_of)


def _read(rows: Sequence[Row]) -> Iterator[Labelled]:
    """The claims of one report: its sentences one after the other, each told once however many claims it has."""
    text, starts = "", {}
    for row in rows:
        sentence, _ = _unmarked(row["told"])
        if sentence not in starts:
            starts[sentence] = len(text)
            text += f"{sentence} "
    made = article(f"{text}({rows[0]['report']})", published=rows[0]["published"] or None)
    for row in rows:
        claim = _claim(row, made, starts)
        testimony = Testimony(claim, (made.publication,), made.document.id)
        deal = f"{row['supplier']} {row['recipient']} {row['deal']}"
        yield Labelled(testimony, deal, row["option"] == "yes")


def _claim(row: Row, made: Article, starts: Mapping[str, int]) -> Claim:
    sentence, marked = _unmarked(row["told"])
    at = starts[sentence]
    whole = Span(at, at + len(sentence))
    mentions = {role: (Span(at + start, at + end),) for role, (start, end) in marked.items()}
    amount, _, currency = row["value"].partition(" ")
    return Claim(
        article=made,
        coder=CODER,
        supplier=row["supplier"] or None,
        recipient=row["recipient"] or None,
        item=made.words(mentions[Role.ITEM][0]),
        system=row["system"] or None,
        category=Category(row["category"]),
        stage=Stage(row["stage"]),
        polarity=Polarity(row["polarity"] or "affirmed"),
        certainty=Certainty(row["certainty"] or "certain"),
        quantity=Bounds(*_ends(row["quantity"]), Unit(row["unit"] or "item")) if row["quantity"] else None,
        value=Money(float(amount), float(amount), currency) if amount else None,
        value_of=ValueOf(row["value_of"]) if row["value_of"] else None,
        package=row["package"] or None,
        when=_period(row["when"]) if row["when"] else None,
        mentions=mentions,
        evidence=(Quote(whole, made.words(whole)),),
        trigger=whole,
    )


def _unmarked(told: str) -> tuple[str, dict[Role, tuple[int, int]]]:
    """The sentence without its marks, and where they stood."""
    sentence, opened, found = "", {}, {}
    for letter in told:
        if letter in MARKS:
            opened[letter] = len(sentence)
        elif letter in CLOSING:
            found[MARKS[CLOSING[letter]]] = opened[CLOSING[letter]], len(sentence)
        else:
            sentence += letter
    return sentence, found


def _ends(written: str) -> tuple[float | None, float | None]:
    low, dots, high = written.partition("..")
    ends = (low, high if dots else low)
    return float(ends[0]) if ends[0] else None, float(ends[1]) if ends[1] else None


def _period(written: str) -> Period:
    start, dots, end = written.partition("..")
    return Period(start or None, (end or None) if dots else start)


def _wrong(half: str) -> Iterator[str]:
    """Each claim whose transfer holds others than its deal, with the reason why it is there."""
    claims = {c.id: c for c in labelled(half)}
    groups = group([c.testimony for c in claims.values()]).transfers
    parts = defaultdict(set)
    for number, transfer in enumerate(groups):
        for claim_id in transfer.claim_ids:
            parts[claims[claim_id].deal].add(number)
    for number, transfer in enumerate(groups):
        deals = {claims[c].deal for c in transfer.claim_ids}
        if len(deals) > 1 or any(len(parts[deal]) > 1 for deal in deals):
            yield f"-- {number}: {transfer.supplier} {transfer.recipient} {transfer.designation} {transfer.category}"
            for claim_id, why in zip(transfer.claim_ids, transfer.reasons, strict=True):
                told = claims[claim_id]
                sentence = told.testimony.claim.evidence[0].exact
                option = " (option)" if claim_id in transfer.options else ""
                yield f"   [{told.deal}] {told.testimony.published} {sentence}{option}\n      {claim_id}: {why}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("half", nargs="?", choices=HALVES)
    asked.add_argument("--wrong", action="store_true", help="list the transfers that differ from the labels")
    given = asked.parse_args()
    for half in (given.half,) if given.half else HALVES:
        print(f"{half}: {measured(half)}")
        if given.wrong:
            print(*_wrong(half), sep="\n")


if __name__ == "__main__":
    main()
