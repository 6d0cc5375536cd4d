"""Jinja, narrowed to what a brief's template needs. Data are printed escaped and are never a template.

Templates see plain maps, lists and strings, and may call only what the composer hands them. Attributes
reach keys of maps alone (and a few of `loop`), filters are allow-listed, operators that can take the memory
are refused, and the output has a budget. What is missing is an error at its line, never an empty string.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.words.diagnostics import Diagnostic, Place
from briefgen.write.templates import TemplateFolder, Unreadable

_FILTERS = ("first", "last", "length", "join", "upper", "lower", "title", "trim", "sort", "list", "reject", "select")
_LOOP = ("index", "index0", "first", "last", "length", "revindex", "previtem", "nextitem")
_BUDGET = 2_000_000
_STEPS = 200_000
_FAULTS: tuple[type[Exception], ...] = (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError)


class TemplateProblem(Exception):
    """What is wrong with a template: the message, the template's name, its line from 1."""

    def __init__(self, message: str, name: str, line: int) -> None:
        super().__init__(message)
        self.message, self.name, self.line = message, name, line

    def told(self, about: tuple[str, ...]) -> Diagnostic:
        """BG409 at the line of the template or style sheet."""
        place = Place(f"templates/{self.name}", line=self.line, column=1)
        return Diagnostic("BG409", "error", self.message, place, hint="Correct the template.", about=about)


class Missing(Exception):
    """A composer's function was asked for something that is not there."""


class _Narrow(ImmutableSandboxedEnvironment):
    """The sandbox with maps for objects, allow-listed calls, and no operator that multiplies."""

    intercepted_binops = frozenset({"*", "**", "%", "//"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self._absent(attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self._absent(attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, (Mapping, tuple, list)):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        return self._absent(argument)

    def _absent(self, name: object) -> Undefined:
        return self.undefined(f"there is no `{name}` here")

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, (Macro, Offered))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"templates do not use `{operator}`")


@dataclass(frozen=True, slots=True)
class Offered:
    """A function that templates may call."""

    function: Callable[..., Any]

    def __call__(self, *values: Any, **named: Any) -> Any:
        """What the function gives."""
        return self.function(*values, **named)


def render(folder: TemplateFolder, entry: str, *, context: Mapping[str, Any], printed: Callable[[str], str]) -> str:
    """The text of template `entry` with `context`; `printed` escapes each value that is not Markup.

    Raises TemplateProblem, with template and line, for whatever is wrong with it.
    """
    environment = _environment(folder, printed)
    with telling(entry, Missing):
        pieces = environment.get_template(entry).generate(**context)
        return "".join(_within_budget(pieces))


@contextmanager
def telling(entry: str, *more: type[Exception]) -> Iterator[None]:
    """Whatever is wrong with template `entry`, and the errors `more`, as a TemplateProblem at its line."""
    try:
        yield
    except TemplateSyntaxError as problem:
        raise TemplateProblem(problem.message or "syntax", problem.name or entry, problem.lineno) from None
    except Unreadable as problem:
        raise TemplateProblem(str(problem), problem.name, problem.line) from None
    except (*_FAULTS, *more) as problem:
        raise TemplateProblem(str(problem) or type(problem).__name__, *_where(problem, entry)) from None


def loader(folder: TemplateFolder) -> FunctionLoader:
    """What gives Jinja the templates of a folder; reading one may raise Unreadable."""

    def loaded(name: str) -> tuple[str, str, None] | None:
        # The name stands for the file in tracebacks, so that `_where` tells an included file from the entry.
        text = folder.read(name)
        return None if text is None else (text, name, None)

    return FunctionLoader(loaded)


def constants(folder: TemplateFolder, entry: str, functions: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    """Each call of one of `functions` with a literal string: template, string and line, whether it runs or not."""
    names, seen = [entry], set()
    while names:
        name = names.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            included, called = _references(folder.read(name) or "", name, functions)
        except (TemplateSyntaxError, Unreadable):
            # Rendering tells it.
            continue
        names += included
        yield from ((name, text, line) for text, line in called)


@lru_cache(maxsize=64)
def _references(text: str, name: str, functions: tuple[str, ...]) -> tuple[list[str], list[tuple[str, int]]]:
    """What a template includes, and each literal string that it hands to one of `functions`, with its line."""
    tree = _environment(TemplateFolder(()), str).parse(text, name)
    included, told = [], []
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        template = getattr(node, "template", None)
        included += [template.value] if isinstance(template, nodes.Const) else []
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in functions:
            texts = [one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
            told += [(one, call.lineno) for one in texts]
    return included, told


class _Compiled(BytecodeCache):
    """The templates that this process has compiled, by name and text: a thousand briefs share one."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled from the same text."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def _environment(folder: TemplateFolder, printed: Callable[[str], str]) -> _Narrow:
    size = 0

    # With the context, Jinja prints constants as it runs, not as it compiles: compiled templates serve any language.
    @pass_context
    def shown(context: Context, value: Any) -> Markup:
        # Counted here as well as in `_within_budget`, which sees a part only when all of it is made.
        nonlocal size
        text = _shown(value, printed)
        size += len(text)
        if size > _BUDGET:
            raise Missing(f"the template prints more than {_BUDGET:,} characters")
        return text

    environment = _Narrow(
        loader=loader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=shown,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.globals.clear()
    return environment


def _shown(value: Any, printed: Callable[[str], str]) -> Markup:
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return Markup(printed(str(value)))
    raise Missing(f"a {type(value).__name__} cannot be printed; print one of its fields")


def _within_budget(pieces: Iterator[str]) -> Iterator[str]:
    size = 0
    for piece in islice(pieces, _STEPS):
        size += len(piece)
        if size > _BUDGET:
            raise Missing(f"the template prints more than {_BUDGET:,} characters")
        yield piece
    if next(pieces, None) is not None:
        raise Missing(f"the template prints more than {_STEPS:,} pieces")


def _where(problem: BaseException, entry: str) -> tuple[str, int]:
    """The last template line of the traceback: Jinja sets template names and lines into it."""
    frames = traceback.extract_tb(problem.__traceback__)
    lines = [
        (frame.filename, frame.lineno or 1)
        for frame in frames
        if frame.name.startswith(("top-level", "block", "template", "macro", "root"))
    ]
    name, line = lines[-1] if lines else (entry, 1)
    return (entry if name in ("<template>", "<unknown>") else name), line
