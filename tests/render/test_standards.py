"""Every brief of the real library, printed: the standards that it claims, and its weight."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Mapping
from dataclasses import replace
from string import ascii_lowercase

import pytest

from briefgen.check.verify import verify
from briefgen.library.load import load
from briefgen.render import pdf, record
from briefgen.write import templates
from briefgen.write.compose import compose
from tests.render.manuscripts import FIXTURES, manuscript_of

LIBRARY = FIXTURES.parents[2] / "briefs"
#: Bytes of a PDF of at most three pages, its attachment included.
LIGHT = 150_000


@pytest.fixture(scope="module")
def printed() -> Mapping[str, pdf.Rendered]:
    """The briefs, from their lock alone: the captured texts leave no trace in a rendition."""
    library, found = load(LIBRARY, display="briefs", texts=False)
    assert library is not None
    verified = verify(library, known=found).verified
    manuscripts = {slug: compose(verified, slug, templates=templates.folder(LIBRARY))[0] for slug in verified.printable}
    return {slug: pdf.render(one) for slug, one in manuscripts.items() if one is not None}


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_brief_is_accessible_and_archivable(printed: Mapping[str, pdf.Rendered], profile: str) -> None:
    """No brief fails PDF/UA-1 or PDF/A-3a."""
    validation = pytest.importorskip("page")
    told = {
        slug: [(f.rule_id, f.message) for f in validation.validate_pdf_bytes(one.pdf, profile=profile).failures]
        for slug, one in printed.items()
    }
    assert len(told) >= 3
    assert {slug: failures for slug, failures in told.items() if failures} == {}


def test_every_note_of_every_brief_is_printed(printed: Mapping[str, pdf.Rendered]) -> None:
    """No printing ends with a diagnostic."""
    assert {slug: one.diagnostics for slug, one in printed.items() if one.diagnostics} == {}


def test_a_stream_that_ends_in_a_carriage_return_keeps_its_length() -> None:
    """The attached record may compress to bytes that look like the end of a line, and PDF/A-3a still holds."""
    validation = pytest.importorskip("page")
    manuscript = manuscript_of("# Cod\n\nFewer boats.\n")
    titles = ("".join(random.Random(seed).choices(ascii_lowercase, k=40)) for seed in range(5000))
    manuscripts = (replace(manuscript, record=json.dumps({"title": title})) for title in titles)
    unlucky = next(m for m in manuscripts if zlib.compress(record.render(m), level=9).endswith(b"\r"))
    printed = pdf.render(unlucky).pdf
    assert b"\r\r\nendstream" in printed
    assert validation.validate_pdf_bytes(printed, profile="3a").failures == []


def test_a_brief_of_three_pages_is_light(printed: Mapping[str, pdf.Rendered]) -> None:
    """Under 150 KB, with the record inside it."""
    assert {slug: len(one.pdf) for slug, one in printed.items() if one.pages <= 3 and len(one.pdf) >= LIGHT} == {}
