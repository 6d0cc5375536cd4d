"""The site as a whole: every page there, every link leading somewhere, the same each time, and data as text."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import markdown
import pytest

from briefgen.check.verify import judge
from briefgen.site import reference, tree
from briefgen.site.stock import Stock
from briefgen.write.engine import TemplateProblem
from tests.check.desks import SMALL, locked, opened
from tests.cli.conftest import change
from tests.site.shelves import TEMPLATES, Seen, read, reopened, shelf

KINDS = ("index.md", "briefs/index.md", "briefs/fewer-boats/index.md", "facts/index.md", "facts/catch-fell/index.md",
         "sources/index.md", "sources/tribune-2019-03/index.md", "timeline/index.md", "evidence/index.md")  # fmt: skip
#: What a title, a claim or a name may hold, and a page must show as it is.
HOSTILE = '<script>x()</script> **bold** {{ config }} {% raw %} [a](javascript:x) </div> <!-- ``` & "q" ~~~'


@pytest.fixture(scope="module")
def made(stock: Stock, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The whole tree, with a folder of documents that holds more than may be taken."""
    outside = tmp_path_factory.mktemp("outside")
    docs = outside / "docs"
    docs.mkdir()
    (docs / "guide.md").write_text("# Guide")
    (docs / "reference").mkdir()
    (docs / "reference" / "fields.md").write_text("Type a command.")
    (docs / "fewer-boats.dossier.html").write_text("passages")
    (docs / ".hidden.md").write_text("x")
    (outside / "secret.md").write_text("x")
    (docs / "out.md").symlink_to(outside / "secret.md")
    return tree.tree(stock, templates=TEMPLATES.folders, documents=docs)


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_has_one_heading_and_a_title(seen: dict[str, Seen], path: str) -> None:
    """Each page has exactly one heading of the first level, and a title for the browser."""
    assert seen[path].tags.count("h1") == 1
    assert seen[path].fields["title"]


def test_every_link_leads_somewhere(made: dict[str, bytes], seen: dict[str, Seen]) -> None:
    """Each address within the site is that of a page, a file or an id on a page."""
    astray = []
    for path, page in seen.items():
        for link in (one for one in page.links if not re.match(r"https?:", one)):
            target, _, anchor = link.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("?")[0]))
            found = place if place in made else posixpath.normpath(f"{place}/index.md")
            if found not in made or (anchor and anchor not in seen[path if not target else found].ids):
                astray.append(f"{path}: {link}")
    assert astray == []


def test_ids_are_unique_on_a_page(seen: dict[str, Seen]) -> None:
    """No page gives an id twice."""
    assert [path for path, page in seen.items() if len(page.ids) != len(set(page.ids))] == []


def test_the_same_library_gives_the_same_bytes(stock: Stock, made: dict[str, bytes]) -> None:
    """A second stock of the same library gives every page again, byte for byte."""
    again = shelf(locked(opened(SMALL)))
    twice = dict(tree.pages(again, templates=TEMPLATES.folders))
    assert twice == {path: made[path] for path in twice}
    assert len(twice) > len(stock.facts)


def test_only_what_a_brief_prints_has_a_page(stock: Stock, whole: Stock) -> None:
    """A fact that no built brief prints has a page only where everything is asked for."""
    unprinted = "facts/boats-on-slip/index.md"
    assert unprinted not in read(stock)
    assert "in no published brief" in read(whole)[unprinted].text


def test_no_dossier_and_nothing_from_outside_gets_in(made: dict[str, bytes]) -> None:
    """Of the documents, neither a dossier nor a hidden file nor a link out of their folder is taken."""
    assert {path for path in made if path.startswith("docs/") and "/reference/" not in path} == {"docs/guide.md"}


def test_the_reference_takes_the_place_of_what_the_repository_says_of_it(made: dict[str, bytes]) -> None:
    """There a page tells how to get it; here it is itself."""
    assert made["docs/reference/fields.md"] == reference.pages()["reference/fields.md"].encode()


def test_no_words_of_a_passage_but_its_anchors(seen: dict[str, Seen]) -> None:
    """Words in the middle of a passage stand on no page."""
    passage = (SMALL / "archive" / "tribune-2019-03.txt").read_text(encoding="utf-8")
    middle = "broke 14 of the 52 boats"
    assert middle in " ".join(passage.split())
    assert [path for path, page in seen.items() if middle in page.text] == []


def test_a_house_may_change_a_page_and_is_told_of_mistakes(stock: Stock, tmp_path: Path) -> None:
    """A template beside the library comes first; one with a mistake is named with its line."""
    (tmp_path / "site").mkdir()
    own = tmp_path / "site" / "briefs.html.j2"
    own.write_text("<h1>Ours</h1>")
    made = dict(tree.pages(stock, templates=(tmp_path, *TEMPLATES.folders)))
    assert b"<h1>Ours</h1>" in made["briefs/index.md"]
    own.write_text("<h1>Ours</h1>\n{{ nothing }}")
    with pytest.raises(TemplateProblem) as problem:
        dict(tree.pages(stock, templates=(tmp_path, *TEMPLATES.folders)))
    assert (problem.value.name, problem.value.line) == ("site/briefs.html.j2", 2)


# -------------------------------------------------------------------------------------------------- hostile


@pytest.fixture
def hostile(home: Path) -> Stock:
    """A library that holds markup in every place that a page shows."""
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    change(home / "library.yaml", "title: Northern Sea Desk", f"title: {quoted}")
    change(home / "fewer-boats.yaml", "title: Fewer boats, one sea", f"title: {quoted}")
    change(
        home / "fewer-boats.yaml", "question: What can Arland and Velmark still settle together?", f"question: {quoted}"
    )
    change(home / "facts" / "fisheries.yaml", "claim: Boats were laid up at Havner after a storm.",
           "claim: " + quoted.replace('"q"', "q"))  # fmt: skip
    change(home / "facts" / "fisheries.yaml", "note: The caption gives no date.", f"note: {quoted}")
    change(home / "sources" / "tribune-2019-03.yaml", "title: Fewer Boats, Fewer Fish", f"title: {quoted}")
    change(home / "sources" / "tribune-2019-03.yaml", "title-short: Fewer Boats", f"title-short: {quoted}")
    change(home / "names.yaml", "role: envoy of Arland", f"role: {quoted}")
    change(home / "questions.yaml", '"Why did the catch fall?"', quoted)
    made = shelf(reopened(home))
    found = [d.message for d in judge(made.case).diagnostics if d.level == "error"]
    assert not found, found
    return made


def test_data_come_out_as_text(hostile: Stock) -> None:
    """HTML, Markdown and Jinja in titles, claims, names and questions are shown, and make no element."""
    pages = read(hostile)
    assert "briefs/fewer-boats/index.md" in pages, "the brief is withheld"
    shown = "<script>x()</script> **bold** {{ config }} {% raw %} [a](javascript:x) </div> <!--"
    for path in ("index.md", "briefs/fewer-boats/index.md", "facts/index.md", "facts/boats-laid-up/index.md",
                 "sources/index.md", "sources/tribune-2019-03/index.md", "evidence/index.md"):  # fmt: skip
        page = pages[path]
        assert shown in page.text, path
        assert not {"script", "strong"} & set(page.tags) - ({"strong"} if "/fewer" in path else set()), path
        assert not [link for link in page.links if link.startswith("javascript")], path


def test_a_title_can_do_nothing_where_builders_print_it_raw(hostile: Stock) -> None:
    """The fields at the top of a page hold no bracket, escaped or not, and no quotation mark."""
    for path, page in read(hostile).items():
        assert not re.search(r"[<>\"]|&[lg]t;", page.fields["title"] + page.fields.get("description", "")), path


def test_a_builder_leaves_the_html_as_it_is(hostile: Stock) -> None:
    """Python-Markdown, with the extensions of `mkdocs.yml`, gives each page's HTML back unchanged."""
    settings = (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
    block = settings.partition("markdown_extensions:\n")[2].partition("\nvalidation")[0]
    extensions = re.findall(r"^ +- ([\w.]+)", block, re.MULTILINE)
    assert "pymdownx.superfences" in extensions
    for path, data in tree.pages(hostile, templates=TEMPLATES.folders):
        body = data.decode().split("---\n", 2)[2].strip()
        assert markdown.markdown(body, extensions=extensions).strip() == body, path
