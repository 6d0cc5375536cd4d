"""What stands around a page: its template and style sheets, found as `write.templates` finds them. Knows no parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from briefgen.words.diagnostics import Diagnostic, Place
from briefgen.write.engine import TemplateProblem, where
from briefgen.write.templates import TemplateFolder, Unreadable

_HERE = Path(__file__).resolve()
#: In the wheel the templates stand inside the package, in a checkout beside it.
FOLDERS = (_HERE.parents[1] / "templates", _HERE.parents[2] / "templates")


def filled(name: str, templates: tuple[Path, ...] = (), **values: object) -> str:
    """A whole HTML page from its template; the values are escaped. Raises TemplateProblem for whatever is wrong."""
    return filler(templates)(name, **values)


def filler(templates: tuple[Path, ...] = ()) -> Callable[..., str]:
    """What `filled` does, for many pages: each template is read once."""
    folder = _folder(templates)

    def loaded(name: str) -> tuple[str, str, None] | None:
        text = folder.read(name)
        return None if text is None else (text, name, None)

    environment = Environment(
        loader=FunctionLoader(loaded),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def fill(name: str, **values: object) -> str:
        try:
            return environment.get_template(name).render(**values)
        except TemplateSyntaxError as problem:
            raise TemplateProblem(problem.message or "syntax", problem.name or name, problem.lineno) from None
        except Unreadable as problem:
            raise TemplateProblem(str(problem), problem.name, problem.line) from None
        except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError, LookupError) as problem:
            raise TemplateProblem(str(problem) or type(problem).__name__, *where(problem, name)) from None

    return fill


def sheet(name: str, templates: tuple[Path, ...] = ()) -> str:
    """A style sheet, from the first folder that has it. Raises TemplateProblem where it cannot be read."""
    try:
        return _folder(templates).read(name) or ""
    except Unreadable as problem:
        raise TemplateProblem(str(problem), problem.name, problem.line) from None


def broken(problem: TemplateProblem, about: tuple[str, ...]) -> Diagnostic:
    """BG409 for a template or style sheet, at its line."""
    place = Place(f"templates/{problem.name}", line=problem.line, column=1)
    return Diagnostic("BG409", "error", problem.message, place, hint="Correct the template.", about=about)


def _folder(templates: tuple[Path, ...]) -> TemplateFolder:
    return TemplateFolder((*templates, *FOLDERS))
