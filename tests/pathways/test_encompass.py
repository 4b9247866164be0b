"""Operation Encompass: the right school, once, before its day starts; held where it could harm; rung where nobody signs in."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.db import transaction

from openmash.casework.encompass import actions, selectors
from openmash.casework.encompass.models import Notice as SchoolNotice
from openmash.casework.encompass.models import Owed
from openmash.casework.encompass.selectors import OwedShown
from openmash.casework.encompass.words import Because, Did, Standing, Step, Told
from openmash.casework.misfiled.models import Breach
from openmash.casework.schools import actions as schools
from openmash.casework.schools.words import TiedBy
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.notices.models import Notice as Message
from openmash.foundation.notices.selectors import waiting
from openmash.foundation.outbox.models import Message as Letter
from openmash.jobs.tasks import send
from openmash.pathways import encompass
from openmash.records.linkage import actions as linkage
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Manner, Reader
from tests.factories.access import an_actor, an_agency
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.schools import ASchool, a_notification, a_pupil, a_school, register, somebody_at

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 22, 2, 10, tzinfo=UTC)
MONDAY_BELL = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
SAID = Heard("I hid in the bath.", "PC Rowe", Manner.REPORTED_WORDS, asked_by="PC Rowe", at=SUNDAY)


class Place:
    """A hub with an education desk, two schools whose people sign in, and the council's officer."""

    def __init__(self) -> None:
        self.hub: Hub = a_hub()
        self.hub.night  # noqa: B018  # there from the start: somebody is on duty at every hour
        education = an_agency("education", AgencyKind.EDUCATION)
        self.education = an_actor(Role.HUB_PARTNER, agency=education)
        self.larkfield = a_school(self.education)
        self.severn = a_school(self.education, "234567", "Severn Vale School")
        self.officer = somebody_at(education, "Bina Holt")
        with transaction.atomic(), acting_as(self.education):
            self.officer_key = schools.add_officer(
                actor=self.education, name="Elective home education officer", agency_id=education.pk
            )
            adult = schools.add_adult(
                actor=self.education, school_id=self.officer_key,
                told=schools.AdultTold(
                    "Bina Holt", schools.Part.LEAD, "ehe@example.invalid", "01632 960144", self.officer.account_id
                ),
            )  # fmt: skip
            schools.verify(
                actor=self.education, adult_id=adult, how="Two desks away: in person, with her badge.",
                on=date(2026, 11, 2),
            )  # fmt: skip

    def heard(self, *children: object, ref: str = "V1", attended: datetime = SUNDAY, **values: object) -> UUID:
        return a_notification(self.hub.police, ref, *children, attended_at=attended, **values)  # type: ignore[arg-type]  # words or keys as named above, each of its field's kind


@pytest.fixture
def place() -> Place:
    with time_machine.travel(datetime(2026, 11, 20, 10, tzinfo=UTC)):
        return Place()


def tick(now: datetime) -> int:
    """One minute of the clock, at this moment."""
    with time_machine.travel(now, tick=False):
        clocks = service(Service.CLOCKS)
        with transaction.atomic(), acting_as(clocks):
            done = encompass.tell_schools(actor=clocks, now=now)
        with transaction.atomic(), acting_as(clocks):
            return done + encompass.follow_up(actor=clocks, now=now)


def followed(actor: Actor) -> list[OwedShown]:
    with transaction.atomic(), acting_as(actor):
        return selectors.followed(actor=actor, since=SUNDAY - timedelta(days=400))


def ours(actor: Actor) -> list[selectors.NoticeShown]:
    with transaction.atomic(), acting_as(actor):
        return selectors.ours(actor=actor, now=MONDAY_BELL)


def messages(actor: Actor) -> list[str]:
    with transaction.atomic(), acting_as(actor):
        return [each.text for each in waiting(actor=actor)]


def test_an_incident_on_sunday_at_two_is_before_each_childs_school_on_monday(place: Place) -> None:
    with time_machine.travel(SUNDAY + timedelta(hours=3)):
        place.heard(
            a_pupil(urn=place.larkfield.urn), a_pupil("Toby", urn=place.severn.urn, born=date(2013, 5, 1)),
            a_pupil("Ivy", born=date(2024, 5, 1)),
        )  # fmt: skip
    tick(SUNDAY + timedelta(hours=3, minutes=1))
    [mia], [toby] = ours(place.larkfield.lead), ours(place.severn.deputy)
    assert (mia.called, toby.called) == ("Mia Farrow", "Toby Farrow")
    assert (mia.born, mia.police_ref) == ("9 March 2018", "V1")
    assert mia.is_in_time
    assert mia.due_at == MONDAY_BELL
    assert mia.there == "The child was there."
    assert mia.seemed == "Quiet."
    assert "cut lip" in mia.circumstances
    assert "Pryce" not in mia.circumstances, "no school is told who is alleged"
    standings = {each.because for each in followed(place.hub.screener)}
    assert standings == {Because.PLAIN, Because.TOO_YOUNG}
    assert len(messages(place.larkfield.lead)) == len(messages(place.larkfield.deputy)) == 1
    assert messages(place.education) == [], "nobody has to ring"


def test_no_school_is_told_who_is_alleged_wherever_the_police_wrote_it(place: Place) -> None:
    words = "Dispute\n\nDEAN Pryce had left. She said Dean takes her phone. Mia\u2019s mother was shaken."
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn, concern=words))
    tick(SUNDAY + timedelta(minutes=1))
    [notice] = ours(place.larkfield.lead)
    assert "dean" not in notice.circumstances.casefold()
    assert "the person alleged takes her phone" in notice.circumstances
    assert "The person alleged had left." in notice.circumstances, "a sentence begins as one"
    assert "mother was shaken" in notice.circumstances


def test_it_is_told_once_however_often_the_clock_ticks_and_a_late_brother_is_told_too(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        contact = place.heard(a_pupil(urn=place.larkfield.urn))
    for minute in range(1, 4):
        tick(SUNDAY + timedelta(minutes=minute))
    assert len(ours(place.larkfield.lead)) == 1
    assert Message.objects.count() == 0, "a message is shown to nobody but those it is for"
    assert len(messages(place.larkfield.lead)) == 1
    assert contact in {each.process_id for each in followed(place.hub.screener)}
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        letters = list(Letter.objects.filter(source_key__startswith="encompass:"))
    assert len(letters) == 2, "one for the lead, one for the deputy"
    for letter in letters:
        assert "Mia" not in letter.body
        assert "Farrow" not in letter.body
        assert "domestic" not in letter.body.lower()
    for letter in letters:
        send(str(letter.pk))
        send(str(letter.pk))
    assert len(mail.outbox) == 2
    assert {each.subject for each in mail.outbox} == {"A message is waiting for you"}


def test_what_the_police_send_again_of_one_incident_is_told_once(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        first = place.heard(a_pupil(urn=place.larkfield.urn), ref="V7")
    tick(SUNDAY + timedelta(minutes=1))
    with time_machine.travel(SUNDAY + timedelta(hours=1)):
        second = place.heard(a_pupil(urn=place.larkfield.urn), ref="V7 (2)")
        with transaction.atomic(), acting_as(place.hub.screener):
            records = [
                encompass.frontdoor.for_schools(actor=place.hub.screener, contact_id=each)[0].person_id
                for each in (first, second)
            ]
            linkage.link(
                actor=place.hub.screener, record_a=records[0], record_b=records[1], reason="Sent again by the police.",
                considered=linkage.Considered(twins=True),
            )  # fmt: skip
    tick(SUNDAY + timedelta(hours=1, minutes=1))
    assert len(ours(place.larkfield.lead)) == 1
    assert {each.because for each in followed(place.hub.screener)} == {Because.PLAIN, Because.TOLD_ALREADY}


def test_another_school_and_its_people_never_see_it_and_the_school_never_sees_the_hubs_side(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn))
    tick(SUNDAY + timedelta(minutes=1))
    [notice] = ours(place.larkfield.lead)
    assert ours(place.severn.lead) == []
    with transaction.atomic(), acting_as(place.severn.lead):
        with pytest.raises(NotVisible):
            selectors.our_notice(notice.id, actor=place.severn.lead)
        assert not SchoolNotice.objects.exists()
    with transaction.atomic(), acting_as(place.severn.lead), pytest.raises(NotVisible):
        actions.read(actor=place.severn.lead, notice_id=notice.id)
    with transaction.atomic(), acting_as(place.larkfield.lead):
        assert not Owed.objects.exists(), "why and how it was decided is the hub's"
        with pytest.raises(NotPermitted):
            actions.rung(actor=place.larkfield.lead, owed_id=notice.owed_id, whom="the head")


def test_a_child_educated_at_home_is_the_councils_officers(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(school="Educated at home"))
    tick(SUNDAY + timedelta(minutes=1))
    assert [each.called for each in ours(place.officer)] == ["Mia Farrow"]
    assert messages(place.education) == []


@pytest.mark.parametrize(
    ("child", "because"),
    [
        (lambda p: a_pupil(), Because.NO_SCHOOL),
        (lambda p: a_pupil(urn="999999", school="Elsewhere High"), Because.NOT_IN_REGISTER),
        (lambda p: a_pupil(urn="345678"), Because.NO_CONTACT),
    ],
    ids=["no school", "not in the register", "no verified contact"],
)
def test_what_cannot_be_told_is_rung_and_goes_to_the_desk_on_duty_in_the_last_hour(
    place: Place, child: object, because: Because
) -> None:
    register("345678", "Far Hill School")
    with time_machine.travel(SUNDAY):
        place.heard(child(place))  # type: ignore[operator]  # the column of functions is typed as object
    tick(SUNDAY + timedelta(minutes=5))
    if because is not Because.NO_CONTACT:
        assert followed(place.hub.screener) == [], "for half an hour another record of the child may still be found"
        tick(SUNDAY + timedelta(minutes=31))
    [owed] = followed(place.hub.screener)
    assert (owed.standing, owed.because) == (Standing.RING, because)
    assert owed.waits_for_call
    assert len(messages(place.education)) == 1
    tick(MONDAY_BELL - timedelta(minutes=61))
    assert messages(place.hub.night_worker) == []
    tick(MONDAY_BELL - timedelta(minutes=59))
    tick(MONDAY_BELL - timedelta(minutes=58))
    with time_machine.travel(MONDAY_BELL - timedelta(minutes=57)):
        assert messages(place.hub.night_worker) == [
            "Operation Encompass: a school has to be rung before the school day starts."
        ]
    with time_machine.travel(MONDAY_BELL), transaction.atomic(), acting_as(place.education):
        with pytest.raises(Incomplete):
            actions.rung(actor=place.education, owed_id=owed.id, whom=" ")
        actions.rung(actor=place.education, owed_id=owed.id, whom="Ms Hall, deputy head, on 01632 960911")
        with pytest.raises(NotAllowedNow):
            actions.rung(actor=place.education, owed_id=owed.id, whom="Ms Hall again")
    [owed] = followed(place.hub.screener)
    assert owed.is_told
    assert not owed.waits_for_call


def test_a_school_found_by_comparing_records_is_told_in_the_place_of_a_call(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil())
    tick(SUNDAY + timedelta(minutes=40))
    [owed] = followed(place.hub.screener)
    with time_machine.travel(SUNDAY + timedelta(hours=1)), transaction.atomic(), acting_as(place.hub.screener):
        assert encompass.send_to(actor=place.hub.screener, owed_id=owed.id, school_id=place.larkfield.id)
        with pytest.raises(NotAllowedNow):
            encompass.send_to(actor=place.hub.screener, owed_id=owed.id, school_id=place.severn.id)
    assert len(ours(place.larkfield.lead)) == 1
    assert ours(place.severn.lead) == []


def test_it_is_held_where_the_person_alleged_is_tied_to_the_school_and_goes_once_somebody_says_it_may(
    place: Place,
) -> None:
    with time_machine.travel(SUNDAY):
        contact = place.heard(a_pupil(urn=place.larkfield.urn))
        with transaction.atomic(), acting_as(place.hub.screener):
            [(alleged, _)] = encompass.frontdoor.for_schools(actor=place.hub.screener, contact_id=contact)[0].alleged
            schools.tie(
                actor=place.hub.screener, person_id=alleged, school_id=place.larkfield.id, by=TiedBy.COLLECTS,
                said_by="The mother, on the telephone",
            )  # fmt: skip
    tick(SUNDAY + timedelta(minutes=1))
    [owed] = followed(place.hub.screener)
    assert (owed.standing, owed.because) == (Standing.ASK, Because.ALLEGED_TIED)
    assert ours(place.larkfield.lead) == []
    assert messages(place.larkfield.lead) == []
    tick(MONDAY_BELL - timedelta(minutes=30))
    with time_machine.travel(MONDAY_BELL - timedelta(minutes=20)):
        assert any("may this child’s school be told" in text for text in messages(place.hub.night_worker))
        with transaction.atomic(), acting_as(place.hub.night_worker):
            with pytest.raises(Incomplete):
                encompass.allow(actor=place.hub.night_worker, owed_id=owed.id, why="ok")
            assert encompass.allow(
                actor=place.hub.night_worker, owed_id=owed.id, why="He is in custody until Tuesday; the head will know."
            )
        with (
            transaction.atomic(),
            acting_as(place.hub.night_worker),
            pytest.raises(NotAllowedNow),
        ):
            encompass.allow(actor=place.hub.night_worker, owed_id=owed.id, why="Twice is not needed at all.")
    assert len(ours(place.larkfield.lead)) == 1


def test_it_is_held_where_somebody_at_the_school_bears_the_name_of_the_person_alleged(place: Place) -> None:
    with time_machine.travel(SUNDAY), transaction.atomic(), acting_as(place.education):
        schools.add_adult(
            actor=place.education, school_id=place.larkfield.id,
            told=schools.AdultTold("Mr. Dean PRYCE", schools.Part.HEAD, "head@example.invalid", "01632 960100"),
        )  # fmt: skip
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn))
    tick(SUNDAY + timedelta(minutes=1))
    [owed] = followed(place.hub.screener)
    assert owed.because is Because.SAME_NAME
    with time_machine.travel(SUNDAY + timedelta(minutes=9)), transaction.atomic(), acting_as(place.hub.screener):
        actions.keep_back(
            actor=place.hub.screener,
            owed_id=owed.id,
            why="He is the head. The governors' chair is told by the officer.",
        )
    tick(MONDAY_BELL - timedelta(minutes=10))
    [owed] = followed(place.hub.screener)
    assert owed.standing is Standing.NOT_TOLD
    assert ours(place.larkfield.lead) == []


REFUGE = PlaceTold(
    LocatingKind.ADDRESS, "14 Hidden Row", "GL1 9ZZ", protected_from=(UUID(int=7),), protected_reason="Refuge."
)


def test_a_child_who_moved_to_a_refuge_is_asked_about_and_the_place_is_in_no_notice(place: Place) -> None:
    child = a_pupil(
        urn=place.larkfield.urn, places=(REFUGE,), concern="Domestic dispute\n\nThey are now at 14 Hidden Row, GL1 9ZZ."
    )
    with time_machine.travel(SUNDAY):
        place.heard(child)
    tick(SUNDAY + timedelta(minutes=1))
    [owed] = followed(place.hub.screener)
    assert owed.because is Because.KEPT_APART
    with time_machine.travel(SUNDAY + timedelta(hours=2)), transaction.atomic(), acting_as(place.hub.screener):
        encompass.allow(actor=place.hub.screener, owed_id=owed.id, why="The lead was rung and he does not collect.")
    [notice] = ours(place.larkfield.lead)
    assert "Hidden" not in notice.circumstances
    assert "GL1 9ZZ" not in notice.circumstances
    assert "Ring the hub" in notice.circumstances


def test_a_childs_words_go_only_once_somebody_marks_them_safe_for_school(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn, voice=SAID))
    tick(SUNDAY + timedelta(minutes=1))
    [notice] = ours(place.larkfield.lead)
    assert notice.childs_words == ""
    assert notice.spoken_to == "An officer spoke to the child."
    with time_machine.travel(SUNDAY + timedelta(hours=1)), transaction.atomic(), acting_as(place.hub.screener):
        encompass.mark_words(
            actor=place.hub.screener, owed_id=notice.owed_id, safe=True, said_by="Read at screening: names nobody"
        )
    [notice] = ours(place.larkfield.lead)
    assert notice.childs_words == "I hid in the bath."


@pytest.mark.parametrize("named", [True, False], ids=["named", "not named"])
def test_the_child_who_was_asked_has_the_last_word_on_whether_school_reads_it(place: Place, named: bool) -> None:
    asked = replace(SAID, safe_for=(Reader.SCHOOL,) if named else (Reader.HEALTH,))
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn, voice=asked))
    tick(SUNDAY + timedelta(minutes=1))
    [notice] = ours(place.larkfield.lead)
    assert notice.childs_words == ("I hid in the bath." if named else "")
    if not named:
        with transaction.atomic(), acting_as(place.hub.screener), pytest.raises(NotAllowedNow):
            encompass.mark_words(
                actor=place.hub.screener, owed_id=notice.owed_id, safe=True, said_by="Read at screening"
            )


def test_the_school_reads_says_what_it_did_and_the_hub_sees_it(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        contact = place.heard(a_pupil(urn=place.larkfield.urn))
    tick(SUNDAY + timedelta(minutes=1))
    [notice] = ours(place.larkfield.lead)
    lead = place.larkfield.lead
    with time_machine.travel(MONDAY_BELL - timedelta(minutes=40)), transaction.atomic(), acting_as(lead):
        assert selectors.unread(actor=lead) == 1
        actions.read(actor=lead, notice_id=notice.id)
        actions.read(actor=lead, notice_id=notice.id)
        assert selectors.unread(actor=lead) == 0
        assert waiting(actor=lead) == []
        with pytest.raises(Incomplete) as refused:
            actions.say_what_we_did(actor=lead, notice_id=notice.id, did=[Did.NOTHING, Did.WATCHED], words="")
        assert {each.field for each in refused.value.problems} == {"did", "words"}
        actions.say_what_we_did(
            actor=lead, notice_id=notice.id, did=[Did.SUPPORTED], words="Breakfast, and a quiet start with Miss Lowe."
        )
    tick(MONDAY_BELL - timedelta(minutes=20))
    with transaction.atomic(), acting_as(place.hub.screener):
        [owed] = selectors.of_processes([contact], actor=place.hub.screener)[contact]
    [done] = owed.notices[0].done
    assert done.did == (Did.SUPPORTED,)
    assert "quiet start" in done.words
    assert owed.notices[0].first(Step.CHASED) is None, "what was read is not sent again"


def test_what_nobody_has_read_is_sent_again_once_in_the_last_hour(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn))
    tick(SUNDAY + timedelta(minutes=1))
    for minutes in (50, 40, 31):
        tick(MONDAY_BELL - timedelta(minutes=minutes))
    [notice] = ours(place.larkfield.lead)
    assert [each.step for each in notice.steps] == [Step.TOLD, Step.CHASED]
    assert len(messages(place.larkfield.deputy)) == 2
    assert messages(place.education) == messages(place.hub.screener) == [], "half an hour is left: chased, not rung"


def test_what_nobody_has_read_half_an_hour_before_the_bell_is_rung_by_the_desk_on_duty(place: Place) -> None:
    night = place.hub.night_worker
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn), a_pupil("Toby", urn=place.severn.urn, born=date(2013, 5, 1)))
    tick(SUNDAY + timedelta(minutes=1))
    toby = next(x for x in ours(place.severn.lead) if x.called.startswith("Toby"))
    with time_machine.travel(SUNDAY + timedelta(hours=4)), transaction.atomic(), acting_as(place.severn.lead):
        actions.read(actor=place.severn.lead, notice_id=toby.id)
    for minutes in (60, 31, 30, 29):
        tick(MONDAY_BELL - timedelta(minutes=minutes))
    told = [each for each in messages(night) if "nobody at a school has read" in each]
    assert len(told) == 1, "once, and of the one nobody has read"
    [mia] = [x for x in followed(place.hub.screener) if x.waits_for_reader]
    assert mia.has(Told.ESCALATED)
    with time_machine.travel(MONDAY_BELL - timedelta(minutes=20)), transaction.atomic(), acting_as(night):
        actions.rung(actor=night, owed_id=mia.id, whom="Ms Dunn, lead, 01632 960145")
    tick(MONDAY_BELL - timedelta(minutes=19))
    assert not any(x.waits_for_reader for x in followed(place.hub.screener))
    assert not any("nobody at a school has read" in each for each in messages(night)), "it waits for nobody any more"


def test_a_school_told_at_the_last_minute_has_a_few_minutes_before_it_is_rung(place: Place) -> None:
    late = MONDAY_BELL - timedelta(minutes=15)
    with time_machine.travel(late):
        place.heard(a_pupil(urn=place.larkfield.urn), attended=late - timedelta(hours=1))
    tick(late)
    assert not any(x.has(Told.ESCALATED) for x in followed(place.hub.screener))
    tick(late + timedelta(minutes=11))
    assert all(x.has(Told.ESCALATED) for x in followed(place.hub.screener)), "while there is still time to ring"


def test_a_notice_sent_back_opens_a_breach_entry_and_the_right_school_is_told(place: Place) -> None:
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=place.larkfield.urn))
    tick(SUNDAY + timedelta(minutes=1))
    [notice] = ours(place.larkfield.lead)
    lead = place.larkfield.lead
    with time_machine.travel(SUNDAY + timedelta(hours=9)):
        with transaction.atomic(), acting_as(lead):
            with pytest.raises(Incomplete):
                encompass.not_ours(actor=lead, notice_id=notice.id, words="no")
            encompass.not_ours(actor=lead, notice_id=notice.id, words="Left in July; her mother said Severn Vale.")
            with pytest.raises(NotAllowedNow):
                actions.say_what_we_did(actor=lead, notice_id=notice.id, did=[Did.WATCHED], words="Watched")
        information = an_actor(Role.INFORMATION_LEAD)
        with transaction.atomic(), acting_as(information):
            [breach] = Breach.objects.all()
            assert (breach.sent, breach.kind) == (2, "notice")
        assert any("sent a notice back" in text for text in messages(place.education))
        [owed] = followed(place.education)
        assert owed.waits_for_call
        with transaction.atomic(), acting_as(place.education):
            encompass.send_to(actor=place.education, owed_id=owed.id, school_id=place.severn.id)
    assert [each.called for each in ours(place.severn.lead)] == ["Mia Farrow"]


def test_a_contact_verified_long_ago_or_who_has_left_is_no_contact(place: Place) -> None:
    old = a_school(place.education, "456789", "Old Hill School", verified_on=date(2025, 11, 20))
    with time_machine.travel(SUNDAY):
        place.heard(a_pupil(urn=old.urn))
    tick(SUNDAY + timedelta(minutes=1))
    [owed] = followed(place.hub.screener)
    assert owed.because is Because.NO_CONTACT


def test_told_after_the_bell_it_goes_at_once_and_is_rung_too(place: Place) -> None:
    late = MONDAY_BELL + timedelta(hours=1)
    with time_machine.travel(late):
        place.heard(a_pupil(urn=place.larkfield.urn), heard_at=late)
    tick(late + timedelta(minutes=1))
    [notice] = ours(place.larkfield.lead)
    assert not notice.is_in_time
    assert len(messages(place.education)) == 1
    [owed] = followed(place.hub.screener)
    assert owed.because is Because.CAME_LATE
    assert owed.has(Told.RAISED)


def test_generated_weeks_through_the_real_thing(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """Incidents at every hour over a year, taken in and told by the real clock: the right school, in time, once."""
    chance = Random("a year")
    third = a_school(place.education, "567890", "Unverified School", verified=False)
    sites: list[ASchool] = [place.larkfield, place.severn, third]
    told = rung = late = 0
    for number in range(60):
        attended = datetime(2026, 9, 3, tzinfo=UTC) + timedelta(hours=chance.randrange(24 * 80))
        heard = attended + timedelta(minutes=chance.choice((10, 45, 300, 1500)))
        site = chance.choice(sites)
        with time_machine.travel(heard):
            contact = place.heard(a_pupil("Nia", urn=site.urn), ref=f"G{number}", attended=attended, heard_at=heard)
        tick(heard + timedelta(minutes=1))
        tick(heard + timedelta(minutes=2))
        with transaction.atomic(), acting_as(place.hub.screener):
            [owed] = selectors.of_processes([contact], actor=place.hub.screener)[contact]
            notices = owed.notices
        assert owed.due_at is not None
        if site is third:
            assert notices == ()
            assert owed.has(Told.RAISED)
            rung += 1
            continue
        [notice] = notices
        assert notice.agency_id == site.agency.pk
        assert owed.has(Told.RAISED) == (heard >= owed.due_at)
        assert notice.is_in_time == (heard + timedelta(minutes=1) < owed.due_at)
        late += not notice.is_in_time
        told += 1
    assert min(told, rung, late) > 2
    with capsys.disabled():
        sys.stdout.write(
            f"\n{told} told, {late} of them because we heard after the bell; {rung} rung for want of a contact\n"
        )


def test_the_page_of_a_year_costs_as_many_queries_as_that_of_a_day(place: Place) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in range(6):
        with time_machine.travel(SUNDAY):
            place.heard(a_pupil(f"Kim{number}", urn=place.larkfield.urn), ref=f"Q{number}")
        tick(SUNDAY + timedelta(minutes=1))
        with (
            transaction.atomic(),
            acting_as(place.hub.screener),
            CaptureQueriesContext(
                connection,
            ) as seen,
        ):
            selectors.followed(actor=place.hub.screener, since=SUNDAY - timedelta(days=1))
        counts.append(len(seen))
    assert counts[0] == counts[-1] <= 7
