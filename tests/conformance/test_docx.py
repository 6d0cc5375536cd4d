"""The Word documents: opened by LibreOffice, their notes counted, made twice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every brief of the library as a Word document, with its Markdown beside it."""
    return _built(tmp_path_factory.mktemp("word"))


def _built(out: Path, **environment: str) -> dict[str, Path]:
    command = [sys.executable, "-m", "briefgen", "build", "--to", "md,docx", "--out", str(out)]
    surroundings = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, env=surroundings)
    assert done.returncode == 0, done.stderr
    return {path.stem: path for path in sorted(out.glob("*.docx"))}


def _opened(path: Path, folder: Path) -> ET.Element:
    """The document as LibreOffice understands it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("no LibreOffice here: install it (Debian: libreoffice-writer-nogui)")
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "fodt"]
    done = subprocess.run([*command, "--outdir", str(folder), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return ET.parse(folder / f"{path.stem}.fodt").getroot()


def test_every_note_is_a_footnote(documents: Mapping[str, Path], tmp_path: Path) -> None:
    """LibreOffice finds as many footnotes as the brief has notes, numbered from 1 without a gap."""
    for slug, path in documents.items():
        notes = re.findall(r"^\[\^(\d+)\]: ", path.with_suffix(".md").read_text(encoding="utf-8"), re.MULTILINE)
        found = [node.text for node in _opened(path, tmp_path).iter(f"{_TEXT}note-citation")]
        assert found == notes, slug


def test_headings_are_the_areas_and_findings(documents: Mapping[str, Path], tmp_path: Path) -> None:
    """What Markdown has as headings of the second and third level are Word's of the first and second."""
    for path in documents.values():
        lines = path.with_suffix(".md").read_text(encoding="utf-8").splitlines()
        levels = [len(line.split(" ")[0]) - 1 for line in lines if re.match(r"##+ ", line)]
        found = _opened(path, tmp_path).iter(f"{_TEXT}h")
        assert [int(node.get(f"{_TEXT}outline-level", "0")) for node in found] == levels


def test_every_picture_has_its_words(documents: Mapping[str, Path]) -> None:
    """A picture says in words what it shows, and stands in the file as PNG."""
    pictures = 0
    for path in documents.values():
        with zipfile.ZipFile(path) as file:
            document = file.read("word/document.xml").decode()
            stored = [name for name in file.namelist() if name.startswith("word/media/")]
        described = re.findall(r'<wp:docPr descr="([^"]+)"', document)
        assert len(described) == document.count("<wp:docPr") == len(stored)
        assert all(name.endswith(".png") for name in stored)
        pictures += len(stored)
    assert pictures, "no brief has a picture"


def test_properties_come_from_the_brief(documents: Mapping[str, Path]) -> None:
    """Title, question, house and language are the brief's, and so is its day: no clock is in the file."""
    with zipfile.ZipFile(documents["ottawa-2000"]) as file:
        properties = file.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for key in ("dc:title", "dc:subject", "dc:creator"):
        assert re.search(rf"<{key}>[^<]+</{key}>", properties), key
    assert "<dc:language>en</dc:language>" in properties
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", properties)) == {"2000-12-31T00:00:00Z"}


def test_two_processes_write_the_same_bytes(documents: Mapping[str, Path], tmp_path: Path) -> None:
    """Another hash seed, time zone, locale and folder change nothing."""
    others = _built(tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    assert {slug: path.read_bytes() for slug, path in others.items()} == {
        slug: path.read_bytes() for slug, path in documents.items()
    }
