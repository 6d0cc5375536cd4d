"""Spares the start of WeasyPrint what our pages never need: a third of the time that importing it takes.

It looks for each system library under names that Linux does not have, by asking `ldconfig` and, where there is one, a
compiler (https://github.com/Kozea/WeasyPrint/issues/1125); and it imports an editor of fonts for machines
without HarfBuzz's subsetter and for variable fonts. Ours are static. Mends nothing: what was left out is imported when
something of it is called.
"""

from __future__ import annotations

import ctypes.util
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

#: What WeasyPrint takes from fontTools and rarely calls, and what takes fontTools longest to import.
_LATER = ("fontTools.subset", "fontTools.varLib.instancer")


@contextmanager
def start() -> Iterator[None]:
    """While this lasts, importing WeasyPrint is quick. Not for a process in which other threads import."""
    if "weasyprint" in sys.modules:
        yield
        return
    stock = ctypes.util.find_library
    if sys.platform == "linux":
        # the dynamic linker has the last word on any name, and it knows the one that is right there
        ctypes.util.find_library = lambda name: None
    held = [name for name in _LATER if name not in sys.modules]
    sys.modules.update((name, _Later(name)) for name in held)
    try:
        yield
    finally:
        ctypes.util.find_library = stock
        for name in held:
            if isinstance(sys.modules.get(name), _Later):
                del sys.modules[name]


class _Later(ModuleType):
    """Stands for a module of which only functions and classes are used, and those only to be called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        module = self.__name__
        return lambda *args, **more: getattr(importlib.import_module(module), name)(*args, **more)
