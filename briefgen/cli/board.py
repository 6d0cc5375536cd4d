"""What `serve` shows at a moment, and telling everybody who looks that there is something new. No HTTP, no HTML."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from briefgen.cli.formats.located import Located, located

if TYPE_CHECKING:
    from briefgen.build.run import Summary

#: `drawn`: its HTML is new and its PDF is being laid out.
State = Literal["drawn", "built", "withheld"]


@dataclass(frozen=True, slots=True)
class Board:
    """The briefs and the state of each, what was found, what stands in the way; `number` grows with every change."""

    number: int = 0
    briefs: tuple[tuple[str, State], ...] = ()
    found: tuple[Located, ...] = ()
    trouble: str = ""
    busy: bool = True

    def state(self, slug: str) -> State | None:
        """The state of a brief, None where there is no such brief."""
        return dict(self.briefs).get(slug)


@dataclass(slots=True)
class Stand:
    """The board that is up, for many threads: one puts up the next, others read it and wait for another."""

    #: Tells this run of the server from another, so that a page left open sees that it is old.
    run: str = field(default_factory=lambda: secrets.token_hex(4))
    _board: Board = Board()
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _over: bool = False

    @property
    def now(self) -> Board:
        """The board that is up."""
        with self._changed:
            return self._board

    def version(self, board: Board) -> str:
        """The board as a word that no other board has."""
        return f"{self.run}.{board.number}"

    def began(self) -> None:
        """A round has begun: what was found is found again, and the pages stay as they are meanwhile."""
        with self._changed:
            self._put(replace(self._board, busy=True))

    def drawn(self, slug: str) -> None:
        """The HTML of a brief is new."""
        self._state(slug, "drawn")

    def built(self, slug: str) -> None:
        """Every rendition of a brief is new."""
        self._state(slug, "built")

    def ended(self, summary: Summary, display: str) -> None:
        """A round has ended, with this summary."""
        found = located(summary.diagnostics, summary.atlas, display=display)
        done = {built.slug for built in summary.built}
        with self._changed:
            before = {slug for slug, _ in self._board.briefs} if summary.unread else set()
            slugs = sorted({*done, *summary.withheld, *before})
            briefs: tuple[tuple[str, State], ...] = tuple(
                (slug, "built" if slug in done else "withheld") for slug in slugs
            )
            self._put(Board(self._board.number, briefs, found, busy=False))

    def stopped(self, trouble: str) -> None:
        """A round found nothing to build from, for this reason; what was there before stays."""
        with self._changed:
            self._put(replace(self._board, trouble=trouble, busy=False))

    def close(self) -> None:
        """Send everybody home who waits."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def wait(self, board: Board, seconds: float) -> Board | None:
        """Another board than this one; the same after so many seconds; None once the stand is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._board.number != board.number, seconds)
            return None if self._over else self._board

    def _state(self, slug: str, state: State) -> None:
        with self._changed:
            known = {**dict(self._board.briefs), slug: state}
            self._put(replace(self._board, briefs=tuple(sorted(known.items()))))

    def _put(self, board: Board) -> None:
        self._board = replace(board, number=self._board.number + 1)
        self._changed.notify_all()
