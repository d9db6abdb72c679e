"""How imports spread over suppliers, and SIPRI's own sums."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registers.sheets import classic, deliveries

from armsledger.balance import concentration, deal_volumes, supplier_shares
from armsledger.documents import Article, ReadOptions
from armsledger.registers import RegisterKind, SipriRow, read_register, sipri_row

SHARED = Path(__file__).parents[3] / "shared" / "registers"
VOLUMES = st.dictionaries(
    st.sampled_from(["RUS", "ISR", "BLR", "TUR", "UKR"]), st.floats(0.01, 1e6), min_size=1
)


def rows(path: Path, content: str | None = None) -> list[SipriRow]:
    if content is not None:
        path.write_text(content, encoding="utf-8")
    articles = read_register(RegisterKind.SIPRI, path, ReadOptions())
    return [sipri_row(a.document) for a in articles if isinstance(a, Article)]


def test_shares_and_the_index_of_concentration() -> None:
    told = concentration("MLT", 2011, 2020, {"NOR": 60, "ITA": 30, "FRA": 10, "ESP": 0})
    assert told.shares == {"NOR": 0.6, "ITA": 0.3, "FRA": 0.1} and list(told.shares) == ["NOR", "ITA", "FRA"]
    assert told.hhi == pytest.approx(0.36 + 0.09 + 0.01) and told.volume == 100


def test_where_nothing_came_nothing_is_concentrated() -> None:
    told = concentration("MLT", 2011, 2020, {"NOR": 0})
    assert (told.volume, told.shares, told.hhi) == (0, {}, None)
    with pytest.raises(ValueError, match="below 0"):
        concentration("MLT", 2011, 2020, {"NOR": -1})


@given(VOLUMES, st.floats(0.1, 100))
def test_shares_sum_to_one_whatever_the_scale(volumes: dict[str, float], scale: float) -> None:
    told = concentration("MLT", 2011, 2020, volumes)
    assert sum(told.shares.values()) == pytest.approx(1)
    assert told.hhi is not None and 1 / len(volumes) - 1e-9 <= told.hhi <= 1 + 1e-9
    scaled = concentration("MLT", 2011, 2020, {s: v * scale for s, v in volumes.items()})
    assert scaled.shares == pytest.approx(told.shares) and scaled.hhi == pytest.approx(told.hhi)


def test_shares_of_deliveries_within_the_years(tmp_path: Path) -> None:
    table = deliveries(
        {"year": "2011", "tiv_delivered": "30"},
        {"year": "2020", "tiv_delivered": "30", "supplier": "Italy"},
        {"year": "2015", "tiv_delivered": "20", "supplier": "unknown supplier(s)"},
        {"year": "2010", "tiv_delivered": "500"},
        {"year": "2021", "tiv_delivered": "500"},
        {"year": "2015", "tiv_delivered": "500", "recipient": "Cyprus"},
    )
    told = supplier_shares(rows(tmp_path / "export.csv", table), "MLT", 2011, 2020)
    assert told.shares == {"ITA": 0.375, "NOR": 0.375, "unknown supplier(s)": 0.25}
    assert supplier_shares([], "MLT", 2011, 2020).hhi is None


def test_a_deals_rows_are_summed(tmp_path: Path) -> None:
    table = deliveries(
        {"year": "2022", "delivered": "3", "tiv_unit": "1.25", "tiv_delivered": "3.75"},
        {"year": "2023", "delivered": "4", "tiv_unit": "1.25", "tiv_delivered": "5"},
        {"database_id": "990018", "delivered": "10", "tiv_unit": "0.5", "tiv_delivered": "9"},
    )
    first, second = deal_volumes(rows(tmp_path / "export.csv", table))
    assert (first.deal, first.stated, first.reckoned) == ("990017", 8.75, 8.75)
    assert abs(second.stated - second.reckoned) > second.rounding
    (deal,) = deal_volumes(rows(tmp_path / "export.csv", classic({})))
    assert (deal.deal, deal.stated, deal.reckoned) == ("Norway / Malta / Fjordvarg-3 / 2021", 6.25, 6.25)


# The real exports


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/registers")
@pytest.mark.parametrize("layout", ["classic", "deliveries"])
def test_deals_sum_as_the_files_own_columns_do(layout: str) -> None:
    read = rows(SHARED / f"sipri_trade_register_{layout}.csv")
    deals = deal_volumes(read)
    assert len(deals) > 200
    assert [d for d in deals if abs(d.stated - d.reckoned) > d.rounding] == []
    assert sum(d.stated for d in deals) == pytest.approx(sum(r.tiv_delivered or 0 for r in read))
    ordered = [r for r in read if r.ordered and r.tiv_per_unit and r.tiv_ordered is not None]
    assert bool(ordered) == (layout == "classic")
    for row in ordered:
        assert row.ordered * row.tiv_per_unit == pytest.approx(row.tiv_ordered, abs=0.005 * (row.ordered + 1))


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/registers")
@pytest.mark.parametrize(("recipient", "share"), [("ARM", 0.94), ("AZE", 0.60)])
def test_russias_share_of_imports_is_as_it_was_published(recipient: str, share: float) -> None:
    read = rows(SHARED / "sipri_trade_register_deliveries.csv")
    assert supplier_shares(read, recipient, 2011, 2020).shares["RUS"] == pytest.approx(share, abs=0.01)
