"""The county is the same every time, shaped like the published figures, and made of nobody."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from synthetic import numbers
from synthetic.county import plan_county
from synthetic.frontdoor_plan import Contact
from synthetic.plan import Family, Person
from synthetic.texts import LONDON

AS_AT = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)
MOMENTS = (
    datetime(2026, 11, 28, 1, 30, tzinfo=UTC),  # Saturday, in the night
    datetime(2026, 11, 29, 14, 0, tzinfo=UTC),  # Sunday afternoon
    datetime(2026, 11, 30, 9, 10, tzinfo=UTC),  # Monday, just opened
    datetime(2026, 12, 2, 19, 0, tzinfo=UTC),  # an evening
    datetime(2026, 12, 28, 11, 0, tzinfo=UTC),  # a bank holiday
)
SPOILT = (
    "nickname",
    "forename typed",
    "surname heard",
    "old address",
    "1 January placeholder",
    "day and month swapped",
    "names swapped",
    "former surname",
    "postcode wrong or missing",
)
BLANK = re.compile(r"[{}]|  |\bNone\b(?!\.| from us| known)|^! ")
HOUR = re.compile(r"(?<!Found )at (\d\d:\d\d)")
"""The hour a sentence names; when a child was found is another."""
DRAMA = re.compile(r"^(07700 900\d{3}|01632 960\d{3})$")


@pytest.fixture(scope="module")
def county() -> list[Family]:
    return list(plan_county(2000, AS_AT, seed=7))


@pytest.fixture(scope="module")
def people(county: list[Family]) -> list[Person]:
    return [person for family in county for person in family.people]


@pytest.fixture(scope="module")
def contacts(county: list[Family]) -> list[Contact]:
    return [contact for family in county for contact in family.contacts]


def test_the_same_seed_size_and_moment_give_the_same_county() -> None:
    once, again = (list(plan_county(300, AS_AT, seed=3)) for _ in range(2))
    assert once == again


def test_another_seed_gives_other_people() -> None:
    one, other = (list(plan_county(200, AS_AT, seed=seed)) for seed in (1, 2))
    assert [f.people[0].names for f in one[-20:]] != [f.people[0].names for f in other[-20:]]


@pytest.mark.parametrize("children", [1, 2, 37, 200, 900])
def test_a_county_has_exactly_the_children_asked_for(children: int) -> None:
    assert sum(len(family.children) for family in plan_county(children, AS_AT)) == children


def test_families_come_one_at_a_time_so_that_memory_does_not_grow() -> None:
    first = list(islice(plan_county(133_000, AS_AT), 40))
    assert [family.number for family in first] == list(range(40))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        next(plan_county(1, datetime(2026, 11, 23, 11, 30)))


def test_every_nhs_number_is_of_the_test_range_valid_and_used_once(people: list[Person]) -> None:
    found = [each.value for person in people for each in person.identifiers if each.scheme == "nhs_number"]
    assert len(found) > 3000
    assert len(set(found)) == len(found)
    for number in found:
        assert re.fullmatch(r"999\d{7}", number)
        assert numbers.nhs_check_digit(number[:9]) == int(number[9])


def test_the_check_digit_is_that_of_a_published_example() -> None:
    assert numbers.nhs_check_digit("943476591") == 9
    assert numbers.upn_check_letter("801200001001") == "H"


def test_every_pupil_number_is_well_formed_and_used_once(people: list[Person]) -> None:
    found = [each.value for person in people for each in person.identifiers if each.scheme == "upn"]
    assert len(set(found)) == len(found) > 1000
    for value in found:
        assert re.fullmatch(r"[A-HJ-NP-RT-Z]9169\d{8}", value)
        assert numbers.upn_check_letter(value[1:]) == value[0]


def test_no_telephone_number_could_ring_and_no_email_could_arrive(county: list[Family]) -> None:
    for family in county:
        for person in family.people:
            for locator in person.locators:
                if locator.kind == "telephone":
                    assert DRAMA.match(locator.text)
                if locator.kind == "email":
                    assert locator.text.endswith("@example.org")
                    assert locator.text.isascii()
        for contact in family.contacts:
            assert not contact.referrer.phone or DRAMA.match(contact.referrer.phone)
            assert not contact.referrer.email or contact.referrer.email.endswith("@example.org")
        for restriction in family.restrictions:
            assert DRAMA.match(restriction.duty_phone)
            assert DRAMA.match(restriction.deputy_phone)


def test_twins_share_a_birthday_a_home_and_are_about_three_children_in_a_hundred(county: list[Family]) -> None:
    twins = 0
    for family in county:
        for tie in family.ties:
            if tie.kind == "twin":
                one, other = family.person(tie.person), family.person(tie.other)
                assert one.birth == other.birth
                assert _home(one) == _home(other)
                assert one.forename != other.forename
                twins += 2
    assert 0.015 < twins / 2000 < 0.07


def _home(person: Person) -> list[str]:
    return [each.text for each in person.locators if each.kind == "address" and each.valid_to is None]


def test_a_county_for_a_demonstration_has_a_few_hundred_contacts_and_a_full_board(contacts: list[Contact]) -> None:
    assert 700 < len(contacts) < 1400
    undecided = [contact for contact in contacts if not contact.decisions]
    shown = Counter(contact.ratings[-1].colour if contact.ratings else "unrated" for contact in undecided)
    assert min(shown["red"], shown["amber"], shown["green"], shown["unrated"]) >= 2
    assert any(check.reply is None and check.due_at < AS_AT for contact in undecided for check in contact.checks)
    assert any(
        contact.feedback and not contact.feedback.at and not contact.feedback.held_reason for contact in contacts
    )
    assert any(question.answered_at is None for contact in contacts for question in contact.questions)


def test_contacts_go_back_three_years_and_no_further(contacts: list[Contact]) -> None:
    ages = Counter((AS_AT - contact.received_at).days // 365 for contact in contacts)
    assert set(ages) <= {0, 1, 2, 3}
    assert min(ages[0], ages[1], ages[2]) > 150
    assert ages[3] < 10


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%a %H:%M}")
def test_a_demonstration_is_alive_whatever_the_hour_and_the_day(moment: datetime) -> None:
    found = [contact for family in plan_county(2000, moment) for contact in family.contacts]
    undecided = [contact for contact in found if not contact.decisions]
    shown = Counter(contact.ratings[-1].colour if contact.ratings else "unrated" for contact in undecided)
    assert min(shown[lane] for lane in ("red", "amber", "green", "unrated")) >= 4
    waiting = Counter(
        check.agency
        for contact in found
        for check in contact.checks
        if not check.reply and check.wanted != "not_needed"
    )
    assert min(waiting[agency] for agency in ("police", "health", "education", "early-help", "domestic-abuse")) >= 2
    assert any(check.due_at < moment for contact in undecided for check in contact.checks if not check.reply)
    assert any(not held.accepted_at and not held.declined_at for contact in found for held in contact.holdings)
    assert any(debt.paid_at is None for contact in found for debt in contact.debts)
    owed = [contact.feedback for contact in found if contact.feedback and not contact.feedback.at]
    assert any(not each.held_reason for each in owed)
    assert any(question.answered_at is None for contact in found for question in contact.questions)


def test_an_agency_is_not_asked_for_years_what_it_never_answered(contacts: list[Contact]) -> None:
    for contact in contacts:
        for check in contact.checks:
            if check.reply is None and check.wanted != "not_needed":
                assert AS_AT - check.asked_at < timedelta(days=30)


def test_nothing_has_happened_after_the_moment_of_the_county(contacts: list[Contact]) -> None:
    for contact in contacts:
        moments = [contact.received_at, *(r.at for r in contact.ratings), *(d.at for d in contact.decisions)]
        moments += [check.asked_at for check in contact.checks]
        moments += [check.reply.at for check in contact.checks if check.reply]
        moments += [voice.at for voice in contact.voices] + [else_.at for else_ in contact.who_else]
        moments += [act.at for act in contact.acts] + [held.offered_at for held in contact.holdings]
        moments += [held.accepted_at for held in contact.holdings if held.accepted_at]
        moments += [debt.paid_at for debt in contact.debts if debt.paid_at]
        assert max(moments) <= AS_AT
        assert min(moments) >= contact.received_at


def test_each_child_of_a_contact_has_words_a_voice_and_a_holder(contacts: list[Contact]) -> None:
    for contact in contacts:
        keys = {child.person for child in contact.children}
        assert keys
        assert all(child.text for child in contact.children)
        assert {voice.person for voice in contact.voices} == keys
        assert contact.holdings[0].offered_at == contact.received_at == contact.holdings[0].accepted_at
        for voice in contact.voices:
            if voice.status == "heard":
                assert voice.quote
                assert voice.source
                assert voice.asked_by
                assert voice.where
            else:
                assert voice.reason_code
                assert voice.by_whom
                assert voice.by_when
        if contact.decisions:
            assert {decision.person for decision in contact.decisions} == keys
            assert all(decision.rationale and decision.next_step for decision in contact.decisions)


def test_no_sentence_is_left_with_a_blank_or_an_empty_name(contacts: list[Contact]) -> None:
    for contact in contacts:
        said = [contact.summary, contact.family_told_reason, *(child.text for child in contact.children)]
        said += [rating.reason for rating in contact.ratings] + [voice.quote for voice in contact.voices]
        said += [d.rationale + d.next_step for d in contact.decisions] + [act.line for act in contact.acts]
        for check in contact.checks:
            said += [check.question]
            if check.reply:
                said += [check.reply.searched, check.reply.current_impact, *(text for _, text in check.reply.texts)]
        for sentence in said:
            assert not BLANK.search(sentence), sentence


def test_what_police_say_happened_at_an_hour_is_noted_at_that_hour_and_before_it_was_sent(
    contacts: list[Contact],
) -> None:
    told = [(contact, contact.police) for contact in contacts if contact.police]
    named = 0
    for contact, police in told:
        assert police.incident_at < police.submitted_at <= contact.received_at
        for hour in HOUR.findall(contact.summary):
            named += 1
            assert f"{police.incident_at.astimezone(LONDON):%H:%M}" == hour, contact.summary
    assert named > 20


def test_nobody_is_in_a_contact_before_being_expected(county: list[Family]) -> None:
    for family in county:
        for contact in family.contacts:
            for child in contact.children:
                if child.person is None:
                    continue
                born = family.person(child.person).birth
                assert born is not None
                if family.person(child.person).kind == "child":
                    assert born <= contact.received_at.date() + timedelta(days=1)
                else:
                    assert born - timedelta(days=280) <= contact.received_at.date()


def test_agencies_hold_the_same_people_with_errors_and_gaps(county: list[Family]) -> None:
    records = [record for family in county for record in family.records]
    agencies = Counter(record.agency for record in records)
    assert set(agencies) == {"council", "police", "health", "education"}
    spoilt = Counter(error for record in records for error in record.errors)
    for wanted in SPOILT:
        assert spoilt[wanted] > 0, wanted
    true = {person.key for family in county for person in family.people}
    assert all(record.person in true for record in records)
    children = [child for family in county for child in family.children if child.kind == "child"]
    assert any(not child.identifiers for child in children)


def test_families_come_in_every_shape(county: list[Family]) -> None:
    kinds = Counter(tie.kind for family in county for tie in family.ties)
    for kind in ("sibling", "half-sibling", "mother's partner", "former partner", "grandmother", "twin"):
        assert kinds[kind] > 0, kind
    everyone = [person for family in county for person in family.people]
    assert any(person.kind == "unborn" for person in everyone)
    assert any(detail.kind == "interpreter" for person in everyone for detail in person.details)
    assert any(detail.kind == "disability" for person in everyone for detail in person.details)
    holds = Counter(tie.parental_responsibility for family in county for tie in family.ties if tie.kind == "father")
    assert min(holds["yes"], holds["no"], holds["unknown"]) > 0


def test_a_protected_place_names_whom_it_is_protected_from(county: list[Family]) -> None:
    shielded = [
        (family, locator) for family in county for person in family.people for locator in person.locators
        if locator.protected_from
    ]  # fmt: skip
    assert {locator.kind for _, locator in shielded} >= {"address", "telephone", "school", "gp"}
    for family, locator in shielded:
        assert locator.protected_reason
        assert all(family.person(key).kind == "adult" for key in locator.protected_from)


def test_a_few_children_are_restricted_both_ways_with_somebody_to_ring(county: list[Family]) -> None:
    restricted = [each for family in county for each in family.restrictions]
    assert {each.mode for each in restricted} == {"hidden", "sealed"}
    assert len(restricted) < 0.04 * len(county)
    assert all(each.reason_code and each.duty_contact and each.deputy_contact for each in restricted)
