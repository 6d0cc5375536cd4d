"""Draws every page of the briefs as a small picture into docs/gallery/, for the README, the site and whoever reviews.

The brief of the library that `briefgen new` makes is among them, stamped Draft as a newcomer first sees it: the
documentation shows it. The briefs are built anew, and pictures of pages that are gone are removed. The same briefs give
the same pictures.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

CHECKOUT = Path(__file__).resolve().parent.parent
GALLERY = CHECKOUT / "docs" / "gallery"
#: Pixels; at this width the notes can just be read.
WIDTH = 800
#: Bytes of one picture, and few enough that a clone stays light.
LARGEST = 150_000


def draw(pdf: Path) -> list[Path]:
    """One PNG of 256 colours a page, named after the brief and the page's number."""
    drawn = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
        file = GALLERY / f"{pdf.stem}-{number}.png"
        image.quantize(256).save(file, optimize=True)
        drawn.append(file)
    return drawn


def main() -> None:
    """Build, draw, remove what is old; ends with 1 where a picture is too large."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        briefgen = [sys.executable, "-m", "briefgen"]
        subprocess.run([*briefgen, "new", folder], cwd=CHECKOUT, check=True, capture_output=True)
        for library, out in (("briefs", f"{folder}/house"), (f"{folder}/briefs", f"{folder}/demo")):
            command = [*briefgen, "build", "--quiet", "--to", "pdf", "--library", library, "--out", out]
            subprocess.run(command, cwd=CHECKOUT, check=True)
        drawn = [picture for pdf in sorted(Path(folder).glob("*/*.pdf")) for picture in draw(pdf)]
    for old in set(GALLERY.glob("*.png")) - set(drawn):
        old.unlink()
    for picture in drawn:
        print(f"{picture.relative_to(CHECKOUT)}  {picture.stat().st_size / 1000:.0f} KB")
    sys.exit(any(picture.stat().st_size > LARGEST for picture in drawn))


if __name__ == "__main__":
    main()
