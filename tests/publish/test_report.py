"""The report's pages, read as a browser reads them."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from tests import makers
from tests.publish import sample

from armsledger.estimates import entries as entries_of
from armsledger.publish import ReportNotes, write_report
from armsledger.publish.quotes import told_once
from armsledger.publish.report import safe_url
from armsledger.transfers import group

TITLE = "Arms & <deals>"


@pytest.fixture(scope="module")
def entries():
    return sample.sample()


@pytest.fixture(scope="module")
def report(tmp_path_factory, entries):
    folder = tmp_path_factory.mktemp("reports") / "report"
    index = write_report(folder, entries, article=sample.fetch, title=TITLE, notes=sample.notes())
    assert index == folder / "index.html"
    return folder


@pytest.fixture(scope="module")
def pages(report):
    return {
        file.relative_to(report).as_posix(): html.fromstring(
            file.read_bytes(), parser=html.HTMLParser(encoding="utf-8")
        )
        for file in sorted(report.rglob("*.html"))
    }


def by_class(node, name):
    return node.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def text(node):
    return " ".join(node.text_content().split())


def told(pages, claim_id):
    return next(node for page in pages.values() for node in page.xpath(f"//*[@id='c-{claim_id}']"))


def test_there_is_a_page_for_every_transfer_and_every_document(pages, entries):
    documents = {t.claim.document_id for e in entries for t in e.testimonies}
    expected = {"index.html", "documents.html"}
    expected |= {f"t/{e.transfer.id}.html" for e in entries} | {f"d/{d}.html" for d in documents}
    assert set(pages) == expected


def test_every_claim_shows_its_exact_quotes_highlighted(pages, entries):
    for entry in entries:
        page = pages[f"t/{entry.transfer.id}.html"]
        for testimony in entry.testimonies:
            (node,) = page.xpath(f"//*[@id='c-{testimony.claim.id}']")
            own = node.xpath("./div/blockquote//mark")
            marks = sorted(mark.text_content() for mark in own)
            assert marks == sorted(q.exact for q in testimony.claim.evidence)


def test_every_context_stands_in_the_article(pages, entries):
    for entry in entries:
        for testimony in entry.testimonies:
            source = sample.fetch(testimony.claim.document_id)
            for quote in told(pages, testimony.claim.id).xpath("./div/blockquote"):
                shown = quote.text_content().removeprefix("… ").removesuffix(" …")
                assert shown in source.text or shown == source.title


def test_every_claim_tells_who_where_and_when(pages, entries):
    for testimony in entries[0].testimonies:
        node = text(told(pages, testimony.claim.id))
        assert (testimony.claim.speaker or "in the article’s own voice") in node
        assert testimony.publications[0].outlet in node
        assert testimony.claim.id in node
        assert "coder hand 1" in node


def test_nothing_is_fetched_from_a_network(pages):
    for name, page in pages.items():
        for node in page.xpath("//*[@src] | //link[@href] | //*[local-name()='use']"):
            address = node.get("src") or node.get("href")
            assert not urlsplit(address).netloc, (name, address)
        outside = [a for a in page.xpath("//a[@href]") if urlsplit(a.get("href")).scheme]
        assert {urlsplit(a.get("href")).scheme for a in outside} <= {"http", "https"}
        assert all("noreferrer" in a.get("rel") for a in outside)
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_every_internal_link_leads_somewhere(report, pages):
    seen = 0
    for name, page in pages.items():
        for node in page.xpath("//*[@href] | //*[@src]"):
            parts = urlsplit(node.get("href") or node.get("src"))
            if parts.scheme:
                continue
            target = (report / name).parent / unquote(parts.path) if parts.path else report / name
            assert target.is_file(), (name, parts.path)
            if parts.fragment:
                key = target.resolve().relative_to(report.resolve()).as_posix()
                assert pages[key].xpath("//*[@id=$id]", id=parts.fragment), (name, parts.fragment)
            seen += 1
    assert seen > 300


def test_ids_are_used_once_a_page(pages):
    for name, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_hostile_words_are_shown_and_never_run(pages):
    for name, page in pages.items():
        assert [s.get("src") for s in page.xpath("//script")] == [
            "../" * name.count("/") + "static/report.js"
        ]
        assert not page.xpath("//img | //iframe | //i[text()='ruritania'] | //b[text()='Bold']")
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style")
        assert not [a for a in page.xpath("//@href") if a.lower().startswith("javascript")]
    page = pages["t/T0006.html"]
    assert '<script>alert("speaker")</script>' in page.text_content()
    assert "<i>ruritania</i>" in page.text_content()
    document = pages[f"d/{sample.HOSTILE.document.id}.html"]
    assert sample.HOSTILE.title == document.xpath("//h1")[0].text_content()


def test_only_addresses_of_the_web_become_links():
    assert safe_url("https://example.org/a?b#c") == "https://example.org/a?b#c"
    for bad in (
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "//x.org",
        "http://",
        "http://[x",
        None,
    ):
        assert safe_url(bad) is None


def test_the_register_stands_in_the_page_without_a_script(pages, entries):
    page = pages["index.html"]
    rows = page.xpath("//table//tbody/tr")
    assert len(rows) == len(entries)
    assert not page.xpath("//table//tr[@hidden]")
    assert page.xpath("//form[@hidden]")
    tanks = next(row for row in rows if "T-90S" in row.text_content())
    assert [text(cell) for cell in tanks][1:] == [
        "Russia",
        "Azerbaijan",
        "delivery",
        "≥1002010–2011",
        "94 | 118from 2013",
        "within a package",
        "3",
        "27 June 2016",
    ]


def test_the_tiles_count_what_is_shown(pages, entries):
    tiles = {
        text(div.find("dt")): int(text(div.find("dd")))
        for div in pages["index.html"].xpath("//dl[@class='tiles']/div")
    }
    claims = [t for e in entries for t in e.testimonies]
    assert tiles == {
        "transfers": len(entries),
        "claims": len(claims),
        "documents of 61 read": len({t.claim.document_id for t in claims}),
        "independent witnesses": len({t.witness for t in claims}),
        "transfers with contested figures": 2,
    }


def test_a_page_opens_with_who_tells_and_its_figures_each_a_link_to_what_stands_behind_it(pages):
    page = pages["t/T0002.html"]
    told = "Told by 3 independent witnesses, 13 August 2014 – 27 June 2016; figures contradict each other."
    assert text(by_class(page, "lead")[0]) == told
    tiles = by_class(page, "tiles")[0].findall("div")
    delivered = next(tile for tile in tiles if text(tile.find("dt")).startswith("Number delivered"))
    assert text(delivered.find("dd")) == "94 | 118"
    (anchor,) = delivered.xpath(".//a/@href")
    (measure,) = page.xpath("//*[@id=$id]", id=anchor[1:])
    assert "These figures contradict each other" in text(measure)


def test_the_witnesses_are_named_with_all_that_they_were_published_in(pages, entries):
    for entry in entries:
        lines = pages[f"t/{entry.transfer.id}.html"].xpath("//ol[@class='witnesses']/li")
        assert len(lines) == entry.witnesses
        outlets = {p.outlet for t in entry.testimonies for p in t.publications if p.outlet}
        shown = " ".join(line.text_content() for line in lines)
        assert all(outlet in shown for outlet in outlets)


def test_the_documents_are_listed_by_date_each_with_its_outlet_and_its_claims(pages, entries):
    listed = pages["documents.html"]
    claims = [t.claim for e in entries for t in e.testimonies]
    rows = listed.xpath("//tbody/tr")
    assert len(rows) == len({c.document_id for c in claims})
    assert sum(int(text(row[3])) for row in rows) == len(claims)
    dated = [row.xpath("ancestor::section/h2")[0].text_content() for row in rows]
    assert dated == sorted(dated)


def test_the_words_that_the_report_uses_are_explained(pages):
    explained = [text(dt) for dt in pages["index.html"].xpath("//section[@id='words']//dt")]
    assert {"transfer", "witness", "stage", "standing", "contested", "package"} <= set(explained)


def test_the_limits_and_what_was_not_read_are_said(pages):
    shown = text(pages["index.html"])
    assert "not military power" in shown
    assert "biased toward what is announced" in shown
    assert "only as good as its witnesses" in shown
    assert "4 documents in a language that no coder reads (hy 3, ru 1)" in shown
    assert "As of 31 December 2019" in shown


def test_a_conflict_stands_side_by_side_with_its_speakers(pages):
    measure = by_class(pages["t/T0002.html"], "measure-contested")[0]
    assert "Number delivered" in text(measure)
    fewer, more = by_class(measure, "sides")[0].findall("section")
    assert text(fewer).startswith("94 1 witness")
    assert "deputy prime minister, supplier’s side · Northern Gazette, 22 April 2016" in text(fewer)
    assert text(more).startswith("118 1 witness")
    assert "ministry of defence, recipient’s side · Apsheron Today" in text(more)


def test_of_many_like_transfers_a_page_names_some_and_leads_to_the_rest(tmp_path):
    recipients = [
        "ARM",
        "AZE",
        "BGD",
        "DZA",
        "EGY",
        "ETH",
        "GEO",
        "IND",
        "IRN",
        "IRQ",
        "KAZ",
        "KEN",
        "MNG",
        "PER",
        "SDN",
        "SYR",
    ]
    reports = [
        makers.report(code, makers.say(recipient=code, system="T-72", quantity=9), published="2014-01-01")
        for code in recipients
    ]
    testimonies = [t for one in reports for t in one.testimonies()]
    groups = group(testimonies)
    entries = entries_of(groups.transfers, groups.packages, testimonies)
    articles = {one.article.document.id: one.article for one in reports}
    folder = write_report(tmp_path / "report", entries, article=articles.__getitem__, title=TITLE).parent
    page = html.parse(str(next((folder / "t").iterdir())))
    *named, rest = page.xpath("//ul[@class='related']/li")
    assert len(named) == 12
    assert text(rest) == "and 3 more: tanks from Russia"
    assert rest.xpath("a/@data-view") == ["supplier=RUS&category=tank"]


def test_a_page_says_how_far_figures_are_believed_and_what_was_corrected(tmp_path):
    told = [
        makers.report(f"r{n}", makers.say(quantity=number, system="T-90"), published=f"2014-01-0{n}")
        for n, number in ((1, 94), (2, 118), (3, 300))
    ]
    testimonies = [t for one in told for t in one.testimonies()]
    testimonies[2] = replace(testimonies[2], superseded_by="newer", superseded_on="2014-02-01")
    groups = group(testimonies)
    (entry,) = entries_of(groups.transfers, groups.packages, testimonies)
    articles = {one.article.document.id: one.article for one in told}
    folder = write_report(
        tmp_path / "report", [entry], article=articles.__getitem__, title=TITLE, notes=ReportNotes()
    ).parent
    (page,) = (html.fromstring(f.read_bytes()) for f in (folder / "t").iterdir())
    shown = text(by_class(page, "measure")[0])
    low, high = entry.ordered.interval
    assert f"Believed at 90 %{low}–{high}" in shown.replace("\xa0", " ")
    assert "each number from one witness" in shown
    for mode in entry.ordered.modes:
        assert f"{mode.low}: {mode.weight:.0%}".replace("%", " %") + ", 1 witness" in shown
    assert "300" not in shown
    corrected = page.xpath("//section[@aria-labelledby='superseded-heading']")
    assert "300" in text(corrected[0])


def test_forecasts_stand_apart_from_the_figures(pages):
    forecast = next(n for n in by_class(pages["t/T0001.html"], "forecasts") if "Forecasts" in text(n))
    assert "≤$5 bn" in text(forecast)
    sides = by_class(pages["t/T0001.html"], "sides")[0]
    assert "could rise" not in text(sides)


def test_the_figure_is_shown_with_the_quote_that_holds_it(pages):
    ordered = by_class(pages["t/T0001.html"], "measure")[0]
    quote = by_class(ordered, "quote")[0]
    assert text(quote) == sample.WIRE_QUOTE
    assert [text(bold) for bold in quote.iter("b")] == ["18"]


def test_words_that_price_many_goods_at_once_are_shown_once(entries):
    price = entries[0].package_value.readings
    other = replace(price[0].testimony.claim, article=sample.WIRE, item="TOS-1A")
    again = replace(price[0], testimony=replace(price[0].testimony, claim=other))
    assert told_once([*price, again]) == price


def test_a_package_names_its_members_and_who_bears_the_price(pages):
    package = by_class(pages["t/T0002.html"], "package")[0]
    assert "One price for 2 transfers, counted once; 2010–2011" in text(package)
    assert [text(li) for li in package.findall("ul/li")] == [
        "Smerch bears the price",
        "T-90S (this transfer)",
    ]


def test_a_reprint_is_folded_under_the_first_report_with_the_reason(pages, entries):
    wire, digest = entries[0].testimonies[:2]
    folded = told(pages, wire.claim.id).xpath(".//details")[0]
    assert "Weekly Defence Digest, 17 August 2014, counted as the same witness: the text credits" in text(
        folded
    )
    assert folded.xpath(f".//*[@id='c-{digest.claim.id}']")
    assert "Also carried, word for word, by The Baku Courier, 14 August 2014" in text(
        told(pages, wire.claim.id)
    )


def test_one_person_under_several_spellings_is_one_speaker(tmp_path):
    spellings = ("Serzh Sargsyan", "Serzh Sarkisian", "Serzh Sargsian")
    retold = [
        makers.report(name, makers.say(speaker=name, side="recipient", quantity=9), published=f"2016-09-2{n}")
        for n, name in enumerate(spellings)
    ]
    testimonies = [t for one in retold for t in one.testimonies("one interview")]
    groups = group(testimonies)
    (entry,) = entries_of(groups.transfers, groups.packages, testimonies)
    articles = {one.article.document.id: one.article for one in retold}
    write_report(tmp_path / "r", [entry], article=articles.__getitem__, title="T")
    (page,) = (tmp_path / "r" / "t").iterdir()
    first, *echoes = by_class(html.parse(page, html.HTMLParser(encoding="utf-8")).getroot(), "told")
    assert len(echoes) == 2 and all(first in echo.iterancestors() for echo in echoes)
    by = [text(by_class(card, "by")[0]) for card in (first, *echoes)]
    assert by[0].startswith("Serzh Sargsyan, recipient’s side")
    assert by[1].startswith("Serzh Sarkisian (Serzh Sargsyan), recipient’s side")
    assert by[2].startswith("Serzh Sargsian (Serzh Sargsyan), recipient’s side")
    other = replace(entry, testimonies=entry.testimonies[1:2])
    index = write_report(tmp_path / "s", [other], article=articles.__getitem__, title="T")
    (found_by,) = html.parse(index).getroot().xpath("//tr/@data-words")
    assert "Serzh Sarkisian Serzh Sargsyan" in found_by


def test_a_refusal_to_others_is_linked_from_the_transfer(pages):
    related = by_class(pages["t/T0003.html"], "related")[0]
    assert text(related).startswith("Russia → unknown recipient: Iskander-M")
    assert related.xpath(".//a/@href") == ["T0004.html"]


def test_the_life_of_the_deal_is_told_step_by_step(pages, entries):
    page = pages["t/T0003.html"]
    (table,) = by_class(page, "life")
    rows = [[text(cell) for cell in row] for row in table.xpath(".//tbody/tr")]
    stages = {str(t.claim.stage) for t in entries[2].testimonies}
    assert {row[0].removesuffix(", forecast") for row in rows} >= stages
    delivery = next(row for row in rows if row[0] == "delivery")
    assert "denied by" in delivery[2]
    assert text(page.xpath("//dt[.='Standing']/following-sibling::dd")[0]) == "delivering"


def test_a_denial_is_marked_in_words_and_in_the_picture(pages, entries):
    denial = entries[2].testimonies[2]
    assert "denied" in text(told(pages, denial.claim.id).find("header"))
    link = pages["t/T0003.html"].xpath(f"//figure//a[@href='#c-{denial.claim.id}']")[0]
    assert "delivery denied" in text(link)
    assert link.xpath(".//*[local-name()='use'][@href='#shape-denied']")


def test_text_from_right_to_left_keeps_its_direction(pages, entries):
    quote = told(pages, entries[4].testimonies[0].claim.id).xpath(".//blockquote")[0]
    assert (quote.get("dir"), quote.get("lang")) == ("auto", "ar")
    assert pages["t/T0005.html"].xpath("//bdi[text()='وزارة الدفاع']")


def test_a_document_shows_its_claims_and_sets_apart_what_is_no_evidence(pages):
    page = pages[f"d/{sample.WIRE.document.id}.html"]
    marks = "".join(mark.text_content() for mark in page.xpath("//div[@lang]//mark"))
    assert "nearly $4 billion" in marks
    comments = page.xpath("//details")[0]
    assert "Readers’ comments: never evidence" in text(comments)
    assert "lies, it was 10 billion" in text(comments)
    assert not comments.xpath(".//mark")
    assert "Share this article" in text(by_class(page, "set-apart")[0])
    whole = page.xpath("//section[@aria-labelledby='text-heading']")[0]
    for sup in whole.xpath(".//sup"):
        sup.drop_tree()
    assert text(whole).endswith("Reader2: lies, it was 10 billion")


def test_the_same_entries_give_the_same_report(report, tmp_path):
    again = tmp_path / "again"
    write_report(again, sample.sample(), article=sample.fetch, title=TITLE, notes=sample.notes())
    first = {p.relative_to(report): p.read_bytes() for p in report.rglob("*") if p.is_file()}
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert first == second


def test_a_report_on_nothing_says_so(tmp_path):
    index = write_report(tmp_path / "r", (), article=sample.fetch, title="Nothing", notes=ReportNotes())
    assert "No transfer is reported here." in Path(index).read_text("utf-8")
