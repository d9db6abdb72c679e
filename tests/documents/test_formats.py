"""Every format of file in, articles out."""

import io
import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PARAGRAPH = "The ministry said on Monday that it had received six patrol boats from the yard."
SECOND = "A second batch of six is to follow in the spring, a spokesman told reporters."


def test_a_plain_text_is_stored_as_it_is(read_all, body, tmp_path: Path) -> None:
    text = f"  {PARAGRAPH}\r\n\r\nﬁrst so\u00adft\u00a0hyphen e\u0301 שלום ‎\r\n{SECOND}\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    [article] = read_all(path).articles
    assert article.text == text
    assert article.title == ""
    assert body(article) == [PARAGRAPH, "ﬁrst so\u00adft\u00a0hyphen e\u0301 שלום ‎", SECOND]
    assert article.id == article.document.id
    assert article.publication.source == str(path)


def test_utf_16_with_its_mark_is_read(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PARAGRAPH.encode("utf-16"))
    assert read_all(path).articles[0].text == PARAGRAPH


def test_json_lines_keep_id_title_and_text(read_all, tmp_path: Path) -> None:
    rows = [
        {
            "id": "a-1",
            "title": " Boats ",
            "text": f"\n{PARAGRAPH}\n ",
            "published": "2016-07-19",
            "url": "https://example.org/1",
            "outlet": "Harbour Times",
            "language": "en",
            "labels": ["unknown fields", "are passed over"],
        },
        {"id": 7, "text": SECOND, "title": None, "published": None},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    first, second = read_all(path).articles
    assert (first.id, first.title, first.text) == ("a-1", " Boats ", f"\n{PARAGRAPH}\n ")
    assert first.publication.published == "2016-07-19"
    assert (first.publication.outlet, first.publication.url) == ("Harbour Times", "https://example.org/1")
    assert first.publication.source == f"{path}:1"
    assert (second.id, second.title, second.text) == ("7", "", SECOND)


def test_standard_input_is_json_lines(read_all, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = json.dumps({"id": "x", "text": PARAGRAPH}).encode() + b"\nnot json\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
    result = read_all("-")
    assert [article.id for article in result.articles] == ["x"]
    assert [(a.source, str(a.kind)) for a in result.set_aside] == [("-:2", "not_an_article")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_has_an_article_a_row(read_all, tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    header = delimiter.join(["Id", "published", "text", "note"])
    first = delimiter.join(["r1", "2016-07-19", f'"{PARAGRAPH}\r\nHe said ""yes"", twice."', ""])
    second = delimiter.join(["r2", "", f'"{SECOND}"', "x"])
    path.write_bytes(f"\ufeff{header}\r\n{first}\r\n\r\n{second}\r\n".encode())
    result = read_all(path)
    assert result.set_aside == []
    one, two = result.articles
    assert (one.id, one.text) == ("r1", f'{PARAGRAPH}\r\nHe said "yes", twice.')
    assert one.publication.published == "2016-07-19"
    assert (two.id, two.text, two.publication.flags) == ("r2", SECOND, ("undated",))


def test_months_and_years_in_rows_and_lines_are_dates(read_all, tmp_path: Path) -> None:
    table, lines = tmp_path / "a.csv", tmp_path / "b.jsonl"
    table.write_text(f'published,text\nApril 2018,"{PARAGRAPH}"\n3/4/2018,"{SECOND}"\n', encoding="utf-8")
    rows = ({"text": f"{PARAGRAPH} {date}", "published": date} for date in (2017, "2017-03"))
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = [(a.publication.published, a.publication.flags) for a in read_all(tmp_path).articles]
    assert found == [("2018-04", ()), (None, ("bad_date", "undated")), ("2017", ()), ("2017-03", ())]


def test_other_column_names_are_mapped(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'nr,Story,paper\n1,"{PARAGRAPH}",Harbour Times\n', encoding="utf-8")
    [article] = read_all(path, columns={"id": "nr", "text": "story", "outlet": "paper"}).articles
    assert (article.id, article.text, article.publication.outlet) == ("1", PARAGRAPH, "Harbour Times")


def test_a_word_file_gives_paragraphs_rows_title_and_page_lines(
    read_all, body, furniture, tmp_path: Path
) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The Plain Ledger"
    document.add_paragraph("Boats for the coast guard", style="Title")
    document.add_paragraph(PARAGRAPH)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Boat", "Year", "Petrel", "2017"], strict=True):
        cell.text = words
    document.add_paragraph(SECOND)
    path = tmp_path / "a.docx"
    document.save(str(path))
    [article] = read_all(path).articles
    assert article.title == "Boats for the coast guard"
    assert body(article) == ["Boats for the coast guard", PARAGRAPH, "Boat\tYear", "Petrel\t2017", SECOND]
    assert furniture(article) == ["The Plain Ledger"]


def test_a_pdf_gives_paragraphs_and_keeps_running_lines_apart(
    read_all, make_pdf, body, furniture, tmp_path: Path
) -> None:
    first = [
        (60, 800, "The Plain Ledger, page 1"),
        (60, 760, "Boats for the coast guard"),
        (
            60,
            720,
            "The ministry said on Monday that it had received twelve patrol boats and a number of laun-",
        ),
        (
            60,
            706,
            "chers for guided missiles, which came on a ship that left the yard in the north last week.",
        ),
        (
            60,
            678,
            "They cost eleven million dollars each and were paid for by a grant of the donor country; the",
        ),
        (60, 664, "money came late."),
        (
            60,
            630,
            "The first of them sailed on Tuesday to the western islands, where it is to watch the fishing",
        ),
        (60, 40, "1 / 2"),
    ]
    second = [
        (60, 800, "The Plain Ledger, page 2"),
        (60, 760, "grounds until the end of the year."),
        (60, 40, "2 / 2"),
    ]
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([first, second], title="Boats for the coast guard"))
    [article] = read_all(path).articles
    assert article.title == "Boats for the coast guard"
    assert body(article) == [
        "Boats for the coast guard",
        "The ministry said on Monday that it had received twelve patrol boats and a number of launchers for "
        "guided missiles, which came on a ship that left the yard in the north last week.",
        "They cost eleven million dollars each and were paid for by a grant of the donor country; the money "
        "came late.",
        "The first of them sailed on Tuesday to the western islands, where it is to watch the fishing "
        "grounds until the end of the year.",
    ]
    assert furniture(article) == ["The Plain Ledger, page 1", "1 / 2", "The Plain Ledger, page 2", "2 / 2"]


def test_a_pdf_title_that_no_page_says_is_no_title(read_all, make_pdf, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([[(60, 760, PARAGRAPH)]], title="Microsoft Word - draft3"))
    [article] = read_all(path).articles
    assert (article.title, article.text) == ("", PARAGRAPH)


def test_an_archive_is_read_member_by_member(read_all, make_pdf, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/one.txt", PARAGRAPH)
        archive.writestr("a/many.jsonl", json.dumps({"id": "m1", "text": SECOND}))
        archive.writestr("c.pdf", make_pdf([[(60, 760, "A third text, which stands in a PDF file.")]]))
        archive.writestr("README.md", "what this is")
        archive.writestr("__MACOSX/._one.txt", b"\0\0")
    result = read_all(path)
    assert result.set_aside == []
    assert [article.publication.source for article in result.articles] == [
        f"{path}!/a/many.jsonl:1",
        f"{path}!/b/one.txt",
        f"{path}!/c.pdf",
    ]


def test_a_folder_is_read_with_all_below_it_by_name(read_all, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.TXT", "c/d.HTM"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{PARAGRAPH} This is the text of {name}.</p>", encoding="utf-8")
    for name in ("README.md", "LICENSE", ".hidden.txt", "armsledger.sqlite", ".git/x.txt", "Thumbs.db"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\0")
    result = read_all(tmp_path)
    assert result.set_aside == []
    names = [str(Path(article.publication.source).relative_to(tmp_path)) for article in result.articles]
    assert names == ["a/b/c.TXT", "a/z.txt", "b.txt", "c/d.HTM"]


def test_a_pattern_names_its_files_in_order_and_a_file_counts_once(read_all, tmp_path: Path) -> None:
    for name in "cab":
        (tmp_path / f"{name}.txt").write_text(f"{PARAGRAPH} Story {name}.", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    result = read_all(tmp_path / "b.txt", tmp_path / "*.txt", tmp_path)
    assert result.set_aside == []
    assert [article.text[-2] for article in result.articles] == ["b", "a", "c"]


@pytest.mark.parametrize("above", ["\n\n", "sep=;\n", "SEP=;\r\n", ";;\n"])
def test_what_stands_above_a_tables_header(read_all, tmp_path: Path, above: str) -> None:
    (tmp_path / "a.csv").write_text(
        f"{above}id;text\nx;The navy, at last, has two frigates.\n", encoding="utf-8"
    )
    result = read_all(tmp_path)
    if above == ";;\n":
        assert result.kinds == ["no_column"]
    else:
        assert [(a.id, a.text) for a in result.articles] == [("x", "The navy, at last, has two frigates.")]


def test_a_word_files_line_breaks_part_what_they_part(read_all, body, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(
        "Island orders frigates\nThe navy has ordered two ships, its chief said on Friday."
    )
    document.save(str(tmp_path / "a.docx"))
    assert body(read_all(tmp_path).articles[0]) == [
        "Island orders frigates",
        "The navy has ordered two ships, its chief said on Friday.",
    ]


def test_a_word_file_is_read_as_word_shows_it(read_all, body, tmp_path: Path) -> None:
    def run(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    document = docx.Document()
    inside = (
        f"<w:p>{run('The navy ')}<w:ins w:id='1' w:author='a'>{run('has ordered ')}</w:ins>"
        f"<w:del w:id='2' w:author='a'><w:r><w:delText>denied </w:delText></w:r></w:del>"
        f"<w:smartTag w:uri='u' w:element='e'><w:smartTag w:uri='u' w:element='f'>{run('12 frigates ')}</w:smartTag>"
        f"</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{run('from the Kingdom ')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple w:instr='DATE'>{run('in 2016.')}</w:fldSimple></w:p>",
        f"<w:sdt><w:sdtContent><w:p>{run('The first will arrive next year.')}</w:p></w:sdtContent></w:sdt>",
    )
    for at, piece in enumerate(inside):
        name, rest = piece[1:].split(">", 1)
        document.element.body.insert(at, parse_xml(f"<{name} {nsdecls('w')}>{rest}"))
    document.save(str(tmp_path / "a.docx"))
    assert body(read_all(tmp_path).articles[0]) == [
        "The navy has ordered 12 frigates from the Kingdom in 2016.",
        "The first will arrive next year.",
    ]


def test_a_word_files_notes_are_read(read_all, body, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The navy has ordered 12 frigates, its chief said on Friday.")
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='-1'><w:p/></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:t>An earlier report </w:t></w:r><w:r><w:t>spoke of ten.</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(tmp_path / "a.docx"))
    assert body(read_all(tmp_path).articles[0]) == [
        "The navy has ordered 12 frigates, its chief said on Friday.",
        "An earlier report spoke of ten.",
    ]
