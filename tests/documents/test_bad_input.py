"""Bad input is named and set aside, each once, and the good input beside it is read."""

import errno
import io
import json
import os
import sys
import tracemalloc
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.documents import ReadOptions, SetAside, read
from armsledger.errors import UsageError

GOOD = "The ministry said on Monday that it had received six patrol boats from the yard."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article at either end of its listing."""
    for name in ("0-first.txt", "zz-last.txt"):
        (tmp_path / name).write_text(f"{GOOD} This is {name}.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "data", "kind", "says"),
    [
        ("bad.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "binary", "byte 8"),
        ("bad.txt", b"\x01\x02\x03\x04" * 40, "binary", "control"),
        ("bad.txt", "Un café fermé depuis lundi.".encode("latin-1"), "encoding", "byte 6 (0xe9)"),
        ("bad.txt", b"", "empty", "empty"),
        ("bad.txt", b" \r\n\t\xc2\xa0\n", "empty", "no text"),
        ("bad.html", b"", "empty", "empty"),
        ("bad.html", b"<html><head><title>x</title></head><body></body></html>", "no_body", "no text"),
        ("bad.html", b"<nav><a href=1>Home</a></nav><footer>About us</footer>", "no_body", "navigation"),
        ("bad.html", b"<!-- nothing -->", "no_body", ""),
        ("bad.html", b"<meta charset=latin-9x><p>caf\xe9 ferm\xe9</p>", "encoding", "latin-9x"),
        ("bad.pdf", b"%PDF-1.4 and then nothing", "broken", "PDF"),
        ("bad.pdf", b"a text by another name", "broken", "PDF"),
        ("bad.docx", b"PK\x03\x04 broken", "broken", "Word"),
        ("bad.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted", "password"),
        ("bad.zip", b"PK\x03\x04 broken", "broken", "zip"),
        ("bad.jsonl", b"", "empty", "no article"),
        ("bad.jsonl", '{"id": 1}\n{"id": 2}\n'.encode("utf-16"), "encoding", "UTF-8"),
        ("bad.csv", b"", "empty", "columns"),
        ("bad.csv", b"id,words\n1,x\n", "no_column", "--column text=NAME"),
        ("bad.csv", "id,text\n1,x\n".encode("utf-16"), "encoding", "UTF-8"),
        ("bad.xyz", b"what?", "unknown_format", ".jsonl"),
        ("bad", b"what?", "unknown_format", "no ending"),
        ("cookies.txt", b"We use cookies to improve this site.\n\nAccept\n", "no_body", "notices"),
    ],
)
def test_one_bad_file_is_named_and_the_others_are_read(
    read_all, folder: Path, name: str, data: bytes, kind: str, says: str
) -> None:
    (folder / name).write_bytes(data)
    result = read_all(folder)
    assert [(aside.source, str(aside.kind)) for aside in result.set_aside] == [(str(folder / name), kind)]
    assert says in result.set_aside[0].reason
    assert len(result.articles) == 2


def test_a_declared_encoding_is_believed(read_all, tmp_path: Path) -> None:
    page = "<html><head><meta charset='windows-1252'></head><body><p>Le café vend des obus.</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    assert read_all(tmp_path).articles[0].text == "Le café vend des obus."


def page_in(declared: str) -> bytes:
    page = f"<html><head><meta charset='{declared}'></head><body><p>{GOOD} “Café”, he said.</p></body></html>"
    return page.encode("cp1252")


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "latin1", "us-ascii"])
def test_pages_that_declare_latin_1_are_read_as_browsers_do(read_all, tmp_path: Path, declared: str) -> None:
    (tmp_path / "a.html").write_bytes(page_in(declared))
    assert read_all(tmp_path).articles[0].text == f"{GOOD} “Café”, he said."


@pytest.mark.parametrize("declared", ["utf-16", "utf-32-le", "rot13", "hex", "undefined", "idna", "no-such"])
def test_a_declaration_that_can_not_be_true_is_named(read_all, tmp_path: Path, declared: str) -> None:
    (tmp_path / "a.html").write_bytes(page_in(declared))
    result = read_all(tmp_path)
    assert result.kinds == ["encoding"]
    assert declared in result.set_aside[0].reason


def test_lines_that_are_no_articles(read_all, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "good", "text": GOOD}).encode(),
        b"{not json",
        b"[1, 2]",
        b'{"id": "a", "title": "no text"}',
        b'{"id": "b", "text": "  "}',
        b'{"id": "c", "text": 5}',
        b'{"id": "d", "text": "half \\ud800 pair"}',
        b'{"id": "e", "text": "nul \\u0000"}',
        b'{"id": "f", "text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"id": "g", "title": {"x": 1}, "text": "' + GOOD.encode() + b'"}',
        json.dumps({"id": "last", "text": GOOD + " Last."}).encode(),
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    result = read_all(path)
    assert [article.id for article in result.articles] == ["good", "last"]
    assert [(aside.source.rpartition(":")[2], str(aside.kind)) for aside in result.set_aside] == [
        ("2", "not_an_article"),
        ("3", "not_an_article"),
        ("4", "no_text"),
        ("5", "no_text"),
        ("6", "not_an_article"),
        ("7", "encoding"),
        ("8", "binary"),
        ("9", "encoding"),
        ("10", "not_an_article"),
        ("11", "not_an_article"),
    ]


def test_rows_that_are_no_articles(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        b"id,text",
        b'1,"' + GOOD.encode() + b'"',
        b"2,too,many,values",
        b"3,",
        b'4,"quoted "badly" here"',
        b"5,caf\xe9",
        b'6,"' + GOOD.encode() + b' Six."',
        b'7,"never closed',
    ]
    path.write_bytes(b"\n".join(rows) + b"\n")
    result = read_all(path)
    assert [article.id for article in result.articles] == ["1", "6"]
    assert [(aside.source.rpartition(":")[2], str(aside.kind)) for aside in result.set_aside] == [
        ("3", "not_an_article"),
        ("4", "no_text"),
        ("5", "not_an_article"),
        ("6", "encoding"),
        ("8", "not_an_article"),
    ]


def test_an_id_counts_once(read_all, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": GOOD},
        {"id": "a", "text": GOOD + " More."},
        {"id": "a", "text": GOOD},
        {"id": "a", "text": GOOD, "outlet": "Other Paper"},
        {"id": "b", "text": GOOD},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = read_all(path)
    assert [article.id for article in result.articles] == ["a", "b"]
    assert result.kinds == ["duplicate_id", "repeated", "duplicate_id"]
    assert "'a'" in result.set_aside[0].reason


def test_one_text_in_two_outlets_is_two_articles_and_two_copies_are_one(read_all, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "2.txt").write_text(GOOD, encoding="utf-8")
    rows = [{"text": GOOD, "outlet": "Harbour Times"}, {"text": GOOD, "outlet": "Plain Ledger"}]
    (tmp_path / "3.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = read_all(tmp_path)
    assert [article.publication.outlet for article in result.articles] == [
        None,
        "Harbour Times",
        "Plain Ledger",
    ]
    assert len({article.document.id for article in result.articles}) == 1
    assert [(aside.source, str(aside.kind)) for aside in result.set_aside] == [
        (str(tmp_path / "2.txt"), "repeated")
    ]


def test_a_file_over_the_limit_is_not_even_opened(
    read_all, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    opened: list[str] = []
    real_open = Path.open

    def watched(self: Path, *args: Any, **kwargs: Any) -> Any:
        opened.append(self.name)
        return real_open(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", watched)
    result = read_all(folder)
    assert result.kinds == ["too_large"]
    assert "200,000,000" in result.set_aside[0].reason
    assert opened == ["0-first.txt", "zz-last.txt"]


def test_the_limit_is_an_option(read_all, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert read_all(tmp_path, max_bytes=len(GOOD)).set_aside == []
    assert read_all(tmp_path, max_bytes=len(GOOD) - 1).kinds == ["too_large"]


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_a_line_without_end_costs_no_more_memory_than_the_limit(tmp_path: Path, ending: str) -> None:
    good = {".jsonl": json.dumps({"id": "g", "text": GOOD}), ".csv": f'g,"{GOOD}"'}[ending].encode()
    head = {".jsonl": b"", ".csv": b"id,text\n"}[ending]
    path = tmp_path / f"a{ending}"
    with path.open("wb") as file:
        file.write(head + good + b"\n")
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b"\n" + good.replace(b"g", b"h") + b"\n")
    options = ReadOptions(max_bytes=200_000)
    next(read([str(path)], options))  # so that the libraries' own tables don't count
    tracemalloc.start()
    results = list(read([str(path)], options))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [str(r.kind) if isinstance(r, SetAside) else r.id for r in results] == ["g", "too_large", "h"]
    assert peak < 10 * options.max_bytes


@pytest.mark.parametrize(("ending", "piece"), [(".txt", "a\n"), (".html", "<b>a</b>")])
def test_a_document_of_countless_lines_is_no_report(read_all, folder: Path, ending: str, piece: str) -> None:
    (folder / f"list{ending}").write_text(piece * 210_000, encoding="utf-8")
    result = read_all(folder)
    assert (result.kinds, len(result.articles)) == (["too_large"], 2)
    assert "lines" in result.set_aside[0].reason or "elements" in result.set_aside[0].reason


def test_a_long_file_of_short_lines_is_read_whatever_its_size(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = (json.dumps({"id": i, "text": f"{GOOD} Number {i}."}) for i in range(50))
    path.write_text("\n".join(rows), encoding="utf-8")
    assert len(read_all(path, max_bytes=300).articles) == 50


def test_reading_goes_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"id": i, "text": f"{GOOD} {i}."}) for i in range(1000)))
    reading = read([str(path), str(tmp_path / "missing.txt")], ReadOptions())
    assert [next(reading).id for _ in range(3)] == ["0", "1", "2"]


def test_a_file_that_vanishes(read_all, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "gone.txt").write_text(GOOD, encoding="utf-8")
    real_open = Path.open

    def vanishing(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "gone.txt":
            self.unlink()
        return real_open(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", vanishing)
    result = read_all(folder)
    assert (result.kinds, len(result.articles)) == (["vanished"], 2)


def test_a_file_that_may_not_be_read(read_all, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "secret.jsonl").write_text("{}", encoding="utf-8")
    real_open = Path.open

    def refusing(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "secret.jsonl":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real_open(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    result = read_all(folder)
    assert (result.kinds, len(result.articles)) == (["unreadable"], 2)
    assert "permission" in result.set_aside[0].reason


def test_a_folder_that_may_not_be_listed(read_all, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = folder / "closed"
    closed.mkdir()
    real_scandir = os.scandir

    def refusing(path: Any = ".") -> Any:
        if str(path) == str(closed):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real_scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    result = read_all(folder)
    assert [(aside.source, str(aside.kind)) for aside in result.set_aside] == [(str(closed), "unreadable")]
    assert len(result.articles) == 2


def test_a_disk_that_fails_in_the_middle(read_all, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "many.jsonl"
    path.write_text(json.dumps({"id": "one", "text": GOOD}) + "\n{}", encoding="utf-8")
    data = path.read_bytes()
    real_open = Path.open

    class Failing(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if line == b"{}":
                raise OSError(errno.EIO, "Input/output error")
            return line

    def failing(self: Path, *args: Any, **kwargs: Any) -> Any:
        return Failing(data) if self.name == "many.jsonl" else real_open(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", failing)
    result = read_all(folder)
    assert (result.kinds, len(result.articles)) == (["unreadable"], 3)


def test_links_that_lead_in_a_circle_or_nowhere(read_all, folder: Path) -> None:
    below = folder / "below"
    below.mkdir()
    (below / "deep.txt").write_text(f"{GOOD} Deep.", encoding="utf-8")
    (below / "up").symlink_to(folder, target_is_directory=True)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    (folder / "nowhere.txt").symlink_to(folder / "not-there.txt")
    (folder / "same").symlink_to(below, target_is_directory=True)
    result = read_all(folder)
    assert [(Path(aside.source).name, str(aside.kind)) for aside in result.set_aside] == [
        ("up", "link_loop"),
        ("itself.txt", "link_loop"),
        ("nowhere.txt", "missing"),
    ]
    assert len(result.articles) == 3


def test_a_pipe_is_not_waited_for(read_all, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert read_all(folder).kinds == ["not_a_file"]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("missing.txt", "missing"),
        ("none-*.txt", "missing"),
        ("https://example.org/a", "url"),
        ("", "missing"),
    ],
)
def test_an_input_that_is_not_there(read_all, folder: Path, given: str, kind: str) -> None:
    result = read_all(given, folder)
    assert (result.kinds, len(result.articles)) == ([kind], 2)


def test_a_name_that_is_no_text_can_be_printed(read_all, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"\0")
    [aside] = read_all(tmp_path).set_aside
    assert aside.source.endswith("caf\\xe9.txt")
    aside.source.encode("utf-8")


def test_a_name_of_several_lines_is_told_on_one(read_all, tmp_path: Path) -> None:
    (tmp_path / "a\nSet aside, empty: 9\x1b[2J.txt").touch()
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("c\nd.txt", "")
    sources = [aside.source for aside in read_all(tmp_path).set_aside]
    assert [Path(source).name for source in sources] == ["a\\nSet aside, empty: 9\\x1b[2J.txt", "c\\nd.txt"]


def test_an_endless_id_is_told_in_short(read_all, tmp_path: Path) -> None:
    rows = [{"id": "i" * 50_000, "text": GOOD}, {"id": "i" * 50_000, "text": GOOD + " More."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    [aside] = read_all(tmp_path).set_aside
    assert str(aside.kind) == "duplicate_id"
    assert len(aside.reason) < 300


def test_archives_that_are_not_to_be_trusted(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../up.txt", GOOD)
        archive.writestr("/top.txt", GOOD)
        archive.writestr("inner.zip", b"PK")
        archive.writestr("large.txt", os.urandom(30_000).hex())
        archive.writestr("odd.xyz", "x")
        archive.writestr("good.txt", GOOD)
    result = read_all(path, max_bytes=50_000)
    assert [(aside.source.partition("!/")[2], str(aside.kind)) for aside in result.set_aside] == [
        ("../up.txt", "unsafe_name"),
        ("/top.txt", "unsafe_name"),
        ("inner.zip", "nested_archive"),
        ("large.txt", "too_large"),
        ("odd.xyz", "unknown_format"),
    ]
    assert [article.text for article in result.articles] == [GOOD]


def test_a_member_that_is_a_bomb_costs_only_itself(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 5_000_000)
        archive.writestr("b.txt", GOOD)
    result = read_all(path, max_bytes=1_000_000)
    assert (result.kinds, len(result.articles)) == (["zip_bomb"], 1)
    assert result.set_aside[0].source == f"{path}!/a.txt"


def test_many_members_that_are_a_bomb_together(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", b"0" * 90_000)
    result = read_all(path, max_bytes=100_000)
    assert [(aside.source, str(aside.kind)) for aside in result.set_aside] == [(str(path), "zip_bomb")]


def test_an_archive_whose_names_are_no_text(read_all, folder: Path) -> None:
    path = folder / "names.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("caf\u00e9.txt", GOOD)
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xfe"))
    result = read_all(folder)
    assert (result.kinds, len(result.articles)) == (["broken"], 2)


@pytest.mark.parametrize("names", [[], ["README.md"], ["below/"]])
def test_an_archive_or_folder_with_nothing_to_read_is_named(read_all, folder: Path, names: list[str]) -> None:
    archive, given = folder / "a.zip", folder / "hollow"
    given.mkdir()
    with zipfile.ZipFile(archive, "w") as packed:
        for name in names:
            packed.writestr(name, "")
            (given / name).mkdir() if name.endswith("/") else (given / name).touch()
    result = read_all(given, folder, folder)
    assert [aside.source for aside in result.set_aside] == [str(given), str(archive)]
    assert result.kinds == ["empty", "empty"]
    assert len(result.articles) == 2


def test_a_folder_whose_files_were_read_before_is_not_empty(read_all, folder: Path) -> None:
    assert read_all(folder / "0-first.txt", folder / "zz-last.txt", folder).set_aside == []


def test_a_bomb_is_not_set_off(read_all, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", b"0" * 5_000_000)
    assert read_all(path, max_bytes=1_000_000).kinds == ["zip_bomb"]


def test_a_damaged_member_costs_only_itself(read_all, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    text = os.urandom(3000).hex()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", text)
        archive.writestr("b.txt", GOOD)
    data = path.read_bytes()
    path.write_bytes(data.replace(text.encode(), text.upper().encode(), 1))
    result = read_all(path)
    assert (result.kinds, len(result.articles)) == (["broken"], 1)


def test_an_encrypted_pdf_and_one_without_text(read_all, make_pdf, tmp_path: Path) -> None:
    plain = make_pdf([[(60, 760, GOOD)]])
    locked = plain.replace(
        b"trailer << ",
        b"trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /O ("
        + b"x" * 32
        + b") /U ("
        + b"y" * 32
        + b") /P -44 >> /ID [(0123456789abcdef) (0123456789abcdef)] ",
    )
    (tmp_path / "a.pdf").write_bytes(locked)
    (tmp_path / "b.pdf").write_bytes(make_pdf([[]]))
    (tmp_path / "c.pdf").write_bytes(plain)
    result = read_all(tmp_path)
    assert result.kinds == ["encrypted", "no_text"]
    assert "OCR" in result.set_aside[1].reason
    assert len(result.articles) == 1


def test_our_own_report_is_no_witness(read_all, tmp_path: Path) -> None:
    head = "<head><meta name='generator' content='armsledger 0.1'></head>"
    page = f"<html>{head}<body><p>{GOOD}</p></body></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert read_all(tmp_path).kinds == ["own_report"]


@pytest.mark.parametrize(
    "options",
    [
        {"published": "last year"},
        {"language": "Klingon"},
        {"language": "xx"},
        {"columns": {"body": "text"}},
        {"max_bytes": 0},
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        ReadOptions(**options)


ENDINGS = [".txt", ".html", ".pdf", ".docx", ".csv", ".jsonl", ".zip"]
PIECES = [
    b"<p>", b"</div><table><td>", b'{"text": "', b'"}', b"\n", b"\r", b'"', b",", b"%PDF-1.4\n",
    b"PK\x03\x04",    b"\0", b"\xff", b"\xef\xbb\xbf", b"id,text\n", GOOD.encode(),
    "Մատչելիություն ".encode(),
    b"12 Reply said: ", b"&#xD800;&nbsp;",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ENDINGS), st.lists(st.sampled_from(PIECES) | st.binary(max_size=30), max_size=12))
def test_nothing_raises(tmp_path_factory: pytest.TempPathFactory, ending: str, pieces: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{ending}"
    path.write_bytes(b"".join(pieces))
    for result in read([str(path)], ReadOptions(max_bytes=10_000)):
        if not isinstance(result, SetAside):
            result.text.encode("utf-8")


def test_a_closed_standard_input_does_not_raise(read_all, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert read_all("-").kinds == ["empty"]
    monkeypatch.setattr(sys, "stdin", None)  # as Python has it after `<&-`
    assert read_all("-").kinds == ["unreadable"]
