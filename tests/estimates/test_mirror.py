"""What exporter and importer declare of a transfer, set side by side, and how far they bear each other out."""

import csv
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from sources import mirror_page
from tests.makers import report, say

from armsledger.estimates import entries
from armsledger.estimates.confirmation import Tally, overview, tally, wilson
from armsledger.estimates.elsewhere import mirror
from armsledger.estimates.mirror import Answer, Declarer, Flow, pairs
from armsledger.estimates.variants import summary, variants
from armsledger.registers import Declaration, packaged_unroca
from armsledger.registers.unroca import PACKAGED
from armsledger.terms import Category
from armsledger.transfers import Transfer
from armsledger.values import Bounds

EXPORTER, IMPORTER = Declarer.EXPORTER, Declarer.IMPORTER
PART = {"a": "VII. (a) Missiles", "b": "VII. (b) MANPADS"}


def declared(
    told: str, number: float | tuple[float | None, float | None] | None = None, **changes: object
) -> Declaration:
    """'A>B 2030 A' is a line on tanks from A to B in 2030 that A declared."""
    flow, year, reporter = told.split()
    exporter, importer = flow.split(">")
    low, high = number if isinstance(number, tuple) else (number, number)
    line = Declaration(
        year=int(year),
        exporter=exporter,
        exporter_name=exporter,
        importer=importer,
        importer_name=importer,
        reporter=None if reporter == "?" else reporter,
        reporter_inferred=True,
        category=Category.TANK,
        unroca_category="I. Battle tanks",
        number=None if number is None else Bounds(low, high),
        withheld="classified" if number is None else "",
        state_of_origin=None,
        intermediate="",
        comments="",
        row="",
        columns=(("told", told), ("number", str(number)), *((k, str(v)) for k, v in changes.items())),
        line=1,
    )
    return replace(line, **changes)


def answers(*lines: Declaration) -> dict[str, str]:
    return {f"{p.flow.exporter}>{p.flow.importer} {p.flow.year}": str(p.answer) for p in pairs(lines)}


# One transfer


@pytest.mark.parametrize(
    ("exporter", "importer", "answer"),
    [
        ([8], [8], "exactly"),
        ([5, 3], [8], "exactly"),
        ([5, 3], [3, 5], "exactly"),
        ([5, 3], [5], "partly"),
        ([5, 3], [5, 4], "partly"),
        ([8], [5], "another_number"),
        ([5, 3], [9], "another_number"),
        ([8], [None], "partly"),
        ([None], [None], "partly"),
        ([8, None], [9], "partly"),  # 8 and more may be 9
        ([8, None], [7], "another_number"),  # but not 7
        ([(10, 12)], [11], "partly"),
        ([(10, 12)], [13], "another_number"),
        ([(10, None)], [30], "partly"),
        ([(None, 10)], [11], "another_number"),
    ],
)
def test_how_far_two_declarations_agree(exporter: list, importer: list, answer: str) -> None:
    lines = [declared("A>B 2030 A", n) for n in exporter] + [declared("A>B 2030 B", n) for n in importer]
    assert answers(*lines) == {"A>B 2030": answer}
    assert answers(*lines[::-1]) == {"A>B 2030": answer}


def test_lines_alike_word_for_word_are_two_consignments() -> None:
    twice = [declared("A>B 2030 A", 2), declared("A>B 2030 A", 2), declared("A>B 2030 B", 4)]
    assert answers(*twice) == {"A>B 2030": "exactly"}
    once = next(v.tally for v in variants(twice, EXPORTER) if v.code == "repeats_once")
    assert once.counts[Answer.ANOTHER_NUMBER] == 1


@pytest.mark.parametrize(
    ("elsewhere", "answer"),
    [
        ("", "silent"),
        ("B>C 2031 B", "silent"),
        ("B>C 2030 C", "silent"),
        ("B>C 2030 B", "one_way"),
        ("C>B 2030 B", "omitted"),
    ],
)
def test_why_an_importer_says_nothing(elsewhere: str, answer: str) -> None:
    lines = [declared("A>B 2030 A", 8), *([declared(elsewhere, 1)] if elsewhere else [])]
    assert answers(*lines)["A>B 2030"] == answer


def test_other_years_categories_and_directions_are_other_transfers() -> None:
    lines = [
        declared("A>B 2030 A", 8),
        declared("A>B 2031 B", 8),
        declared("B>A 2030 B", 8),
        declared("A>B 2030 B", 8, category=Category.WARSHIP),
    ]
    assert Answer.EXACTLY not in {p.answer for p in pairs(lines)}
    assert len(pairs(lines)) == 4


def test_a_line_that_nobody_is_known_to_have_declared_stands_apart() -> None:
    lines = [declared("A>B 2030 ?", 8), declared("A>B 2030 A", 8)]
    assert answers(*lines) == {"A>B 2030": "silent"}
    assert overview(lines).unattributed == 1


# Shares


def counted(found: Tally) -> dict[Answer, int]:
    return {answer: count for answer, count in found.counts.items() if count}


def test_items_and_how_many_of_them_the_other_side_bears_out() -> None:
    lines = [declared("A>B 2030 A", 8), declared("A>B 2030 B", 5), declared("A>C 2030 A", 2)]
    found = tally(pairs(lines), EXPORTER)
    assert (found.total, found.total_items, found.borne_out, found.fewer) == (2, 10, 5, 1)
    back = tally(pairs(lines), IMPORTER)
    assert (back.total, back.total_items, back.borne_out, back.fewer) == (1, 5, 5, 0)


def test_a_year_apart_finds_the_lonely_one_of_the_next_year_once() -> None:
    lines = [
        declared("A>B 2030 A", 8),
        declared("A>B 2031 A", 9),
        declared("A>B 2032 B", 8),
        declared("A>B 2033 B", 9),
    ]
    found = tally(pairs(lines), EXPORTER, a_year_apart=True)
    assert counted(found) == {Answer.SILENT: 1, Answer.ANOTHER_NUMBER: 1}
    lines[2] = declared("A>B 2031 B", 8)  # now 2031 has both, and they differ: nobody is lonely there
    assert counted(tally(pairs(lines), EXPORTER, a_year_apart=True))[Answer.ANOTHER_NUMBER] == 1


def test_a_year_apart_equal_numbers_find_each_other_first() -> None:
    lines = [declared("A>B 2030 A", 8), declared("A>B 2029 B", 8), declared("A>B 2031 B", 5)]
    assert counted(tally(pairs(lines), EXPORTER, a_year_apart=True)) == {Answer.EXACTLY: 1}
    assert counted(tally(pairs(lines), IMPORTER, a_year_apart=True)) == {Answer.EXACTLY: 1, Answer.SILENT: 1}


def test_variants_change_one_thing_each() -> None:
    lines = [
        declared("A>B 2030 A", 8, category=Category.MISSILE, unroca_category=PART["a"]),
        declared("A>B 2030 B", 8, category=Category.MISSILE, unroca_category=PART["b"]),
        declared("A>C 2030 A", None),
        declared("A>C 2030 C", 3),
        declared("A>D 2030 A", 3),
    ]
    found = {v.code: v.tally for v in variants(lines, EXPORTER)}
    assert counted(found["as_counted"]) == {Answer.EXACTLY: 1, Answer.PARTLY: 1, Answer.SILENT: 1}
    assert counted(found["parts_apart"]) == {Answer.OMITTED: 1, Answer.PARTLY: 1, Answer.SILENT: 1}
    assert counted(found["numbers_only"]) == {Answer.EXACTLY: 1, Answer.SILENT: 1}
    assert counted(found["other_side_filed"]) == {Answer.EXACTLY: 1, Answer.PARTLY: 1}
    assert counted(found["without_A"]) == {}


def test_blocks_are_left_alone_where_the_order_of_lines_is_not_known() -> None:
    lines = [replace(declared("A>B 2030 A", 8), line=0)]
    assert summary(lines).unclear is None
    assert not {v.code for v in variants(lines, EXPORTER)} & {
        "edges_dropped",
        "unclear_dropped",
        "unclear_swapped",
    }


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_interval_is_wilsons(count: int, more: int) -> None:
    total = count + more
    told = binomtest(count, total).proportion_ci(confidence_level=0.9, method="wilson")
    assert wilson(count, total) == pytest.approx((told.low, told.high), abs=1e-9)


def test_of_nothing_nothing_is_known() -> None:
    nothing = summary([])
    assert wilson(0, 0) == (0.0, 1.0)
    share = nothing.overview.sides[EXPORTER].clustered(Answer.EXACTLY)
    assert (share.value, share.clustered) == (0.0, None)


def test_states_drawn_anew_vary_more_than_transfers_where_a_state_answers_all_alike() -> None:
    lines = []
    for state in range(20):
        for other in range(20):
            lines.append(declared(f"E{state}>I{other} 2030 E{state}", 4))
            if state % 2:
                lines.append(declared(f"E{state}>I{other} 2030 I{other}", 4))
    share = tally(pairs(lines), EXPORTER).clustered(Answer.EXACTLY)
    low, high = share.clustered or (0, 0)
    assert share.value == 0.5
    assert high - low > 3 * (share.high - share.low)
    assert low < 0.5 < high


LINES = st.lists(
    st.builds(
        lambda flow, year, by, number, category: declared(
            f"{flow} {year} {flow[by]}", number, category=category
        ),
        st.sampled_from(["A>B", "B>A", "A>C", "C>B"]),
        st.integers(2010, 2012),
        st.sampled_from([0, 2]),
        st.none() | st.integers(1, 3) | st.tuples(st.integers(1, 2), st.integers(3, 4)),
        st.sampled_from([Category.TANK, Category.MISSILE]),
    ),
    max_size=25,
)


@given(LINES, st.randoms(use_true_random=False))
def test_shares_add_up_and_the_order_of_lines_changes_nothing(lines: list[Declaration], chance) -> None:
    whole = summary(lines)
    sides = defaultdict(set)
    for line in lines:
        side = EXPORTER if line.reporter == line.exporter else IMPORTER
        sides[side].add((line.exporter, line.importer, line.category, line.year))
    for declarer, found in whole.overview.sides.items():
        assert sum(found.counts.values()) == found.total == len(sides[declarer])
        assert sum(sum(c.values()) for c in found.clusters.values()) == found.total
        assert found.borne_out <= found.total_items
        for parts in (whole.by_category, whole.by_year):
            for answer in Answer:
                assert sum(t[declarer].counts[answer] for t in parts.values()) == found.counts[answer]
    for answer in (Answer.EXACTLY, Answer.PARTLY, Answer.ANOTHER_NUMBER):
        assert whole.overview.sides[EXPORTER].counts[answer] == whole.overview.sides[IMPORTER].counts[answer]
    shuffled = list(lines)
    chance.shuffle(shuffled)
    again = summary(shuffled)
    assert [again.overview.sides[d].counts for d in Declarer] == [
        whole.overview.sides[d].counts for d in Declarer
    ]


# Press and SIPRI


def estimated(*reports, category: Category = Category.TANK):
    told = [t for one in reports for t in one.testimonies()]
    keys, ids = (tuple(getattr(t.claim, name) for t in told) for name in ("anchor_key", "id"))
    transfer = Transfer("RUS", "AZE", "T-90", category, keys, ids, id="T1")
    return entries([transfer], [], told)


def test_press_and_compilation_stand_beside_the_declarations() -> None:
    press = estimated(
        report("a", say(stage="delivery", quantity=10, when="2013"), published="2013-06-01"),
        report("b", say(stage="delivery", quantity=10, when="2014"), published="2014-06-01"),
    )
    sipri = report(
        "s",
        say(stage="delivery", quantity=6, when="2013"),
        say(stage="delivery", quantity=3, when="2013", item="T-72 tanks", system="T-72"),
        say(stage="agreement", quantity=99, when="2013"),
        say(stage="delivery", quantity=7, when="2001"),
    )
    lines = [declared("RUS>AZE 2013 RUS", 10), declared("RUS>ARM 2014 RUS", 1)]
    found = {row.pair.flow: row for row in mirror(lines, entries=press, comparisons=sipri.claims)}
    assert set(found) == {
        Flow("RUS", "ARM", Category.TANK, 2014),
        Flow("RUS", "AZE", Category.TANK, 2013),
        Flow("RUS", "AZE", Category.TANK, 2014),
    }
    first, second = (found[Flow("RUS", "AZE", Category.TANK, year)] for year in (2013, 2014))
    assert [(t.low, t.best, t.high, t.first, t.last) for t in first.sipri] == [(9, 9, 9, 2013, 2013)]
    assert second.sipri == ()
    assert [(t.first, t.last, t.of) for t in first.press] == [(2013, 2014, ("T1",))]
    assert first.press == second.press
    assert (first.pair.answer, second.pair.answer) == (Answer.SILENT, None)
    assert second.pair.absence(EXPORTER) is Answer.OMITTED


def test_goods_outside_of_the_register_do_not_come_in() -> None:
    press = estimated(
        report("a", say(stage="delivery", quantity=10, when="2013"), published="2013-06-01"),
        category=Category.HELICOPTER,
    )
    assert len(mirror([declared("RUS>AZE 2013 RUS", 10)], entries=press)) == 1


# The packaged figures


def test_the_packaged_shares_counted_by_hand() -> None:
    """The main figures again, in plain Python over the rows of the file."""
    text = PACKAGED.read_text(encoding="utf-8").splitlines(keepends=True)
    rows = [r for r in csv.DictReader(x for x in text if x[0] != "#") if r["exporter"] != r["importer"]]
    sides = {"exporter": defaultdict(list), "importer": defaultdict(list)}
    years = {"exporter": set(), "importer": set()}
    for row, line in zip(rows, packaged_unroca(), strict=True):
        side = "exporter" if line.reporter == line.exporter else "importer"
        numeral = row["category"].split(".")[0]
        number = int(row["num_items"]) if row["num_items"].isdigit() else 0
        sides[side][row["exporter"], row["importer"], numeral, row["year"]].append(number or None)
        years[side].add((row[side], row["year"]))
    for mine, theirs in (("exporter", "importer"), ("importer", "exporter")):
        by_hand = dict.fromkeys(Answer, 0)
        for key, numbers in sides[mine].items():
            other = sides[theirs].get(key)
            state = dict(zip(("exporter", "importer", "", "year"), key, strict=True))[theirs]
            if other is None:
                filed = [(state, key[3]) in years[theirs], (state, key[3]) in years[mine]]
                answer = Answer.OMITTED if filed[0] else Answer.ONE_WAY if filed[1] else Answer.SILENT
            elif None in numbers or None in other:
                answer = Answer.PARTLY
                full = [sum(some) for some in (numbers, other) if None not in some]
                least = [sum(n or 0 for n in some) for some in (numbers, other) if None in some]
                assert not full or max(least) <= full[0]
            elif sum(numbers) == sum(other):
                answer = Answer.EXACTLY
            else:
                answer = Answer.PARTLY if set(numbers) & set(other) else Answer.ANOTHER_NUMBER
            by_hand[answer] += 1
        assert tally(pairs(packaged_unroca()), Declarer(mine)).counts == by_hand


def test_the_page_says_what_the_packaged_lines_give() -> None:
    whole = summary(packaged_unroca())
    text = mirror_page.PAGE.read_text(encoding="utf-8")
    assert mirror_page.page(whole, text) == text, "run python -m sources.mirror_page"
    assert all(f"<!-- made: {name} -->" in text for name in mirror_page.blocks(whole))
    assert mirror_page.PICTURE.read_text(encoding="utf-8") == mirror_page.picture(whole)
    exporter = whole.overview.sides[EXPORTER]
    assert f"**{exporter.total:,} transfers that an exporter declared**" in text


def test_what_the_page_says_in_words() -> None:
    lines = packaged_unroca()
    text = " ".join(Path(mirror_page.PAGE).read_text(encoding="utf-8").split())
    zeros = [line for line in lines if line.withheld == "zero"]
    assert (len(zeros), sum(bool(z.comments) for z in zeros)) == (12, 11)
    assert "of the twelve, eleven stand beside goods that are named" in text
    assert any("Several" in z.comments for z in zeros)
    assert len({line.reporter for line in lines}) == 53 and "each of 53 states" in text
    assert {line.year for line in lines if "ITA" in (line.exporter, line.importer)} == set(range(2010, 2017))
    assert "ITA" not in {line.reporter for line in lines}
    items = sum(line.number.low or 0 for line in lines if line.number and line.reporter == line.exporter)
    shells = [line for line in lines if line.reporter == "ALB" and "Mortar shell" in line.comments]
    assert len(shells) == 2 and sum(s.number.low or 0 for s in shells if s.number) > items / 2
    of_argentina = [
        {(d.exporter, d.category, d.number) for d in lines if (d.reporter, d.year) == ("ARG", year)}
        for year in (2011, 2012)
    ]
    assert len(set.intersection(*of_argentina)) > 20
    russia, viet_nam = (
        {
            (d.year, d.category): d.number
            for d in lines
            if (d.reporter, d.exporter, d.importer) == (by, "RUS", "VNM") and d.year in (2012, 2014)
        }
        for by in ("RUS", "VNM")
    )
    assert russia.keys() == viet_nam.keys() and len(viet_nam) == 5
    assert sum(russia[key] == viet_nam[key] for key in russia) == 4
    assert any("Antique" in line.comments for line in lines)
