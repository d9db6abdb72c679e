"""The shape of the house: imports point down, modules stay small, values never change."""

import ast
import importlib
import re
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
ROOMS = sorted(path.parent.name for path in (ROOT / "src" / "armsledger").glob("*/__init__.py"))
LONGEST = 400


def test_imports_point_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports("pyproject.toml", cache_dir=str(tmp_path), no_logo=True)
    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_named_for_what_it_holds(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < LONGEST
    assert not re.search(r"util|misc|common", module.stem)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_dataclasses_are_slotted(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            name, _, options = ast.unparse(decorator).partition("(")
            if name.rpartition(".")[2] == "dataclass":
                assert "slots=True" in options, node.name


@pytest.mark.parametrize("room", ["terms", "values", "pipeline", *ROOMS])
def test_values_that_a_room_offers_never_change(room: str) -> None:
    offered = vars(importlib.import_module(f"armsledger.{room}")).values()
    dataclasses = [value for value in offered if isinstance(value, type) and is_dataclass(value)]
    for value in dataclasses:
        assert value.__dataclass_params__.frozen, value  # type: ignore[attr-defined]
