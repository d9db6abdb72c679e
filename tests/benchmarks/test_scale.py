"""A small world of deals: adding a little to a ledger ends where a full rerun of it does."""

from pathlib import Path

from benchmarks.scale import STEPS, Size

from armsledger.ledger import Ledger


def test_adding_a_little_ends_where_a_full_rerun_does(tmp_path: Path) -> None:
    size = Size(claims=750, added=5)
    found = {}
    for step in STEPS:
        with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
            found[step] = STEPS[step](ledger, size)
            assert step in ("store",) or ledger.is_resolved()
    assert found["register"] != found["register after adding"] == found["register after the rerun"]
    assert found["add"] == "5", "the deals of the one pair that the new report is about"
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        entries = ledger.entries()
        assert len(entries) == size.deals
        assert sum(len(entry.testimonies) for entry in entries) == ledger.status().claims > size.claims * 0.9
