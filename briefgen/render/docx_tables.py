"""Widths for the tables of a Word document: pandoc leaves them open, and not every reader finds good ones.

From the markup of a document (ECMA-376 part 1, 17.4) to the same with wider or narrower columns; no text changes.
"""

from __future__ import annotations

import re

_TABLE, _ROW, _CELL = (re.compile(rf"<w:{tag}>.*?</w:{tag}>", re.DOTALL) for tag in ("tbl", "tr", "tc"))
_GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>", re.DOTALL)
_WIDTH = re.compile(r"<w:tblW [^>]*/>")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_STYLE = '<w:pStyle w:val="Compact" />'
_NO_SPLIT = "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc>"
#: A cell asks for room for so many characters, and for a fifth of so many more; a word for its letters and some.
_LONG, _LONGEST, _AROUND, _EDGES = 40, 160, 1.7, 4


def fitted(document: str, *, width: int) -> str:
    """The document's markup with tables `width` twentieths of a point wide, each on one page if a page can hold it.

    A column has room for its longest word, and for its longest cell as far as there is room.
    """
    return _TABLE.sub(lambda match: _fitted(match[0], width), document)


def _fitted(table: str, width: int) -> str:
    shares = _shares([_CELL.findall(row) for row in _ROW.findall(table)])
    columns = [round(width * share / sum(shares)) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{column}" />' for column in columns)
    table = _GRID.sub(f"<w:tblGrid>{grid}</w:tblGrid>", table, count=1)
    table = _WIDTH.sub(f'<w:tblW w:type="dxa" w:w="{sum(columns)}" /><w:tblLayout w:type="fixed" />', table, count=1)
    above, row, last = table.replace("<w:tr><w:tc>", _NO_SPLIT).rpartition("<w:tr>")
    return above.replace(_STYLE, f"{_STYLE}<w:keepNext />") + row + last


def _shares(rows: list[list[str]]) -> list[float]:
    shares = []
    for column in zip(*rows, strict=False):
        texts = ["".join(_TEXT.findall(cell)) for cell in column]
        word = max((len(word) for text in texts for word in text.split()), default=1)
        long = max(map(len, texts))
        shares.append(max(_AROUND * word + _EDGES, min(long, _LONG) + min(max(long - _LONG, 0), _LONGEST) / 5))
    return shares
