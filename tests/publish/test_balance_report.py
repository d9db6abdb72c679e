"""The report on a balance: one page that needs nothing else, every link of which leads somewhere."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from lxml import html
from tests.publish import balances
from tests.publish.test_browser import BROWSER, FLAGS

from armsledger.balance import Balance
from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.publish import write_report
from armsledger.publish.balance_events import Event
from armsledger.publish.balance_report import write_balance_report
from armsledger.publish.balance_words import LIMITS

DRIVER = """<!DOCTYPE html><meta charset="utf-8"><pre id="out"></pre>
<iframe id="frame" src="report.html#l-volume-all-volume-since-2012" style="border: 0; width: 390px"></iframe>
<script>
frame.onload = () => setTimeout(() => {
  const page = frame.contentDocument;
  out.textContent = JSON.stringify({
    overflow: page.documentElement.scrollWidth - page.documentElement.clientWidth,
    open: page.getElementById("l-volume-all-volume-since-2012").closest("details").open,
    "links without a name": [...page.querySelectorAll("a")].filter((a) => !a.textContent.trim()).length,
  });
}, 200);
</script>"""
LOADS = ("src", "data", "poster", "srcset", "background", "action")


def written(folder: Path, told: tuple[Balance, tuple[Entry, ...]], name: str = "report.html") -> str:
    events = (Event("2013-05", "a parade"),)
    return write_balance_report(folder / name, *told, events=events).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("balance"), balances.both())


def test_nothing_is_asked_of_the_network(text: str) -> None:
    page = html.fromstring(text)
    assert not page.xpath("//script | //iframe | //object | //embed | //img | //image")
    assert [link.get("href") for link in page.xpath("//link")] == ["data:,"]
    assert not [name for name in LOADS if page.xpath(f"//*[@{name}]")]
    assert not re.search(r"@import|url\((?!#)", text)
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_every_link_within_the_page_leads_somewhere(text: str) -> None:
    page = html.fromstring(text)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    addresses = set(re.findall(r'href="(#[^"]+)"', text))
    assert len(addresses) > 20
    assert {address[1:] for address in addresses} <= set(ids)
    outside = {a.get("href") for a in page.xpath("//a[@href]") if not a.get("href").startswith("#")}
    assert outside == {"https://news.example/one"}


def test_who_armed_both_sides_names_goods_and_opens_their_cards(tmp_path: Path) -> None:
    page = html.fromstring(written(tmp_path, balances.both()))
    (section,) = page.xpath("//section[@aria-labelledby='both-sides']")
    opened = {a.get("href"): a.text_content() for a in section.xpath(".//a")}
    assert sorted(opened.values()) == ["T-72", "T-90S"]
    for address in opened:
        assert page.xpath("//article[@id=$id]", id=address[1:])


def test_in_the_folder_of_a_registers_report_each_transfer_opens_its_page_there(tmp_path: Path) -> None:
    balance, entries = balances.both()
    articles = {r.article.document.id: r.article for r in (*balances.ARMENIA, *balances.AZERBAIJAN)}
    write_report(tmp_path / "report", entries, article=articles.__getitem__, title="Register")
    page = html.fromstring(written(tmp_path / "report", (balance, entries), "balance.html"))
    addresses = {a for a in page.xpath("//a/@href") if a.startswith("t/")}
    assert addresses == {f"t/{entry.transfer.id}.html" for entry in entries}
    assert all((tmp_path / "report" / address).is_file() for address in (*addresses, "index.html"))


def test_it_holds_the_question_the_answer_what_it_rests_on_and_the_limits(text: str) -> None:
    page = html.fromstring(text)
    shown = " ".join(page.text_content().split())
    assert (
        "What did Armenia and Azerbaijan receive from all suppliers in 2010–2016, and is it parity?" in shown
    )
    assert "Probability that Azerbaijan received more: over 99 %" in shown
    assert shown.count(LIMITS) == 2
    assert [h.text for h in page.xpath("//h2")] == [
        *("The answer in numbers", "Pictures", "Suppliers", "Who armed both sides", "Line by line"),
        *("What it rests on", "What is missing", "What is taken for granted", "Limits"),
    ]
    for entry in balances.both()[1]:
        assert entry.transfer.id in shown
    assert len(page.xpath("//figure//*[local-name()='svg']")) == 4


def test_a_transfer_stands_with_its_witnesses_words_and_figures(text: str) -> None:
    (contested,) = [e for e in balances.both()[1] if e.transfer.recipient == "ARM"]
    (card,) = html.fromstring(text).xpath(f"//*[@id='t-{contested.transfer.id}']")
    shown = " ".join(card.text_content().split())
    assert "2 witnesses, first reported 1 February 2013, last 1 March 2013" in shown
    assert "delivered 18 | 30" in shown
    assert {q.exact for t in contested.testimonies for q in t.claim.evidence} <= {
        q.text_content() for q in card.xpath(".//q")
    }


def test_what_is_missing_is_named(text: str) -> None:
    shown = " ".join(html.fromstring(text).text_content().split())
    missing = shown[shown.index("What is missing") :]
    (order,) = [e.transfer.id for e in balances.both()[1] if e.transfer.designation == "Buk-M1"]
    assert re.search(
        rf"Agreed, and nobody tells of a delivery Russia → Azerbaijan: Buk-M1.*?{order}", missing
    )
    assert "Armenia: tanks" in missing and "Number ordered: no report tells it (1)" in missing


def test_words_of_an_outlet_stay_words(text: str) -> None:
    assert "<script" not in text and balances.HOSTILE in html.fromstring(text).text_content()


def test_an_empty_side_is_said(tmp_path: Path) -> None:
    text = " ".join(html.fromstring(written(tmp_path, balances.one_side())).text_content().split())
    assert (
        "Armenia: nothing is known to have been received. That no witness here tells of any is not proof"
        in text
    )
    assert "Azerbaijan alone: none known for Armenia" in text


def test_a_balance_of_nothing_is_a_page_too(tmp_path: Path) -> None:
    text = " ".join(html.fromstring(written(tmp_path, balances.neither())).text_content().split())
    assert "On nothing: no transfer with a number is known." in text
    assert "Azerbaijan: nothing is known" in text


def test_the_same_balance_gives_the_same_bytes(tmp_path: Path, text: str) -> None:
    assert written(tmp_path, balances.both()) == text


def test_the_same_stands_in_markdown(tmp_path: Path) -> None:
    text = written(tmp_path, balances.both(), "report.md")
    assert text.startswith("# Armenia and Azerbaijan: arms received from all suppliers, 2010–2016\n")
    for entry in balances.both()[1]:
        assert str(entry.transfer.id) in text
    assert "## What it rests on" in text and LIMITS in text and "<script" not in text
    assert "RUS affirmed certain delivery to ARM 30 T-90 tanks" in text
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        columns = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(columns) == 1


def test_a_file_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose another file"):
        written(tmp_path / "nowhere", balances.both())


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here to open the report with")
def test_it_fits_a_phone_and_a_mark_opens_the_line_of_its_year(tmp_path: Path) -> None:
    written(tmp_path, balances.both())
    (tmp_path / "driver.html").write_text(DRIVER, encoding="utf-8")
    command = [
        str(BROWSER),
        *FLAGS,
        f"--user-data-dir={tmp_path / 'profile'}",
        (tmp_path / "driver.html").as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=240, check=True)
    (out,) = html.fromstring(done.stdout.decode("utf-8")).xpath("//pre[@id='out']/text()")
    assert json.loads(out) == {"overflow": 0, "open": True, "links without a name": 0}
