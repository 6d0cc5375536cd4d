"""Where a template stands: beside the library, else in the checkout, else in the wheel.

Reads only inside those folders: a name with a path upwards, or a link that leaves the folder, is not found.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
ENTRY = "brief.md.j2"
#: In a checkout the templates stand beside the package, in the wheel inside it.
SHIPPED = (_PACKAGE.parent / "templates", _PACKAGE / "templates")


class Unreadable(ValueError):
    """A template that is there and cannot be read as UTF-8 text: why, its name, the line from 1."""

    def __init__(self, message: str, name: str, line: int = 1) -> None:
        super().__init__(message)
        self.name, self.line = name, line


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The folders to look in, the first that has a name wins."""

    folders: tuple[Path, ...]

    def find(self, name: str) -> Path | None:
        """The file of a template, or None."""
        for folder in self.folders:
            path = folder / name
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None

    def read(self, name: str) -> str | None:
        """The text of a template, or None where no folder has it. Raises Unreadable."""
        path = self.find(name)
        try:
            return path.read_text(encoding="utf-8") if path else None
        except UnicodeDecodeError as problem:
            line = problem.object.count(b"\n", 0, problem.start) + 1
            raise Unreadable("the template is not UTF-8 text: save it as UTF-8", name, line) from None
        except OSError as problem:
            why = (problem.strerror or "the system refused").lower()
            raise Unreadable(f"the template cannot be read: {why}", name) from None


def folder(library: Path) -> TemplateFolder:
    """The template folders of a library: `LIBRARY/../templates`, the checkout's, the wheel's."""
    places = (library.resolve().parent / "templates", *SHIPPED)
    return TemplateFolder(tuple(dict.fromkeys(place for place in places if place.is_dir())))
