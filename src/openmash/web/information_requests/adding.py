"""Record a request for information: who asks, about whom, what, on what basis, by when. It is no contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.information_requests.actions import Asked, record
from openmash.casework.information_requests.permissions import Permission
from openmash.casework.information_requests.words import Asker, LegalBasis
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    DateParts,
    Form,
    LongText,
    Option,
    PartialDate,
    Text,
    email,
    telephone,
)
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.linkage.selectors import find_people
from openmash.records.people.selectors import BirthDate, people_cards
from openmash.records.people.typed import understood
from openmash.statute.calendar import at

END_OF_DAY = time(23, 59)
MOST_FOUND = 12


class RequestForm(Form):
    """A request as it came."""

    asker = Choice("Who asks?", tuple(Option(each.value, each.label) for each in Asker), required="Choose who asks.")
    organisation = Text("Which court, council or organisation?", required="Say which organisation.", most=200)
    asker_name = Text("Name and role of whoever asks", required="Say who asks.", most=200)
    telephone = Text("Telephone", most=40, kind="tel", check=telephone)
    email = Text("E-mail", most=254, kind="email", check=email)
    their_reference = Text("Their reference", most=80)
    as_told = LongText(
        "Whom do they ask about?", hint="As they write it: names, dates of birth, addresses given",
        required="Say whom they ask about.", rows=3,
    )  # fmt: skip
    people = Choices("Which of these are they?", ())
    asked = LongText("What do they ask for?", required="Say what they ask for.", rows=3)
    basis = Choice(
        "On what basis?", tuple(Option(each.value, each.label) for each in LegalBasis), required="Choose the basis."
    )
    basis_words = Text(
        "Name the order, the law or the agreement", required="Name the order, the law or the agreement.", most=400
    )
    order_on = DateParts("Date of the order, if there is one", past=True)
    received_on = DateParts("When did it come?", past=True, required="Give the day it came.")
    due_on = DateParts("By when do they need it, if they say?")


@dataclass(frozen=True)
class AddRequestPage:
    """What the template shows."""

    title: str
    form: RequestForm
    back: Link | None
    caption: str
    looked: bool


@screen(Permission.HANDLE, log="people.searched")
def add_information_request(request: HttpRequest, actor: Actor) -> Answer:
    """Record it; look for whom they ask about when asked to."""
    posted = request.method == "POST"
    looked = posted and request.POST.get("do") == "look"
    offered = _offered(request.POST.get("as_told", ""), request.POST.getlist("people"), actor) if posted else ()
    kind = RequestForm.offering(people=tuple(offered))
    if not posted:
        form = kind.blank(filled={"received_on": PartialDate.of(timezone.localdate())})
    elif looked:
        form = kind.resumed(dict(request.POST.lists()))
    else:
        form = kind.parse(request.POST)
        if form.is_complete:
            try:
                key = record(actor=actor, asked=_asked(form))
                return Go(reverse("information_request", kwargs={"request_id": key}))
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    back = Link("Requests for information", reverse("information_requests"))
    page = AddRequestPage("Record a request for information", form, back, "", looked or bool(offered))
    about = person_keys([UUID(option.value) for option in offered])
    return Shown("information_requests/add.html", page, about=about, detail={"offered": len(about)})


def _offered(words: str, chosen: list[str], actor: Actor) -> list[Option]:
    """People found under each line of what they wrote. Nobody behind a wall is among them."""
    ids = [UUID(key) for key in chosen if is_key(key)]
    for line in [part.strip() for part in words.replace(";", "\n").splitlines() if part.strip()][:6]:
        for one in find_people(understood(line[:120]), actor).people[:MOST_FOUND]:
            ids.append(one.person.lead_id)
    cards = people_cards(list(dict.fromkeys(ids))[:MOST_FOUND], actor)
    return [Option(str(key), card.name, born_of(card.birth)) for key, card in cards.items()]


def is_key(text: str) -> bool:
    """Whether a posted value is a key at all."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def born_of(birth: BirthDate) -> str:
    """ "born 3 May 2019", as far as it is known."""
    if birth.date is None:
        return "date of birth not known"
    return f"born {say.known(PartialDate.of(birth.date, birth.precision))}"


def _asked(form: RequestForm) -> Asked:
    due, received = form.due_on.latest(), form.received_on.earliest()
    assert received is not None  # required
    return Asked(
        asker=Asker(form.asker), asker_name=form.asker_name, organisation=form.organisation, as_told=form.as_told,
        asked=form.asked, basis=LegalBasis(form.basis), basis_words=form.basis_words, telephone=form.telephone,
        email=form.email, their_reference=form.their_reference, order_on=form.order_on.earliest(),
        received_at=_when(received), due_at=at(due, END_OF_DAY) if due else None,
        person_ids=[UUID(key) for key in form.people],
    )  # fmt: skip


def _when(day: object) -> datetime | None:
    """Today means now; an earlier day its morning."""
    assert day is not None
    return None if day == timezone.localdate() else at(day, time(9))  # type: ignore[arg-type]  # a date
