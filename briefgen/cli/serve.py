"""`briefgen serve`: the briefs in a browser on this machine, rebuilt and reloaded on every save."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import completing, opened, options, printing
from briefgen.cli.build import workers_for

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from briefgen.build.outcome import Options
    from briefgen.build.watching import Change
    from briefgen.cli.board import Stand

_PORT = 8765


def serve(
    slug: Annotated[
        str, typer.Argument(metavar="SLUG", help="One brief; all if none.", autocompletion=completing.briefs)
    ] = "",
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", parser=options.number(0, 65535), help="Where to listen; 0: any that is free."
        ),
    ] = _PORT,
    as_of: options.AsOf = None,
    jobs: options.Jobs = 0,
    quiet: options.Quiet = False,
) -> None:
    """Show briefs in the browser, with the PDF beside the page and what is wrong at its line; reloads on every save."""
    day = options.day(as_of, "--as-of")
    opened.outside(out, library)
    opened.there(library, (slug,) if slug else ())
    from briefgen.build.outcome import Options

    asked = Options(library, out, opened.shown(library), (slug,) if slug else (), as_of=day)
    with workers_for(asked, jobs) as workers:
        from briefgen.cli.board import Stand

        stand = Stand()
        with _listening(port, stand, out) as address:
            from briefgen.cli.live_page import address as page_of

            printing.product(address + (page_of(slug) if slug else "/"))
            if not quiet:
                printing.remark("Open this address in a browser on this machine. Ctrl-C ends it.")
            _served(asked, workers, stand, quiet=quiet)


@contextmanager
def _listening(port: int, stand: Stand, out: Path) -> Iterator[str]:
    """The server, answering from its own threads, and its address. A port that is taken is a usage error (exit 2)."""
    from briefgen.cli.serving import HOST, Server

    try:
        server = Server(port, stand, out)
    except OSError as error:
        what = f"port {port} cannot be used ({(error.strerror or 'refused').lower()}); try another, or 0 for any"
        raise typer.BadParameter(what, param_hint="--port") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        stand.close()
        server.shutdown()
        server.server_close()


def _served(asked: Options, workers: Executor, stand: Stand, *, quiet: bool) -> None:
    """Round after round; ends by KeyboardInterrupt alone, or a usage error of the first round."""
    from briefgen.build.live import rounds
    from briefgen.cli import verdict, watch

    def built(stage: str, slug: str) -> None:
        if stage == "built":
            stand.built(slug)

    def began(changes: tuple[Change, ...]) -> None:
        stand.began()
        if not quiet:
            printing.remark(watch.told(changes))

    archive = os.environ.get("BRIEFGEN_ARCHIVE")
    with opened.as_typed(asked.library):
        for one in rounds(asked, executor=workers, archive=archive, early=stand.drawn, progress=built, began=began):
            if one.summary is None:
                stand.stopped(one.trouble)
                continue
            stand.ended(one.summary, asked.display)
            if not quiet:
                printing.remark(f"{watch.counted(one.summary)}; {verdict.count(one.summary.diagnostics)}")
