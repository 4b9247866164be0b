"""The yearly report, assembled from what was said, shown and scrutinised in the year: a page, a PDF and a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.foundation.documents.document import Document, Grid, Heading, Paragraph, Part, Points
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.documents.word import docx_of
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership import selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import (
    Budget,
    ChallengeShown,
    InquiryShown,
    RiskShown,
    Told,
    Year,
    YearlyReport,
)
from openmash.insight.partnership.words import Assured, Side
from openmash.insight.scorecard.indicators import Chapter
from openmash.insight.scorecard.selectors import Line
from openmash.records.people.selectors import withholding
from openmash.statute.calendar import local_date
from openmash.web.partnership import budget, showing
from openmash.web.scorecard import said as figures

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FIRST_YEAR = 2019
OF_CHILDREN = (Chapter.FRONT_DOOR, Chapter.HELP, Chapter.PROTECTION, Chapter.EXPLOITATION, Chapter.MISSING)
DRAFT = (
    "Assembled from the partnership’s own records; nothing in it was typed for it. Read it, add what only people know, "
    "and publish it as your own."
)
SAFE = "No child is named. In figures, small numbers are withheld and numbers are to the nearest five."
NOT_HELD: tuple[tuple[str, str], ...] = (
    ("Training: whom it reached, and what changed", "Training is not recorded here."),
    (
        "Disproportionality and racism",
        "Figures are divided by ethnicity and disability; no analysis is kept here.",
    ),
    ("Restraint, where there is a secure establishment", "Nothing of it is recorded here."),
)
"""What a yearly report is expected to have and these records do not give."""


@dataclass(frozen=True)
class Section:
    """A part of the report. `missing` says what is not there, and how it would be."""

    anchor: str
    title: str
    intro: str
    points: Sequence[str]
    table: Table | None
    missing: str


@dataclass(frozen=True)
class ReportPage:
    """What the template shows."""

    title: str
    sentence: str
    sections: Sequence[Section]
    not_held: Table
    others: Sequence[Link]
    files: Sequence[Link]
    rules: Sequence[str]


@screen(Permission.VIEW, log="")
def partnership_report(request: HttpRequest, actor: Actor, year: int | None = None) -> Shown:
    """The report of a year, as it would be today. It shows no child."""
    return Shown("partnership/report.html", _page(actor, year))


@screen(Permission.VIEW, log="partnership.report_made")
def partnership_report_pdf(request: HttpRequest, actor: Actor, year: int) -> Answer:
    """The same as an accessible PDF."""
    return Sent(paper_of(year, actor), "application/pdf", filename=f"yearly-report-{year}.pdf")


@screen(Permission.VIEW, log="partnership.report_made")
def partnership_report_word(request: HttpRequest, actor: Actor, year: int) -> Answer:
    """The same as a Word file, to be written on."""
    return Sent(docx_of(_document(_page(actor, year), actor)), WORD, filename=f"yearly-report-{year}.docx")


def paper_of(year: int, actor: Actor, recipient: str = "") -> bytes:
    """The report of the year that began in this one as a PDF, for whoever asks or for this recipient."""
    return pdf_of(_document(_page(actor, year), actor, recipient))


def _page(actor: Actor, began: int | None) -> ReportPage:
    today = local_date(timezone.now())
    now = selectors.year_of(today)
    year = now if began is None else Year(began)
    if not FIRST_YEAR <= year.began <= now.began:
        raise NotVisible
    found = selectors.yearly_report(year, actor=actor, today=today)
    is_running = year.began == now.began
    here = {"year": year.began}
    return ReportPage(
        f"Yearly report {year.name}",
        f"From {say.day(year.first)} to {say.day(year.last)}{', as far as it has come' if is_running else ''}.",
        _sections(found, is_running),
        Table("What these records do not give", ("A yearly report is expected to say", "Here"),
              [[Cell(what), Cell(why)] for what, why in NOT_HELD]),
        [
            Link(f"The year {Year(each).name}", reverse("partnership_report_of", kwargs={"year": each}))
            for each in (year.began - 1, year.began + 1) if FIRST_YEAR <= each <= now.began
        ],
        [
            Link("As a PDF", reverse("partnership_report_pdf", kwargs=here)),
            Link("As a Word file, to write on", reverse("partnership_report_word", kwargs=here)),
        ],
        [
            DRAFT,
            f"{SAFE} {figures.counted(found.counted_at)}",
            "The reporting year begins in April here; the national text of when it does was not read.",
        ],
    )  # fmt: skip


def _sections(found: YearlyReport, is_running: bool) -> list[Section]:
    figures_now = "" if is_running else " Figures are of the last twelve months, not of that year."
    open_findings = [each.finding for each in found.scrutiny if each.assured is not Assured.ASSURED]
    return [
        Section(
            "done", "What we did", "Actions that somebody said in the year are complete.",
            [_said(each) for each in found.done], None,
            "" if found.done else "Nobody said of any action in the year that it is complete.",
        ),
        Section(
            "helped", "What made a difference, and how we know", "Said apart from whether it is done.",
            [_said(each) for each in found.helped], _measures(found.helped),
            "" if found.helped else "Nobody said of any action in the year that it made a difference.",
        ),
        Section(
            "only-done", "Done, and nobody says yet that it helped", "",
            [f"{each.what} ({each.agency})" for each in found.only_done], None,
            "" if found.only_done else "Of everything that is done, somebody says that it helped.",
        ),
        Section(
            "scrutiny", "What independent scrutiny found", "",
            [f"{each.finding} {each.assured.label}: {each.words} ({each.said_by}, {say.day(each.on)})"
             for each in found.scrutiny], None,
            "" if found.scrutiny else "No verdict of independent scrutiny was kept in the year.",
        ),
        *_governed(found),
        Section(
            "audits", "What agencies found of their own safeguarding",
            f"Section 11 and school audits of {found.year.began}.", (), _audits(found),
            "" if found.audits else f"No audit of {found.year.began} is kept.",
        ),
        Section("reviews", "What we learnt from serious incidents", *_learnt(found)),
        Section(
            "voice", "What children and families said, and what it changed",
            f"Evidence that tells what children and families say, and the figures of the child’s voice.{figures_now}",
            found.families, _figures("The child’s voice", _of(found, Chapter.VOICE)),
            "" if found.families else "No evidence of the year tells what children or families say.",
        ),
        Section(
            "figures", "How children were helped and protected", f"Each as the scorecard has it.{figures_now}", (),
            _figures("Figures", _of(found, *OF_CHILDREN)), "",
        ),
        Section(
            "next", "What is still to do", "Where scrutiny is not assured, and actions whose day has passed.",
            [*open_findings, *(f"Late: {each}" for each in found.late)], None,
            "" if open_findings or found.late else "Nothing stands open by these records: name the year’s priorities.",
        ),
    ]  # fmt: skip


def _governed(found: YearlyReport) -> list[Section]:
    """How the partnership governed itself: meetings, attendance, challenge, risks, scrutiny's questions and money."""
    met = [
        [
            Cell(x.body),
            *(Cell(str(n), is_number=True) for n in (x.planned, x.held, x.quorate, x.decided, x.agreed, x.done)),
        ]
        for x in found.met
    ]
    columns = ("Body", "Planned", "Held", "Quorate", "Decisions", "Actions", "Done")
    came = [[Cell(name), Cell(f"{there} of {of}", is_number=True)] for name, there, of in found.came]
    asked = [_challenge(body, each) for body, each in found.challenges]
    ran = [_risk(each) for each in found.risks]
    money = found.budget
    return [
        Section(
            "inquiries",
            "What independent scrutiny asked, and what partners did",
            found.statement.words if found.statement else "",
            [line for each in found.inquiries for line in _asked(each)],
            None,
            "" if found.inquiries else "No question of independent scrutiny is kept for the year.",
        ),
        Section(
            "meetings",
            "How the partnership met",
            "A decision counts where there was a quorum, or once it was ratified.",
            (),
            Table("Meetings", columns, met, caption_hidden=True) if met else None,
            "" if met else "No meeting of the year is kept.",
        ),
        Section(
            "came",
            "Who came",
            "Of the meetings held of bodies where an agency has a vote.",
            (),
            Table("Attendance by agency", ("Agency", "Was there"), came, caption_hidden=True) if came else None,
            "" if came else "Nobody has said who came to a meeting of the year.",
        ),
        Section(
            "challenges",
            "How partners held each other to account",
            "",
            asked,
            None,
            "" if asked else "No challenge was put in the year.",
        ),
        Section(
            "risks",
            "What could have gone wrong with the arrangements",
            "How each stands now, in the words people chose.",
            ran,
            None,
            "" if ran else "No risk is kept.",
        ),
        Section(
            "given",
            "What partners gave",
            "",
            (),
            _under_its_heading(money, Side.GIVEN),
            "" if money and money.of(Side.GIVEN) else "No contribution of the year is kept.",
        ),
        Section(
            "spent",
            "What it was spent on",
            "",
            (),
            _under_its_heading(money, Side.SPENT),
            "" if money and money.of(Side.SPENT) else "No spending of the year is kept.",
        ),
    ]


def _under_its_heading(money: Budget | None, side: Side) -> Table | None:
    found = budget.table(money, side) if money else None
    return replace(found, caption_hidden=True) if found else None


def _challenge(body: str, each: ChallengeShown) -> str:
    answer = f" Answered: {each.answer} {each.became.label}." if each.became else " Not answered yet."
    effect = f" What changed: {each.effect}" if each.effect else ""
    return f"{each.by_whom} asked {each.to_agency} ({body}, {say.day_of(each.on)}): {each.words}{answer}{effect}"


def _risk(each: RiskShown) -> str:
    now = each.now
    if now.is_closed or now.likelihood is None or now.impact is None:
        return f"{each.event}, because of: {each.cause}. Closed on {say.day_of(now.on)}: {now.why}"
    stands = f"{now.likelihood.label}; {now.impact.label[0].lower()}{now.impact.label[1:]}"
    return f"{each.event}, because of: {each.cause}. {stands}. {now.how}: {now.why}"


def _asked(each: InquiryShown) -> list[str]:
    if not each.findings:
        return [f"{each.question} Nothing is found yet."]
    lines = []
    for found in each.findings:
        did = " ".join(f"{one.agency}: {one.words}" for one in found.answers)
        lines.append(f"{each.question} Found: {found.words} {did or 'No partner has said what it did.'}")
    return lines


def _of(found: YearlyReport, *chapters: Chapter) -> Sequence[Line]:
    return [line for line in found.lines if line.indicator.chapter in chapters]


def _said(each: Told) -> str:
    """What, whose, what was said of it, by whom and when, and the year's evidence."""
    shown = "; ".join(f"{kind.label[0].lower()}{kind.label[1:]}: {words}" for kind, words in each.evidence)
    said = f"{each.what} ({each.agency}). {each.verdict.label}: {each.why} {each.said_by}, {say.day(each.on)}."
    return f"{said} Evidence: {shown}" if shown else f"{said} No evidence of this year is kept with it."


def _measures(helped: Sequence[Told]) -> Table | None:
    rows = []
    for each in helped:
        shown = showing.measure(each.measured, "")
        if shown.key:
            rows.append([Cell(shown.name, note=each.what), Cell(shown.was), Cell(shown.now), Cell(shown.target)])
    return Table("How their figures moved", ("Figure", "Was", "Now", "Target"), rows) if rows else None


def _audits(found: YearlyReport) -> Table | None:
    rows = [
        [Cell(each.name), Cell(str(each.gaps), is_number=True), Cell(str(each.worse), is_number=True)]
        for each in found.audits
    ]
    columns = ("Whose", "Standards not met, or partly", "Worse than before")
    return Table("Audits", columns, rows, caption_hidden=True) if rows else None


def _learnt(found: YearlyReport) -> tuple[str, Sequence[str], Table | None, str]:
    learnt = found.learnt
    if learnt is None:
        return "", (), None, "Reviews are not shown to you: whoever may read them makes this part."
    rows = [
        [Cell("Serious incidents that became known"), Cell(str(learnt.known), is_number=True)],
        [Cell("Of which the national Panel was notified"), Cell(str(learnt.notified), is_number=True)],
        [Cell("Rapid reviews completed"), Cell(str(learnt.rapid), is_number=True)],
        [Cell("Local reviews decided"), Cell(str(learnt.decided), is_number=True)],
        [Cell("Local reviews published"), Cell(str(learnt.published), is_number=True)],
    ]
    words = "" if learnt.known or learnt.rapid else "No serious incident became known in the year."
    table = Table("Reviews in the year", ("What", "How many"), rows, caption_hidden=True)
    return "Counted alone: a review that is published tells its own story.", (), table, words


def _figures(caption: str, lines: Sequence[Line]) -> Table:
    rows = [
        [
            Cell(line.indicator.name, note=line.indicator.question),
            Cell(figures.value(line.indicator, line.year), note=figures.since_before(line)), Cell(figures.moves(line)),
        ]
        for line in lines
    ]  # fmt: skip
    return Table(caption, ("Figure", "Last 12 months", "How it moves"), rows, caption_hidden=True)


def _document(page: ReportPage, actor: Actor, recipient: str = "") -> Document:
    now = timezone.now()
    recipient = recipient or f"{actor.name}, {agencies.agency(actor.agency_id).name}"
    parts: list[Part] = [Paragraph(page.sentence)]
    for section in page.sections:
        parts.append(Heading(section.title))
        parts += [Paragraph(section.intro)] if section.intro else []
        parts += [Points(section.points)] if section.points else []
        parts += [_grid(section.table)] if section.table and section.table.rows else []
        parts += [Paragraph(section.missing, quiet=True)] if section.missing else []
    parts += [Heading("What these records do not give"), _grid(page.not_held)]
    parts += [Paragraph(rule, quiet=True) for rule in page.rules]
    return Document(page.title, "Of the safeguarding partnership", recipient, now, parts, withholding((), actor))


def _grid(table: Table) -> Grid:
    rows = [[f"{cell.text}. {cell.note}" if cell.note else cell.text for cell in row] for row in table.rows]
    return Grid(table.caption, table.columns, rows)
