"""The blank forms, as they are printed: a page each, with the number that makes entering it once possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from openmash.casework.outage.selectors import Form
from openmash.casework.outage.words import FormKind
from openmash.foundation.documents.document import AboutNobody, Blank, Document, Heading, NewPage, Paragraph, Part
from openmash.foundation.documents.making import pdf_of

WHO = (
    Blank("Child: name, date of birth or age, school (or “unknown child” and anything that tells who)", 2),
    Blank("Your name, role and telephone"),
)
WHEN = Blank("Date and time this happened (24-hour clock)")
ASKED: Mapping[FormKind, Sequence[Blank]] = {
    FormKind.CONTACT: (
        WHEN, Blank("Who told us: name, role, number to ring back, when it is safe to ring"),
        WHO[0], Blank("Is a child in danger now? What was done at once?"),
        Blank("What was said, in their words", 7), Blank("What the child said, and to whom", 2),
        Blank("Others in the home, and who else may be harmed", 2),
        Blank("Does the family know we were told? If not, why?"), WHO[1],
    ),
    FormKind.CHECK: (
        WHEN, Blank("Who asked, and about whom"), WHO[0],
        Blank("What was searched, under which names, back to when", 2), Blank("What we know", 6),
        Blank("What it means for the child now", 3), WHO[1],
    ),
    FormKind.DECISION: (
        WHEN, WHO[0], Blank("What is decided"), Blank("Why: what each agency said, and what the child said", 7),
        Blank("Who takes the next step, and have they accepted?"), Blank("Who was told, and when"),
        Blank("Decided by: name, role, signature"),
    ),
    FormKind.VISIT: (
        WHEN, WHO[0], Blank("Seen? Alone? Where?"), Blank("What the child said, word for word", 4),
        Blank("What the child showed, and what you saw", 4), Blank("Where the child sleeps"),
        Blank("Is the child safe tonight? If not: what did you do?", 2), WHO[1],
    ),
    FormKind.ACT: (
        WHEN, WHO[0],
        Blank("Which: strategy discussion, same-day visit, section 47, police protection, out-of-hours, rating raised"),
        Blank("What is happening, in one line"), Blank("Who called it, who took part, who is going", 2),
        Blank("Designated officer (police protection), and where the child is now", 2), Blank("Who was told, and when"),
        Blank("What came of it", 3), WHO[1],
    ),
}  # fmt: skip
"""What each form asks: the questions of the page it is entered on, in its order."""


def pad(forms: Sequence[Form], now: datetime) -> bytes:
    """These forms as one PDF, a page each."""
    parts: list[Part] = []
    for form in forms:
        parts += [
            *([NewPage()] if parts else []),
            Heading(f"{form.kind.label}: form {form.number}"),
            Paragraph(
                "Write in capitals where it matters. Danger now: 999. One form for each child. When the system is "
                f"back, enter it under “Enter a paper form” by its number, {form.number}, and write the day across it.",
                quiet=True,
            ),
            *ASKED[form.kind],
            Blank("Entered into the system: by whom, when"),
        ]
    team = forms[0].team if forms else ""
    return pdf_of(Document("Paper forms", "For use while the system is down", team, now, parts, AboutNobody()))
