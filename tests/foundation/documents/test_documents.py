"""PDFs: their words, their tags, whose they are; and that no words become markup."""

from __future__ import annotations

import io
from dataclasses import dataclass
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
from openmash.foundation.documents.word import docx_of

AT = datetime(2026, 11, 27, 16, 55, tzinfo=UTC)
HOSTILE = '#panic("x") = Not a heading *bold* _it_ $x$ `raw` [a](b) <b> @ref \\ // no comment "quoted" #eval("1")'
EVERY: tuple[Part, ...] = (
    Heading("First"), Paragraph("Plain words"), Quotation("I don’t like it", "Mia, 7"), Facts((("Why", "Because"),)),
    Points(("One", "Two")), Grid("What was agreed", ("What", "Who"), (("Visit", "Priya"), ("Ring", "Tom"))),
    NewPage(), Heading("Second", 2), Paragraph("Quiet", quiet=True),
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """Protected places, as a record would hold them."""

    places: tuple[str, ...] = ()

    def needed_for(self, words: str) -> bool:
        return any(place in words for place in self.places)


def read(*parts: Part) -> PdfReader:
    document = Document("Minutes", "Of a meeting", "Tom Ravensdale, Education", AT, parts, Kept())
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


PLACE = "4 Larkfield Close"
LETS_SLIP: tuple[Part, ...] = (
    Heading(f"At {PLACE}"), Paragraph(f"They moved to {PLACE} in May."), Quotation(f"I live at {PLACE}", f"Mia of {PLACE}"),
    Facts((("Where", PLACE), (PLACE, "yes"))), Points(("Safe", PLACE)),
    Grid(f"Seen at {PLACE}", ("When", PLACE), (("Monday", PLACE),)), Paragraph("Nothing else is lost."),
)  # fmt: skip


def word_of(content: bytes) -> str:
    """Everything a Word file says: paragraphs, tables, foot of the page."""
    import docx

    read = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    foot = [line.text for section in read.sections for line in section.footer.paragraphs]
    return "\n".join([*(line.text for line in read.paragraphs), *cells, *foot])


def test_no_document_can_be_made_that_names_a_protected_place_wherever_in_it_the_words_stand() -> None:
    document = Document(f"Minutes of {PLACE}", f"At {PLACE}", f"Tom, {PLACE}", AT, LETS_SLIP, Kept((PLACE,)))
    pdf = "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf_of(document))).pages)
    assert "".join(PLACE.split()) not in pdf and "Nothingelseislost." in pdf
    word = word_of(docx_of(document))
    assert PLACE not in word and "Nothing else is lost." in word
    open_one = Document("Minutes", "", "Tom", AT, LETS_SLIP, Kept())
    assert PLACE in word_of(docx_of(open_one)), "it would have been found"


def test_the_word_file_says_what_the_pdf_says_with_headings_and_its_recipient_under_the_page() -> None:
    import docx

    content = docx_of(Document("Minutes", "Of a meeting", "Tom Ravensdale, Education", AT, EVERY, Kept()))
    read = docx.Document(io.BytesIO(content))
    said = word_of(content)
    for words in (
        "Plain words",
        "I don’t like it",
        "Why: Because",
        "One",
        "Visit",
        "Second",
        "For Tom Ravensdale, Education",
    ):
        assert words in said
    assert read.core_properties.title == "Minutes" and read.core_properties.language == "en-GB"
    assert [line.style.name for line in read.paragraphs if line.text in ("First", "Second")] == [
        "Heading 1",
        "Heading 2",
    ]


def test_what_looks_like_markup_is_words_in_word_too() -> None:
    document = Document("Minutes", "", "Tom", AT, (Paragraph(f"{HOSTILE} <w:b/> &amp;"),), Kept())
    assert f"{HOSTILE} <w:b/> &amp;" in word_of(docx_of(document))


def test_every_maker_of_documents_hands_over_what_must_be_withheld() -> None:
    """A document is one call, and the call needs a guard: whoever makes one anywhere is found here with theirs."""
    from openmash.cli.database import CHECKOUT

    makers = {}
    for path in (CHECKOUT / "src/openmash").glob("**/*.py"):
        text = path.read_text(encoding="utf-8")
        if "documents.document import" in text and "Document(" in text and "foundation/documents" not in str(path):
            makers[path.stem] = text
    assert set(makers) == {
        "pdf", "copy", "minuting", "record_of", "printing", "packs", "actions", "blank", "report", "plan_pdf", "making",
        "last_safe_copy", "recording", "briefing", "minutes", "policies",
    }  # fmt: skip
    for name, text in makers.items():
        assert any(guard in text for guard in ("guard", "withholding(", "_Guard(", "AboutNobody()")), name
