"""PDFs: their words, their tags, whose they are; and that no words become markup."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from openmash.foundation.documents.document import (
    Document,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Part,
    Points,
    Quotation,
)
from openmash.foundation.documents.making import pdf_of

AT = datetime(2026, 11, 27, 16, 55, tzinfo=UTC)
HOSTILE = '#panic("x") = Not a heading *bold* _it_ $x$ `raw` [a](b) <b> @ref \\ // no comment "quoted" #eval("1")'
EVERY: tuple[Part, ...] = (
    Heading("First"), Paragraph("Plain words"), Quotation("I don’t like it", "Mia, 7"), Facts((("Why", "Because"),)),
    Points(("One", "Two")), Grid("What was agreed", ("What", "Who"), (("Visit", "Priya"), ("Ring", "Tom"))),
    NewPage(), Heading("Second", 2), Paragraph("Quiet", quiet=True),
)  # fmt: skip


def read(*parts: Part) -> PdfReader:
    document = Document("Minutes", "Of a meeting", "Tom Ravensdale, Education", AT, parts)
    return PdfReader(io.BytesIO(pdf_of(document)))


def tags(node: object) -> list[str]:
    """The structure of a PDF, as a reader aloud walks it."""
    found: list[str] = []
    if isinstance(node, ArrayObject):
        for each in node:
            found += tags(each.get_object())
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            found += tags(node["/K"].get_object() if hasattr(node["/K"], "get_object") else node["/K"])
    return found


def test_it_is_tagged_titled_in_english_and_says_that_it_is_pdf_ua() -> None:
    pdf = read(*EVERY)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None and pdf.metadata.title == "Minutes"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_lists_quotations_and_the_heads_of_tables_are_tagged_as_what_they_are() -> None:
    found = tags(read(*EVERY).trailer["/Root"]["/StructTreeRoot"])
    assert {"/H1", "/H2", "/L", "/LI", "/BlockQuote", "/Table", "/TH", "/TD"} <= set(found)
    assert found.count("/TH") == 2


def test_each_page_says_for_whom_it_was_made_and_when_and_its_number() -> None:
    pages = [page.extract_text() for page in read(*EVERY).pages]
    assert len(pages) == 2
    for number, words in enumerate(pages, start=1):
        said = " ".join(words.split())
        assert said.count("For Tom Ravensdale, Education, 4:55pm on Friday 27 November 2026") == 2
        assert f"Page {number} of 2" in said


def test_whatever_somebody_typed_is_shown_as_typed_and_never_becomes_markup() -> None:
    pdf = read(
        Heading(HOSTILE), Paragraph(HOSTILE), Quotation(HOSTILE, HOSTILE), Points((HOSTILE,)), Facts(((HOSTILE, HOSTILE),)),
        Grid(HOSTILE, (HOSTILE,), ((HOSTILE,),)),
    )  # fmt: skip
    words = "".join("".join(page.extract_text() for page in pdf.pages).split())
    assert words.count("".join(HOSTILE.split())) == 10
    found = tags(pdf.trailer["/Root"]["/StructTreeRoot"])
    assert found.count("/H1") == 1
    assert not {"/Strong", "/Em", "/Code", "/Formula", "/Link"} & set(found[: found.index("/L")])


def test_lines_stay_lines_and_a_long_table_keeps_its_heads_over_many_pages() -> None:
    pdf = read(Paragraph("First line\nSecond line"), Grid("Long", ("What", "Who"), [("Visit", "Priya")] * 120))
    assert "First line\nSecond line" in pdf.pages[0].extract_text()
    assert len(pdf.pages) > 2


def test_names_in_other_alphabets_are_printed_and_signs_nobody_expects_do_not_stop_it() -> None:
    words = read(Paragraph("Zoë Wiśniewski, Ağrı, Ελένη, Олена, a\u0000b\u202e\r\nnext")).pages[0].extract_text()
    assert "Zoë Wiśniewski, Ağrı, Ελένη, Олена, ab" in words
    assert "shown as" not in words


def test_a_sign_no_font_has_is_a_box_and_the_document_says_so() -> None:
    pdf = read(Paragraph("Kept \U0001f9d2\U000109c0 words"), Paragraph("and \U000109c1 more"))
    words = pdf.pages[0].extract_text()
    assert "Kept" in words and "words" in words and "more" in words
    assert "could not be printed here are shown as" in words
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data()
