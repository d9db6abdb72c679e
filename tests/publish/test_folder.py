"""The report's folder is swapped in whole and never takes the place of something else."""

import os
from pathlib import Path

import pytest

from armsledger.documents import REPORT_MARKER
from armsledger.errors import UsageError
from armsledger.publish.folder import LEFT_BEHIND, swapped_in


def write(folder, **files):
    with swapped_in(folder) as fresh:
        for name, text in files.items():
            (fresh / name).write_text(text)


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_newer_report_replaces_an_older_one_whole(tmp_path):
    report = tmp_path / "deep" / "report"
    write(report, index="old", gone="old")
    write(report, index="new")
    assert names(report) == [REPORT_MARKER, "index"]
    assert (report / "index").read_text() == "new"
    assert names(report.parent) == ["report"]


def test_an_interrupted_run_leaves_the_older_report(tmp_path):
    report = tmp_path / "report"
    write(report, index="old")
    with pytest.raises(KeyboardInterrupt), swapped_in(report) as fresh:
        (fresh / "index").write_text("half")
        raise KeyboardInterrupt
    assert (report / "index").read_text() == "old"
    assert names(tmp_path) == ["report"]


def test_what_a_killed_run_left_is_swept_once_it_is_old(tmp_path):
    for name in (".report.new-0badcafe", ".report.old-0badcafe", ".report.new-fresh"):
        (tmp_path / name).mkdir()
        if not name.endswith("fresh"):
            os.utime(tmp_path / name, (0, 0))
    assert LEFT_BEHIND > 3600
    write(tmp_path / "report", index="new")
    assert names(tmp_path) == [".report.new-fresh", "report"]


@pytest.mark.parametrize("name", ["report", "[report]*"])
def test_a_report_lost_between_two_renames_comes_back(tmp_path, monkeypatch, name):
    report = tmp_path / name
    write(report, index="old")
    (report / "my-notes.txt").write_text("mine")
    kept_from = Path.rename

    def killed(self, target):
        if ".new-" in self.name:
            raise KeyboardInterrupt  # between the two renames, the older report stands beside its place
        return kept_from(self, target)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "rename", killed)
        write(report, index="new")
    assert not report.exists()
    write(report, index="newer")
    assert (report / "index").read_text() == "newer"
    assert (report / "my-notes.txt").read_text() == "mine"
    assert names(tmp_path) == [name]


def test_a_lost_report_comes_back_even_if_the_next_run_fails(tmp_path):
    write(tmp_path / "report", index="old")
    (tmp_path / "report").rename(tmp_path / ".report.old-0badcafe")
    with pytest.raises(KeyboardInterrupt), swapped_in(tmp_path / "report"):
        raise KeyboardInterrupt
    assert (tmp_path / "report" / "index").read_text() == "old"


def test_a_folder_of_something_else_is_refused_and_kept(tmp_path):
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter1.txt").write_text("years of work")
    with pytest.raises(UsageError, match="no report"):
        write(folder, index="new")
    assert (folder / "chapter1.txt").read_text() == "years of work"


def test_an_empty_folder_is_taken_and_a_file_is_not(tmp_path):
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty", index="new")
    assert (tmp_path / "empty" / "index").is_file()
    (tmp_path / "file").write_text("text")
    with pytest.raises(UsageError, match="is a file"):
        write(tmp_path / "file", index="new")


def test_a_readers_own_file_in_a_report_is_kept(tmp_path):
    report = tmp_path / "report"
    write(report, index="old")
    (report / "my-notes.txt").write_text("mine")
    write(report, index="new")
    write(report, index="newer")
    assert (report / "my-notes.txt").read_text() == "mine"
    assert (report / "index").read_text() == "newer"


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("text")
    with pytest.raises(UsageError, match="choose another folder"):
        write(tmp_path / "file" / "report", index="new")
