"""The character encodings that web pages are written in, by the labels that servers and pages give them.

Python knows many more codecs, some of which take a text apart, or for ever to read one: they are no charsets here.
https://encoding.spec.whatwg.org/#names-and-labels
"""

from __future__ import annotations

import codecs
import re

_CHARSETS = re.compile(
    r"utf-(?:8|16|16-le|16-be)|iso8859-\d+|cp\d+|koi8-[rtu]|gbk|gb18030|gb2312|big5|big5hkscs|euc_jp|euc_kr|shift_jis"
    r"|iso2022_jp|mac-(?:roman|cyrillic)|tis-620|ascii"
)
#: What some labels mean on the web.
_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030"}


def charset(label: str | None) -> str | None:
    """The codec for a label; None where it is none that pages are written in."""
    try:
        name = codecs.lookup(label.strip()).name if label else ""
    except (LookupError, ValueError):
        return None
    return _WEB.get(name, name) if _CHARSETS.fullmatch(name) else None
