"""Progress of a build on standard error: a line that changes on a terminal, one line a brief elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefgen.cli import printing

_TOLD = {"built": "built {}", "withheld": "withheld {}"}


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, str], None]]:
    """A function to call with each stage and brief, while this context lasts."""
    if quiet:
        yield lambda stage, slug: None
    elif printing.is_terminal(sys.stderr):
        from briefgen.cli.changing_line import changing_line

        with changing_line() as tell:
            yield tell
    else:
        yield _plain


def _plain(stage: str, slug: str) -> None:
    if stage in _TOLD:
        printing.remark(_TOLD[stage].format(slug))
