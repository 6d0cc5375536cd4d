"""The Markdown rendition."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.render import markdown
from briefgen.write.manuscript import Manuscript
from tests.render.manuscripts import manuscript_of


def test_each_call_has_one_definition(read: Callable[[str], Manuscript]) -> None:
    """Calls and definitions pair, in order."""
    text = markdown.render(read("full")).decode()
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert re.findall(r"\[\^(\d+)\](?!:)", text) == defined == [str(n) for n in range(1, 26)]


def test_nothing_of_the_page_is_left_in_it(read: Callable[[str], Manuscript]) -> None:
    """No marks, no pictures (their tables stay), no links to notes that GitHub names otherwise."""
    text = markdown.render(read("full")).decode()
    assert not re.search("[\ue000\ue001]|picture:|#fn", text)
    assert "Cod catch of Velmark: 40,000 tonnes in 2016 and 31,000 in 2018" not in text


def test_a_brief_without_notes_ends_with_its_text() -> None:
    """One newline at the end, no empty list of notes."""
    assert markdown.render(manuscript_of("Words.\n")) == b"Words.\n"
