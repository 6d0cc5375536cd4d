"""The generated reference: nothing that a person can type, write or be told is left out of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefgen.build import codes as surroundings
from briefgen.check.rules import RULES
from briefgen.library import codes as reading
from briefgen.library.schema import KINDS, schema
from briefgen.site.reference import pages
from tests.commands import commands

TABLE: tuple[Any, ...] = RULES
CODES = sorted([*(rule.CODE for rule in TABLE), *reading.PAGES, *surroundings.PAGES])


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The pages."""
    return pages()


def _sections(page: str, level: str) -> dict[str, str]:
    parts = re.split(rf"^{level} ", page, flags=re.MULTILINE)[1:]
    return {part.splitlines()[0]: part for part in parts}


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_has_a_section_with_all_its_options(name: str, command: Any, *, made: dict[str, str]) -> None:
    """A command's section names each of its arguments and options."""
    section = _sections(made["reference/commands.md"], "##")[f"briefgen {name}"]
    options = {option for one in command.params for option in one.opts if option.startswith("--")} - {"--help"}
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    assert {option for option in options if f"`{option}" not in section and f", {option}" not in section} == set()
    assert section.count("\n- `") == len(arguments)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_file_has_a_line(kind: str, made: dict[str, str]) -> None:
    """Each field of a file and of the groups of fields in it stands in a table."""
    page, whole = made["reference/fields.md"], schema(kind)
    shapes = [whole, *(_inner(group) for group in whole.get("$defs", {}).values())]
    for name in (field for shape in shapes for field in shape.get("properties", {})):
        assert f"\n| `{name}` |" in page, name


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_what_it_means(kind: str) -> None:
    """No line of the table of fields is left without a meaning: the model describes each."""
    whole = schema(kind)
    shapes = {kind: whole, **{name: _inner(group) for name, group in whole.get("$defs", {}).items()}}
    silent = [
        f"{shape}.{name}"
        for shape, made in shapes.items()
        for name, field in made.get("properties", {}).items()
        if not field.get("description")
    ]
    assert not silent


def _inner(group: dict[str, Any]) -> dict[str, Any]:
    return next((one for one in group.get("anyOf", ()) if one.get("properties")), group)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_section_and_a_line_in_the_index(code: str, made: dict[str, str]) -> None:
    """A code leads to one section, under an address made of the code alone."""
    page = f"reference/rules/{code[:3].lower()}.md"
    assert made[page].count(f'<a id="{code.lower()}"></a>\n\n## {code}: ') == 1
    assert f"[{code}]({page.rpartition('/')[2]}#{code.lower()})" in made["reference/rules/index.md"]


def test_every_example_of_a_rule_is_shown(made: dict[str, str]) -> None:
    """The bad and the good example stand as blocks, each file under its name."""
    page = made["reference/rules/bg3.md"].split("## BG301: ")[1].split("<a id=")[0]
    assert page.count('```yaml title="facts/extra.yaml"') == 2
    assert "\n      at: Their coast guards answered 212 calls jointly in 2018\n```" in page


def test_pages_open_no_tag(made: dict[str, str]) -> None:
    """What the program says stands on a page as text: the one tag is the anchor of a code."""
    for page in made.values():
        outside = re.sub(r"```.*?```|`[^`]*`|<a id=\"bg\d+\"></a>", "", page, flags=re.DOTALL)
        assert "<" not in outside


def test_links_between_the_pages_lead_somewhere(made: dict[str, str]) -> None:
    """A link to a group of fields leads to its heading."""
    page = made["reference/fields.md"]
    linked = set(re.findall(r"\]\(#([a-z]+)\)", page))
    assert linked
    assert linked <= {heading.lower() for heading in re.findall(r"^### (\w+)$", page, re.MULTILINE)}


def test_the_reference_is_the_same_each_time(made: dict[str, str]) -> None:
    """No page depends on when or where it is made."""
    assert pages() == made
