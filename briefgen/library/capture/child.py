"""The far end of `limited`: reads one page or PDF from standard input, in a process of its own, and answers in JSON.

Under limits on memory and processor time, because HTML and PDF from anywhere can be made to take all of both. What it
answers is data alone; the near end believes nothing of it but text.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any

CPU, MEMORY = 40, 1536 << 20
#: Characters that no text shows. Form feeds between the pages of a PDF are set by `pdf`, and stay.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class Unreadable(Exception):
    """Why nothing was extracted: one of the faults that `limited` has words for."""


def main() -> None:
    """Read `KIND CHARSET` in one line and the bytes after it; write one JSON value. Ends the process."""
    _bounded()
    reply = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    kind, charset = sys.stdin.buffer.readline().decode().rstrip("\n").split(" ")
    answer: dict[str, Any]
    try:
        answer = _read(kind, sys.stdin.buffer.read(), charset)
        answer["text"] = _UNSEEN.sub("", answer["text"])
    except Unreadable as why:
        answer = {"fault": str(why)}
    except ImportError:
        answer = {"fault": "missing"}
    except MemoryError:
        answer = {"fault": "memory"}
    except Exception as error:  # noqa: BLE001 - the libraries raise whatever a broken file makes them raise
        answer = {"fault": "broken", "why": type(error).__name__}
    reply.write(json.dumps(answer).encode())
    reply.flush()
    # Their threads and finalizers may be in any state by now.
    os._exit(0)


def _read(kind: str, data: bytes, charset: str) -> dict[str, Any]:
    if kind == "application/pdf":
        from briefgen.library.capture.pdf import read as read_pdf

        return read_pdf(data)
    from briefgen.library.capture.html import read as read_html

    return read_html(data, charset if charset != "-" else None)


def _bounded() -> None:
    if sys.platform == "win32":
        return
    import resource

    for which, most in ((resource.RLIMIT_CPU, CPU), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(which)
        try:
            resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # macOS refuses some limits; the wall limit still holds
            continue
