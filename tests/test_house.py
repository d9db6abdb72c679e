"""The shape of the house: imports point down, modules stay small, values never change."""

import ast
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 400


def test_imports_point_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports("pyproject.toml", cache_dir=str(tmp_path), no_logo=True)
    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_named_for_what_it_holds(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < LONGEST
    assert not re.search(r"util|helper|misc|common", module.stem)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_dataclasses_are_slotted_and_those_that_others_see_are_frozen(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            given = decorator.func if isinstance(decorator, ast.Call) else decorator
            if ast.unparse(given).rpartition(".")[2] != "dataclass":
                continue
            options = {
                keyword.arg: ast.unparse(keyword.value)
                for keyword in (decorator.keywords if isinstance(decorator, ast.Call) else ())
            }
            assert options.get("slots") == "True", node.name
            assert options.get("frozen") == "True" or node.name.startswith("_"), node.name
