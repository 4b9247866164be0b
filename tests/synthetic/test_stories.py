"""Each story shows what it says it shows, at whatever moment the county is made."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from synthetic.county import plan_county
from synthetic.plan import Family
from synthetic.staff import BY_USERNAME
from synthetic.stories import TELLINGS

LONDON = ZoneInfo("Europe/London")
MOMENTS = (
    datetime(2026, 11, 23, 11, 30, tzinfo=UTC),
    datetime(2026, 11, 22, 3, 2, tzinfo=UTC),
    datetime(2027, 7, 2, 16, 10, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
)


@pytest.fixture(params=MOMENTS, ids=lambda moment: f"{moment:%a %H:%M}")
def moment(request: pytest.FixtureRequest) -> datetime:
    assert isinstance(request.param, datetime)
    return request.param


def told(moment: datetime) -> dict[str, Family]:
    found = {}
    for family in plan_county(200, moment):
        if family.story is None:
            break
        found[family.story.slug] = family
    return found


def test_every_story_comes_first_and_in_order(moment: datetime) -> None:
    assert list(told(moment)) == [story.slug for story, _ in TELLINGS]


def test_nothing_in_a_story_happens_after_the_moment_or_before_the_contact(moment: datetime) -> None:
    for family in told(moment).values():
        for contact in family.contacts:
            moments = [rating.at for rating in contact.ratings] + [check.asked_at for check in contact.checks]
            moments += [check.reply.at for check in contact.checks if check.reply]
            moments += [decision.at for decision in contact.decisions] + [act.at for act in contact.acts]
            moments += [held.accepted_at or held.offered_at for held in contact.holdings]
            moments += [voice.at for voice in contact.voices]
            assert contact.received_at <= min(moments)
            assert max(moments) <= moment, family.story


def test_the_babys_bruise_came_at_five_to_five_on_a_friday_and_was_acted_on_before_checks(moment: datetime) -> None:
    contact = told(moment)["okafor-reed-baby"].contacts[0]
    assert f"{contact.received_at.astimezone(LONDON):%A %H:%M}" == "Friday 16:55"
    assert [act.kind for act in contact.acts] == ["strategy_discussion", "out_of_hours"]
    assert contact.acts[0].at - contact.received_at < timedelta(minutes=10)
    assert any(held.declined_at and "No answer" in held.reason for held in contact.holdings)
    assert any(held.team == "out-of-hours" and held.accepted_at for held in contact.holdings)
    assert not contact.who_else
    assert any(check.agency == "health" and check.reply is None for check in contact.checks)
    assert contact.decisions[0].outcome == "strategy_discussion"


def test_the_twins_are_in_two_schools_and_one_has_no_nhs_number(moment: datetime) -> None:
    family = told(moment)["wisniewski-twins"]
    one, other = family.children
    assert one.birth == other.birth
    schools = {each.text for child in family.children for each in child.locators if each.kind == "school"}
    assert len(schools) == 2
    assert sum(any(i.scheme == "nhs_number" for i in child.identifiers) for child in family.children) == 1
    assert len({contact.referrer.agency for contact in family.contacts}) == 2


def test_three_green_notices_lie_within_ninety_days(moment: datetime) -> None:
    contacts = told(moment)["hartnell-notices"].contacts
    assert len(contacts) == 3
    assert all(contact.police and contact.police.grade == "green" for contact in contacts)
    assert contacts[-1].received_at - contacts[0].received_at < timedelta(days=90)
    assert not contacts[-1].decisions


def test_every_present_place_of_the_rowans_is_kept_from_their_father(moment: datetime) -> None:
    family = told(moment)["rowan-address"]
    father = next(person for person in family.people if person.forename == "Stephen")
    assert all("DO NOT TELL" in rating.reason for rating in family.contacts[0].ratings)
    for person in family.people:
        if person is not father:
            assert all(locator.protected_from == (father.key,) for locator in person.locators)


def test_one_record_is_hidden_and_one_sealed(moment: datetime) -> None:
    families = told(moment)
    assert families["lindley-hidden"].restrictions[0].mode == "hidden"
    assert families["osei-grant-sealed"].restrictions[0].mode == "sealed"


def test_a_child_whom_nobody_can_name_is_rated_and_held(moment: datetime) -> None:
    contact = told(moment)["boy-blue-car"].contacts[0]
    assert contact.children[0].person is None
    assert "4" in contact.children[0].description
    assert contact.ratings
    assert contact.holdings[-1].accepted_at


def test_the_list_of_open_cases_is_old_and_the_worker_has_not_answered(moment: datetime) -> None:
    family = told(moment)["ncube-open"]
    assert all(moment - each.as_at > timedelta(days=8) for each in family.involvements)
    assert family.contacts[0].holdings[-1].accepted_at is None


def test_a_girl_who_stays_at_weekends_has_been_named_and_not_yet_considered(moment: datetime) -> None:
    family = told(moment)["pritchard-half-sister"]
    contact = family.contacts[0]
    assert "Megan" in contact.summary
    assert any(person.forename == "Megan" for person in family.children)
    assert not contact.who_else
    assert not contact.decisions


def test_a_late_answer_is_waiting_for_the_decision_maker(moment: datetime) -> None:
    contact = told(moment)["tully-late-answer"].contacts[0]
    question = contact.questions[0]
    check = next(check for check in contact.checks if check.key == question.check)
    assert check.reply is not None
    assert check.wanted == "still_wanted"
    assert check.reply.at > contact.decisions[0].at
    assert question.answered_at is None


def test_a_mother_of_sixteen_is_a_child_too(moment: datetime) -> None:
    family = told(moment)["marsh-young-mother"]
    kayleigh = next(person for person in family.people if person.forename == "Kayleigh")
    assert kayleigh.kind == "child"
    assert any(tie.person == kayleigh.key and tie.kind == "mother" for tie in family.ties)
    assert {child.person for child in family.contacts[0].children} == {child.key for child in family.children}


def test_a_voice_that_was_heard_changed_something(moment: datetime) -> None:
    contact = told(moment)["haddad-heard"].contacts[0]
    assert contact.voices[0].influence
    assert contact.feedback
    assert contact.feedback.at


def test_a_school_sees_what_it_sent_what_came_of_it_and_what_is_being_looked_at(moment: datetime) -> None:
    before, now = told(moment)["dowling-school"].contacts
    assert {each.referrer.name for each in (before, now)} == {BY_USERNAME["school"].name}
    assert before.feedback
    assert before.feedback.at
    assert now.ratings
    assert not now.decisions
    assert all(check.reply is None for check in now.checks)


ALL_HOURS = (datetime(2026, 11, 28, 2, tzinfo=UTC), datetime(2026, 12, 2, 11, tzinfo=UTC))


@pytest.mark.parametrize("at", ALL_HOURS, ids=lambda at: f"{at:%a %H:%M}")
def test_somebody_of_every_role_that_answers_for_children_finds_something_waiting(at: datetime) -> None:
    families = list(plan_county(2000, at))
    contacts = [contact for family in families for contact in family.contacts]
    allocated = {each.account for family in families for each in family.allocations}
    offered = {
        held.team for each in contacts for held in each.holdings[1:] if not held.accepted_at and not held.declined_at
    }
    holding = {contact.holdings[-1].account for contact in contacts if not contact.decisions}
    taken = {contact.taken_by for contact in contacts if at - contact.received_at < timedelta(days=30)}
    assert {BY_USERNAME[name].id for name in ("social.worker", "social.worker.two", "social.worker.three")} <= allocated
    assert "family-hubs" in offered
    assert offered & {"assessment-gloucester", "assessment-cheltenham", "assessment-forest"}
    assert BY_USERNAME["screener"].id in holding
    assert BY_USERNAME["out.of.hours"].id in holding
    assert BY_USERNAME["call.taker"].id in taken
    assert any(each.mode == "sealed" for family in families for each in family.restrictions)
