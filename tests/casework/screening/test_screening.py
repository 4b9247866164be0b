"""From an officer at an address to MASH: nothing lost, nothing lowered, nothing read by another force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions as hub
from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.models import Contact, ContactChild, PoliceNotification
from openmash.casework.frontdoor.words import ContactKind, HeldFor, Outcome
from openmash.casework.screening import actions, selectors
from openmash.casework.screening.feeds import read_attended_file, read_screenings_file
from openmash.casework.screening.models import Grading, ScreenedChild, Screening
from openmash.casework.screening.telling import GradeTold
from openmash.casework.screening.words import ASLEEP, AdultPart, Excused, Grade, Part, Spoken, To
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.notices.selectors import waiting
from openmash.pathways import screening as pathway
from openmash.records.voice.models import Voice
from openmash.records.voice.words import Manner
from tests.factories.access import an_actor, an_agency
from tests.factories.cases import the_council
from tests.factories.family import signed_in
from tests.factories.screening import HERS, Force, a_child, a_force, a_screening, an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def force() -> Force:
    return a_force()


def submit(officer: Actor, **said: object):  # type: ignore[no-untyped-def]  # the screening, whole
    with acting_as(officer):
        key = pathway.submit_screening(actor=officer, told=a_screening(officer, **said))  # type: ignore[arg-type]  # words or keys as named above, each of its field's kind
        return selectors.screening(key, actor=officer)


def review(reviewer: Actor, screening_id, grade: Grade = Grade.AMBER):  # type: ignore[no-untyped-def]  # a test's shorthand: what it takes is plain from its calls
    with acting_as(reviewer):
        pathway.review_screening(
            actor=reviewer, screening_id=screening_id, told=GradeTold(grade, "As I see it."), feedback="Good words."
        )
        return selectors.screening(screening_id, actor=reviewer)


def test_red_is_a_contact_the_moment_it_is_sent_and_the_childs_words_come_with_it(force: Force) -> None:
    shown = submit(force.officer, grade=Grade.RED, abuse=True)
    sent = shown.sent_to(To.MASH)
    assert sent is not None and sent.reference
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        contact = Contact.objects.get(pk=sent.contact_id)
        (child,) = ContactChild.objects.filter(contact_id=contact.pk)
        voice = Voice.objects.get(person_id=child.person_id)
        notification = PoliceNotification.objects.get(contact_id=contact.pk)
    assert contact.kind == ContactKind.DOMESTIC_ABUSE and contact.in_danger_now
    assert (voice.quote, voice.manner, voice.alone) == (HERS, "verbatim", "yes")
    assert "Neighbours rang" in child.concern and "Came out when we sat" in child.impact
    assert notification.grade == "red" and notification.domestic_abuse
    assert shown.sent_to(To.SCHOOL) is not None


def test_of_a_child_who_slept_mash_reads_once_that_they_were_asleep(force: Force) -> None:
    child = replace(
        a_child(), words="", spoken_to=Spoken.NO, spoken_why_not=ASLEEP, activity=ASLEEP, relationships=ASLEEP
    )
    submit(force.officer, grade=Grade.RED, children=(replace(child, appearance="Clean"),))
    with acting_as(an_actor(Role.SCREENER)):
        (voice,) = Voice.objects.all()
    assert (voice.quote, voice.manner) == ("Asleep. Clean", Manner.BEHAVIOUR)


@pytest.mark.parametrize(("seen", "reason"), [(True, "not_yet_asked"), (False, "not_yet_seen")])
def test_of_a_child_whom_an_officer_saw_and_did_not_ask_mash_does_not_read_that_nobody_saw_them(
    force: Force, seen: bool, reason: str
) -> None:
    silent = replace(
        a_child(), seen=seen, seen_why_not="" if seen else "At a friend’s", words="", spoken_to=Spoken.NO,
        spoken_why_not="Called away" if seen else "", appearance="", activity="", relationships="",
    )  # fmt: skip
    submit(force.officer, grade=Grade.RED, children=(silent,))
    with acting_as(an_actor(Role.SCREENER)):
        (voice,) = Voice.objects.all()
    assert (voice.quote, voice.reason_code) == ("", reason)


def test_amber_waits_for_the_sergeant_and_the_first_grade_stays_whatever_they_say(force: Force) -> None:
    shown = submit(force.officer)
    assert shown.sent == ()
    after = review(force.sergeant, shown.id, Grade.RED)
    assert [(g.part, g.grade) for g in after.gradings] == [(Part.OFFICER, Grade.AMBER), (Part.REVIEW, Grade.RED)]
    assert after.sent_to(To.MASH).at_grade is Grade.RED
    again = review(force.sergeant, shown.id, Grade.GREEN)
    assert again.first.grade is Grade.AMBER and again.stands.grade is Grade.GREEN and len(again.reviews) == 2
    assert len([each for each in again.sent if each.to is To.MASH]) == 1, "it is sent once"
    with acting_as(force.sergeant), pytest.raises(IntegrityError), transaction.atomic():
        Grading.record(
            actor=force.sergeant, circle_id=force.agency.strand_circle, screening_id=shown.id, part="officer",
            grade="green", reasons="x", by_name="x",
        )  # fmt: skip


def waiting_for(desk: Actor) -> set[tuple[str, str]]:
    with acting_as(desk):
        return {(each.kind, each.text) for each in waiting(actor=desk)}


def test_a_grade_raised_after_mash_has_it_reaches_mash_at_once_and_a_lower_one_lowers_nothing(force: Force) -> None:
    shown = submit(force.officer, abuse=True)
    with acting_as(clocks := service(Service.CLOCKS)):
        pathway.send_waiting(actor=clocks, now=timezone.now() + timedelta(hours=9))
    desk = an_actor(Role.SCREENER, team=the_council())
    before = waiting_for(desk)
    after = review(force.sergeant, shown.id, Grade.RED)
    contact, reference = after.sent_to(To.MASH).contact_id, after.sent_to(To.MASH).reference
    with acting_as(desk):
        first, since = PoliceNotification.objects.filter(contact_id=contact).order_by("recorded_at", "id")
        assert (first.grade, first.said_since, since.grade) == ("amber", "", "red")
        assert since.said_since == "A supervisor graded it red: As I see it."
    raised = {("now", f"The police now grade red what they sent as {reference}: read why, and rate it again.")}
    assert waiting_for(desk) - before == raised
    page = signed_in(desk).get(f"/contact/{contact}").content.decode()
    assert "Graded red" in page and "A supervisor graded it red: As I see it." in page
    review(force.unit, shown.id, Grade.GREEN)
    assert waiting_for(desk) - before == raised, "a lower grade interrupts nobody"
    with acting_as(desk):
        newest = PoliceNotification.objects.filter(contact_id=contact).latest("recorded_at")
        assert newest.grade == "red" and "graded it green" in newest.said_since
        assert len(frontdoor.for_schools(actor=desk, contact_id=contact)) == 1, "the school is told once"
    with acting_as(force.officer):
        assert len(frontdoor.told_the_force([contact], actor=force.officer)) == 1, (
            "what came of it is told once a child"
        )


def test_what_other_systems_hold_reaches_mash_also_after_it_was_sent(force: Force) -> None:
    shown = submit(force.officer, grade=Grade.RED)
    desk = an_actor(Role.SCREENER, team=the_council())
    before = waiting_for(desk)
    with acting_as(force.unit):
        pathway.research(
            actor=force.unit, screening_id=shown.id, searched="Crime", under="Lee Farrow", back_to="2019",
            found="Two assaults on a partner.",
        )  # fmt: skip
    said = {("today", f"The police say more of what they sent as {shown.sent_to(To.MASH).reference}.")}
    assert waiting_for(desk) - before == said
    page = signed_in(desk).get(f"/contact/{shown.sent_to(To.MASH).contact_id}").content.decode()
    assert "for Lee Farrow, back to 2019. Two assaults on a partner." in page and "Graded red" in page
    kept = submit(force.officer, ref="GP-2", grade=Grade.GREEN)
    with acting_as(force.unit):
        pathway.research(
            actor=force.unit, screening_id=kept.id, searched="Crime", under="Lee", back_to="2019", found="Nothing."
        )
    assert waiting_for(desk) - before == said, "what MASH does not have stays with the force"


def test_nobody_reviews_what_they_wrote_and_the_database_refuses_it_too(force: Force) -> None:
    shown = submit(force.sergeant)
    with acting_as(force.sergeant), pytest.raises(NotAllowedNow, match="Somebody else"):
        actions.review(actor=force.sergeant, screening_id=shown.id, told=GradeTold(Grade.GREEN, "Fine."), feedback="")
    with acting_as(force.sergeant), pytest.raises(IntegrityError, match="Nobody grades again"), transaction.atomic():
        Grading.record(
            actor=force.sergeant, circle_id=force.agency.strand_circle, screening_id=shown.id, part="blind",
            grade="green", reasons="x", by_name="x",
        )  # fmt: skip


def test_what_nobody_reviewed_in_time_goes_by_itself_and_once(force: Force) -> None:
    shown = submit(force.officer)
    clocks, now = service(Service.CLOCKS), timezone.now()
    with acting_as(clocks):
        assert pathway.send_waiting(actor=clocks, now=now + timedelta(hours=7)) == 0
        assert pathway.send_waiting(actor=clocks, now=now + timedelta(hours=9)) == 1
        assert pathway.send_waiting(actor=clocks, now=now + timedelta(hours=9)) == 0
    with acting_as(force.officer):
        sent = selectors.screening(shown.id, actor=force.officer).sent_to(To.MASH)
    assert sent is not None and sent.reference
    with acting_as(an_actor(Role.SCREENER)):
        assert PoliceNotification.objects.get(contact_id=sent.contact_id).agency_id == force.agency.pk


def test_the_third_low_grade_for_a_child_in_ninety_days_goes_to_mash_as_amber(force: Force) -> None:
    now = timezone.now()
    for number, ago in enumerate((80, 40)):
        shown = submit(
            force.officer, ref=f"GP-{number}", grade=Grade.GREEN, at=now - timedelta(days=ago),
            children=(a_child("Tom", "Ash", "2010-10-04"),),
        )  # fmt: skip
        assert review(force.sergeant, shown.id, Grade.GREEN).sent == ()
    third = submit(force.colleague, ref="GP-9", grade=Grade.GREEN, children=(a_child("TOM", "Ash", "2010-10-04"),))
    assert len(third.children[0].earlier) == 2
    sent = review(force.sergeant, third.id, Grade.GREEN).sent_to(To.MASH)
    assert sent is not None and sent.rule == "low_grades" and sent.at_grade is Grade.AMBER
    assert "third low grade" in sent.because and "sent as amber" in sent.because


def test_two_screenings_of_one_incident_are_one_time(force: Force) -> None:
    now = timezone.now()
    tom = (a_child("Tom", "Ash", "2010-10-04"),)
    for officer in (force.officer, force.colleague):
        submit(officer, ref="GP-7", grade=Grade.GREEN, at=now - timedelta(days=3), children=tom)
    shown = submit(force.officer, ref="GP-8", grade=Grade.GREEN, children=tom)
    assert len(shown.children[0].earlier) == 1 and review(force.sergeant, shown.id, Grade.GREEN).sent == ()


def test_anybody_may_send_it_whatever_the_rules_say(force: Force) -> None:
    shown = submit(force.officer, grade=Grade.GREEN)
    with acting_as(force.officer):
        with pytest.raises(Incomplete):
            pathway.send_by_hand(actor=force.officer, screening_id=shown.id, because=" ")
        pathway.send_by_hand(actor=force.officer, screening_id=shown.id, because="She would not let us upstairs.")
        assert "upstairs" in selectors.screening(shown.id, actor=force.officer).sent_to(To.MASH).because  # type: ignore[union-attr]  # it was sent two lines above
        with pytest.raises(NotAllowedNow):
            pathway.send_by_hand(actor=force.officer, screening_id=shown.id, because="Again.")


def test_no_screening_is_kept_without_saying_of_each_child_whether_they_were_seen_and_spoken_to(force: Force) -> None:
    cases = {
        "children-0-seen_why_not": a_child(seen=False, spoken_to=Spoken.NO, words=""),
        "children-0-spoken_why_not": a_child(spoken_to=Spoken.NO, words=""),
    }
    for field, child in cases.items():
        with acting_as(force.officer), pytest.raises(Incomplete) as refused:
            pathway.submit_screening(actor=force.officer, told=a_screening(force.officer, children=(child,)))
        assert [problem.field for problem in refused.value.problems] == [field]
    with acting_as(force.officer):
        assert not Screening.objects.exists()


def test_an_officer_sees_their_own_a_sergeant_their_teams_the_unit_all_and_another_force_none(force: Force) -> None:
    shown = submit(force.officer)
    for who in (force.officer, force.sergeant, force.unit):
        with acting_as(who):
            assert [each.id for each in selectors.recent(actor=who)] == [shown.id]
    for who in (force.colleague, force.elsewhere):
        with acting_as(who), pytest.raises(NotVisible):
            selectors.screening(shown.id, actor=who)
    far = an_agency("elsewhere-police", kind="police")
    stranger = an_officer(Role.POLICE_UNIT, far, force.team)
    screener = an_actor(Role.SCREENER)
    for who in (stranger, screener):
        with acting_as(who):
            assert not Screening.objects.exists() and not ScreenedChild.objects.exists()
    with acting_as(stranger), pytest.raises(NotVisible):
        selectors.screening(shown.id, actor=stranger)
    with acting_as(screener), pytest.raises(NotPermitted):
        selectors.screening(shown.id, actor=screener)


def test_the_force_sees_what_mash_decided_and_nobody_else_does(force: Force) -> None:
    sent = submit(force.officer, grade=Grade.RED).sent_to(To.MASH)
    decider = an_actor(Role.DECISION_MAKER)
    with acting_as(decider):
        (child,) = ContactChild.objects.filter(contact_id=sent.contact_id)

    def told(who: Actor) -> list[str]:
        with acting_as(who):
            return [each.outcome for each in frontdoor.told_the_force([sent.contact_id], actor=who)]

    assert told(force.officer) == [""]
    with acting_as(decider):
        sought = DecisionSought(Outcome.ASSESSMENT, "A social worker sees her today.")
        hub.decide(actor=decider, contact_id=sent.contact_id, person_id=child.person_id, sought=sought)
    assert told(force.officer) == told(force.elsewhere) == ["Child and family assessment"]
    listed = signed_in(force.sergeant).get("/screenings").content.decode()
    assert "Child and family assessment." in listed, "a sergeant sees what became of it without opening each"
    stranger = an_officer(Role.POLICE_OFFICER, an_agency("elsewhere-police", kind="police"), force.team)
    assert told(stranger) == []
    with acting_as(decider), pytest.raises(NotPermitted):
        frontdoor.told_the_force([sent.contact_id], actor=decider)
    with acting_as(decider):
        hub.hold_feedback(actor=decider, contact_id=sent.contact_id, reason=HeldFor.WOULD_TIP_OFF)
    assert told(force.officer) == [""], "what is held looks like what is not decided"


def test_an_incident_with_a_child_and_no_screening_is_named_work_until_one_is_there(
    force: Force, load_attended: Callable[[str], None]
) -> None:
    load_attended("GP-1,1\nGP-2,2\nGP-3,0\n")
    with acting_as(force.sergeant):
        assert [each.reference for each in selectors.owed(actor=force.sergeant)] == ["GP-1", "GP-2"]
    submit(force.officer, ref="GP-1")
    with acting_as(force.sergeant):
        (left,) = selectors.owed(actor=force.sergeant)
        actions.excuse(
            actor=force.sergeant, incident_ref=left.reference, because=Excused.NO_CHILD, words="A grown-up son."
        )
        assert selectors.owed(actor=force.sergeant) == []
    with acting_as(force.elsewhere):
        assert selectors.owed(actor=force.elsewhere) == []


@pytest.fixture
def feed(force: Force) -> Actor:
    return feed_actor(Service.POLICE_FEED, force.agency.pk)


@pytest.fixture
def load_attended(force: Force, feed: Actor, tmp_path: Path) -> Callable[[str], None]:
    def loading(rows: str) -> None:
        path, at = tmp_path / "attended.csv", (timezone.now() - timedelta(hours=5)).isoformat()
        lines = [f"{row},{at},Domestic incident,{force.team.name}" for row in rows.splitlines()]
        path.write_text("\n".join(["incident_ref,children,occurred,kind,team", *lines]), encoding="utf-8")
        assert read_attended_file(path, actor=feed).quarantined == 0

    return loading


FILE = "screening_ref,incident_ref,incident_at,incident_kind,da,narrative,child_forenames,child_surname,dob,present,"
FILE += "seen,spoken_to,why_not,childs_words,other_people,grade,reasons,officer,officer_team\n"


def a_row(ref: str, name: str, grade: str = "amber", seen: str = "yes", at: str = "") -> str:
    at = at or (timezone.now() - timedelta(hours=4)).isoformat()
    cells = (ref, "GP-5", at, "Domestic incident", "yes", "Shouting.", name, "Ash", "2015-04-04", "yes", seen, "alone",
             "", "I hid.", '"Kim Ash||suspect; Jo Ash|1990-01-02|mother, victim|Low mood"', grade, "Heard it.", "PC Elsewhere", "Constabulary Response")  # fmt: skip
    return ",".join(cells) + "\n"


def test_the_forces_own_file_is_kept_whole_and_sent_on_by_the_clocks(force: Force, feed: Actor, tmp_path: Path) -> None:
    path = tmp_path / "screenings.csv"
    path.write_text(FILE + a_row("S1", "Ada") + a_row("S1", "Ben") + a_row("S2", "", grade="purple"), encoding="utf-8")
    receipt = read_screenings_file(path, actor=feed)
    assert (receipt.accepted, receipt.quarantined) == (2, 1)
    assert read_screenings_file(path, actor=feed).already_held == 2
    with transaction.atomic(), acting_as(feed):
        assert not Screening.objects.exists(), "the account that reads the file reads no screening"
    with transaction.atomic(), acting_as(force.unit):
        (line,) = selectors.recent(actor=force.unit)
        assert line.children == ("Ada Ash", "Ben Ash") and line.grade is Grade.AMBER
        adults = selectors.screening(line.id, actor=force.unit).adults
        assert [(each.surname, each.part, each.vulnerable_words) for each in adults] == [
            ("Ash", AdultPart.ALLEGED, ""), ("Ash", AdultPart.VICTIM, "Low mood"),
        ]  # fmt: skip
    with transaction.atomic(), acting_as(clocks := service(Service.CLOCKS)):
        assert pathway.send_waiting(actor=clocks, now=timezone.now() + timedelta(hours=9)) == 1
    with transaction.atomic(), acting_as(an_actor(Role.SCREENER)):
        assert sorted(ContactChild.objects.values_list("as_told", flat=True)) == ["Ada Ash", "Ben Ash"]


def test_a_file_says_when_the_officer_sent_it_and_how_much_of_each_worry(
    force: Force, feed: Actor, tmp_path: Path
) -> None:
    now, path = timezone.now(), tmp_path / "screenings.csv"
    said = FILE.strip() + ",submitted_at,worries\n"

    def row(ref: str, sent: str, worries: str) -> str:
        return f"{a_row(ref, 'Ada', at=(now - timedelta(hours=30)).isoformat()).strip()},{sent},{worries}\n"

    sent = now - timedelta(hours=26)
    bad = (
        row("S2", (now - timedelta(hours=31)).isoformat(), "")
        + row("S3", "", "harm=huge")
        + row("S4", "", "shoes=some")
    )
    path.write_text(said + row("S1", sent.isoformat(), "harm=serious; fear=untold") + bad + row("S5", "", ""), "utf-8")
    receipt = read_screenings_file(path, actor=feed)
    assert (receipt.accepted, receipt.quarantined) == (2, 3), "sent before the incident, and worries nobody can read"
    with transaction.atomic(), acting_as(force.unit):
        shown = {
            each.their_ref: selectors.screening(each.id, actor=force.unit)
            for each in selectors.recent(actor=force.unit)
        }
        assert shown["S1"].submitted_at == sent and shown["S1"].is_sent_known and not shown["S5"].is_sent_known
        assert shown["S1"].first.items == {"harm": "serious", "fear": "untold"}
    page = signed_in(force.unit).get(f"/screenings/{shown['S5'].id}").content.decode()
    assert "which does not say when it was sent" in page
    with transaction.atomic(), acting_as(clocks := service(Service.CLOCKS)):
        assert pathway.send_waiting(actor=clocks, now=now) == 1, "its time for a review ran from when it was sent"
    with transaction.atomic(), acting_as(an_actor(Role.SCREENER)):
        assert Contact.objects.get().first_told_at == sent


def test_words_from_a_file_that_says_not_who_asked_reach_mash_as_reported(
    force: Force, feed: Actor, tmp_path: Path
) -> None:
    path = tmp_path / "screenings.csv"
    path.write_text(FILE + a_row("S1", "Ada", grade="red").replace(",alone,", ",,"), encoding="utf-8")
    assert read_screenings_file(path, actor=feed).accepted == 1
    with transaction.atomic(), acting_as(clocks := service(Service.CLOCKS)):
        assert pathway.send_waiting(actor=clocks, now=timezone.now() + timedelta(minutes=1)) == 1
    with transaction.atomic(), acting_as(an_actor(Role.SCREENER)):
        (voice,) = Voice.objects.all()
        assert (voice.quote, voice.manner, voice.asked_by) == ("I hid.", Manner.REPORTED_WORDS, "")
    with acting_as(force.unit):
        (line,) = selectors.recent(actor=force.unit)
    page = signed_in(force.unit).get(f"/screenings/{line.id}").content.decode()
    assert "as told by PC Elsewhere" in page and "somebody was there" not in page


def test_a_list_costs_the_same_however_long_it_is(force: Force) -> None:
    def cost() -> int:
        with acting_as(force.sergeant), CaptureQueriesContext(connection) as queries:
            selectors.recent(actor=force.sergeant)
            selectors.to_review(actor=force.sergeant)
            selectors.owed(actor=force.sergeant)
        return len(queries)

    submit(force.officer, ref="GP-0")
    first = cost()
    for number in range(1, 6):
        submit(force.officer, ref=f"GP-{number}")
    assert cost() == first <= 14
