"""A page that nobody sees, for a worker to lay out while it has nothing else to do. It lays nothing out itself.

The first layout of a process takes half as long again as any later one: the engine reads its dictionary of syllables
and its fonts, and learns the types of its libraries. What is learnt changes no byte of what is laid out after it.
"""

from __future__ import annotations

import pyphen

from briefgen.write.manuscript import Manuscript, Note, Picture
from briefgen.write.parts import marked

_LANGUAGE = "en"
_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40pt" height="10pt">'
    b'<path d="M0 0H40V10H0Z" fill="#14304f"/></svg>'
)


def syllables() -> None:
    """Read the dictionary that the sheet and most briefs are hyphenated by: a third of what a first layout costs."""
    pyphen.Pyphen(lang=pyphen.language_fallback(_LANGUAGE))


def sheet() -> Manuscript:
    """A brief of half a page with one of everything that takes time to do for the first time."""
    words = "Whatever a worker learns from this paragraph it need not learn from the first paragraph of a brief.[^1] "
    table = "| One | Two |\n| --- | --- |\n| *three* | **four**[^2] |\n"
    section = f"### A heading\n\n{words}{words.replace('[^1]', '')}\n\n- an entry\n\n{table}"
    figure = marked("figure", "![A bar](picture:bar)", kind="bars")
    area = marked("area", f"## An area\n\n{marked('section', section + figure)}", area="background")
    return Manuscript(
        slug="rehearsal",
        language=_LANGUAGE,
        title="A rehearsal",
        description="",
        house="briefgen",
        publisher="briefgen",
        as_of="",
        draft="",
        digest="0" * 64,
        markdown=f"{marked('head', '# A rehearsal')}{area}",
        notes=(Note(1, "A note, “with a few words.”", ()), Note(2, "*Another*, see [here](https://example.org).", ())),
        record="{}",
        terms={},
        pictures=(Picture("bar", _SVG, "A bar"),),
    )
