"""Which coder reads a language, and that its model is loaded by reading alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.makers import article

from armsledger.claims.coders import coder_for, coders

ROOT = Path(__file__).parents[2]


def asked(program: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_english_has_a_coder() -> None:
    found = coder_for("en")
    assert found is not None
    assert "en" in found.languages
    assert found.coder.name and found.coder.version


@pytest.mark.parametrize("language", ["hy", "ru", "xx", "EN", "english", "", None])
def test_a_language_that_nobody_reads_has_none(language: str | None) -> None:
    assert coder_for(language) is None


def test_no_two_coders_share_a_name() -> None:
    names = [each.coder.name for each in coders()]
    assert len(names) == len(set(names)) > 0


def test_a_language_has_the_same_coder_each_time() -> None:
    assert coder_for("en") is coder_for("en")


def test_a_coders_claims_bear_its_name_and_version() -> None:
    found = coder_for("en")
    assert found is not None
    claims = found.code(article("Russia delivered ten T-90 tanks to Azerbaijan.", published="2013-05-01"))
    assert claims
    assert {claim.coder for claim in claims} == {found.coder}


def test_a_coder_reads_the_same_text_the_same_way_twice() -> None:
    found = coder_for("en")
    assert found is not None
    text = "Russia sold ten T-90 tanks to Azerbaijan in 2011. The deal is worth $40 million, officials said."
    assert [c.id for c in found.code(article(text))] == [c.id for c in found.code(article(text))]


def test_asking_for_coders_does_without_the_parsers_library() -> None:
    program = "import sys, armsledger.claims.coders; print('spacy' in sys.modules)"
    assert asked(program) == "False"


def test_the_model_is_loaded_by_the_first_text_that_needs_it() -> None:
    program = """
from tests.makers import article
from armsledger.claims.coders import coder_for
from armsledger.claims.english.passages import parser

loaded = lambda: parser.cache_info().currsize
coder = coder_for("en")
found = [loaded()]
coder.code(article("The choir of Yerevan sang in the rain."))
found.append(loaded())
coder.code(article("Russia delivered ten T-90 tanks to Azerbaijan."))
print(*found, loaded())
"""
    assert asked(program) == "0 0 1"
