"""WeasyPrint starts without what our pages never need, and has it where it is needed after all."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

#: Imports WeasyPrint as a worker does, with a search for libraries that takes down what it was asked, and runs a test.
_IMPORT = """
import ctypes.util, json, sys
stock, asked = ctypes.util.find_library, []
def search(name):
    asked.append(name)
    return stock(name)
ctypes.util.find_library = search
from briefgen.render import pdf
pdf.prepare()
during = list(asked)
import weasyprint.pdf.fonts as theirs
print(json.dumps({question}))
"""


def _told(question: str) -> Any:
    """What a Python expression gives in a fresh process that imported WeasyPrint."""
    program = _IMPORT.format(question=question)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux is the right name among those that are tried")
def test_no_library_is_searched_for() -> None:
    """The dynamic linker finds each by its name: no program is started to search for it."""
    assert _told("during") == []


def test_no_editor_of_fonts_is_imported() -> None:
    """The tools for variable fonts, and those that cut fonts where HarfBuzz cannot, stay where they are."""
    assert _told("[n for n in ('fontTools.subset', 'fontTools.varLib') if n in sys.modules]") == []


def test_the_search_is_as_it_was_afterwards() -> None:
    """What is imported later finds its libraries as ever."""
    assert _told("ctypes.util.find_library is search") is True


def test_what_was_left_out_is_there_when_it_is_called() -> None:
    """WeasyPrint cuts a font by fontTools where it has to."""
    assert _told("type(theirs.subset.Options(retain_gids=True)).__module__") == "fontTools.subset"


def test_what_was_left_out_can_be_imported() -> None:
    """Nothing stands in for a module once WeasyPrint is there."""
    question = "[__import__('fontTools.varLib.instancer').varLib.instancer.__file__ is not None]"
    assert _told(question) == [True]
