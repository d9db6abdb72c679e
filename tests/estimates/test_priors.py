"""The file of priors: what a user's own changes, and what is refused with a word of what to do."""

from pathlib import Path

import pytest

from armsledger.errors import UsageError
from armsledger.estimates import Priors
from armsledger.estimates.priors import KINDS


def read(folder: Path, text: str) -> Priors:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return Priors.read(folder / "mine.toml")


def test_every_kind_of_source_has_a_prior_and_declarations_the_best() -> None:
    packaged = Priors.packaged()
    rights = {kind: packaged.of(kind).right for kind in KINDS}
    assert max(rights, key=lambda kind: rights[kind]) == "declaration"
    assert min(rights, key=lambda kind: rights[kind]) == "anonymous"


def test_a_file_changes_what_it_holds_and_nothing_else(tmp_path: Path) -> None:
    packaged = Priors.packaged()
    assert read(tmp_path, "") == packaged
    mine = read(tmp_path, "[reliability.media]\nright = 0.4\n[figures]\nshared = 0.5\n")
    assert (mine.of("media").right, mine.of("media").weight) == (0.4, packaged.of("media").weight)
    assert (mine.figures.shared, mine.figures.near) == (0.5, packaged.figures.near)
    assert mine.of("expert") == packaged.of("expert")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("right = ", "this is no TOML"),
        ("[trust]", "there is no table 'trust'; choose one of reliability, figures"),
        ("figures = 1", r"figures must be a table; write \[figures\]"),
        ("[reliability]\nmedia = 0.5", "reliability.media must be a table with right and weight"),
        (
            "[reliability.press]\nright = 0.5",
            "there is no reliability: name 'press'; choose one of declaration",
        ),
        ("[reliability.media]\ntrust = 1", "there is no reliability.media: name 'trust'"),
        ("[reliability.media]\nright = 1.0", "right = 1.0; give a number above 0 and below 1"),
        ("[reliability.media]\nweight = 0", "weight = 0; give a number above 0$"),
        ("[figures]\nshared = true", "figures.shared = True; give a number above 0 and below 1"),
        ("[figures]\nscatter = 'wide'", "figures.scatter = 'wide'; give a number above 0$"),
        ("[figures]\ndoubled = 0.9", "come to 1 or more"),
        ("[figures]\none_digit = 0.9", "two_digits, one_digit come to 1 or more"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_clear_word(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        read(tmp_path, text)
    assert "mine.toml" in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"absent\.toml: No such file"):
        Priors.read(tmp_path / "absent.toml")
