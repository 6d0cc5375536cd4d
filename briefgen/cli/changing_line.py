"""Progress on a terminal: one line that is drawn again and leaves nothing behind. Loads rich; import it only to draw.

Names the brief that is waited for and, of several, the how-manieth it is and about how long all the rest takes. On a
narrow terminal the end of the line is cut, and so the name first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from time import monotonic

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Column

from briefgen.cli import printing


@contextmanager
def changing_line() -> Iterator[Callable[[str, str], None]]:
    """A function to call with each stage and brief, while the line is shown."""
    cut = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    said = TextColumn("{task.description}", markup=False, table_column=cut)
    console = Console(stderr=True)
    with Progress(SpinnerColumn(), said, console=console, transient=True, expand=True) as shown:
        yield _Line(shown, shown.add_task("Reading and checking", total=None)).tell


class _Line:
    """What the line says, from what it is told. Briefs are built in the order in which they were composed.

    Rich's column of remaining time forgets the pace whenever the total changes, and it changes while workers lay out.
    """

    def __init__(self, shown: Progress, task: TaskID) -> None:
        self._shown, self._task = shown, task
        self._waiting: deque[str] = deque()
        self._known, self._since = 0, 0.0

    def tell(self, stage: str, slug: str) -> None:
        """A brief has passed a stage."""
        if stage == "checked":
            self._say("Composing")
        elif stage == "unchanged" and not self._waiting:
            self._say(f"Unchanged: {slug}")
        elif stage == "composed":
            self._since = self._since or monotonic()
            self._known += 1
            self._waiting.append(slug)
            self._say(self._laying_out())
        elif stage == "built":
            # one that failed is not told: whatever was before this one is over too
            while self._waiting and self._waiting.popleft() != slug:
                continue
            self._say(self._laying_out() if self._waiting else f"Built {slug}")
            self._shown.refresh()

    def _laying_out(self) -> str:
        if self._known == 1:
            return f"Laying out {self._waiting[0]}"
        done = self._known - len(self._waiting)
        left = (monotonic() - self._since) / done * len(self._waiting) if done else 0.0
        about = f", about {_rounded(left)} left" if done else ""
        return f"Laying out {done + 1} of {self._known}{about}: {self._waiting[0]}"

    def _say(self, text: str) -> None:
        self._shown.update(self._task, description=printing.harmless(text))


def _rounded(seconds: float) -> str:
    """A length of time as one says it: `41 s`, `3 min`, `1 h 20 min`; never nothing."""
    if seconds <= 60:
        return f"{max(ceil(seconds), 1)} s"
    hours, minutes = divmod(ceil(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
