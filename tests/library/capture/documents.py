"""Small PDFs made of their parts, so that a test says what is in them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[tuple[int, str]]], *, info: str = "", language: str = "") -> bytes:
    """A PDF with these pages: lines of plain text, each with its height on the page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {f'/Lang ({language})' if language else ''} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"BT /F1 11 Tf 50 {height} Td ({text}) Tj ET\n" for height, text in lines)
        page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects += [f"<< {page} /Contents {5 + 2 * number} 0 R >>".encode(), stream(shown.encode("cp1252"))]
    objects.append(f"<< {info} >>".encode())
    return assembled(objects)


def stream(data: bytes) -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data, 9)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)


def assembled(objects: Sequence[bytes]) -> bytes:
    """A file of these objects, the first its catalogue, the last its information."""
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + tail % (len(objects) + 1, len(objects), len(out))


#: Two pages: a heading and two paragraphs of two lines, then one line.
REPORT = pdf(
    [
        [
            (700, "Radar pictures of the strait"),
            (660, "Arland has sent 212 radar pictures to Velmark"),
            (646, "since 1 January 2019, and none were lost."),
            (610, "Velmark has sent none. Its radar stood on ice"),
            (596, "until the spring."),
        ],
        [(700, "The exchange ends on 31 December 2021.")],
    ],
    info="/Title (Radar pictures) /Author (Ministry of the Sea of Arland) /CreationDate (D:20190304120000Z)",
    language="en",
)
