"""The inner rooms of the English coder: each is entered by its front door, and the docs know where things are."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CODER = ROOT / "src/armsledger/claims/english"
ROOMS = sorted(path.parent.name for path in CODER.glob("*/__init__.py"))
MODULES = sorted(path for part in ("src", "learning", "benchmarks") for path in (ROOT / part).rglob("*.py"))
INNER = re.compile(r"armsledger\.claims\.english\.(?P<room>\w+)\.\w+")
EXTRACTION = (ROOT / "docs/extraction.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_entered_by_its_front_door(room: str) -> None:
    for path in MODULES:
        if path.parent == CODER / room:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            found = INNER.fullmatch(module)
            assert found is None or found["room"] != room, f"{path.name} imports {module}"


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([a-z]+/[a-z_/]+\.(?:py|csv))`", EXTRACTION))))
def test_what_the_docs_name_is_there(name: str) -> None:
    assert any((folder / name).exists() for folder in (CODER, CODER.parents[1], ROOT)), name
