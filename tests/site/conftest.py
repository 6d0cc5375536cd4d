"""The small invented library as a stock of pages, and a copy of its folder to be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.site.naming import Naming
from briefgen.site.stock import Stock
from tests.check.desks import SMALL, locked, opened
from tests.site.shelves import Seen, read, shelf


@pytest.fixture(scope="session")
def stock() -> Stock:
    """The small library with its one brief built."""
    return shelf(locked(opened(SMALL)))


@pytest.fixture(scope="session")
def whole() -> Stock:
    """The same with everything, printed or not."""
    return shelf(locked(opened(SMALL)), everything=True)


@pytest.fixture(scope="session")
def naming(stock: Stock) -> Naming:
    """How its things are called."""
    return Naming(stock)


@pytest.fixture(scope="session")
def seen(stock: Stock) -> dict[str, Seen]:
    """Its pages, by path."""
    return read(stock)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the small library's folder."""
    return Path(shutil.copytree(SMALL, tmp_path / "briefs"))
