"""The words beside the code: every rule and every command has its page, and links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import briefgen.check.rules
from briefgen.build import codes as surroundings
from briefgen.check.rules import RULES
from briefgen.library import codes as reading
from briefgen.site import reference
from tests.commands import commands
from tests.pages import CHECKOUT, DOCS

#: Modules, whatever the table's type says of them.
TABLE: tuple[Any, ...] = RULES
PAGES = {**reading.PAGES, **surroundings.PAGES}
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_each_rule_has_its_page(rule: ModuleType) -> None:
    """A rule's docstring is a page with a bad and a good example, under a code of its own."""
    page = rule.__doc__ or ""
    assert re.fullmatch(r"BG[0-59]\d\d", rule.CODE), f"{rule.CODE} is no code of the contract"
    assert rule.LEVEL in ("error", "warning", "info")
    for word in ("Bad:", "Good:"):
        assert f"\n{word}\n" in page, f"{rule.__name__}: its page shows no example under a line `{word}`"


def test_each_rule_module_stands_in_the_table() -> None:
    """A rule that nobody lists would never run."""
    folder = Path(briefgen.check.rules.__file__).parent
    written = {path.stem for path in folder.glob("[a-z]*.py")}
    listed = {rule.__name__.rpartition(".")[2] for rule in TABLE}
    assert written == listed, "modules in check/rules and the table RULES differ"


def test_no_code_is_used_twice() -> None:
    """A code leads to one page."""
    codes = [*(rule.CODE for rule in TABLE), *reading.PAGES, *surroundings.PAGES]
    assert sorted(codes) == sorted(set(codes))


def test_every_code_in_the_package_has_a_page() -> None:
    """What a diagnostic names can be explained."""
    used = {
        code
        for path in (CHECKOUT / "briefgen").rglob("*.py")
        for code in re.findall(r'"(BG\d{3})"', path.read_text(encoding="utf-8"))
    }
    missing = used - {rule.CODE for rule in TABLE} - set(PAGES)
    assert not missing, f"`briefgen explain` has no page for {', '.join(sorted(missing))}"


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_each_command_has_help_and_a_page(name: str, command: Any) -> None:
    """A command says what it does, and docs/commands.md has a section on it that names its options."""
    assert command.help, f"`briefgen {name}` has no help"
    page = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    common, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    section = next((text for text in sections if text.startswith(f"briefgen {name}\n")), "")
    assert section, f"docs/commands.md has no section `briefgen {name}`"
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    missing = sorted(option for option in options - {"--help"} if f"`{option}" not in common + section)
    assert not missing, f"the section `briefgen {name}` does not mention {', '.join(missing)}"


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """To a file of the repository, where people read them too; the reference has pages there that say how to get it."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    dead = [link for link in links if not (page.parent / link).exists()]
    assert not dead, f"{page.name} links to what is not there: {', '.join(dead)}"


def test_the_site_has_the_reference_itself() -> None:
    """Each page of the reference that stands in the repository is one that the site is made with."""
    standing = {path.relative_to(CHECKOUT / "docs").as_posix() for path in (CHECKOUT / "docs/reference").rglob("*.md")}
    assert standing
    assert standing <= reference.pages().keys()


def test_the_menu_of_the_site_has_the_order_of_the_index() -> None:
    """Every page in the lists of docs/index.md, in their order; the menu may have more."""
    index = (CHECKOUT / "docs" / "index.md").read_text(encoding="utf-8")
    listed = [link for line in index.splitlines() if re.match(r"\d+\. ", line) for link in LINK.findall(line)]
    menu = re.findall(r"docs/(\S+\.md)$", (CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed
    assert [page for page in menu if page in listed] == listed
