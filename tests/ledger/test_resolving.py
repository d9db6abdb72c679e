"""What the resolve step leaves in the ledger, and how it is read back."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.makers import CODER, Report, report, say

from armsledger import transfers as deals
from armsledger.claims import Coder, read_back, written
from armsledger.errors import UsageError
from armsledger.ledger import Found, Kind, Ledger, Lineage
from armsledger.registers.coders import SIPRI
from armsledger.terms import Category
from armsledger.transfers import Kept, Package, Pair, Transfer
from armsledger.values import Period


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


ORDER = report("a", say(quantity=18), published="2014-07-10", outlet="Wire")
COPY = report("b", say(quantity=18), published="2014-07-12", outlet="Daily")
SECOND = report("d", say(quantity=12, when="2016"), published="2016-03-01")
OTHER = report("c", say(supplier="ISR", item="Harop drones", system="Harop", category="uav"))


def store(ledger: Ledger, *reports: Report) -> None:
    for one in reports:
        ledger.add(one.article, coder=CODER, claims=one.claims)


def made(transfer_id: str, *reports: Report, package: str | None = None) -> Transfer:
    """One transfer of all claims of these reports."""
    claims = [claim for one in reports for claim in one.claims]
    return Transfer(
        supplier=claims[0].supplier,
        recipient=claims[0].recipient,
        designation=claims[0].system,
        category=Category(claims[0].category),
        anchor_keys=tuple(c.anchor_key for c in claims),
        claim_ids=tuple(c.id for c in claims),
        package=package,
        id=transfer_id,
    )


def settle(
    ledger: Ledger,
    *transfers: Transfer,
    witness: str | None = None,
    lineage: str = "",
    packages: tuple[Package, ...] = (),
    redirects: Mapping[str, str] | None = None,
) -> None:
    """Settle every pair that waits, or has one of these transfers, with those that are its own."""
    ledger.prepare_resolving()
    with ledger.resolving() as desk:
        for pair in sorted({*desk.waiting(at_most=100), *map(pair_of, transfers)}, key=lambda p: p.order):
            case = desk.case(pair)
            own = tuple(t for t in transfers if pair_of(t) == pair)
            leads = {old: new for old, new in (redirects or {}).items() if new in {t.id for t in own}}
            told = [replace(t, witness=witness or t.witness, lineage=lineage) for t in case.testimonies]
            held = [p for p in packages if (p.supplier, p.recipient) == (pair.supplier, pair.recipient)]
            desk.settle(pair, Kept(own, leads), held, told, {})


def pair_of(transfer: Transfer) -> Pair:
    return Pair(transfer.supplier, transfer.recipient)


def ids(testimonies: Iterable[deals.Testimony]) -> set[str]:
    return {testimony.claim.id for testimony in testimonies}


RUS_AZE, ISR_AZE = Pair("RUS", "AZE"), Pair("ISR", "AZE")


def test_the_desk_holds_every_document_with_claims_about_a_pair(ledger: Ledger) -> None:
    silent = report("silent")
    store(ledger, ORDER, COPY, OTHER, silent)
    with ledger.resolving() as desk:
        assert set(desk.waiting(at_most=10)) == {RUS_AZE, ISR_AZE}
        case = desk.case(RUS_AZE)
    assert sorted(case.works, key=str) == sorted([ORDER.work, COPY.work], key=str)
    assert ids(case.testimonies) == ids(ORDER.testimonies() + COPY.testimonies())


def test_a_superseded_claim_is_not_on_the_desk(ledger: Ledger) -> None:
    store(ledger, ORDER)
    newer = Coder("hand", "2")
    again = read_back(written(ORDER.claims[0]), ORDER.article, coder=newer)
    ledger.add(ORDER.article, coder=newer, claims=[again])
    with ledger.resolving() as desk:
        assert [t.claim for t in desk.case(RUS_AZE).testimonies] == [again]


def test_a_compilation_is_stored_but_never_on_the_desk(ledger: Ledger) -> None:
    compiled = report("row", say(quantity=3), coder=SIPRI)
    ledger.add(compiled.article, coder=SIPRI, claims=compiled.claims)
    assert ledger.is_resolved()
    assert ledger.claim(compiled.claims[0].id).testimony.claim == compiled.claims[0]
    assert [t.claim for t in ledger.comparisons()] == list(compiled.claims)
    with ledger.resolving() as desk:
        assert desk.case(RUS_AZE).testimonies == ()


def test_transfers_come_out_as_they_were_settled(ledger: Ledger) -> None:
    store(ledger, ORDER, COPY, OTHER)
    package = Package("p1", "RUS", "AZE", Period("2010", "2011"), (ORDER.claims[0].id,))
    reasons = "founds the deal", "joined: quantity 18 = 18"
    options = frozenset({COPY.claims[0].id})
    transfers = (
        replace(made("t2", ORDER, COPY, package="p1"), reasons=reasons, options=options),
        replace(made("t1", OTHER), reasons=("founds the deal",)),
    )
    settle(ledger, *transfers, witness="w", lineage="copy", packages=(package,))
    by_id = {entry.transfer.id: entry for entry in ledger.entries()}
    assert by_id["t2"].transfer == transfers[0]
    assert by_id["t1"].transfer == transfers[1]
    assert by_id["t2"].package == package
    assert ids(by_id["t2"].testimonies) == ids(ORDER.testimonies() + COPY.testimonies())
    assert by_id["t2"].witnesses == 1
    assert {(t.witness, t.lineage) for t in by_id["t2"].testimonies} == {("w", "copy")}
    assert ledger.lineages(COPY.article.document.id) == (Lineage("w", "copy"),)


def test_the_register_stays_whole_while_articles_enter(ledger: Ledger) -> None:
    """After kill -9 in the middle of a build, readers see the last resolved register."""
    store(ledger, ORDER)
    settle(ledger, made("t1", ORDER))
    before = ledger.entries()
    assert ledger.is_resolved()
    newer = Coder("hand", "2")
    ledger.add(ORDER.article, coder=newer, claims=())
    store(ledger, OTHER)
    assert not ledger.is_resolved()
    assert ledger.entries() == before
    assert [t.claim for t in ledger.transfer("t1").testimonies] == list(ORDER.claims)


@pytest.mark.parametrize("coder", [CODER, Coder("hand", "2")])
def test_claims_that_come_or_go_leave_the_register_behind(ledger: Ledger, coder: Coder) -> None:
    store(ledger, ORDER)
    settle(ledger, made("t1", ORDER))
    newcomer = OTHER if coder == CODER else ORDER
    claims = newcomer.claims if coder == CODER else ()
    ledger.add(newcomer.article, coder=coder, claims=claims)
    assert not ledger.is_resolved()
    settle(ledger, *([made("t1", ORDER), made("t2", OTHER)] if coder == CODER else []))
    assert ledger.is_resolved()


def test_a_resolve_step_that_fails_leaves_the_last_one(ledger: Ledger) -> None:
    store(ledger, ORDER, OTHER)
    settle(ledger, made("t1", ORDER))
    before = ledger.entries()
    with pytest.raises(RuntimeError), ledger.resolving() as desk:
        desk.case(ISR_AZE)
        desk.settle(ISR_AZE, Kept((made("t9", OTHER),), {}), (), OTHER.testimonies(), {})
        raise RuntimeError("killed")
    assert ledger.entries() == before


def test_members_are_known_until_the_transfer_has_others(ledger: Ledger) -> None:
    store(ledger, ORDER, OTHER)
    settle(ledger, made("t1", ORDER), made("t2", OTHER))
    ledger.add(ORDER.article, coder=Coder("hand", "2"), claims=())
    settle(ledger)
    assert ledger.find("t1") == Found(Kind.TRANSFER, "t1")
    ledger.add(ORDER.article, coder=CODER, claims=ORDER.claims)
    with ledger.resolving() as desk:
        assert desk.known(desk.case(RUS_AZE)) == {"t1": frozenset(c.anchor_key for c in ORDER.claims)}


def test_ids_are_only_added_to(ledger: Ledger, tmp_path: Path) -> None:
    store(ledger, ORDER, SECOND)
    settle(ledger, made("t1", ORDER), made("t2", SECOND))
    settle(ledger, made("t1", ORDER, SECOND), redirects={"t2": "t1"})
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        ids = raw.execute("select id, founded_on from transfer_ids order by id").fetchall()
    assert ids == [("t1", ORDER.claims[0].anchor_key), ("t2", SECOND.claims[0].anchor_key)]


def test_a_merged_transfer_is_found_under_its_old_id(ledger: Ledger) -> None:
    store(ledger, ORDER, SECOND, COPY)
    settle(ledger, made("t1", ORDER), made("t2", SECOND), made("t3", COPY))
    settle(ledger, made("t1", ORDER, SECOND), made("t3", COPY), redirects={"t2": "t1"})
    settle(ledger, made("t3", ORDER, SECOND, COPY), redirects={"t1": "t3"})
    assert ledger.find("t2") == Found(Kind.TRANSFER, "t3", asked="t2")
    assert ledger.transfer("t2").transfer.id == "t3"
    with ledger.resolving() as desk:
        assert desk.known(desk.case(RUS_AZE))["t2"] == frozenset(c.anchor_key for c in SECOND.claims)


def test_a_beginning_that_old_and_new_ids_of_one_transfer_share_names_that_transfer(ledger: Ledger) -> None:
    store(ledger, ORDER, SECOND, COPY)
    settle(ledger, made("T77aa", ORDER), made("T77ab", SECOND), made("T77bb", COPY))
    settle(ledger, made("T77bb", ORDER, SECOND, COPY), redirects={"T77aa": "T77bb", "T77ab": "T77bb"})
    assert ledger.find("T77") == Found(Kind.TRANSFER, "T77bb")
    found = ledger.find("T77a")
    assert (found.id, found.asked in ("T77aa", "T77ab")) == ("T77bb", True)


def test_an_id_that_is_in_force_again_leads_to_itself(ledger: Ledger) -> None:
    store(ledger, ORDER, SECOND)
    settle(ledger, made("t1", ORDER), made("t2", SECOND))
    settle(ledger, made("t1", ORDER, SECOND), redirects={"t2": "t1"})
    settle(ledger, made("t1", ORDER), made("t2", SECOND))
    assert ledger.find("t2") == Found(Kind.TRANSFER, "t2")


def test_a_transfer_without_current_claims_is_told_as_such(ledger: Ledger) -> None:
    store(ledger, ORDER)
    settle(ledger, made("t1", ORDER))
    ledger.add(ORDER.article, coder=Coder("hand", "2"), claims=())
    settle(ledger)
    with pytest.raises(UsageError, match="no current claims"):
        ledger.transfer("t1")


def test_settling_the_same_again_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    store(ledger, ORDER, OTHER)
    settle(ledger, made("t1", ORDER), made("t2", OTHER))
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        before = list(raw.iterdump())
    settle(ledger, made("t1", ORDER), made("t2", OTHER))
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        assert list(raw.iterdump()) == before


def test_an_id_is_found_by_its_beginning(ledger: Ledger) -> None:
    store(ledger, ORDER, OTHER)
    settle(ledger, made("T77aa", ORDER), made("T77bb", OTHER))
    claim = ORDER.claims[0]
    for written_so in ("T77a", "t77a", " T77AA "):
        assert ledger.find(written_so) == Found(Kind.TRANSFER, "T77aa")
    assert ledger.find(claim.id) == Found(Kind.CLAIM, claim.id)
    assert ledger.find(ORDER.article.document.id[:12]) == Found(Kind.DOCUMENT, ORDER.article.document.id)


def test_an_ambiguous_beginning_lists_its_choices(ledger: Ledger) -> None:
    store(ledger, ORDER, OTHER)
    settle(ledger, made("77aa", ORDER), made("77bb", OTHER))
    with pytest.raises(UsageError, match=r"(?s)2 things.*transfer 77aa.*transfer 77bb"):
        ledger.find("77")


@pytest.mark.parametrize("prefix", ["zz", "", "%", "_", "77aaa"])
def test_a_beginning_of_nothing_is_told_as_such(ledger: Ledger, prefix: str) -> None:
    store(ledger, ORDER)
    settle(ledger, made("77aa", ORDER))
    with pytest.raises(UsageError, match="nothing in the ledger"):
        ledger.find(prefix)


def test_a_whole_id_wins_over_longer_ones(ledger: Ledger) -> None:
    store(ledger, ORDER, OTHER)
    settle(ledger, made("77", ORDER), made("77bb", OTHER))
    assert ledger.find("77") == Found(Kind.TRANSFER, "77")


def test_a_claim_knows_its_transfer_and_its_witness(ledger: Ledger) -> None:
    store(ledger, ORDER)
    settle(ledger, made("t1", ORDER), witness="w")
    found = ledger.claim(ORDER.claims[0].id[:10])
    assert found.testimony == deals.Testimony(ORDER.claims[0], (ORDER.article.publication,), "w")
    assert (found.transfer_id, found.current) == ("t1", True)
