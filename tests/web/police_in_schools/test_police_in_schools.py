"""Police in schools as an officer, a school's lead and the hub meet it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor.models import Contact, ContactChild
from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.actions import CalmedTold, Counts, DayTold, GivenTold, SessionTold
from openmash.casework.police_in_schools.models import Disclosure, Told
from openmash.casework.police_in_schools.words import Dispute, Way
from openmash.casework.schools import actions as schools
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.keys import new_key
from openmash.pathways import police_in_schools as pathway
from openmash.pathways.police_in_schools import PupilSaid, SchoolKnows
from openmash.records.cases.on_duty import profile_at
from openmash.records.voice.models import Voice
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.schools import ASchool, a_school, a_schools_officer, register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
WORDS = "He says if I tell he will send the pictures to my nan.  I dont want to go home"
HERE = "/police-in-schools"


class There:
    """A hub, a force with an officer, and a school whose lead signs in."""

    def __init__(self) -> None:
        self.hub: Hub = a_hub()
        self.education = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
        self.school: ASchool = a_school(self.education)
        self.officer = a_schools_officer(self.hub.police)

    def session(self, programme: str = "pictures-and-pressure", *, given_already: bool = True) -> UUID:
        day = local_date(timezone.now()) if given_already else a_school_day()
        with transaction.atomic(), acting_as(self.officer):
            return actions.ask_for(
                actor=self.officer, school=pathway.at_school(self.school.id, actor=self.officer),
                force_id=self.officer.agency_id,
                told=SessionTold(programme, Way.ASSEMBLY, [9], DayTold(day), given_already=given_already),
            )  # fmt: skip

    def give(self, booking: UUID, *counts: Counts) -> None:
        with transaction.atomic(), acting_as(self.officer):
            actions.give(
                actor=self.officer, booking_id=booking, school=pathway.at_school(self.school.id, actor=self.officer),
                told=GivenTold(local_date(timezone.now()), Way.ASSEMBLY, [9], 120, 4, counts),
            )  # fmt: skip


@pytest.fixture
def there() -> There:
    return There()


def a_school_day() -> date:
    today = local_date(timezone.now())
    return profile_at(timezone.now()).calendar().next_school_day(today + timedelta(days=6))


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-pis-{next(COUNT):06d}", **typed})
    assert response.status_code < 400, (url, response.status_code)
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, (url, response.status_code)
    return unescape(response.content.decode())


def on(day: date, name: str = "day") -> dict[str, object]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_school_asks_the_officer_offers_another_day_and_the_school_agrees_it(there: There) -> None:
    lead, officer, day = signed_in(there.school.lead), signed_in(there.officer), a_school_day()
    assert "Pictures, pressure and what to do next" in shown(lead, f"{HERE}/programmes")
    asked = {"programme": "pictures-and-pressure", "way": "class", "years": ["9", "10"], "starts": "10am"}
    saturday = day + timedelta(days=5 - day.weekday())
    refused = send(lead, f"{HERE}/ask", **asked, **on(saturday), words="Four classes in the hall")
    assert "That day is at a weekend" in refused
    assert "Four classes in the hall" in refused, "nothing typed is lost"
    assert "is given as: in class or assembly" in send(lead, f"{HERE}/ask", **{**asked, "way": "staff"}, **on(day))
    url = send(lead, f"{HERE}/ask", **asked, **on(day))
    assert "Waits for the police to agree the day" in shown(lead, url)
    assert f'action="{url}"' not in shown(lead, url), "whoever asked does not agree with themselves"
    assert "Agree the day of a session" in shown(officer, "/worklist")
    other = profile_at(timezone.now()).calendar().next_school_day(day)
    assert send(officer, f"{url}/move", **on(other), words="Court that day") == url
    assert "Court that day" in shown(lead, url)
    assert send(lead, url) == url
    assert "Agreed" in shown(officer, url)
    assert "The day could not be agreed" in send(lead, url), "twice is refused with a sentence"
    assert "Say in a line why" in send(lead, f"{url}/call-off", why="")
    assert send(lead, f"{url}/call-off", why="The hall is flooded") == url
    assert "Called off" in shown(officer, url)


def test_no_session_with_pupils_is_agreed_on_the_schools_own_training_day(there: There) -> None:
    day = a_school_day()
    with transaction.atomic(), acting_as(there.school.lead):
        schools.set_days(actor=there.school.lead, school_id=there.school.id, terms=(), inset_days=[day], starts=None)
    officer = signed_in(there.officer)
    asked = {"school": there.school.urn, "years": ["9"], **on(day)}
    told = send(officer, f"{HERE}/ask", programme="why-carrying", way="class", **asked)
    assert "training day: pupils are not in school" in told
    staff = {"programme": "seen-from-the-classroom", "way": "staff", "school": there.school.urn, **on(day)}
    assert send(officer, f"{HERE}/ask", **staff, whom="Ms Dunn, lead").startswith(f"{HERE}/sessions/")


def test_what_a_pupil_tells_reaches_the_hub_though_nothing_else_of_the_page_is_right(there: There) -> None:
    officer, booking = signed_in(there.officer), there.session()
    url = f"{HERE}/sessions/{booking}/record"
    key = found_key(shown(officer, url))
    typed = {
        "child_key": key, "child-words": WORDS, "child-forenames": "Keira", "child-born-day": "31", "child-born-month": "2",
        "child-born-year": "2012", "child-knows": "here", "child-asks": "Keep her till her aunt comes.",
        "pupils": "lots", "went": "Quiet at the back.", "do": "session",
    }  # fmt: skip
    page = send(officer, url, **typed)
    assert "The hub has what the child told" in page
    assert "Quiet at the back." in page, "nothing typed of the session is lost"
    assert WORDS not in page, "what the child said does not stay on the page"
    assert "pictures to my nan" not in page
    with transaction.atomic(), acting_as(there.hub.screener):
        [contact] = Contact.objects.all()
        [voice] = Voice.objects.filter(process_id=contact.pk)
        [child] = ContactChild.objects.filter(contact_id=contact.pk)
    assert voice.quote == WORDS, "word for word, as typed"
    assert (voice.asked_by, voice.alone) == (there.officer.name, "unknown")
    assert "31 2 2012" in child.impact, "what could not be read as a date is kept as written"
    again = send(officer, url, **{**typed, "do": "concern"})
    assert "The hub has this already" in again
    with transaction.atomic(), acting_as(there.hub.screener):
        assert Contact.objects.count() == 1
    assert contact.reference in shown(officer, f"{HERE}/sessions/{booking}")
    assert contact.reference in shown(officer, "/requests")


def found_key(page: str) -> str:
    found = re.search(r'name="child_key" value="([^"]+)"', page)
    assert found
    return found[1]


def test_the_schools_lead_is_told_by_right_and_reads_the_words_only_where_the_child_agreed(there: There) -> None:
    officer, booking = signed_in(there.officer), there.session()
    url = f"{HERE}/sessions/{booking}/record"
    told = {"child-words": WORDS, "child-forenames": "Keira", "child-knows": "here", "do": "concern"}
    send(officer, url, child_key=found_key(shown(officer, url)), **told, **{"child-asks": "Do not ring home."})
    lead = signed_in(there.school.lead)
    assert "Keira" in shown(lead, "/worklist")
    listed = shown(lead, f"{HERE}/told")
    [first] = re.findall(rf"{HERE}/told/[0-9a-f-]+", listed)
    page = shown(lead, first)
    assert "Do not ring home." in page
    assert "to my nan" not in page
    assert "Do not ask the child about it" in page
    assert "<title>Keira" not in page
    assert "Say in a line or two what was done." in send(lead, first, words="")
    assert send(lead, first, words="She waited with Ms Dunn.") == first
    assert "She waited with Ms Dunn." in shown(lead, first)
    send(officer, url, child_key=found_key(shown(officer, url)), **told, **{"child-agreed": "yes"})
    [second] = set(re.findall(rf"{HERE}/told/[0-9a-f-]+", shown(lead, f"{HERE}/told"))) - {first}
    assert "to my nan" in shown(lead, second)
    other = a_school(there.education, "234567", "Severn Vale School")
    shown(signed_in(other.lead), second, 404)
    shown(signed_in(other.lead), f"{HERE}/sessions/{booking}", 404)
    assert signed_in(there.hub.screener).get(second).status_code in (403, 404)
    with transaction.atomic(), acting_as(there.school.lead):
        [row] = Told.objects.filter(words=WORDS)
        kinds = {each.kind for each in events_about([f"person:{row.person_id}"])}
    assert {"police_in_schools.school_told", "police_in_schools.told_viewed"} <= kinds


def test_a_school_is_not_told_where_the_officer_says_why_and_is_asked_about_where_nobody_has_said(there: There) -> None:
    officer, booking = signed_in(there.officer), there.session()
    url = f"{HERE}/sessions/{booking}/record"
    send(officer, url, **{"child-words": WORDS, "child_key": found_key(shown(officer, url)), "do": "concern"})
    assert "Say whether the school knows what a pupil told you" in shown(officer, "/worklist")
    page = shown(officer, f"{HERE}/sessions/{booking}")
    [knows] = re.findall(rf"{HERE}/sessions/{booking}/told/[0-9a-f-]+", page)
    assert "Say why telling the school could put the child at risk." in send(
        officer, knows, told="not_told", told_words="No."
    )
    assert send(officer, knows, told="not_told", told_words="She speaks of a teacher at the school.")
    assert "She speaks of a teacher" in shown(officer, f"{HERE}/sessions/{booking}")
    assert "Say whether the school knows" not in shown(officer, "/worklist")
    assert "Nothing has been told" in shown(signed_in(there.school.lead), f"{HERE}/told")
    assert "She speaks of a teacher" not in shown(signed_in(there.school.lead), f"{HERE}/sessions/{booking}")
    with transaction.atomic(), acting_as(there.school.lead):
        assert not Disclosure.objects.exists(), "a school does not learn that something was told and kept from it"


def test_an_empty_form_is_refused_at_its_fields_and_danger_alone_is_enough(there: There) -> None:
    officer, booking = signed_in(there.officer), there.session()
    url = f"{HERE}/sessions/{booking}/record"
    for do, says in (("concern", "Write what the child said, or what you saw."), ("session", "Give the day it was")):
        page = send(officer, url, do=do, child_key="no key", way="nothing")
        assert says in page
        assert "There is something to put right" in page
    assert "The hub has what the child told" in send(officer, url, do="concern", **{"child-danger": "yes"})
    with transaction.atomic(), acting_as(there.hub.screener):
        assert Contact.objects.get().in_danger_now


def test_a_birth_no_record_can_hold_keeps_no_concern_back(there: There) -> None:
    booking = there.session()
    said = PupilSaid(new_key(), surname="Vane", born=date(1850, 1, 1), words=WORDS)
    with transaction.atomic(), acting_as(there.officer):
        session = selectors.one_session(booking, actor=there.officer, ours=None)
        assert pathway.pupil_told(actor=there.officer, session=session, said=said, knows=SchoolKnows()) is not None
        assert pathway.pupil_told(actor=there.officer, session=session, said=said, knows=SchoolKnows()) is None
    with transaction.atomic(), acting_as(there.hub.screener):
        assert "Vane born 01/01/1850" in ContactChild.objects.get().impact


def test_a_session_is_recorded_with_counts_that_can_be_and_shown_with_what_they_bear(there: There) -> None:
    officer, booking = signed_in(there.officer), there.session()
    url = f"{HERE}/sessions/{booking}/record"
    kept = {"way": "assembly", "years": ["9"], "pupils": "120", "adults": "4", **on(local_date(timezone.now()), "on")}
    wrong = send(officer, url, **kept, **{"q0-before": "30", "q0-before_yes": "40", "do": "session"})
    assert "No more can have said yes than answered." in wrong
    counts = {"q0-before": "110", "q0-before_yes": "40", "q0-after": "112", "q0-after_yes": "95", "q1-before": "12"}
    half = send(officer, url, **kept, **counts, do="session")
    assert "Give both how many answered and how many said yes." in half
    counts |= {"q1-before_yes": "3", "q1-after": "12", "q1-after_yes": "9"}
    assert send(officer, url, **kept, **counts, do="session") == f"{HERE}/sessions/{booking}"
    page = shown(officer, f"{HERE}/sessions/{booking}")
    assert "40 of 110 said yes" in page
    assert "a change of +48 points" in page
    assert "Too few to tell: fewer than 20 answers" in page
    assert "120 pupils and 4 adults" in page
    assert "120 pupils" in shown(officer, f"{HERE}/evaluation")


def test_a_school_asks_without_a_name_and_is_answered_and_what_worries_the_officer_becomes_a_concern(
    there: There,
) -> None:
    lead, officer = signed_in(there.school.lead), signed_in(there.officer)
    assert "Write what you want to ask." in send(lead, f"{HERE}/questions/ask", topic="knives", words="")
    asked = "Two of ours talk of a blade at the bus stop. What may we search, and who should?"
    url = send(lead, f"{HERE}/questions/ask", topic="knives", words=asked)
    assert "Answer a school’s question" in shown(officer, "/worklist")
    other = a_school(there.education, "234567", "Severn Vale School")
    shown(signed_in(other.lead), url, 404)
    assert "Write the answer." in send(officer, url, do="answer", words="")
    assert (
        send(officer, url, do="answer", words="A head may search without consent for a weapon. Ring me first.") == url
    )
    assert "Ring me first." in shown(lead, url)
    assert "Say what worries you." in send(officer, url, do="concern", concern="")
    assert send(officer, url, do="concern", concern="A pupil may carry, and is frightened.", called="") == url
    assert "the hub" in shown(lead, url)
    with transaction.atomic(), acting_as(there.hub.screener):
        contact = Contact.objects.get()
        [child] = ContactChild.objects.filter(contact_id=contact.pk)
    assert asked in child.concern
    assert contact.reference in shown(officer, url)
    assert contact.reference not in shown(lead, url)
    assert "Write the answer" not in send(lead, url, do="answer", words="Mine"), "a school does not answer itself"


def test_a_school_says_after_thirty_days_whether_it_held(there: There) -> None:
    today = local_date(timezone.now())
    keys = {}
    for ago in (29, 30):
        with transaction.atomic(), acting_as(there.officer):
            keys[ago] = actions.calm(
                actor=there.officer, school=pathway.at_school(there.school.id, actor=there.officer), ask_after_days=30,
                told=CalmedTold(Dispute.GROUPS, today - timedelta(days=ago), f"Two year groups, {ago}", "Spoke to each."),
            )  # fmt: skip
    lead = signed_in(there.school.lead)
    assert shown(lead, "/worklist").count("Say whether it has held") == 1
    assert 'name="held"' not in shown(lead, f"{HERE}/calmed/{keys[29]}")
    assert 'name="held"' in shown(lead, f"{HERE}/calmed/{keys[30]}")
    url = f"{HERE}/calmed/{keys[30]}"
    assert "Choose how it is now." in send(lead, url, words="x")
    assert "Say in a line what happens now" in send(lead, url, held="worse", words="")
    assert send(lead, url, held="less", words="One shove in November.") == url
    officer = signed_in(there.officer)
    assert "It is less than it was" in shown(officer, url)
    assert "Say whether it has held" not in shown(lead, "/worklist")
    assert "in 1 it is quiet or less" in shown(officer, f"{HERE}/calmed")
    other = a_school(there.education, "234567", "Severn Vale School")
    shown(signed_in(other.lead), url, 404)
    register("345678", "Far Hill School")
    made = send(
        officer, f"{HERE}/calmed/add", school="345678", kind="fight", what="A fight at the gate", did="Walked the gate.",
        **on(today - timedelta(days=31), "on"),
    )  # fmt: skip
    assert "Give the name." in send(officer, made, held="quiet")
    assert send(officer, made, held="quiet", said_by="Mr Vale, head of year") == made
    assert "Mr Vale, head of year" in shown(officer, made)


def test_nobody_without_the_part_opens_these_pages(there: There) -> None:
    booking = there.session()
    for role in (Role.SCREENER, Role.POLICE_OFFICER, Role.SOCIAL_WORKER):
        client = signed_in(an_actor(role))
        for end in ("", "/ask", f"/sessions/{booking}", "/told", "/questions", "/calmed", "/coverage", "/evaluation"):
            assert client.get(f"{HERE}{end}").status_code in (403, 404), (role, end)
    lead = signed_in(there.school.lead)
    for end in (f"/sessions/{booking}/record", "/calmed/add", "/coverage", "/evaluation"):
        assert lead.get(f"{HERE}{end}").status_code == 403, end
    another = a_schools_officer(an_agency("another-force", AgencyKind.POLICE))
    shown(signed_in(another), f"{HERE}/sessions/{booking}", 404)


def test_coverage_and_evaluation_count_what_was_given_and_their_cost_does_not_grow(there: There) -> None:
    for urn in ("345678", "345679", "345680"):
        register(urn, f"School {urn}", phase="Primary")
    officer = signed_in(there.officer)
    there.give(there.session(), Counts(110, 40, 112, 95))
    page = shown(officer, f"{HERE}/coverage")
    assert "1 of 4 open schools had a session" in page
    assert "Not in twelve months" in page
    assert "0 of 4 open schools had a session on knife crime" in shown(officer, f"{HERE}/coverage?topic=knives")
    few = {end: queries(officer, f"{HERE}{end}") for end in ("", "/coverage", "/evaluation")}
    for _ in range(4):
        there.give(there.session("why-carrying"), Counts(30, 10, 30, 20))
    for end, before in few.items():
        assert queries(officer, f"{HERE}{end}") <= before, end
    assert max(few.values()) <= 32, few


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        shown(client, url)
    return len(caught)


def test_the_officer_of_a_school_is_asked_first(there: There) -> None:
    booking = there.session()
    second = a_schools_officer(there.hub.police, "PC Ines Moran")
    url = f"{HERE}/sessions/{booking}"
    assert "Nobody yet" in shown(signed_in(second), url)
    assert send(signed_in(second), url, do="officer") == url
    assert "PC Ines Moran" in shown(signed_in(there.officer), url)
    send(signed_in(there.school.lead), f"{HERE}/questions/ask", topic="", words="May we film the assembly?")
    assert "A school asks you something." in shown(signed_in(second), "/messages")
    assert "A school asks you something." not in shown(signed_in(there.officer), "/messages")


def test_selectors_give_a_stranger_nothing(there: There) -> None:
    there.session()
    stranger: Actor = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(stranger):
        assert selectors.sessions(actor=stranger, ours=there.school.id) == []
        assert selectors.questions(actor=stranger, ours=there.school.id) == []
        assert selectors.given_since(date(2020, 1, 1), actor=stranger) == []


def test_a_schools_officer_is_offered_sessions_and_no_page_of_theirs_leads_to_a_screening(there: There) -> None:
    """Screening after an incident is the response officer's: both are constables, and the refusal says which is which."""
    client = signed_in(there.officer)
    pages, seen = ["/"], set[str]()
    while pages:
        page = pages.pop()
        answer = client.get(page)
        assert answer.status_code == 200, page
        seen.add(page)
        found = re.findall(r'<a[^>]* href="(/[^"#?]*)', answer.content.decode()) if page == "/" else ()
        assert "/screenings" not in answer.content.decode(), page
        pages += [each for each in dict.fromkeys(found) if each not in seen and each not in pages]
    assert HERE in seen and "/intelligence/new" in seen
    refused = client.get("/screenings")
    assert refused.status_code == 403
    assert "needs somebody who is Police officer" in refused.content.decode()
    assert "You are here as: Police schools officer." in refused.content.decode()
