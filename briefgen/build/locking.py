"""What a new lock would hold, and what forbids writing it. Compares nothing and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.check.rules import changed_since_locked, not_in_lock
from briefgen.check.verify import verify
from briefgen.library.library import Library
from briefgen.library.lock import Entry
from briefgen.library.memo import Memo
from briefgen.words.diagnostics import Diagnostic

#: What the lock itself is compared by: the reason to write it anew, not to refuse it.
_OLD_LOCK = frozenset([changed_since_locked.CODE, not_in_lock.CODE])


def renewed(
    library: Library, known: Iterable[Diagnostic], *, memo: Memo | None = None
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """An entry for every passage, and the errors of reading (`known`) and of evidence (BG3) that forbid a lock.

    A passage that `memo` says was searched for in the same text is not searched for again.
    """
    outcome = verify(library, known=known, memo=memo)
    forbidding = tuple(
        d
        for d in outcome.diagnostics
        if d.level == "error" and d.code[:3] in ("BG0", "BG1", "BG3") and d.code not in _OLD_LOCK
    )
    return tuple(entry for _, held in sorted(outcome.verified.entries.items()) for entry in held), forbidding
