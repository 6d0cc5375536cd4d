"""The reference, written from the program itself: every command, every field, every code. Pages as texts, no files.

The hand-written pages of `docs/` explain; these list, and cannot fall behind. They are made anew with each site and
never committed.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from inspect import cleandoc
from itertools import groupby

from briefgen.cli.manual import Command, commands
from briefgen.site.fields import fields_page
from briefgen.site.wording import cell, prose

FAMILIES = {
    "BG0": "Files and YAML",
    "BG1": "The shape of a file",
    "BG2": "What refers to what",
    "BG3": "Evidence",
    "BG4": "Prose and pages",
    "BG5": "Editing and reading",
    "BG9": "The tool and its surroundings",
}
_LEVELS = {
    "error": "An error: what it touches is withheld.",
    "warning": "A warning: told, and an error with `--strict`.",
    "info": "A remark: told, and nothing is withheld.",
}
_FILE = re.compile(r"^# (\S+\.(?:yaml|txt))\n", re.MULTILINE)


def pages() -> dict[str, str]:
    """Every page of the reference, Markdown under its path in the tree of documents; the same each time."""
    codes = _codes()
    rules = {
        f"reference/rules/{family.lower()}.md": _family(title, [one for one in codes if one.startswith(family)], codes)
        for family, title in FAMILIES.items()
    }
    return {
        "reference/commands.md": _commands_page(),
        "reference/fields.md": fields_page(),
        "reference/rules/index.md": _index(codes),
        **rules,
    }


# ------------------------------------------------------------------------------------------------ commands


def _commands_page() -> str:
    head = (
        "# Every command and option\n\n"
        "Written from the program itself. [Commands](../commands.md) explains the same commands in words, with what "
        "they print and how they end.\n"
    )
    return head + "".join(_command(one) for one in commands())


def _command(one: Command) -> str:
    text = f"\n## briefgen {one.name}\n\n{prose(one.help)}\n\n```text\n{one.usage}\n```\n"
    if one.arguments:
        text += "\n" + "".join(f"- `{argument.typed}`: {prose(argument.help)}\n" for argument in one.arguments)
    if one.options:
        text += "\n| option | meaning | if left out |\n| --- | --- | --- |\n"
    for option in one.options:
        said = all(value in option.help for value in option.values)
        values = "" if said else f" One of {', '.join(f'`{value}`' for value in option.values)}."
        default = f"`{option.default}`" if option.default else ""
        text += f"| `{option.typed}` | {cell(option.help)}{values} | {default} |\n"
    return text


# --------------------------------------------------------------------------------------------------- rules


def _codes() -> dict[str, tuple[str, str, str]]:
    """Every code: its title, its level where one stands for all its findings, the Markdown of its page."""
    from briefgen.build import codes as surroundings
    from briefgen.check.rules import RULES
    from briefgen.library import codes as reading

    found: dict[str, tuple[str, str, str]] = {}
    for rule in RULES:
        title, _, body = cleandoc(rule.__doc__ or "").partition("\n\n")
        found[rule.CODE] = (" ".join(title.split()).rstrip("."), rule.LEVEL, _markdown(body))
    for code, page in (*reading.PAGES.items(), *surroundings.PAGES.items()):
        examples = (f"{word}:\n\n{_fence(text)}" for word, text in (("Bad", page.bad), ("Good", page.good)) if text)
        body = "\n\n".join([prose(page.text), *examples])
        found[code] = (page.title[0].upper() + page.title[1:], "", body)
    return dict(sorted(found.items()))


def _family(title: str, codes: list[str], known: dict[str, tuple[str, str, str]]) -> str:
    text = f"# {title}\n\n`briefgen explain CODE` prints the same. [All codes](index.md).\n"
    for code in codes:
        name, level, body = known[code]
        told = f"{_LEVELS[level]}\n\n" if level else ""
        text += f'\n<a id="{code.lower()}"></a>\n\n## {code}: {prose(name)}\n\n{told}{body}\n'
    return text


def _index(codes: dict[str, tuple[str, str, str]]) -> str:
    text = (
        "# Every code\n\n"
        "A diagnostic has a code, which stays the same and is never used again for something else. Look a code up "
        "here, or type `briefgen explain` and the code.\n"
    )
    for family, title in FAMILIES.items():
        text += f"\n## {title}\n\n"
        for code, (name, _, _) in codes.items():
            if code.startswith(family):
                text += f"- [{code}]({family.lower()}.md#{code.lower()}) {prose(name)}\n"
    return text


def _markdown(page: str) -> str:
    """A rule's docstring as Markdown: what is indented there is an example, file by file."""
    parts = []
    for indented, lines in groupby(_joined(page), key=lambda line: line.startswith("    ")):
        text = "\n".join(lines).strip("\n")
        parts.append("\n\n".join(_examples(textwrap.dedent(text))) if indented else prose(text))
    return "\n\n".join(part for part in parts if part)


def _joined(page: str) -> Iterator[str]:
    """The lines of a page, a blank one between two indented ones indented like them."""
    lines = page.splitlines()
    for number, line in enumerate(lines):
        before, after = (next(filter(None, some), "") for some in (reversed(lines[:number]), lines[number + 1 :]))
        inside = not line and before.startswith("    ") and after.startswith("    ")
        yield "    " if inside else line


def _examples(text: str) -> Iterator[str]:
    _, *parts = _FILE.split(text)
    if not parts:
        yield _fence(text)
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        yield _fence(body, kind="yaml" if name.endswith(".yaml") else "text", file=name)


def _fence(text: str, *, kind: str = "text", file: str = "") -> str:
    title = f' title="{file}"' if file else ""
    return f"```{kind}{title}\n{text.strip(chr(10))}\n```"
