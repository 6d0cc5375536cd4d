"""Deterministic YAML text: the lock, a new source, an entry appended to a facts file.

What the strict reader reads back equal. It writes maps, lists and texts of the contract's shape, nothing
else, and never rewrites what a person wrote: records are appended as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.library.lock import Lock

#: A written value: None and empty values are left out of maps.
Value = None | bool | int | str | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = re.compile(r"""[^\W_](?:[\w ,.;'"()\[\]/+%$’“”–-]*[\w.)\]%'"’”])?\Z""")
_PLAIN_IN_FLOW = re.compile(r"""[^\W_](?:[\w .;'"()/+%$’“”–-]*[\w.)%'"’”])?\Z""")
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u00a0\u2028\u2029\ufeff]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_WORDS_OF_YAML = frozenset(["null", "Null", "NULL", "true", "false", "yes", "no", "on", "off"])


def write_lock(lock: Lock) -> str:
    """The text of `evidence.lock`: one block an entry, in the order of keys, one line a value."""
    entries = sorted(lock.entries, key=lambda entry: entry.key)
    head = f"# Written by `briefgen lock`; do not edit.\nversion: {lock.version}\n"
    if not entries:
        return head
    blocks = (record(entry.model_dump(mode="json", exclude_defaults=True), indent=2) for entry in entries)
    return head + "entries:\n" + "".join(blocks)


def record(fields: Mapping[str, Value], *, indent: int) -> str:
    """One list entry: `- ` at `indent` spaces, a line for each field that has a value."""
    lines = list(_lines(fields, indent + 2))
    return f"{' ' * indent}- " + "\n".join(lines).lstrip() + "\n"


def document(fields: Mapping[str, Value]) -> str:
    """A file of fields, one a line."""
    return "\n".join(_lines(fields, 0)) + "\n"


def _lines(fields: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, str):  # first, and nearly all: abstract types are slow to ask for
            if value:
                yield f"{' ' * indent}{_text(key)}: {_text(value, inside=False)}"
        elif value is None or (isinstance(value, (Sequence, Mapping)) and not value):
            continue
        elif isinstance(value, Mapping):
            yield f"{' ' * indent}{_text(key)}:"
            yield from _lines(value, indent + 2)
        elif isinstance(value, Sequence) and isinstance(value[0], Mapping):
            yield f"{' ' * indent}{_text(key)}:"
            yield from (f"{' ' * (indent + 2)}- {flow(entry)}" for entry in value)
        else:
            yield f"{' ' * indent}{_text(key)}: {flow(value, inside=False)}"


def flow(value: Value, *, inside: bool = True) -> str:
    """A value in one line; `inside` braces or brackets a comma needs quotation marks."""
    if isinstance(value, str):
        return _text(value, inside=inside)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key)}: {flow(one)}" for key, one in value.items() if one is not None) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return "null" if value is None else str(value)


def _text(text: str, *, inside: bool = True) -> str:
    """A text as YAML: plain where nothing in it can be misread, else in double quotation marks."""
    plain = _PLAIN_IN_FLOW if inside else _PLAIN
    if plain.match(text) and text not in _WORDS_OF_YAML:
        return text
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}", text) + '"'
