"""`briefgen clean`: remove what builds wrote."""

from __future__ import annotations

from briefgen.cli import options, printing


def clean(*, out: options.OutFolder = options.OUT, quiet: options.Quiet = False) -> None:
    """Remove the files and the cache that briefgen wrote into a folder; kept editions and anything else stay."""
    from briefgen.build.copies import kept
    from briefgen.build.output import clean as cleaned
    from briefgen.cli.site import FOLDER
    from briefgen.cli.verdict import many
    from briefgen.site.writing import remove_tree

    pages = remove_tree(out / FOLDER)
    done = cleaned(out)
    if quiet:
        return
    for name in done.left:
        printing.remark(f"left {out.as_posix()}/{name}: it was changed after it was built")
    for name in kept(out):
        printing.remark(f"kept {out.as_posix()}/{name}: readers hold that edition, and no build makes it again")
    beside = f", and the pages in {FOLDER}" if pages else ""
    printing.remark(f"{many(len(done.removed), 'file')} removed from {out.as_posix()}{beside}")
