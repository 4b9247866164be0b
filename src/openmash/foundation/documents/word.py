"""The same document as a Word file (Office Open XML): headings, lists and tables a screen reader knows.

The words go in as data, as they do into the PDF, and through the same guard.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import cast

import docx
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.shared import Pt

from openmash.foundation.documents.document import Document
from openmash.foundation.documents.making import data_of

FONT = "Arial"


def docx_of(document: Document) -> bytes:
    """The document as a .docx. The recipient and the time stand under every page, as in the PDF."""
    data = data_of(document)
    made = docx.Document()
    made.core_properties.title = str(data["title"])
    made.core_properties.author = "OpenMASH"
    made.core_properties.language = "en-GB"
    made.core_properties.created = made.core_properties.modified = document.made_at.replace(tzinfo=None)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11.5)
    made.sections[0].footer.paragraphs[0].text = f"For {data['recipient']}, {data['made']}. Do not copy or pass on."
    made.add_heading(str(data["title"]), 0)
    if data["subtitle"]:
        made.add_paragraph(str(data["subtitle"]))
    for part in cast("Sequence[Mapping[str, object]]", data["parts"]):
        _add(made, part)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _add(made: Word, part: Mapping[str, object]) -> None:
    words = part.get("words")
    match part["kind"]:
        case "Heading":
            made.add_heading(str(words), cast("int", part["level"]))
        case "Quotation":
            made.add_paragraph(str(words), style="Quote")
            made.add_paragraph(str(part["whose"]))
        case "Points":
            for each in cast("Sequence[str]", words):
                made.add_paragraph(each, style="List Bullet")
        case "Facts":
            for key, value in cast("Sequence[Sequence[str]]", part["pairs"]):
                line = made.add_paragraph()
                line.add_run(f"{key}: ").bold = True
                line.add_run(value)
        case "Grid":
            _grid(made, part)
        case "NewPage":
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            made.add_paragraph(str(words))


def _grid(made: Word, part: Mapping[str, object]) -> None:
    columns = cast("Sequence[str]", part["columns"])
    made.add_paragraph().add_run(str(part["caption"])).bold = True
    table = made.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in cast("Sequence[Sequence[str]]", part["rows"]):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
