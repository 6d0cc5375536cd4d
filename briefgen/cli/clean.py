"""`briefgen clean`: remove what builds wrote."""

from __future__ import annotations

from briefgen.cli import options, printing


def clean(*, out: options.OutFolder = options.OUT, quiet: options.Quiet = False) -> None:
    """Remove the files and the cache that briefgen wrote into a folder; anything else stays."""
    from briefgen.build.output import clean as cleaned
    from briefgen.cli.verdict import many

    done = cleaned(out)
    if quiet:
        return
    for name in done.left:
        printing.remark(f"left {out.as_posix()}/{name}: it was changed after it was built")
    printing.remark(f"{many(len(done.removed), 'file')} removed from {out.as_posix()}")
