"""What changed between two registers: every difference, each with the testimonies that made it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import Report, report, say

from armsledger.estimates import Change, ChangeKind, Entry, Measure, changes, entries
from armsledger.transfers import Package, Testimony, Transfer

NEW, GONE, STAGE, FIGURE = ChangeKind.NEW, ChangeKind.GONE, ChangeKind.STAGE, ChangeKind.FIGURE


def register(*deals: list[Report], package: Package | None = None, **dates: Any) -> tuple[Entry, ...]:
    """The register of deals, each what some reports tell, every document its own witness."""
    transfers, told = [], []
    for n, reports in enumerate(deals):
        testimonies = [t for r in reports for t in r.testimonies()]
        transfers.append(transfer(f"T{n}", testimonies, package))
        told += testimonies
    return entries(transfers, [package] if package else [], told, **dates)


def transfer(name: str, testimonies: list[Testimony], package: Package | None) -> Transfer:
    claims = [t.claim for t in testimonies]
    keys, ids = tuple(c.anchor_key for c in claims), tuple(c.id for c in claims)
    first = claims[0]
    return Transfer(
        first.supplier,
        first.recipient,
        first.system,
        first.category,
        keys,
        ids,
        id=name,
        package=package and package.id,
    )


def between(since: str, until: str, *deals: list[Report], **more: Any) -> list[Change]:
    before, after = (register(*deals, known_by=day, **more) for day in (since, until))
    return [change for some in changes(before, after) for change in some]


def outline(some: list[Change]) -> list[tuple[Any, ...]]:
    return [
        (
            str(c.kind),
            c.measure,
            c.was and (c.was.low, c.was.best, c.was.high),
            c.now and (c.now.low, c.now.best, c.now.high),
        )
        for c in some
    ]


ORDER = report("order", say(quantity=94, when="2010"), published="2011-01-01")
RIVAL = report("rival", say(quantity=100, when="2010"), published="2012-01-01")
AGREES = report("agrees", say(quantity=94, when="2010"), published="2013-01-01")
BATCH = report("batch", say(stage="delivery", quantity=10, when="2013"), published="2014-01-01")


def test_a_new_transfer_comes_with_its_figures() -> None:
    found = between("2010", "2011", [ORDER])
    assert outline(found) == [("new", None, None, None), ("figure", Measure.ORDERED, None, (94, 94, 94))]
    assert all([t.claim for t in c.came] == list(ORDER.claims) for c in found)


def test_a_conflict_opens_and_closes_with_the_figures_that_made_it() -> None:
    deal = [ORDER, RIVAL, AGREES, BATCH]
    opened = between("2011", "2012", deal)
    assert outline(opened) == [
        ("figure", Measure.ORDERED, (94, 94, 94), (94, None, 100)),
        ("conflict_opened", Measure.ORDERED, (94, 94, 94), (94, None, 100)),
        ("witnesses", None, None, None),
    ]
    assert all([t.claim for t in c.came] == list(RIVAL.claims) for c in opened)
    settled = between("2012", "2013", deal)
    assert outline(settled)[0] == ("figure", Measure.ORDERED, (94, None, 100), (94, 94, 100))


def test_the_stage_changes_by_what_tells_of_it() -> None:
    stage, number, witnesses = between("2013", "2014", [ORDER, AGREES, BATCH])
    assert (stage.kind, number.kind, number.measure) == (STAGE, FIGURE, Measure.DELIVERED)
    assert stage.before is not None and stage.after is not None
    assert (str(stage.before.stage), str(stage.after.stage)) == ("agreement", "delivery")
    assert [t.claim for t in stage.came] == list(BATCH.claims)
    assert witnesses.kind is ChangeKind.WITNESSES


def test_a_figure_that_another_figure_changed_names_what_came() -> None:
    batches = [
        report(f"b{y}", say(stage="delivery", quantity=8, when=f"{y}"), published="2015-01-01")
        for y in (2012, 2014)
    ]
    order = report("late", say(quantity=12, when="2010"), published="2016-01-01")
    found = between("2015", "2016", [*batches, order])
    (delivered,) = (c for c in found if c.measure is Measure.DELIVERED)
    assert delivered.was is not None and delivered.now is not None
    assert (delivered.was.best, delivered.now.high) == (16, 12)
    assert [t.claim for t in delivered.came] == list(order.claims)


def test_what_is_in_one_register_alone_is_new_or_gone_wherever_it_stands() -> None:
    deals = [[report(f"{s}", say(supplier=s), published="2012-01-01")] for s in ("RUS", "BLR", "ISR", "UKR")]
    whole = register(*deals)
    for n in range(len(deals)):
        part = whole[:n] + whole[n + 1 :]
        assert [c.kind for some in changes(part, whole) for c in some] == [NEW]
        (gone,) = (c for some in changes(whole, part) for c in some)
        assert (gone.kind, gone.before, gone.after) == (GONE, whole[n], None)
        assert gone.went == whole[n].testimonies
    assert [c.kind for some in changes([], whole) for c in some] == [NEW] * 4


def test_a_packages_price_changes_once() -> None:
    shared = {"value": 4e9, "value_of": "package"}
    one = report(
        "a",
        say(**shared),
        say(system="Smerch", item="Smerch", category="artillery", **shared),
        published="2012-01-01",
    )
    tanks, rockets = ([t] for t in one.testimonies())
    more = report("b", say(value=5e9, value_of="package"), published="2014-01-01").testimonies()
    told = [*tanks, *more, *rockets]
    package = Package("P1", "RUS", "AZE", None, tuple(t.claim.id for t in told))
    transfers = [transfer("T1", [*tanks, *more], package), transfer("T2", rockets, package)]
    before, after = (entries(transfers, [package], told, known_by=day) for day in ("2013", "2015"))
    prices = [c for some in changes(before, after) for c in some if c.measure is Measure.VALUE]
    assert {(c.kind, c.of_package) for c in prices} == {(FIGURE, True), (ChangeKind.CONFLICT_OPENED, True)}
    assert len(prices) == 2


TOLD = st.lists(
    st.tuples(
        st.sampled_from(["interest", "agreement", "delivery", "suspended"]),
        st.sampled_from([None, 8, 18, (10, None)]),
        st.sampled_from([None, "2010", "2012-05"]),
        st.sampled_from(["2011-05-05", "2013-01-31", "2015-06-01"]),
        st.sampled_from(["RUS", "BLR", "ISR"]),
    ),
    min_size=1,
    max_size=7,
)


@given(TOLD, st.sampled_from(["2011", "2012", "2014", "2016"]), st.sampled_from(["2011", "2014", "2016"]))
@settings(max_examples=100, deadline=None)
def test_changes_are_empty_between_a_register_and_itself_and_name_all_that_differs(
    told: list[Any], since: str, until: str
) -> None:
    deals: dict[str, list[Report]] = {}
    for n, (stage, quantity, when, published, supplier) in enumerate(told):
        saying = say(supplier=supplier, stage=stage, quantity=quantity, when=when)
        deals.setdefault(supplier, []).append(report(f"r{n}", saying, published=published))
    before, after = (register(*deals.values(), known_by=day) for day in (since, until))
    assert list(changes(before, before)) == []
    found = [c for some in changes(before, after) for c in some]
    was, now = ({e.transfer.id: e for e in some} for some in (before, after))
    assert {c.after.transfer.id for c in found if c.kind is NEW and c.after} == now.keys() - was.keys()
    assert {c.before.transfer.id for c in found if c.kind is GONE and c.before} == was.keys() - now.keys()
    staged = {c.after.transfer.id for c in found if c.kind is STAGE and c.after}
    assert staged == {i for i in was.keys() & now.keys() if was[i].stage != now[i].stage}
    for change in found:
        assert change.came or change.went
        assert all((t.published or "") > since for t in change.came if since < until)
