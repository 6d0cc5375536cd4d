"""What stands around a page: its template and style sheets, found as `write.templates` finds them. Knows no parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from briefgen.write.engine import loader, telling
from briefgen.write.templates import SHIPPED, TemplateFolder


def filled(name: str, templates: tuple[Path, ...] = (), **values: object) -> str:
    """A whole HTML page from its template; the values are escaped. Raises TemplateProblem for whatever is wrong."""
    return filler(templates)(name, **values)


def filler(templates: tuple[Path, ...] = ()) -> Callable[..., str]:
    """What `filled` does, for many pages: each template is read once."""
    environment = Environment(
        loader=loader(_folder(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def fill(name: str, **values: object) -> str:
        # Here templates call methods of strings: a place that nothing fills is an IndexError.
        with telling(name, LookupError):
            return environment.get_template(name).render(**values)

    return fill


def sheet(name: str, templates: tuple[Path, ...] = ()) -> str:
    """A style sheet, from the first folder that has it. Raises TemplateProblem where it cannot be read."""
    with telling(name):
        return _folder(templates).read(name) or ""


def _folder(templates: tuple[Path, ...]) -> TemplateFolder:
    return TemplateFolder((*templates, *SHIPPED))
