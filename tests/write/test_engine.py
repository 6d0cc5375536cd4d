from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from briefgen.write.engine import Missing, Offered, TemplateProblem, constants, render
from briefgen.write.templates import TemplateFolder
from briefgen.write.text import escaped
from tests.write.conftest import Pages

LONG = "word " * 100


def _part(name: str, caller: Any) -> Markup:
    return Markup(str(caller()))


def _missing(name: str) -> str:
    raise Missing(f"there is no fact `{name}`")


CONTEXT: Mapping[str, Any] = {
    "brief": {"title": "Fewer *boats*", "figures": {"2016": "40"}, "list": ["a", "b"], "yes": True, "none": None},
    "keyed": {"items": "the items", "keys": "the keys"},
    "evidence": Markup("*set*"),
    "long": LONG,
    "part": Offered(_part),
    "fact": Offered(_missing),
    "bare": lambda: "called",
}


def shown(folder: TemplateFolder) -> str:
    """The text of the entry with the context above."""
    return render(folder, "brief.md.j2", context=CONTEXT, printed=escaped)


ESCAPES = [
    "{{ brief.title.upper() }}",
    "{{ brief.title.__class__ }}",
    '{{ brief["title"]["__class__"] }}',
    '{{ "".__class__.__mro__ }}',
    '{{ "{0.__class__}".format(brief) }}',
    "{{ brief.items() }}",
    "{{ brief.items }}",
    "{{ brief.keys() }}",
    "{{ brief.values }}",
    '{{ brief.get("title") }}',
    "{{ brief.list.append }}",
    "{{ part.function }}",
    "{{ part.__call__ }}",
    "{{ evidence.unescape() }}",
    "{{ self }}",
    "{{ self.__class__ }}",
    "{% for x in brief.list %}{{ loop._iterator }}{% endfor %}",
    "{% for x in brief.list %}{{ loop.cycle('a') }}{% endfor %}",
    "{{ lipsum() }}",
    "{{ dict(a=1) }}",
    "{{ cycler(1) }}",
    "{{ joiner() }}",
    "{{ namespace() }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    '{{ "x" * 10**9 }}',
    "{{ 9 ** 9 }}",
    "{{ 7 // 2 }}",
    '{{ "%0999999999d" % 1 }}',
    "{{ brief.title|safe }}",
    "{{ brief.list|random }}",
    "{{ brief.list|map(attribute='x')|list }}",
    "{{ brief|attr('title') }}",
    '{{ "%s"|format(1) }}',
    "{{ brief.gone|default('x') }}",
    "{{ brief|tojson }}",
    "{% include 'nowhere.md.j2' %}",
    "{% import 'nowhere.md.j2' as x %}",
    "{% extends 'nowhere.md.j2' %}",
    "{{ nobody }}",
    "{{ brief.nothing }}",
    "{{ brief['nothing'] }}",
    "{{ brief.list[9] }}",
    "{{ brief.nothing.deeper }}",
    "{% if brief.nothing %}x{% endif %}",
    "{% for x in brief.nothing %}x{% endfor %}",
    "{{ brief }}",
    "{{ brief.figures }}",
    "{{ brief.list }}",
    "{{ brief.yes }}",
    "{{ brief.none }}",
    "{{ part }}",
    "{{ 1 / 0 }}",
    "{{ 1 + brief.title }}",
    "{{ part('x') }}",
    "{{ fact('gone') }}",
    "{% if %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]


@pytest.mark.parametrize("template", ESCAPES)
def test_what_a_template_may_not_do_is_refused_at_its_line(pages: Pages, template: str) -> None:
    """Every known way out of the sandbox, every bomb, everything that is missing: a located problem."""
    with pytest.raises(TemplateProblem) as refused:
        shown(pages(brief=f"one\ntwo\n{template}\nfour\n"))
    assert (refused.value.name, refused.value.line) == ("brief.md.j2", 3)
    assert refused.value.message
    assert str(Path.cwd()) not in refused.value.message
    assert " at 0x" not in refused.value.message


@pytest.mark.parametrize("template", ["{{ bare() }}", "{% set brief.title = 'x' %}", "{{ brief.title"])
def test_more_that_a_template_may_not_do(pages: Pages, template: str) -> None:
    """A function that was not offered, writing into data, a tag without end; the line may be a neighbour's."""
    with pytest.raises(TemplateProblem):
        shown(pages(brief=template))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ brief.titel }}", "there is no `titel` here"),
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ brief.figures }}", "a dict cannot be printed; print one of its fields"),
        ('{{ "x" * 9 }}', "templates do not use `*`"),
        ("{{ fact('gone') }}", "there is no fact `gone`"),
    ],
)
def test_the_message_says_what_is_wrong(pages: Pages, template: str, message: str) -> None:
    """In words for whoever writes templates."""
    with pytest.raises(TemplateProblem) as refused:
        shown(pages(brief=template))
    assert refused.value.message == message


@pytest.mark.parametrize("name", ["../secret.md.j2", "{tmp}/secret.md.j2", "link.md.j2", "folder/secret.md.j2"])
def test_nothing_outside_the_folder_is_included(pages: Pages, tmp_path: Path, name: str) -> None:
    """Not by a path upwards, an absolute path, a symlink, or a linked folder."""
    (tmp_path / "secret.md.j2").write_text("secret")
    folder = pages(brief="{% include '" + name.format(tmp=tmp_path) + "' %}")
    (tmp_path / "templates" / "link.md.j2").symlink_to(tmp_path / "secret.md.j2")
    (tmp_path / "templates" / "folder").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(TemplateProblem):
        shown(folder)


@pytest.mark.parametrize("around", ["{}", "{{% call part('x') %}}{}{{% endcall %}}"])
def test_the_output_has_a_budget(pages: Pages, around: str) -> None:
    """Loops that print without end are stopped, inside a part too."""
    loops = "{% for a in long %}{% for b in long %}{{ long }}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateProblem, match="more than"):
        shown(pages(brief=around.format(loops)))


def test_a_fault_in_an_included_template_is_told_in_that_file(pages: Pages) -> None:
    """Name and line are those of the file to mend."""
    folder = pages(brief="one\n{% include 'part.md.j2' %}\n", part="1\n2\n3\n{{ nobody }}\n")
    with pytest.raises(TemplateProblem) as refused:
        shown(folder)
    assert (refused.value.name, refused.value.line) == ("part.md.j2", 4)


def test_a_fault_in_a_macro_is_told_at_the_macros_line(pages: Pages) -> None:
    """Not where it is called."""
    folder = pages(
        brief="{% from 'macros.md.j2' import m with context %}\n\n{{ m() }}\n",
        macros="\n{% macro m() %}\n{{ brief.gone }}{% endmacro %}",
    )
    with pytest.raises(TemplateProblem) as refused:
        shown(folder)
    assert (refused.value.name, refused.value.line) == ("macros.md.j2", 3)


def test_a_template_that_is_no_text_is_told(pages: Pages, tmp_path: Path) -> None:
    """A binary template is a problem, not a bug."""
    folder = pages(brief="")
    (tmp_path / "templates" / "brief.md.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateProblem):
        shown(folder)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ brief.title }}", r"Fewer \*boats\*"),
        ("{{ evidence }}", "*set*"),
        ('{{ "{{ 7-7 }}" }}', "{{ 7-7 }}"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(brief.title) }}", r"<Fewer \*boats\*>"),
        ("{% call part('x') %}{{ brief.title }}{% endcall %}", r"Fewer \*boats\*"),
        ("{{ keyed.items }}, {{ keyed['keys'] }}", "the items, the keys"),
        ("{% for x in brief.list %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}", "1a, 2b"),
        ("{{ brief.list|length }} {{ brief.list|first }} {{ brief.list|last|upper }}", "2 a B"),
        ("{{ brief.list|join('; ') }}", "a; b"),
        ("{% set x = brief.title %}{{ x|trim }}", r"Fewer \*boats\*"),
        ("{{ 3 + 4 - 1 }}", "6"),
    ],
)
def test_what_a_template_may_do(pages: Pages, template: str, text: str) -> None:
    """Data print escaped once, finished Markdown as it is; loops, macros, a few filters."""
    assert shown(pages(brief=template)) == text


def test_data_are_never_a_template(pages: Pages) -> None:
    """What a writer typed is not run."""
    context = {"title": "{{ 7*7 }}{% include 'x' %}"}
    text = render(pages(brief="{{ title }}"), "brief.md.j2", context=context, printed=str)
    assert text == context["title"]


def test_constants_are_found_where_they_do_not_run(pages: Pages) -> None:
    """In a dead branch, a macro nobody calls, and an included file; each with its line."""
    folder = pages(
        brief="{% if false %}\n{{ fact('a') }}{% endif %}\n{% macro m() %}{{ cite('b', 'c') }}{% endmacro %}\n"
        "{% if false %}{% include 'part.md.j2' %}{% endif %}{{ fact(name) }}{{ other('z') }}",
        part="\n\n{{ fact('d').claim }}",
    )
    found = set(constants(folder, "brief.md.j2", ("fact", "cite")))
    assert found == {
        ("brief.md.j2", "a", 2), ("brief.md.j2", "b", 3), ("brief.md.j2", "c", 3), ("part.md.j2", "d", 3),
    }  # fmt: skip


def test_templates_that_include_each_other_end(pages: Pages) -> None:
    """Looking for constants follows each file once; running it is refused."""
    folder = pages(brief="{% include 'part.md.j2' %}", part="{{ fact('a') }}{% include 'brief.md.j2' %}")
    assert [fact for _, fact, _ in constants(folder, "brief.md.j2", ("fact",))] == ["a"]
    with pytest.raises(TemplateProblem):
        render(folder, "brief.md.j2", context={"fact": Offered(lambda name: name)}, printed=str)
