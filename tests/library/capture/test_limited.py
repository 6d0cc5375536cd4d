from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from briefgen.library.capture import html, limited, pdf
from briefgen.library.capture.child import Unreadable
from briefgen.library.capture.incoming import HTML, PDF, Incoming, from_file
from briefgen.library.capture.limited import Extracted, extracted
from briefgen.words.diagnostics import Diagnostic
from tests.library.capture import documents

PAGE = Path(__file__).parents[2] / "fixtures" / "capture" / "page.html"


def of(data: bytes, media_type: str = PDF, charset: str | None = None) -> Extracted:
    """What is extracted in this process, which is quicker; that it may happen in a child is tested below."""
    made = html.read(data, charset) if media_type == HTML else pdf.read(data)
    return Extracted(made["text"], made["text"].encode(), made["fields"], tuple(made["remarks"]))


def refused(data: bytes, media_type: str = PDF) -> Diagnostic:
    """Why nothing is extracted."""
    found = extracted(Incoming("x", data, media_type))
    assert isinstance(found, Diagnostic)
    return found


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    """One paragraph a line with a blank one between, no menus, no scripts; only stated metadata."""
    found = of(PAGE.read_bytes(), HTML)
    paragraphs = found.text.strip().split("\n\n")
    assert paragraphs[0] == "Ice road opens late"
    assert paragraphs[1].startswith("CAPE LUND – The ice road")
    assert paragraphs[1].endswith("crossed it in the dark.")
    assert not any(word in found.text for word in ("Sport", "Subscribe", "never read"))
    assert found.fields == {
        "title": "Ice road opens late",
        "author": ["Jo Ferris"],
        "container-title": "The Lund Courier",
        "issued": "2020-01-09",
        "URL": "https://courier.example/ice-road",
        "language": "en-GB",
    }


def test_a_page_that_says_nothing_of_itself_gives_no_fields() -> None:
    """No author, date, outlet or language is made up, and dates inside the article are not the page's own."""
    body = "<p>On 4 March 2019 the ferry of Two Shores was taken out of the water for good, its owner said.</p>" * 3
    found = of(f"<html><body><article>{body}</article></body></html>".encode(), HTML)
    assert not {"author", "issued", "container-title", "URL", "language"} & set(found.fields)


@pytest.mark.parametrize(
    ("codec", "charset", "meta"),
    [
        ("utf-8", None, ""),
        ("iso-8859-2", "iso-8859-2", ""),
        ("windows-1251", None, '<meta charset="windows-1251">'),
        ("utf-16", None, ""),
        ("cp1252", "iso-8859-1", ""),
    ],
)
def test_a_page_is_read_as_it_says_it_is_written(codec: str, charset: str | None, meta: str) -> None:
    """By byte order mark, header, or what stands in its head; else as UTF-8."""
    word = {"windows-1251": "Кабельная", "cp1252": "“Æbelø”"}.get(codec, "Řeřicha žluťoučká")
    text = f"{word} is what the boat of Havner is called, and it is the last one that still goes out for cod."
    page = f"<html><head>{meta}</head><body><article><p>{text}</p></article></body></html>"
    assert word in of(page.encode(codec), HTML, charset).text


def test_bytes_that_fit_no_charset_are_seen_and_told() -> None:
    """They stand as U+FFFD, and a remark counts them."""
    page = b"<html><meta charset=utf-8><article><p>The boat \xff is the last that goes out from Havner.</p></article>"
    found = of(page, HTML)
    assert "\ufffd" in found.text
    assert "1 characters could not be read" in " ".join(found.remarks)


def test_a_pdf_gives_its_pages_parted_by_form_feeds() -> None:
    """Lines stay, a wider gap opens a paragraph, a page break ends one; metadata as stated."""
    found = of(documents.REPORT)
    first, second = found.text.split("\f")
    assert second.strip() == "The exchange ends on 31 December 2021."
    assert first.strip().split("\n\n") == [
        "Radar pictures of the strait",
        "Arland has sent 212 radar pictures to Velmark\nsince 1 January 2019, and none were lost.",
        "Velmark has sent none. Its radar stood on ice\nuntil the spring.",
    ]
    assert found.fields == {
        "title": "Radar pictures",
        "author": ["Ministry of the Sea of Arland"],
        "made": "2019-03-04",
        "language": "en",
    }


def test_a_child_reads_as_this_process_does() -> None:
    """Under limits, the same text comes out: it is pinned, so it may not depend on where it was read."""
    for data, kind in ((documents.REPORT, PDF), (PAGE.read_bytes(), HTML)):
        found = extracted(Incoming("x", data, kind))
        assert isinstance(found, Extracted)
        assert (found.data, found.fields) == (of(data, kind).data, of(data, kind).fields)


def encrypted() -> bytes:
    """A PDF that opens with a password alone."""
    import io

    import pypdf

    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(documents.REPORT))
    writer.encrypt("havner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type", "code", "said"),
    [
        (b"%PDF-1.7\nno more", PDF, "BG001", "damaged"),
        (encrypted(), PDF, "BG001", "password"),
        (b"<html><body></body></html>", HTML, "BG007", "no text"),
    ],
    ids=["broken", "encrypted", "no article"],
)
def test_what_gives_no_text_is_told(data: bytes, media_type: str, code: str, said: str) -> None:
    """In a sentence with the next step."""
    found = refused(data, media_type)
    assert found.code == code, found
    assert said in found.message
    assert found.hint


@pytest.mark.parametrize(
    ("data", "media_type"), [(documents.pdf([[]]), PDF), (b"", HTML), (b"<" * 100_000, HTML), (b"\x00" * 9, HTML)]
)
def test_a_scan_or_an_empty_page_has_no_text(data: bytes, media_type: str) -> None:
    """Nothing is made up."""
    with pytest.raises(Unreadable, match="nothing"):
        of(data, media_type)


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    """A byte for every thousand: the child is bounded, and the command goes on."""
    inflated = zlib.compress(b" " * (1 << 27), 9)
    bomb = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(inflated), inflated)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>"
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    found = refused(documents.assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, bomb, page, b"<< >>"]))
    assert found.code in ("BG001", "BG006", "BG007")


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    """A page count is cheap to fake, and each page costs time."""
    tree = b"<< /Type /Pages /Kids [%s] /Count 3000 >>" % b" ".join([b"3 0 R"] * 3000)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    found = refused(documents.assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, b"<< >>"]))
    assert (found.code, "pages" in found.message) == ("BG006", True)


def test_a_child_that_does_not_come_back_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall limit holds where the processor's does not."""
    monkeypatch.setattr(limited, "_WALL", 0.4)
    monkeypatch.setattr(limited, "_START", "import time; time.sleep(60) # {path}")
    assert "longer" in refused(documents.REPORT).message


def test_without_the_extra_the_command_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """BG903, as wherever an extra is missing."""
    hide = "import sys; sys.modules['pypdf'] = None; sys.path[:] = {path!r}; "
    monkeypatch.setattr(limited, "_START", hide + "from briefgen.library.capture.child import main; main()")
    found = refused(documents.REPORT)
    assert found.code == "BG903"
    assert "pip install 'briefgen[capture]'" in found.hint


def test_a_text_is_its_own_bytes(tmp_path: Path) -> None:
    """Nothing is normalised: what is pinned is the file."""
    data = "\ufeffIce.\r\n\r\n\tMore ice.\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    found = from_file(tmp_path / "a.txt")
    assert isinstance(found, Incoming)
    taken = extracted(found)
    assert isinstance(taken, Extracted)
    assert taken.data == data
