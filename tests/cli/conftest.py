"""The command line run inside the test, with a coder that reads one kind of sentence."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.toy import ToyCoder
from typer.testing import CliRunner, Result

from armsledger.claims import coders
from armsledger.cli.app import app

Run = Callable[..., Result]

ARTICLES: Mapping[str, Mapping[str, str]] = {
    "order": {
        "published": "2014-07-10",
        "outlet": "Wire",
        "title": "Tanks for Baku",
        "text": "A minister spoke in Moscow. RUS sells AZE 18 T-90 for 100 USD. He gave no date for it.",
    },
    "delivery": {
        "published": "2015-02-01",
        "outlet": "Daily",
        "text": "RUS delivers AZE 10 T-90. More tanks will come in the following years, officials say.",
    },
    "drones": {
        "published": "2016-05-01",
        "outlet": "Times",
        "text": "ISR sells AZE 50 Harop for 5000 USD. The price had not been known before that day.",
    },
    "road": {
        "published": "2016-06-01",
        "outlet": "Herald",
        "text": "A new road was opened in the valley on Monday. Nobody spoke about tanks at all.",
    },
}


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    coder = ToyCoder()
    monkeypatch.setattr(coders, "coder_for", lambda code: coder if code in coder.languages else None)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path) -> Run:
    """Run a command line in that folder; a fault that gets through fails the test."""

    def run(*words: object, stdin: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        assert Path.cwd() == here
        result = CliRunner(env=env or {}).invoke(app, [str(word) for word in words], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.stderr
        return result

    return run


@pytest.fixture
def reports(here: Path) -> Path:
    """A folder with the articles above, each in a file of its own."""
    folder = here / "reports"
    folder.mkdir()
    for name, article in ARTICLES.items():
        (folder / f"{name}.jsonl").write_text(line(name, **article), encoding="utf-8")
    return folder


@pytest.fixture
def built(run: Run, reports: Path) -> Path:
    """The default ledger with those articles."""
    assert run("build", reports).exit_code == 0
    return Path("armsledger.sqlite")


def line(name: str, **fields: str) -> str:
    """One article as JSON Lines have it."""
    article = dict.fromkeys(("title", "text", "published", "url", "outlet", "language"))
    return json.dumps({"id": name, **article, "language": "en", **fields}, ensure_ascii=False) + "\n"
