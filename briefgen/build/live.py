"""Building again and again: one round for each burst of saves, with the workers kept warm between them.

A round is a whole build as `build.run` makes it, so that it can give nothing else than a build from nothing. Only the
HTML of a brief comes early, and goes back to what it was where the brief is withheld after all. Prints nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefgen.build import keeping
from briefgen.build.finishing import Stage
from briefgen.build.jobs import Done, Job, joined
from briefgen.build.run import Options, Progress, Summary, UnknownSlug, run
from briefgen.build.watching import Change, Watched, bursts, folders
from briefgen.library.files import write_whole
from briefgen.library.load import NotALibrary
from briefgen.library.memo import Memo

Early = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Round:
    """What a burst of saves changed, and the build it brought; None, and why, where there was nothing to build from."""

    changes: tuple[Change, ...]
    summary: Summary | None
    trouble: str = ""


def rounds(
    options: Options,
    *,
    executor: Executor,
    archive: str | None,
    early: Early = lambda slug: None,
    progress: Progress = lambda stage, slug: None,
    began: Callable[[tuple[Change, ...]], None] = lambda changes: None,
) -> Iterator[Round]:
    """A first build, then one each time that something it reads has changed; never ends by itself.

    `began` is called with what changed before each round, `early` from another thread as the HTML of a brief is there,
    `progress` as `run` calls it. Raises KeyboardInterrupt, and what `run` raises of its first build; what is not there
    afterwards is told as trouble, and waited for.
    """
    watched = Watched(folders(options.library, display=options.display, archive=archive), out=options.out)
    memo = keeping.opened(options.out)
    yield Round((), _built(options, executor, memo, early=early, progress=progress))
    keeping.write(options.out, memo)  # others look there while this goes on
    try:
        for _ in bursts(watched):
            changes = watched.changes()
            if not changes:
                continue
            began(changes)
            try:
                yield Round(changes, _built(options, executor, memo, early=early, progress=progress))
            except NotALibrary as error:
                yield Round(changes, None, str(error))
            except UnknownSlug as error:
                yield Round(changes, None, f"there is no brief `{error.slug}`")
    finally:
        keeping.write(options.out, memo)


def _built(options: Options, executor: Executor, memo: Memo, *, early: Early, progress: Progress) -> Summary:
    with HtmlFirst(executor, options.out, early) as ahead:

        def passed(stage: Stage, slug: str) -> None:
            # at once, and not when all is done: after an interrupt, what is whole stays whole
            if stage == "built":
                ahead.keep(slug)
            progress(stage, slug)

        summary = run(options, executor=ahead, progress=passed, memo=memo)
        if not summary.unread:  # a file that is half typed is no reason to forget the others
            memo.settle()
    return summary


class HtmlFirst(Executor):
    """Makes the HTML of a job first and writes it at once; the other renditions follow, and all come back together.

    What was written early and not confirmed by `keep` is as it was before once this context ends.
    """

    def __init__(self, inner: Executor, out: Path, early: Early) -> None:
        self._inner, self._out, self._early = inner, out, early
        self._before: dict[str, bytes | None] = {}
        self._guard = threading.Lock()
        self._over = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue `jobs.lay_out` of a job, in two steps where it is HTML and more; any other call as it is."""
        job = args[0] if len(args) == 1 and not kwargs else None
        if not isinstance(job, Job) or "html" not in job.targets:
            return self._inner.submit(fn, *args, **kwargs)
        both: Future[Done] = Future()
        first = self._inner.submit(fn, replace(job, targets=("html",)))
        first.add_done_callback(lambda done: self._then(done, both, fn, job))
        return both

    def keep(self, slug: str) -> None:
        """A brief was built: its HTML stays."""
        with self._guard:
            self._before.pop(slug, None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Put back what was not kept. The executor behind goes on."""
        with self._guard:
            self._over = True
            for slug, data in self._before.items():
                with suppress(OSError):  # what cannot be put back has another digest, and is built anew
                    path = self._page(slug)
                    path.unlink(missing_ok=True) if data is None else write_whole(path, data)

    def _then(self, first: Future[Done], both: Future[Done], fn: Callable[[Job], Done], job: Job) -> None:
        try:
            html = first.result()
            self._written(job.manuscript.slug, html)
            rest = tuple(target for target in job.targets if target != "html")
            if not rest:
                both.set_result(html)
                return
            second = self._inner.submit(fn, replace(job, targets=rest))
        except Exception as error:  # noqa: BLE001 - as an executor does: it is raised where the result is asked for
            both.set_exception(error)
            return
        second.add_done_callback(lambda done: _both(html, done, both, job.targets))

    def _written(self, slug: str, html: Done) -> None:
        data = html.files.get("html")
        if data is None or any(d.level == "error" for d in html.diagnostics):
            return
        with self._guard, suppress(OSError):  # it is told when all are written
            path = self._page(slug)
            before = path.read_bytes() if path.is_file() else None
            if self._over or before == data:
                return
            self._before[slug] = before
            write_whole(path, data)
            self._early(slug)

    def _page(self, slug: str) -> Path:
        return self._out / f"{slug}.html"


def _both(html: Done, second: Future[Done], both: Future[Done], targets: tuple[str, ...]) -> None:
    try:
        rest = second.result()
    except Exception as error:  # noqa: BLE001 - as above
        both.set_exception(error)
        return
    made = joined((html, rest))
    both.set_result(replace(made, files={target: made.files[target] for target in targets if target in made.files}))
