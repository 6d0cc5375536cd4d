"""The small invented library, verified, and templates of a test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.check.verify import Verified, verify
from briefgen.library.library import Library
from briefgen.library.model import Source
from briefgen.write import terms
from briefgen.write.compose import compose
from briefgen.write.manuscript import Manuscript
from briefgen.write.templates import TemplateFolder, folder
from tests.check.desks import SMALL, locked, opened

TERMS = terms.of("en")
SHIPPED = folder(SMALL)
Pages = Callable[..., TemplateFolder]


@pytest.fixture(scope="session")
def small() -> Library:
    """The small library with its texts and a lock of them."""
    return locked(opened(SMALL))


@pytest.fixture(scope="session")
def verified(small: Library) -> Verified:
    """The small library, checked."""
    return verify(small).verified


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """Write templates by name (`brief` is the entry) and give the folder that holds them."""

    def write(**texts: str) -> TemplateFolder:
        home = tmp_path / "templates"
        home.mkdir(exist_ok=True)
        for name, text in texts.items():
            (home / f"{name}.md.j2").write_text(text, encoding="utf-8")
        return TemplateFolder((home,))

    return write


def composed(library: Library, slug: str = "extra", *, templates: TemplateFolder = SHIPPED) -> Manuscript:
    """The manuscript of a brief that nothing is wrong with."""
    manuscript, found = compose(verify(library).verified, slug, templates=templates)
    assert manuscript is not None, [d.message for d in found]
    return manuscript


def source(**fields: Any) -> Source:
    """A source of these fields, as a person would write them."""
    text = {"sha256": "0" * 64, "body": "all of it"}
    return Source.model_validate({"id": "one", "type": "article", "issued": "2019-03-04", "text": text, **fields})
