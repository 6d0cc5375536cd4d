"""Times the layout of each brief with its notes at the foot of the page beside the same with its notes in the text.

Pairwise, in a warm process, seconds of the processor. The notes are brought into the text by a line of CSS behind the
style sheet for print; what the audit of the page says to that is of no interest here.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path

from render import CHECKOUT, clocked, manuscripts

from briefgen.render import pdf

BAR, ROUNDS = 1.5, 5
_INLINE = "\n.fn { float: none !important; display: inline !important }\n"


def main() -> None:
    """Print a row a brief."""
    import weasyprint

    pdf.prepare()
    with tempfile.TemporaryDirectory() as folder:
        inline = Path(folder, "templates")
        shutil.copytree(CHECKOUT / "templates", inline)
        sheet = inline / "print.css"
        sheet.write_text(sheet.read_text(encoding="utf-8") + _INLINE, encoding="utf-8")
        for manuscript in manuscripts():
            with clocked(weasyprint.HTML, "render") as seconds:
                for _ in range(ROUNDS):
                    for templates in (CHECKOUT / "templates", inline):
                        pdf.render(manuscript, templates=(templates,))
            pairs = list(zip(seconds[::2], seconds[1::2], strict=True))
            ratio = statistics.median(foot / text for foot, text in pairs)
            foot, text = (statistics.median(one) for one in zip(*pairs, strict=True))
            print(
                f"{manuscript.slug:24} at the foot {foot:.2f} s   in the text {text:.2f} s   ratio {ratio:.2f}   {BAR=}"
            )


if __name__ == "__main__":
    main()
