"""Libraries out of git: as they stood, or a sentence that says why not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.build.revisions import NoRevision, taken_out

GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(GIT is None, reason="needs git")


def git(folder: Path, *words: str) -> None:
    """Run git with a name of its own."""
    who = ["-c", "user.name=Nora Lind", "-c", "user.email=nora@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([GIT or "git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A repository with a library folder of two revisions, the first tagged `first`."""
    folder = tmp_path / "desk" / "briefs"
    folder.mkdir(parents=True)
    (tmp_path / "desk" / "README.md").write_text("no library yet")
    git(tmp_path / "desk", "init", "-q")
    git(tmp_path / "desk", "add", ".")
    git(tmp_path / "desk", "commit", "-qm", "before")
    git(tmp_path / "desk", "tag", "before")
    for title in ("first", "second"):
        (folder / "library.yaml").write_text(f"title: {title}\n")
        git(tmp_path / "desk", "add", ".")
        git(tmp_path / "desk", "commit", "-qm", title)
        git(tmp_path / "desk", "tag", title)
    return folder


def test_a_revision_is_the_folder_as_it_stood(briefs: Path, tmp_path: Path) -> None:
    """And the working folder stays as it is."""
    (briefs / "library.yaml").write_text("title: not committed\n")
    found = taken_out(briefs, "first", to=tmp_path / "out")
    assert (found / "library.yaml").read_text() == "title: first\n"
    assert (briefs / "library.yaml").read_text() == "title: not committed\n"


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-q", "", "first:README.md"])
def test_no_such_revision_is_told(briefs: Path, tmp_path: Path, revision: str) -> None:
    """A name that is none, and one that git would take for an option."""
    with pytest.raises(NoRevision, match="there is no revision"):
        taken_out(briefs, revision, to=tmp_path / "out")


def test_a_revision_before_the_library_is_told(briefs: Path, tmp_path: Path) -> None:
    """The folder was not there then."""
    with pytest.raises(NoRevision, match="has no library"):
        taken_out(briefs, "before", to=tmp_path / "out")


def test_outside_a_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No guess is made."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="not in a git repository"):
        taken_out(tmp_path, "HEAD", to=tmp_path / "out")


def test_a_link_in_a_revision_is_left_out(briefs: Path, tmp_path: Path) -> None:
    """Nothing that git kept leads out of the folder it is unpacked to."""
    (briefs / "names.yaml").symlink_to(tmp_path / "desk" / "README.md")
    git(tmp_path / "desk", "add", ".")
    git(tmp_path / "desk", "commit", "-qm", "linked")
    found = taken_out(briefs, "HEAD", to=tmp_path / "out")
    assert sorted(path.name for path in found.rglob("*")) == ["library.yaml"]
