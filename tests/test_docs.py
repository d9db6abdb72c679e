"""What the documentation says holds: its commands run, its links resolve, its options and codes exist."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import typer
from tests.console import BLOCK, ROOT, Desk, shown_on, steps_of
from typer.testing import CliRunner

from armsledger.catalogue import catalogue
from armsledger.cli.app import app
from armsledger.documents import Kind
from armsledger.pipeline import CLAIM_FIELDS
from armsledger.terms import Category, Certainty, Place, Polarity, Role, Side, Stage, Unit, ValueOf

DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
SOURCE = ROOT / "src" / "armsledger"
MATERIAL = ("examples", "tests/quality/articles.jsonl", "tests/quality/claims.jsonl")
"""What the commands of a page find, as they would in the folder of the repository."""

LICENCE = re.compile(r"^# Licence: (.+?)\s*(?:[,;(]|\. |\.?$)", re.MULTILINE)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
LINK = re.compile(r'\]\((?P<target>[^)\s]+)\)|(?:src|href)="(?P<html>[^"]+)"')
USAGE = re.compile(r"^ {4}(armsledger .+)$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


every_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


# The commands that stand on the pages


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which `make demo` has done its work, and what it printed."""
    place = tmp_path_factory.mktemp("demo")
    for name in MATERIAL:
        source, goal = ROOT / name, place / name
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, goal) if source.is_dir() else shutil.copy2(source, goal)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        steps = steps_of("make demo")
        assert steps, "make demo builds nothing"
        return place, "".join(Desk().run(step, 0) for step in steps)


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in page.read_text()], ids=name_of)
def test_the_commands_of_a_page_do_what_it_shows(
    page: Path, demo: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, printed = demo
    shutil.copytree(place, tmp_path / "repository")
    monkeypatch.chdir(tmp_path / "repository")
    desk = Desk(printed)
    for command in shown_on(page):
        output = desk.run(command.line, command.exit_code)
        if command.output:
            desk.find(command.output, output)


def test_every_commands_page_shows_it_at_work() -> None:
    for command in COMMANDS:
        lines = [shown.line for shown in shown_on(page_of(command))]
        assert any(line.startswith(f"armsledger {command} ") for line in lines), command


@pytest.mark.parametrize(
    ("shown", "output"),
    [
        (["Read 3 articles"], "Read 4 articles\n"),
        (["one", "three"], "one\ntwo\nthree\n"),
        (["two", "…", "one"], "one\ntwo\n"),
        (["one … three"], "one\nthree\n"),
        (["T00000000", "…", "T00000000"], "T12345678\nT87654321\n"),
        (["Delivered"], "Number delivered\n"),
    ],
)
def test_output_that_a_page_only_claims_is_noticed(shown: list[str], output: str) -> None:
    with pytest.raises(AssertionError):
        Desk().find(tuple(shown), output)


@pytest.mark.parametrize("line", ["ls examples", "armsledger status | head", "make no-such-target"])
def test_a_command_that_can_not_be_run_is_noticed(line: str) -> None:
    with pytest.raises(AssertionError):
        Desk().run(line, 0)


# Links


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links_of(page: Path) -> Iterator[str]:
    for link in LINK.finditer(BLOCK.sub("", page.read_text(encoding="utf-8"))):
        target = link["target"] or link["html"]
        if not re.match(r"[a-z]+:", target):
            yield target


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in links_of(page):
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), target
        assert place.is_relative_to(ROOT), target
        assert not anchor or anchor in anchors_of(place), target


def test_the_index_leads_to_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / target).resolve() for target in links_of(index)}
    assert {page for page in DOCS if page != index} <= linked


def test_the_house_is_as_it_is_drawn() -> None:
    """Paths that the page of the house names are there, and so is what it says that a room offers."""
    house = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in CODE.findall(house):
        if re.fullmatch(r"[\w./-]+(?:/|\.py|\.csv)", path):
            assert (ROOT / path).exists() or (SOURCE / path).exists(), path
    for room, offered in re.findall(r"^\| `([\w./]+)` \| [^|]+ \| (.+) \|$", house, re.MULTILINE):
        modules = [SOURCE / room] if room.endswith(".py") else sorted((SOURCE / room).rglob("*.py"))
        written = "".join(module.read_text(encoding="utf-8") for module in modules)
        for name in re.findall(r"`(\w+)", offered):
            assert re.search(rf"^\s*(?:class |def )?{name}\b[:( =]", written, re.MULTILINE), (room, name)


# Options


def page_of(command: str) -> Path:
    return ROOT / "docs" / "commands" / f"{command}.md"


@cache
def options_of(command: str) -> frozenset[str]:
    """The options of a command and of what is asked of it ('judge same'), which their --help lists."""
    found = {"--help"}
    asked = COMMANDS[command]
    for words, one in {
        (command,): asked,
        **{(command, n): c for n, c in getattr(asked, "commands", {}).items()},
    }.items():
        names = {name for option in one.params for name in option.opts if name.startswith("--")}
        listed = CliRunner(env={"COLUMNS": "200"}).invoke(app, [*words, "--help"]).stdout
        assert names <= set(OPTION.findall(listed))
        found |= names
    return frozenset(found)


def test_every_command_has_its_page() -> None:
    assert {page.stem for page in page_of("any").parent.iterdir()} == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_commands_page_has_its_options(command: str) -> None:
    page = page_of(command).read_text(encoding="utf-8")
    table = page.partition("\n## Options\n")[2].partition("\n## ")[0]
    first_cells = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `--")]
    assert set(OPTION.findall(" ".join(first_cells))) == options_of(command)


@every_page
def test_options_that_a_page_names_exist(page: Path) -> None:
    known = {"--version"}.union(*map(options_of, COMMANDS))
    text = page.read_text(encoding="utf-8")
    lines = [shown.line for shown in shown_on(page)]
    for piece in (*CODE.findall(BLOCK.sub("", text)), *USAGE.findall(text), *lines):
        program, *rest = piece.split() or [""]
        if program.removeprefix(".venv/bin/") == "armsledger" and rest and rest[0] in COMMANDS:
            assert set(OPTION.findall(piece)) <= options_of(rest[0]), piece
        elif program.startswith("--"):
            assert set(OPTION.findall(piece)) <= known, piece


# Codes

CLAIMS_PAGE = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")


def row_of(name: str) -> str:
    """What the table of fields says of one."""
    found = re.search(rf"^\| `{name}` \| (.*) \|$", CLAIMS_PAGE, re.MULTILINE)
    assert found, name
    return found[1]


def listed(text: str) -> list[str]:
    """The codes of a list whose items stand apart by dots, each its first code."""
    return [CODE.findall(item)[0] for item in text.split(" · ") if CODE.search(item)]


def test_stages_categories_and_sides_are_those_of_the_code() -> None:
    assert listed(row_of("stage")) == list(Stage)
    categories = CLAIMS_PAGE.partition("\nCategories:")[2].partition("\n\n")[0]
    assert listed(" ".join(categories.split()).partition(". ")[2]) == list(Category)
    assert CODE.findall(row_of("side")) == list(Side)


def test_the_other_codes_are_those_of_the_code() -> None:
    assert listed(row_of("certainty")) == list(Certainty)
    assert set(CODE.findall(row_of("polarity"))) == set(Polarity)
    assert set(Unit) <= set(CODE.findall(row_of("quantity").partition("`unit`: ")[2]))
    assert set(ValueOf) <= set(CODE.findall(row_of("value_of")))
    assert {f'"{role}"' for role in Role} <= set(re.findall(r'"\w+"', row_of("mentions")))


def test_every_field_and_no_other_is_described() -> None:
    fields = re.findall(r"^\| `(\w+)` \|", CLAIMS_PAGE, re.MULTILINE)
    parts_of_others = {"supplier_org": row_of("supplier"), "package": row_of("value_of")}
    for name, described in parts_of_others.items():
        assert name in described
    assert set(fields) == {"doc", *CLAIM_FIELDS} - set(parts_of_others)


def test_every_code_in_the_guide_is_known() -> None:
    """Words that look like codes are codes, fields, or armed groups of the catalogue."""
    codes = set(chain(Stage, Category, Side, Unit, Certainty, Polarity, Place, Role, ValueOf))
    fields = {"doc", "title", "published", *CLAIM_FIELDS}
    for word in set(CODE.findall(CLAIMS_PAGE)) - codes - fields:
        if re.fullmatch(r"[a-z_]{3,}", word) and word not in ("text", "unit"):
            assert catalogue().party_name(word) != word, word


def test_every_kind_of_input_set_aside_is_explained() -> None:
    page = (ROOT / "docs" / "exit-codes-and-bad-input.md").read_text(encoding="utf-8")
    table = page.partition("\n### The kinds\n")[2].partition("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [*Kind, "coder_failed"]


# Licences and versions


def test_the_notice_has_every_file_of_data_under_its_own_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    files = sorted(SOURCE.glob("*/data/*.csv"))
    assert len({file.parent for file in files}) > 2
    for file in files:
        licence = LICENCE.search(file.read_text(encoding="utf-8"))
        assert licence, f"{file.name} names no licence in its header"
        assert re.search(rf"{re.escape(name_of(file))}\s+{re.escape(licence[1])}", notice), file.name


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    declared = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert declared and versions[0] == declared[1]
