"""An area's own forms: drafted by one and put in force by another, never for what is past; old records stay as asked."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.foundation.instruments import actions, drafting, local, selectors
from openmash.foundation.instruments.checking import form_of, problems_of
from openmash.foundation.instruments.drafting import body_of
from openmash.foundation.instruments.letters import BadLetter, letter_of, ours
from openmash.foundation.instruments.loading import in_use, instrument, instruments, offered, read, version_of
from openmash.foundation.instruments.models import LocalStep, LocalWording
from openmash.foundation.instruments.shape import Instrument, Kind, Question, Step
from openmash.foundation.instruments.statutory import BESIDE, LISTS, QUESTIONS
from openmash.foundation.instruments.words import OURS, Standing, Use, What
from openmash.foundation.reference.codes import codes
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ASSESSMENT = "child_and_family_assessment"
ONLINE = Question(slug="online_life", kind=Kind.LONG_TEXT, label="Life online")


@pytest.fixture
def leads() -> tuple[Actor, Actor]:
    return an_actor(Role.PRACTICE_LEAD, name="Ngozi"), an_actor(Role.PRACTICE_LEAD, name="Simon")


def today() -> date:
    return local_date(timezone.now())


def drafted(actor: Actor, slug: str = ASSESSMENT, *questions: Question) -> UUID:
    with acting_as(actor):
        key = actions.begin(actor=actor, slug=slug)
        shown = selectors.version(key)
        form = form_of(shown.kept)
        for question in questions or (ONLINE,):
            form = drafting.put_question(form, "childs_life", question)
        source = shown.kept.body["source"]
        actions.change(
            actor=actor, version_id=key, make=lambda _: {**body_of(form), "source": source}, changed="A question"
        )
        actions.say_ready(actor=actor, version_id=key)
    return key


def in_force(leads: tuple[Actor, Actor], key: UUID, day: date | None = None) -> int:
    with acting_as(leads[1]):
        actions.put_in_force(actor=leads[1], version_id=key, from_day=day or today())
        return selectors.version(key).kept.version


def test_a_version_counts_from_its_day_and_an_old_record_is_read_as_it_was_asked(leads: tuple[Actor, Actor]) -> None:
    key = drafted(leads[0])
    assert "online_life" not in {question.slug for question in in_use(ASSESSMENT, today())}, (
        "a draft is asked of nobody"
    )
    number = in_force(leads, key, today() + timedelta(days=3))
    assert selectors.version(key).standing is Standing.COMING
    assert in_use(ASSESSMENT, today()).version == 1
    later = in_use(ASSESSMENT, today() + timedelta(days=3))
    assert later.version == number and later.question("online_life").label == "Life online"
    assert "online_life" not in {question.slug for question in version_of(ASSESSMENT, 1)}
    assert version_of(ASSESSMENT, number) == later


def test_whoever_drafted_any_of_it_cannot_put_it_in_force_and_the_database_refuses_it_too(
    leads: tuple[Actor, Actor],
) -> None:
    key = drafted(leads[0])
    with acting_as(leads[0]), pytest.raises(NotPermitted, match="You drafted this version"):
        actions.put_in_force(actor=leads[0], version_id=key, from_day=today())
    with acting_as(leads[0]), pytest.raises(IntegrityError), transaction.atomic():
        LocalStep.objects.create(version_id=key, kind="in_force", from_day=today(), recorded_by=leads[0].account_id)
    manager = an_actor(Role.TEAM_MANAGER)
    with acting_as(manager), pytest.raises(NotPermitted):
        actions.put_in_force(actor=manager, version_id=key, from_day=today())
    in_force(leads, key)


def test_never_from_a_day_that_is_past_and_the_database_refuses_it_too(leads: tuple[Actor, Actor]) -> None:
    key = drafted(leads[0])
    yesterday = today() - timedelta(days=1)
    with acting_as(leads[1]):
        with pytest.raises(Incomplete, match="never one that is past"):
            actions.put_in_force(actor=leads[1], version_id=key, from_day=yesterday)
        with pytest.raises(IntegrityError), transaction.atomic():
            LocalStep.objects.create(
                version_id=key, kind="in_force", from_day=yesterday, recorded_by=leads[1].account_id
            )
        actions.put_in_force(actor=leads[1], version_id=key, from_day=today())
        with pytest.raises(Incomplete):
            actions.withdraw(actor=leads[1], version_id=key, from_day=yesterday, words="Wrong question.")


def test_what_was_put_in_force_never_changes_again(leads: tuple[Actor, Actor]) -> None:
    key = drafted(leads[0])
    in_force(leads, key)
    with acting_as(leads[0]):
        with pytest.raises(NotAllowedNow, match="never changes"):
            actions.change(actor=leads[0], version_id=key, make=lambda body: body, changed="x")
        with pytest.raises(IntegrityError), transaction.atomic():
            LocalWording.objects.create(version_id=key, body={}, changed="x", recorded_by=leads[0].account_id)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update instruments_localwording set changed = 'x'")


def test_withdrawn_what_was_in_force_before_returns_and_the_newest_that_began_wins(leads: tuple[Actor, Actor]) -> None:
    first = in_force(leads, drafted(leads[0]))
    other = Question(slug="pets", kind=Kind.TEXT, label="Who are the pets?")
    key = drafted(leads[0], ASSESSMENT, other)
    second = in_force(leads, key)
    assert in_use(ASSESSMENT, today()).version == second
    standings = {each.kept.version: each.standing for each in selectors.versions_of(ASSESSMENT)}
    assert standings == {first: Standing.REPLACED, second: Standing.IN_FORCE}
    tomorrow = today() + timedelta(days=1)
    with acting_as(leads[0]):
        actions.withdraw(actor=leads[0], version_id=key, from_day=tomorrow, words="Nobody could answer it.")
    assert in_use(ASSESSMENT, today()).version == second
    assert in_use(ASSESSMENT, tomorrow).version == first
    assert "pets" in {question.slug for question in version_of(ASSESSMENT, second)}, (
        "what was written on it is still read"
    )


def test_a_question_that_the_law_wants_cannot_be_taken_out_and_the_reason_names_its_source() -> None:
    for slug, stays in QUESTIONS.items():
        form = instrument(slug, date(2026, 12, 1))
        assert set(stays) <= {question.slug for question in form}, "each that stays is asked"
        for question, why in stays.items():
            with pytest.raises(NotAllowedNow) as refusal:
                drafting.take_out(form, question)
            assert why.why in refusal.value.sentence and why.source in refusal.value.sentence
    assert all(codes(name).codes for name in LISTS)
    assert set(BESIDE) == {Use.ASSESSMENT, Use.EXPLOITATION, Use.VISIT, Use.PLAN}


def test_a_section_with_a_question_that_stays_stays_and_so_does_how_it_is_answered() -> None:
    form = instrument(ASSESSMENT, date(2026, 12, 1))
    with pytest.raises(NotAllowedNow, match="stays, and so does its section"):
        drafting.take_out_section(form, "development")
    other = Question(slug="a_day", kind=Kind.ONE_OF, label="A day?")
    with pytest.raises(NotAllowedNow, match="stays what it is"):
        drafting.put_question(form, "childs_life", other, instead_of="a_day")
    worded = Question(slug="a_day", kind=Kind.LONG_TEXT, label="Tell us about a day")
    assert drafting.put_question(form, "", worded, instead_of="a_day").question("a_day").label == "Tell us about a day"


def test_a_draft_that_lost_a_question_that_stays_is_not_put_in_force(leads: tuple[Actor, Actor]) -> None:
    """Whatever way it went: the last look is at the form as it stands."""
    with acting_as(leads[0]):
        key = actions.begin(actor=leads[0], slug=ASSESSMENT)
        body = dict(selectors.version(key).kept.body)
        body["sections"] = [each for each in body["sections"] if each["slug"] != "childs_life"]  # type: ignore[attr-defined]  # a body is plain data
        actions.change(actor=leads[0], version_id=key, make=lambda _: body, changed="x")
        with pytest.raises(NotAllowedNow, match="wishes and feelings"):
            actions.say_ready(actor=leads[0], version_id=key)


def test_two_change_one_draft_and_what_each_changed_stays(leads: tuple[Actor, Actor]) -> None:
    with acting_as(leads[0]):
        key = actions.begin(actor=leads[0], slug="visit_more")
    base = selectors.version(key).wording_id

    def worded(actor: Actor, slug: str, label: str) -> None:
        def make(body: local.Body) -> local.Body:
            form = form_of(local.Kept(**{**selectors.version(key).kept.__dict__, "body": body}))
            before = form.question(slug)
            new = Question(slug=slug, kind=before.kind, label=label, options=before.options)
            return {**body_of(drafting.put_question(form, "", new, instead_of=slug)), "source": body["source"]}

        with acting_as(actor):
            actions.change(actor=actor, version_id=key, make=make, changed=label, touches=slug, base=base)

    worded(leads[0], "safe_sleep", "Where does the baby sleep?")
    worded(leads[1], "who_else", "Who else comes?")
    form = form_of(selectors.version(key).kept)
    assert [question.label for question in form] == ["Where does the baby sleep?", "Who else comes?"]
    with pytest.raises(NotAllowedNow, match="Simon changed the same meanwhile"):
        worded(leads[0], "who_else", "Who else is there?")
    assert {each.account_id for each in leads} == selectors.version(key).drafter_ids


def test_what_another_question_waits_for_is_not_taken_out_nor_moved_below_it() -> None:
    form = instrument("request_for_service", date(2026, 12, 1))
    waiting = next(q for s in form.sections for q in s.questions if q.show_if and not QUESTIONS[form.slug].get(q.slug))
    assert waiting.show_if
    with pytest.raises(NotAllowedNow, match=r"asked only after|stays"):
        drafting.take_out(form, waiting.show_if.question)
    with pytest.raises(NotAllowedNow, match=r"stays below|asked together"):
        drafting.move(form, waiting.show_if.question, 1)


@pytest.mark.parametrize("form", [each for each in instruments() if each.slug in OURS], ids=lambda form: form.slug)
def test_a_form_kept_as_a_draft_is_read_back_the_same(form: Instrument) -> None:
    kept = local.Kept(
        UUID(int=0), form.slug, form.version, What.FORM, OURS[form.slug], body_of(form), form.effective_from,
        form.effective_to,
    )  # fmt: skip
    assert read(kept) == form
    assert problems_of(kept) == []


def test_what_a_version_changed_is_said_question_by_question() -> None:
    before = instrument(ASSESSMENT, date(2026, 12, 1))
    after = drafting.take_out(before, "wider_family")
    after = drafting.put_question(after, "childs_life", ONLINE)
    new = Question(
        slug="parents_say", kind=Kind.LONG_TEXT, label="What do they say?", required="Ask them.", step=Step.AUTHORISED
    )
    after = drafting.put_question(after, "", new, instead_of="parents_say")
    said = {each.said for each in drafting.differences(before, after)}
    assert {"Taken out", "Added", "Worded anew"} <= said
    assert any(each.now == "Before it is authorised" for each in drafting.differences(before, after))


def test_a_tool_the_area_begins_is_offered_beside_the_assessments_and_only_once_in_force(
    leads: tuple[Actor, Actor],
) -> None:
    with acting_as(leads[0]):
        key = actions.begin(actor=leads[0], use=Use.TOOL, title="Neglect tool")
        with pytest.raises(NotAllowedNow, match="where it comes from"):
            actions.say_ready(actor=leads[0], version_id=key)
        section = {"slug": "one", "title": "One", "questions": [{"slug": "sure", "kind": "text", "label": "Sure?"}]}
        actions.change(
            actor=leads[0], version_id=key, changed="x", make=lambda was: {**was, "source": "Us", "sections": [section]}
        )
        actions.say_ready(actor=leads[0], version_id=key)
    assert [each.slug for each in offered((Use.ASSESSMENT, Use.TOOL), today())] == [ASSESSMENT]
    in_force(leads, key)
    found = offered((Use.ASSESSMENT, Use.TOOL), today())
    assert [(each.title, each.is_tool) for each in found][1:] == [("Neglect tool", True)]


def test_a_national_list_is_changed_by_nobody_here_and_a_local_one_by_versions(leads: tuple[Actor, Actor]) -> None:
    with acting_as(leads[0]):
        for name in LISTS:
            with pytest.raises(NotPermitted, match="census"):
                actions.begin(actor=leads[0], slug=name)
        key = actions.begin(actor=leads[0], slug="unmet_need")
        actions.change(
            actor=leads[0], version_id=key, changed="x",
            make=lambda was: {**was, "codes": [*was["codes"], {"code": "dentist", "label": "No dentist takes children"}]},  # type: ignore[misc]  # a body is plain data
        )  # fmt: skip
        actions.say_ready(actor=leads[0], version_id=key)
    assert "dentist" not in local.code_set("unmet_need", today())
    in_force(leads, key)
    assert local.code_set("unmet_need", today()).label("dentist") == "No dentist takes children"
    assert local.code_words("unmet_need", "no_service") == "There is no such service here"


def test_a_letter_with_a_gap_nobody_can_fill_is_refused_where_it_stands() -> None:
    whole = {
        "title": "A",
        "subject": "About {child}",
        "words": "Dear {recipient}, [When?] {worker}",
        "recipients": ["parent"],
    }
    assert letter_of("a", 1, whole).asks == ("When?",)
    for more, field, said in (
        ({"words": "{address}"}, "words", "Nothing is known as {address}"),
        ({"words": "{born}"}, "words", "goes to agencies only"),
        ({"subject": "[When"}, "subject", "bracket is left open"),
        ({"recipients": ["press"]}, "recipients", "to whom"),
    ):
        with pytest.raises(BadLetter) as refusal:
            letter_of("a", 1, {**whole, **more})
        assert refusal.value.field == field and said in refusal.value.sentence
    assert len(ours()) >= 5
