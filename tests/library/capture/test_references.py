from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.library.capture import csl_dates, references
from briefgen.library.capture.references import Reference, chosen, csl_json, read
from briefgen.library.model import Source
from briefgen.words import edtf
from briefgen.words.diagnostics import Diagnostic

FIXTURES = Path(__file__).parents[2] / "fixtures" / "capture"
PIN = {"sha256": "0" * 64, "body": "all of it"}


def entries(path: Path) -> dict[str, Reference]:
    """The entries of a file by their keys."""
    found = read(path)
    assert isinstance(found, tuple), found
    return {one.key: one for one in found}


def refused(path: Path, text: str | bytes) -> Diagnostic:
    """Why a file is not read."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = read(path)
    assert isinstance(found, Diagnostic)
    return found


def test_csl_json_becomes_fields_of_a_source() -> None:
    """Names, dates and places as they are; rich text and what a source has no field for left out, and told."""
    found = entries(FIXTURES / "zotero.json")
    assert found["ice-road"].fields == {
        "type": "article-newspaper",
        "title": "Ice road opens late",
        "container-title": "The Lund Courier",
        "publisher-place": "Cape Lund",
        "language": "en",
        "author": [{"family": "Ferris", "given": "Jo"}, {"literal": "Road office of Arland"}],
        "URL": "https://courier.example/ice-road",
        "issued": "2020-01-09",
        "accessed": "2020-01-12",
    }
    assert found["ice-road"].left_out == ("abstract",)
    cod = found["cod-count"].fields
    assert (cod["issue"], cod["issued"], cod["URL"]) == ("3", "2018~", "https://doi.org/10.5555/cod.12")
    assert cod["author"] == [{"family": "von Ritter", "given": "Max"}]


def test_bibtex_becomes_fields_of_a_source() -> None:
    """By way of CSL-JSON."""
    found = entries(FIXTURES / "library.bib")
    cod, radar = found["cod-count"].fields, found["radar"].fields
    assert (cod["title"], cod["container-title"]) == ("Counting Cod", "Sea and Shore")
    assert cod["type"] == "article-journal"
    assert (cod["volume"], cod["issue"], cod["page"], cod["issued"]) == ("12", "3", "40-52", "2018")
    assert {"literal": "Institute of Two Shores"} in cod["author"]  # type: ignore[operator]
    assert (radar["type"], radar["issued"], radar["publisher"]) == (
        "report",
        "2019-03",
        "Ministry of the Sea of Arland",
    )


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.json", "{", "BG001"),
        ("a.json", b"\xff\xfe", "BG001"),
        ("a.json", "[" * 100_000, "BG001"),
        ("a.json", "[]", "BG103"),
        ("a.json", "3", "BG103"),
        ("a.json", '[{"title": "no type"}]', "BG103"),
        ("a.bib", "@article{", "BG001"),
    ],
)
def test_what_holds_no_references_is_told(tmp_path: Path, name: str, text: str | bytes, code: str) -> None:
    """In a sentence; nothing crashes."""
    assert refused(tmp_path / name, text).code == code


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As for a text."""
    found = read(tmp_path / "none.json")
    assert isinstance(found, Diagnostic)
    assert "not there" in found.message


def test_odd_values_are_left_out() -> None:
    """Nothing is made up from what does not fit, and control characters do not get in."""
    entry = {
        "id": 7, "type": "report", "title": "Ice\u202e\x1b[31m road", "author": ["Jo", {}, None], "volume": True,
        "URL": "javascript:x", "issued": {"date-parts": [["last year"]]}, "accessed": "2019-02-30",
    }  # fmt: skip
    [found] = references._entries(json.dumps([entry]).encode(), "x")  # type: ignore[misc]
    assert found.fields == {"type": "report", "title": "Ice [31m road"}
    assert found.left_out == ("URL", "accessed", "issued")


@pytest.mark.parametrize(
    ("wanted", "stem", "url", "key"),
    [
        ("cod-count", "x", None, "cod-count"),
        (None, "Ice-Road", None, "ice-road"),
        (None, "x", "https://courier.example/ice-road", "ice-road"),
    ],
)
def test_the_entry_meant_is_found(wanted: str | None, stem: str, url: str | None, key: str) -> None:
    """By its key, else by the text's name or address."""
    found = chosen(tuple(entries(FIXTURES / "zotero.json").values()), wanted, stem=stem, url=url)
    assert isinstance(found, Reference)
    assert found.key == key


@pytest.mark.parametrize("wanted", ["nothing", None])
def test_an_entry_that_is_not_clear_is_asked_for(wanted: str | None) -> None:
    """With the keys there are."""
    found = chosen(tuple(entries(FIXTURES / "zotero.json").values()), wanted, stem="x", url=None)
    assert isinstance(found, str)
    assert "ice-road, cod-count" in found


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [[2019]]}, "2019"),
        ({"date-parts": [["2019", "3"]]}, "2019-03"),
        ({"date-parts": [[2019, 3, 4], [2019, 3, 10]]}, "2019-03-04/2019-03-10"),
        ({"date-parts": [[2019]], "season": 2}, "2019-22"),
        ({"date-parts": [[2019]], "circa": 1}, "2019~"),
        ({"raw": "2019-03"}, "2019-03"),
        ({"literal": "../2019-03"}, "../2019-03"),
        ("2019-03-04", "2019-03-04"),
        ({"raw": "March 2019"}, ""),
        ({"date-parts": [[2019, 2, 30]]}, ""),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": []}, ""),
        ({"date-parts": [["x"]]}, ""),
        (None, ""),
    ],
)
def test_a_csl_date_is_read_or_left_out(value: object, date: str) -> None:
    """What EDTF has no words for is no date."""
    assert csl_dates.edtf(value) == date


days = st.dates().map(str)
parts = (
    days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4]) | st.sampled_from(["2019-21", "201X", "19XX"])
)
single = st.builds(str.__add__, parts, st.sampled_from(["", "~", "?", "%"]))


@given(single | st.builds("{}/{}".format, single, single) | single.map("../{}".format) | single.map("{}/..".format))
@settings(max_examples=120, deadline=None)
def test_every_date_survives_csl_json(text: str) -> None:
    """Out and back, as JSON."""
    try:
        date = edtf.parse(text)
    except ValueError:
        return
    assert csl_dates.edtf(json.loads(json.dumps(csl_dates.written(date)))) == text


words = st.from_regex(r"[A-Z][a-z]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True)
optional = {
    "title": words, "title-short": words, "container-title": words, "publisher": words, "publisher-place": words,
    "volume": words, "issue": words, "page": words, "accessed": days, "URL": st.just("https://a.example/b"),
    "author": st.lists(
        st.fixed_dictionaries({"literal": words}) | st.fixed_dictionaries({"family": words}, optional={"given": words}),
        min_size=1, max_size=2,
    ),
}  # fmt: skip
sources = st.fixed_dictionaries(
    {"id": st.just("a"), "type": st.sampled_from(["report", "webpage"]), "issued": days, "language": st.just("en")},
    optional=optional,
)


@given(sources)
@settings(max_examples=40, deadline=None)
def test_a_source_survives_csl_json(fields: dict[str, object]) -> None:
    """Every field that CSL-JSON has comes back as it was."""
    source = Source.model_validate({**fields, "text": PIN})
    [back] = references._entries(csl_json([source]).encode(), "x")  # type: ignore[misc]
    assert back.left_out == ()
    assert Source.model_validate({"id": back.key, **back.fields, "text": PIN}) == source


def test_sources_survive_bibtex(tmp_path: Path) -> None:
    """What BibTeX has fields for: who, what, where, when."""
    fields = {
        "title": "Counting Cod, and Who Counts It", "container-title": "Sea and Shore", "volume": "12", "issue": "3",
        "page": "40-52",
        "URL": "https://a.example/b",
        "author": [{"family": "Ferris", "given": "Jo"}, {"literal": "Ministry of the Sea"}],
    }  # fmt: skip
    source = {"id": "cod", "type": "article-journal", "issued": "2019-03-04", **fields}
    made = references.bibtex([Source.model_validate({**source, "text": PIN})])
    assert isinstance(made, str)
    path = tmp_path / "out.bib"
    path.write_text(made, encoding="utf-8")
    back = entries(path)["cod"].fields
    assert {name: back[name] for name in fields} == fields
    assert (back["type"], back["issued"]) == ("article-journal", "2019-03-04")
