"""The register of schools: finding one, who may be told there, verifying them, its own days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.schools import actions, selectors
from openmash.casework.schools.actions import AdultTold
from openmash.casework.schools.permissions import Permission
from openmash.casework.schools.selectors import Adult, OwnDays, SchoolShown
from openmash.casework.schools.words import Kind, Part
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.design import say
from openmash.foundation.design.forms import (
    Choice,
    Clock,
    DateParts,
    Form,
    LongText,
    Option,
    Text,
    Wrong,
    as_date,
    email,
    telephone,
)
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.imports.columns import Unreadable, day
from openmash.foundation.links.permissions import Permission as Links
from openmash.foundation.links.selectors import addresses_of
from openmash.pathways.encompass_links import keep_address
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import Term, local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage

NOBODY = "no"


class AdultForm(Form):
    """Somebody who may be told."""

    name = Text("Name", required="Give the name.", most=120)
    part = Choice(
        "What are they in the school?", tuple(Option(x.value, str(x.label)) for x in Part),
        required="Choose what they are in the school.",
    )  # fmt: skip
    email = Text("E-mail address", required="Give the e-mail address.", most=254, kind="email", check=email)
    telephone = Text("Number to ring", required="Give a number to ring.", most=40, kind="tel", check=telephone)
    account = Choice("Do they sign in here?", ())


class VerifyForm(Form):
    """How somebody made sure."""

    how = LongText(
        "How was it verified?",
        hint="Whom you rang, on which number, and where you found that number. Never the number in a message.",
        rows=3,
        required="Say how it was verified.",
    )
    on = DateParts("When?", past=True, required="Give the day.")


class EndForm(Form):
    """Why nothing goes to them any more."""

    because = Text("Why is nothing to go to them any more?", required="Say why.", most=200)


class LinkForm(Form):
    """Where one-time links go."""

    adult = Choice("To whom do they go?", (), required="Choose to whom they go.")
    own_code = Text(
        "The code they agreed on the telephone",
        hint="At least eight letters or digits, kept by them. With one, a notice goes by itself at any hour. Empty: "
        "somebody has to ring with a code each time",
        most=60,
    )


class DaysForm(Form):
    """A school's own days."""

    starts = Clock("When does the school day start?", hint="Empty: as in the area")
    terms = LongText(
        "Terms and half terms",
        hint="One a line: name, first and last day, such as: Autumn 1, 1/9/2026, 23/10/2026. Empty: as in the area",
        rows=7,
    )
    inset_days = LongText("Training days", hint="One a line, such as 30/11/2026", rows=4)


@dataclass(frozen=True)
class RegisterPage:
    """What the template shows."""

    title: str
    asked: str
    table: Table | None
    empty: Empty


@dataclass(frozen=True)
class SchoolPage:
    """What the template shows."""

    title: str
    name: str
    facts: Sequence[Fact]
    adults: Table | None
    nobody: Empty
    days: Sequence[Fact]
    tasks: Sequence[Link]
    back: Link


@screen(Permission.SEE_REGISTER)
def schools(request: HttpRequest, actor: Actor) -> Shown:
    """Find a school; those with nobody verified say so."""
    asked = request.GET.get("q", "").replace("\0", "").strip()[:80]
    found = selectors.found(asked, actor=actor)
    adults = selectors.adults([each.id for each in found], actor=actor)
    today, months = local_date(timezone.now()), _months()
    rows = [
        (
            Cell(each.name, url=reverse("school_of_register", kwargs={"school_id": each.id}), note=_where(each)),
            Cell(_told_there(adults.get(each.id, ()), today, months)),
            Cell("Yes" if each.agency_id else "No"),
        )
        for each in found
    ]
    page = RegisterPage(
        "The register of schools", asked,
        Table("Schools", ("School", "Who may be told", "Its people sign in here"), rows) if rows else None,
        Empty(
            "No school found" if asked else "No school is in the register",
            "Schools come from the national register by file: the feed “Register of schools”.",
        ),
    )  # fmt: skip
    return Shown("schools/register.html", page)


def _where(each: SchoolShown) -> str:
    parts = [f"URN {each.urn}" if each.urn else str(each.kind.label), each.phase, each.postcode]
    return ", ".join(part for part in (*parts, "" if each.is_open else "closed") if part)


def _told_there(found: Sequence[Adult], today: date, months: int) -> str:
    verified = [each for each in found if each.is_verified(today, months)]
    if verified:
        return say.listed([each.name for each in verified])
    return "Named, and nobody has verified them" if found else "Nobody: a notice has to be rung"


def _months() -> int:
    return profile_at(timezone.now()).figure("school_contact_verified_months")


@screen(Permission.SEE_REGISTER)
def school_of_register(request: HttpRequest, actor: Actor, school_id: UUID) -> Shown:
    """One school for the hub."""
    found = selectors.one(school_id, actor=actor)
    keeps = bool(may(actor, Permission.KEEP_REGISTER))
    return Shown("schools/school.html", _page(found, actor, keeps, Link("The register of schools", reverse("schools"))))


@screen(Permission.KEEP_OWN)
def our_school(request: HttpRequest, actor: Actor) -> Shown:
    """One's own school: who may be told, and its days."""
    found = selectors.mine(actor=actor)
    if found is None:
        raise NotVisible
    return Shown("schools/school.html", _page(found, actor, True, Link("Home", reverse("home"))))


def _page(found: SchoolShown, actor: Actor, keeps: bool, back: Link) -> SchoolPage:
    adults = selectors.adults([found.id], actor=actor).get(found.id, ())
    today, months = local_date(timezone.now()), _months()
    verifies = bool(may(actor, Permission.KEEP_REGISTER))
    rows = [_row(each, today, months, keeps, verifies) for each in adults]
    facts = [
        Fact("URN", found.urn, unknown="None: it is the council’s officer"), Fact("Phase", found.phase),
        Fact("Postcode", found.postcode), Fact("Telephone", found.telephone),
        Fact("Its people sign in here", "Yes" if any(each.account_id for each in adults) else "No"),
        Fact("One-time links go to", _written_to(found), unknown="Nobody: a notice has to be rung"),
    ]  # fmt: skip
    tasks = []
    if keeps:
        tasks = [
            Link("Name somebody who may be told", reverse("school_add_adult", kwargs={"school_id": found.id})),
            Link("Terms, training days and the hour", reverse("school_days", kwargs={"school_id": found.id})),
        ]
    if found.urn and any(each.account_id is None for each in adults) and may(actor, Links.KEEP_ADDRESSES):
        tasks.append(Link("Where one-time links go", reverse("school_link_address", kwargs={"school_id": found.id})))
    columns = ("Name", "Reach them", "Verified", *(("Put right",) if keeps else ()))
    return SchoolPage(
        "A school" if found.kind is not Kind.OFFICER else "The council’s officer", found.name, facts,
        Table("Who may be told", columns, rows, left_out=f"Verified again after {months} months.") if rows else None,
        Empty("Nobody may be told yet", "A notice about a child here is rung until somebody is named and verified."),
        _days(found, actor, today), tasks, back,
    )  # fmt: skip


def _written_to(found: SchoolShown) -> str:
    """Who is sent a one-time link there, where nobody signs in."""
    kept = addresses_of(found.agency_id) if found.agency_id else []
    codes = {True: "with a code of their own", False: "rung with a code each time"}
    return say.listed([f"{each.name}, {each.email}, {codes[each.own_code]}" for each in kept])


def _row(each: Adult, today: date, months: int, keeps: bool, verifies: bool) -> Sequence[Cell]:
    if each.verified_on is None:
        verified, note = "Nobody has verified them: nothing goes to them", ""
    else:
        verified, note = f"{say.day_of(each.verified_on)} by {each.verified_by}", each.how
        if not each.is_verified(today, months):
            verified = f"{verified}: too long ago, so nothing goes to them"
    cells = [
        Cell(each.name, note=str(each.part.label)),
        Cell(each.email, note=f"{each.telephone}{'' if each.account_id else '; does not sign in here'}"),
        Cell(verified, note=note),
    ]
    if keeps:
        end = reverse("school_end_adult", kwargs={"adult_id": each.id})
        check = reverse("school_verify", kwargs={"adult_id": each.id})
        cells.append(Cell("Verify" if verifies else "Has left", url=check if verifies else end))
    return cells


def _days(found: SchoolShown, actor: Actor, today: date) -> Sequence[Fact]:
    area = profile_at(timezone.now()).calendar()
    own = selectors.days_of([found.id], actor=actor).get(found.id, OwnDays())
    calendar = selectors.calendars([found.id], area, actor=actor)[found.id]
    coming = [day for day in sorted(calendar.inset_days) if day >= today][:4]
    return (
        Fact("The school day starts", say.clock(calendar.school_day_starts)),
        Fact("Its next day", say.day(calendar.next_school_day(today))),
        Fact("Terms", "Its own" if own.terms else "As in the area"),
        Fact("Training days to come", say.listed([say.day_of(day) for day in coming]), unknown="None known"),
    )


@dataclass(frozen=True)
class OfSchool:
    """A school this actor keeps."""

    found: SchoolShown
    back: Link

    @property
    def about(self) -> Sequence[str]:
        return [f"school:{self.found.id}"]


def _back(actor: Actor, school: SchoolShown) -> Link:
    if may(actor, Permission.SEE_REGISTER):
        return Link(school.name, reverse("school_of_register", kwargs={"school_id": school.id}))
    return Link(school.name, reverse("our_school"))


def load_school(*, actor: Actor, school_id: UUID) -> OfSchool:
    """A school this actor keeps: any for the register's keepers, else their own. Raises NotVisible."""
    found = selectors.one(school_id, actor=actor)
    mine = selectors.mine(actor=actor)
    if not may(actor, Permission.KEEP_REGISTER) and (mine is None or mine.id != found.id):
        raise NotVisible
    return OfSchool(found, _back(actor, found))


def load_of_register(*, actor: Actor, school_id: UUID) -> OfSchool:
    """A school of the register, for whoever keeps the addresses links go to. Raises NotVisible."""
    found = selectors.one(school_id, actor=actor)
    return OfSchool(found, _back(actor, found))


@dataclass(frozen=True)
class OfAdult:
    """A key adult of a school this actor keeps."""

    found: Adult
    school: OfSchool

    @property
    def about(self) -> Sequence[str]:
        return [f"key_adult:{self.found.id}", *self.school.about]


def load_adult(*, actor: Actor, adult_id: UUID) -> OfAdult:
    """The adult. Raises NotVisible."""
    found = selectors.adult(adult_id, actor=actor)
    return OfAdult(found, load_school(actor=actor, school_id=found.school_id))


@screen(Permission.KEEP_OWN_OR_ANY, load=load_school, log="schools.changed")
def school_add_adult(request: HttpRequest, actor: Actor, loaded: OfSchool, school_id: UUID) -> Answer:
    """Name somebody who may be told; nothing goes to them until they are verified."""
    agency = loaded.found.agency_id
    people = accounts_with(Role.SCHOOL_LEAD, agency_id=agency) if agency else []
    options = (*(Option(str(each.pk), each.name) for each in people), Option(NOBODY, "No, or not yet"))
    form = ask(
        request, AdultForm.offering(account=options).blank(),
        lambda told: actions.add_adult(
            actor=actor, school_id=school_id,
            told=AdultTold(
                told.name, Part(told.part), told.email, told.telephone,
                UUID(told.account) if told.account and told.account != NOBODY else None,
            ),
        ),
    )  # fmt: skip
    return _done(form, loaded, "Name somebody who may be told", "Add this person", "Somebody of the hub verifies them.")


@screen(Permission.KEEP_REGISTER, load=load_adult, log="schools.changed")
def school_verify(request: HttpRequest, actor: Actor, loaded: OfAdult, adult_id: UUID) -> Answer:
    """Say how a key adult was verified."""

    def act(told: VerifyForm) -> None:
        on = as_date(told.on)
        assert on is not None  # the field is required
        actions.verify(actor=actor, adult_id=adult_id, how=told.how, on=on)

    form = ask(request, VerifyForm.blank(), act)
    end = reverse("school_end_adult", kwargs={"adult_id": adult_id})
    caption = f"{loaded.found.name}, {loaded.school.found.name}"
    return _done(form, loaded.school, "Verify somebody who may be told", "Save", caption=caption, other=end)


@screen(Permission.KEEP_OWN_OR_ANY, load=load_adult, log="schools.changed")
def school_end_adult(request: HttpRequest, actor: Actor, loaded: OfAdult, adult_id: UUID) -> Answer:
    """Nothing goes to them any more."""
    form = ask(
        request, EndForm.blank(),
        lambda told: actions.end_adult(actor=actor, adult_id=adult_id, because=told.because),
    )  # fmt: skip
    caption = f"{loaded.found.name}, {loaded.school.found.name}"
    return _done(form, loaded.school, "Tell them nothing any more", "End it", caption=caption)


@screen(Permission.KEEP_OWN_OR_ANY, load=load_school, log="schools.changed")
def school_days(request: HttpRequest, actor: Actor, loaded: OfSchool, school_id: UUID) -> Answer:
    """Keep a school's own days."""
    own = selectors.days_of([school_id], actor=actor).get(school_id, OwnDays())
    filled: dict[str, object] = {
        "terms": "\n".join(f"{each.name}, {each.first_day:%d/%m/%Y}, {each.last_day:%d/%m/%Y}" for each in own.terms),
        "inset_days": "\n".join(f"{each:%d/%m/%Y}" for each in sorted(own.inset_days)),
    }
    if own.starts is not None:
        filled["starts"] = own.starts
    form = ask(
        request, DaysForm.blank(filled=filled),
        lambda told: actions.set_days(
            actor=actor, school_id=school_id, terms=_terms(told.terms), inset_days=_inset_days(told.inset_days),
            starts=told.starts,
        ),
    )  # fmt: skip
    return _done(
        form, loaded, "Terms, training days and the hour", "Save these days",
        "By when a notice must be here is counted on these days.",
    )  # fmt: skip


@screen(Links.KEEP_ADDRESSES, load=load_of_register, log="schools.changed")
def school_link_address(request: HttpRequest, actor: Actor, loaded: OfSchool, school_id: UUID) -> Answer:
    """Keep where one-time links for a school go: somebody verified there who does not sign in."""
    today, months = local_date(timezone.now()), _months()
    options = tuple(
        Option(str(each.id), f"{each.name}, {each.email}, {each.telephone}")
        for each in selectors.adults([school_id], actor=actor).get(school_id, ())
        if each.account_id is None and each.is_verified(today, months)
    )
    form = ask(
        request, LinkForm.offering(adult=options).blank(),
        lambda told: keep_address(
            actor=actor, school_id=school_id, adult_id=UUID(told.adult), own_code=told.own_code
        ),
    )  # fmt: skip
    line = (
        "A link goes only to somebody who was verified. The e-mail names nobody, and what it opens needs the code."
        if options
        else "Nobody here who does not sign in has been verified. Name and verify somebody first."
    )
    return _done(form, loaded, "Where one-time links go", "Save", line)


def _terms(typed: str) -> list[Term]:
    made = []
    for line in filter(None, (line.strip() for line in typed.splitlines())):
        name, _, rest = line.rpartition(",")[0].rpartition(",")
        try:
            made.append(Term(name.strip() or "Term", day(rest.strip()), day(line.rpartition(",")[2].strip())))
        except (Unreadable, Wrong, ValueError) as wrong:
            raise Incomplete([
                Problem("terms", f"“{line[:60]}” is not a name and two days, such as Autumn 1, 1/9/2026, 23/10/2026.")
            ]) from wrong  # fmt: skip
    return made


def _inset_days(typed: str) -> list[date]:
    made = []
    for line in filter(None, (line.strip() for line in typed.splitlines())):
        try:
            made.append(day(line))
        except (Unreadable, ValueError) as wrong:
            raise Incomplete([Problem("inset_days", f"“{line[:40]}” is not a day, such as 30/11/2026.")]) from wrong
    return made


def _done(
    form: Form | None, loaded: OfSchool, title: str, button: str, *lines: str, caption: str = "", other: str = ""
) -> Answer:
    if form is None:
        return Go(loaded.back.url)
    return Shown(
        "schools/task.html", TaskPage(title, form, loaded.back, caption or loaded.found.name, button, lines, (), other)
    )


@dataclass(frozen=True)
class TaskPage(FormPage):
    """One form; `end_url` leads to where somebody who has left is ended."""

    end_url: str = ""
