"""An allegation against a teacher: told at once, worked to its outcome, and nothing of it for her or her colleagues."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from openmash.casework.allegations import actions, selectors
from openmash.casework.allegations.actions import AllegationTold
from openmash.casework.allegations.words import Concern, Outcome, Position, Step
from openmash.casework.frontdoor import selectors as contacts
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.notices.selectors import waiting
from tests.factories.access import a_team, an_account, an_actor, an_agency
from tests.factories.family import account_of, signed_in
from tests.factories.frontdoor import Hub, a_contact, a_hub, a_responder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
CANARY = "quillfeather"
WHAT = f"She held him by the wrist and shouted; he told his mother that evening. {CANARY}"


@dataclass(frozen=True)
class Scene:
    hub: Hub
    officer: Actor
    teacher: Account
    colleague: Actor
    contact: UUID
    allegation: UUID


@pytest.fixture
def scene() -> Scene:
    """A screener tells the designated officer of a teacher at Elm Primary, from a contact about a pupil."""
    hub, school = a_hub(), an_agency("elm-primary", AgencyKind.SCHOOL)
    officer = an_actor(Role.DESIGNATED_OFFICER, name="Lena Ode")
    teacher = an_account(Role.PROFESSIONAL_REFERRER, name="Tess Quill", agency=school)
    colleague = a_responder(school)
    with acting_as(hub.screener):
        contact = a_contact(hub.screener).contact_id
        assert contact is not None
        actions.raise_allegation(actor=hub.screener, told=told(contact_id=contact))
    with acting_as(officer):
        [shown] = selectors.allegations(actor=officer)
    return Scene(hub, officer, teacher, colleague, contact, shown.id)


def told(**values: object) -> AllegationTold:
    kept: dict[str, object] = {
        "about_name": "Tess Quill", "position": Position.PAID, "works_as": "Teaching assistant",
        "employer_name": "Elm Primary", "concerns": [Concern.HARMED], "what": WHAT, **values,
    }  # fmt: skip
    return AllegationTold(**kept)  # type: ignore[arg-type]  # fields of AllegationTold


def rows_seen(actor: Actor) -> dict[str, int]:
    """In raw SQL, as the application's role: rows of each table of this module."""
    found = {}
    with acting_as(actor), connection.cursor() as cursor:
        for name in ("allegation", "entry", "concluded", "named", "keptfrom"):
            cursor.execute(f"select count(*) from allegations_{name}")
            (found[name],) = cursor.fetchone() or (0,)
    return {name: count for name, count in found.items() if count}


def test_the_officer_is_told_at_once_and_whoever_raised_it_reads_no_more(scene: Scene) -> None:
    with acting_as(scene.officer):
        assert len(waiting(actor=scene.officer)) == 1
        shown = selectors.allegation(scene.allegation, actor=scene.officer)
        assert (shown.about_name, shown.told_by, shown.was_told_late) == ("Tess Quill", scene.hub.screener.name, False)
        assert [each.id for each in selectors.work_for(actor=scene.officer)] == [scene.allegation]
    assert rows_seen(scene.hub.screener) == {}
    with acting_as(scene.hub.screener), pytest.raises(NotVisible):
        selectors.allegation(scene.allegation, actor=scene.hub.screener)


def test_no_role_but_the_officers_sees_a_row_and_neither_do_the_person_and_her_colleagues(scene: Scene) -> None:
    assert rows_seen(scene.officer) == {"allegation": 1, "keptfrom": 2}
    for role in Role:
        if role not in (Role.DESIGNATED_OFFICER, Role.SERVICE):
            assert rows_seen(an_actor(role)) == {}, role
    school = an_agency("elm-primary")
    for role in (Role.DESIGNATED_OFFICER, Role.HUB_PARTNER, Role.DUTY_MANAGER):
        assert rows_seen(an_actor(role, agency=school)) == {}, role
    assert rows_seen(scene.colleague) == {}


def test_the_childs_contact_goes_on_for_the_hub_and_is_nowhere_for_a_colleague(scene: Scene) -> None:
    inside = an_actor(Role.HUB_PARTNER, agency=an_agency("elm-primary"))
    with acting_as(scene.hub.manager):
        assert len(contacts.board(actor=scene.hub.manager).contact_ids) == 1
        assert contacts.contact(scene.contact, actor=scene.hub.manager)
    with acting_as(inside):
        assert not contacts.board(actor=inside).contact_ids
        with pytest.raises(NotVisible):
            contacts.contact(scene.contact, actor=inside)


def test_a_colleague_finds_it_in_no_page_count_error_message_or_look(scene: Scene) -> None:
    inside = an_actor(Role.HUB_PARTNER, Role.DUTY_MANAGER, agency=an_agency("elm-primary"))
    browser = signed_in(inside)
    for address in (
        "/", "/board", "/owed", "/messages", "/triage", "/marac", "/tonight", "/checks", "/my-looks", "/worklist",
        "/search?words=Elm+Primary", "/access/conflicts",
    ):  # fmt: skip
        page = browser.get(address).content.decode()
        for word in (CANARY, "Tess", "Quill", str(scene.allegation), str(scene.contact)):
            assert word not in page, (address, word)
    assert "Tess Quill" not in browser.get("/search?words=Tess").content.decode()
    absent, there = (
        re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", browser.get(f"/allegations/{key}").content.decode())
        for key in (UUID(int=7), scene.allegation)
    )
    assert there.replace(str(scene.allegation), "") == absent.replace(str(UUID(int=7)), "")
    assert browser.get("/allegations").status_code == 403


def test_who_has_looked_at_the_contact_or_the_child_says_nothing_of_it(scene: Scene) -> None:
    with acting_as(scene.hub.manager):
        child = contacts.contact(scene.contact, actor=scene.hub.manager).children[0].person_id
        kinds = {event.kind for event in events_about([f"contact:{scene.contact}", f"person:{child}"])}
    assert not [kind for kind in kinds if "allegation" in kind or "exclu" in kind]


def test_told_after_one_working_day_it_says_late() -> None:
    hub = a_hub()
    officer = an_actor(Role.DESIGNATED_OFFICER)
    with acting_as(hub.screener):
        actions.raise_allegation(actor=hub.screener, told=told(known_at=timezone.now() - timedelta(days=9)))
    with acting_as(officer):
        [shown] = selectors.allegations(actor=officer)
        assert shown.was_told_late
        assert shown.due_at is not None


def test_it_is_evaluated_met_about_advised_on_heard_and_concluded(scene: Scene) -> None:
    with acting_as(scene.officer):
        with pytest.raises(NotAllowedNow):
            actions.conclude(
                actor=scene.officer,
                allegation_id=scene.allegation,
                outcome=Outcome.FALSE,
                why="The film shows otherwise.",
            )
        for step, who in (
            (Step.EVALUATION, ""), (Step.MEETING, "Police, head teacher"), (Step.ADVICE, ""), (Step.VOICE, "His mother"),
        ):  # fmt: skip
            actions.record_step(
                actor=scene.officer, allegation_id=scene.allegation, step=step, words="Written down.", who=who
            )
        for step in (Step.VOICE, Step.MEETING):
            with pytest.raises(Incomplete) as refused:
                actions.record_step(actor=scene.officer, allegation_id=scene.allegation, step=step, words="Words")
            assert [problem.field for problem in refused.value.problems] == ["who"]
        actions.conclude(
            actor=scene.officer, allegation_id=scene.allegation, outcome=Outcome.UNSUBSTANTIATED,
            why="There is insufficient evidence either to prove or to disprove it.",
        )  # fmt: skip
        shown = selectors.allegation(scene.allegation, actor=scene.officer)
        assert shown.outcome is Outcome.UNSUBSTANTIATED
        assert selectors.work_for(actor=scene.officer) == []
    assert [outcome.label for outcome in Outcome] == [
        "Substantiated", "Malicious", "False", "Unsubstantiated", "Unfounded",
    ]  # fmt: skip


def test_the_head_teacher_is_let_see_it_only_when_the_officer_says_so_and_the_teacher_never(scene: Scene) -> None:
    school = an_agency("elm-primary")
    head = an_actor(Role.PROFESSIONAL_REFERRER, name="Head Teacher", agency=school)
    with acting_as(scene.officer):
        with pytest.raises(Incomplete) as refused:
            actions.let_see(
                actor=scene.officer, allegation_id=scene.allegation, account_id=head.account_id, why="Employer's lead"
            )
        assert [problem.field for problem in refused.value.problems] == ["though_a_colleague"]
        actions.let_see(
            actor=scene.officer, allegation_id=scene.allegation, account_id=head.account_id, why="Employer's lead",
            though_a_colleague=True,
        )  # fmt: skip
        with pytest.raises(NotAllowedNow):
            actions.let_see(
                actor=scene.officer, allegation_id=scene.allegation, account_id=scene.teacher.pk, why="Asked",
                though_a_colleague=True,
            )  # fmt: skip
    assert rows_seen(head)["allegation"] == 1
    page = signed_in(head).get(f"/allegations/{scene.allegation}")
    assert CANARY in page.content.decode()
    with acting_as(head), pytest.raises(NotPermitted):
        actions.record_step(actor=head, allegation_id=scene.allegation, step=Step.NOTE, words="Mine")
    assert rows_seen(scene.colleague) == {}
    with acting_as(scene.officer):
        actions.keep_from(
            actor=scene.officer, allegation_id=scene.allegation, account_id=head.account_id, because="A close friend"
        )
    assert rows_seen(head) == {}


def test_in_a_large_agency_a_colleague_is_of_the_same_team_and_the_hub_still_protects_the_child() -> None:
    hub, police = a_hub(), an_agency("police", AgencyKind.POLICE)
    response, other = a_team("response-b", police), a_team("response-c", police)
    officer = an_actor(Role.DESIGNATED_OFFICER)
    accused = an_account(Role.HUB_PARTNER, name="Con Stable", agency=police, team=response)
    near = an_actor(Role.HUB_PARTNER, agency=police, team=response)
    far = an_actor(Role.HUB_PARTNER, agency=police, team=other)
    with acting_as(hub.screener):
        contact = a_contact(hub.screener).contact_id
        assert contact is not None
        actions.raise_allegation(
            actor=hub.screener,
            told=told(about_name="Con Stable", employer_name="Police", email=accused.email, contact_id=contact),
        )
    for who, shown in ((near, 0), (far, 1), (hub.manager, 1)):
        with acting_as(who):
            assert len(contacts.board(actor=who).contact_ids) == shown
    assert rows_seen(officer)["allegation"] == 1


def test_where_every_officer_is_a_colleague_nothing_is_kept_and_another_areas_is_to_be_rung() -> None:
    hub = a_hub()
    team = a_team("lado", an_agency("council"))
    one = an_account(Role.DESIGNATED_OFFICER, name="Only Officer", team=team)
    with acting_as(hub.screener), pytest.raises(NotAllowedNow, match="another area"):
        actions.raise_allegation(
            actor=hub.screener, told=told(about_name="Only Officer", employer_name="Council", email=one.email)
        )
    assert rows_seen(an_actor(Role.DESIGNATED_OFFICER)) == {}


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(scene: Scene) -> None:
    browser = signed_in(scene.hub.screener)
    page = browser.post(f"/contacts/{scene.contact}/allegation", {"about_name": "Tess Quill", "position": "paid"})
    for sentence in ("Say what they do with children.", "Choose what is alleged.", "Say where they work or volunteer."):
        assert sentence in page.content.decode()
    assert 'value="Tess Quill"' in page.content.decode()


def test_the_officer_works_it_by_its_pages(scene: Scene) -> None:
    browser = signed_in(scene.officer)
    at = f"/allegations/{scene.allegation}"
    page = unescape(browser.get(at).content.decode())
    with acting_as(scene.officer):
        limit = selectors.allegation(scene.allegation, actor=scene.officer).limit
    assert "Designated officer told" in page and "1 working day" in page, "row 30"
    assert limit.source.said in page and "the national text was not read, so the figure is local" in page
    assert "Tess Quill" in browser.get("/allegations").content.decode()
    assert "Tess" not in browser.get(at).content.decode().split("<title>")[1].split("</title>")[0]
    for task in ("step", "conclude", "let-see", "keep-from"):
        assert "<form" in browser.get(f"{at}/{task}").content.decode(), task
    assert browser.post(f"{at}/step", {"step": "evaluation", "words": "Meets the threshold."}).status_code == 302
    assert "Say why" in browser.post(f"{at}/conclude", {"outcome": "false", "why": "No"}).content.decode()
    assert (
        browser.post(
            f"{at}/conclude", {"outcome": "false", "why": "The film shows that it did not happen."}
        ).status_code
        == 302
    )
    assert (
        browser.post(f"{at}/let-see", {"somebody": account_of(scene.hub.manager).email, "why": "Strategy"}).status_code
        == 302
    )
    page = browser.get(at).content.decode()
    assert "1 working day: Gloucestershire: " in page and "(local)" in page, "the limit and whose it is"
    for words in ("Meets the threshold.", "False: The film", scene.hub.manager.name, "works at the same agency"):
        assert words in page, words
