"""The `of` of a translation written anew: which text of the original each of its texts translates.

Every byte outside `of` stays as it is. What the digests are, and whether they hold, is the affair of `check`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.library.yaml_node import Mark, Node
from briefgen.library.yaml_reader import decode, read

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"
_WIDTH = 116


def with_of(data: bytes, of: Mapping[str, str]) -> bytes | None:
    """The bytes of a translation with these digests under `of`; None where its layout does not allow it."""
    text, before = decode(data), read(data, "").root
    if not isinstance(text, str) or before is None or before.kind != "map":
        return None
    lead = _BOM if data.startswith(_BOM.encode()) else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    found = before.child("of")
    if found and found[0]:
        start, end = _offset(text, found[0].start), _offset(text, _end(found[0], found[1]))
        made = text[:start] + _written(of, newline) + text[end:]
    else:
        ended = not text or text.endswith(("\n", "\r"))
        made = f"{text}{'' if ended else newline}{_written(of, newline)}{newline}"
    result = (lead + made).encode()
    after = read(result, "")
    same = after.root is not None and not after.diagnostics and _plain(after.root) == {**_plain(before), "of": dict(of)}
    return result if same else None


def _written(of: Mapping[str, str], newline: str) -> str:
    """One line where there is room, else a line for each text."""
    short = f"of: {{{', '.join(f'{key}: {digest}' for key, digest in of.items())}}}"
    return short if len(short) <= _WIDTH else newline.join(["of:", *(f"  {k}: {digest}" for k, digest in of.items())])


def _end(key: Node, value: Node) -> Mark:
    """Where the value ends: that of a block map where its last entry does, for its own end is the next token."""
    if value.absent:
        return key.end[0], key.end[1] + 1
    return value.children[-1].end if value.children and value.start[0] > key.start[0] else value.end


def _offset(text: str, mark: Mark) -> int:
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    return starts[mark[0]] + mark[1]


def _plain(root: Node) -> dict[str, object]:
    found = root.plain()
    return dict(found) if isinstance(found, dict) else {}
