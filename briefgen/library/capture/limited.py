"""The text of what came in: plain text as it is, HTML and PDF through a child process under limits.

The near end of `child`. No input can hang or kill the command: a child that takes too much is ended, and told of in a
sentence. Needs the extra `capture` for HTML and PDF.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.library import archive as archives
from briefgen.library.capture import pdf
from briefgen.library.capture.charsets import charset
from briefgen.library.capture.incoming import HTML, PDF, Incoming
from briefgen.library.capture.taken import fault
from briefgen.library.yaml_reader import decode
from briefgen.words.diagnostics import Diagnostic

_START = "import sys; sys.path[:] = {path!r}; from briefgen.library.capture.child import main; main()"
_WALL = 120.0
_FAULTS = {
    "encrypted": ("BG001", "is protected by a password", "save a copy without one, and add that"),
    "broken": ("BG001", "is damaged, or not what its name says", "open it, save it anew, and add that"),
    "nothing": ("BG007", "holds no text that could be found",
                "a scan needs text recognition first; a page that its script writes is saved as PDF from the browser"),
    "pages": ("BG006", f"has more than {pdf.MOST_PAGES:,} pages", "split it"),
    "memory": ("BG006", "takes more memory to read than is allowed", "save it anew, or as text, and add that"),
    "time": ("BG006", "takes longer to read than is allowed", "save it anew, or as text, and add that"),
    "missing": ("BG903", "is read by the extra `capture`, which is not installed",
                "python -m pip install 'briefgen[capture]'"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text, what its page or file says of itself (CSL names), and remarks for who added it.

    `data` are the bytes to keep and to pin; those of a text file are the file's own.
    """

    text: str
    data: bytes
    fields: Mapping[str, object] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def extracted(incoming: Incoming) -> Extracted | Diagnostic:
    """The text of what came in. BG001, BG006, BG007, and BG903 without the extra."""
    if incoming.media_type not in (HTML, PDF):
        return _plain(incoming)
    answer = _answer(incoming)
    if why := answer.get("fault"):
        code, what, hint = _FAULTS.get(str(why), _FAULTS["broken"])
        return fault(code, incoming.name, what, hint)
    text, fields, remarks = answer.get("text"), answer.get("fields"), answer.get("remarks")
    assert isinstance(text, str)
    assert isinstance(fields, dict)
    assert isinstance(remarks, list)
    data = text.encode()
    if len(data) > archives.LIMIT:
        return fault("BG006", incoming.name, f"holds more than {archives.LIMIT >> 20} MiB of text", "split it")
    return Extracted(text, data, fields, tuple(map(str, remarks)))


def _plain(incoming: Incoming) -> Extracted | Diagnostic:
    data = incoming.data
    name = charset(incoming.charset) or "utf-8"
    if name != "utf-8" and not data.isascii():
        try:
            data = data.decode(name).encode()
        except ValueError:
            hint = "save it as UTF-8 text, and add the file"
            return fault("BG001", incoming.name, f"cannot be read as `{incoming.charset}`", hint)
    text = decode(data)
    if not isinstance(text, str):
        hint = f"{text.hint}; of documents, PDF and HTML are read"
        return fault("BG001", incoming.name, f"is no text that can be taken: {text.message}", hint)
    if not text.strip():
        return fault("BG007", incoming.name, "is empty")
    return Extracted(text, data)


def _answer(incoming: Incoming) -> dict[str, object]:
    head = f"{incoming.media_type} {charset(incoming.charset) or '-'}\n"
    # -P: nothing from the current folder is imported unless the parent would
    command = [sys.executable, "-P", "-c", _START.format(path=sys.path)]
    try:
        done = subprocess.run(  # noqa: S603 - this very interpreter
            command, input=head.encode() + incoming.data, capture_output=True, timeout=_WALL, check=False
        )
    except subprocess.TimeoutExpired:
        return {"fault": "time"}
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {"fault": "time" if _out_of_time(done.returncode) else "memory" if done.returncode < 0 else "broken"}
    return answer if isinstance(answer, dict) else {"fault": "broken"}


def _out_of_time(code: int) -> bool:
    return sys.platform != "win32" and code in (-signal.SIGXCPU, -signal.SIGKILL)
