"""The JSON rendition."""

from __future__ import annotations

import json
from collections.abc import Callable

from briefgen.render import record
from briefgen.write.manuscript import Manuscript


def test_the_record_is_the_manuscripts_own_indented(read: Callable[[str], Manuscript]) -> None:
    """The same data, readable, with letters as letters and a newline at the end."""
    manuscript = read("small")
    rendered = record.render(manuscript)
    assert json.loads(rendered) == json.loads(manuscript.record)
    assert "\n  " in rendered.decode()
    assert "Größe" in rendered.decode()
    assert rendered.endswith(b"}\n")
