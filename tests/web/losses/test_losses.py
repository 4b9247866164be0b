"""A death or another loss: everything about the person stops at once, others are kept safe, a mistake is put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from psycopg.errors import CheckViolation

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.models import Feedback
from openmash.casework.losses import selectors
from openmash.casework.losses.actions import LossTold
from openmash.casework.losses.words import Kind, OthersSafe
from openmash.casework.missing import actions as missing
from openmash.casework.missing import selectors as missing_selectors
from openmash.casework.missing.telling import BackTold, MissingTold
from openmash.casework.missing.words import CameBack, ReportedBy, Safe
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.notices.actions import NoticeKind, To, notify
from openmash.foundation.notices.selectors import waiting
from openmash.foundation.outbox import actions as outbox
from openmash.foundation.outbox.models import Sending
from openmash.insight.chronology.selectors import chronology
from openmash.pathways import losses
from openmash.records.cases.entries import Window
from openmash.records.linkage import actions as linking
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.models import Birth, Detail, LocatingFact, PersonName
from openmash.records.people.selectors import banner
from openmash.records.people.telling import AsTold, BirthTold, NameTold, PlaceTold
from openmash.records.people.words import LocatingKind, PersonKind
from openmash.web.child.banner import age_and_birth
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in
from tests.factories.frontdoor import NOBODY_ELSE, less

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
DIED = LossTold(Kind.CHILD, OthersSafe.NO, on="26 November 2026")


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-loss-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or response.content.decode()


def lost(family: Family, child: UUID | None = None, told: LossTold = DIED) -> UUID:
    with transaction.atomic(), acting_as(family.screener):
        return losses.record_loss(actor=family.screener, person_id=child or family.mia, told=told)


def a_letter(family: Family, *about: UUID) -> UUID:
    with acting_as(family.manager):
        key = outbox.enqueue(
            actor=family.manager, subject=outbox.Subject.YOUR_REQUEST, body="About your request.",
            to_email="obi@example.invalid", not_before=timezone.now() + timedelta(hours=1), about_people=about,
        )  # fmt: skip
    assert key is not None
    return key


def test_letters_of_others_stop_and_are_never_sent(family: Family) -> None:
    hers, both, other = (
        a_letter(family, family.mia),
        a_letter(family, family.mia, family.ella),
        a_letter(family, family.ella),
    )
    loss = lost(family)
    states = dict(Sending.objects.filter(pk__in=[hers, both, other]).values_list("pk", "state"))
    assert states == {hers: "stopped", both: "stopped", other: "queued"}
    Sending.objects.filter(pk=hers).update(next_attempt_at=timezone.now())
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        assert outbox.begin_sending(actor=clocks, message_id=hers) is None
    with acting_as(family.screener):
        assert ("Letters not yet sent", "2 letters stopped before being sent") in selectors.loss(
            loss, actor=family.screener
        ).stopped


def test_messages_about_them_alone_stop_and_those_about_a_sister_too_stay(family: Family) -> None:
    with acting_as(family.screener):
        for key, people_ids in (("alone", [family.mia]), ("both", [family.mia, family.ella])):
            for kind in (NoticeKind.NOW, NoticeKind.TODAY):
                notify(actor=family.screener, kind=kind, to=To(account_id=family.worker.account_id), text=f"{key} {kind}",
                       source_key=f"{key}:{kind}", person_ids=people_ids)  # fmt: skip
    lost(family)
    with acting_as(family.worker):
        said = [each.text for each in waiting(actor=family.worker) if each.text.startswith(("alone", "both"))]
        assert sorted(said) == ["both now", "both today"]


def test_nobody_is_prompted_to_tell_the_referrer_until_it_is_said_to_be_a_mistake(family: Family) -> None:
    with acting_as(family.manager):
        frontdoor.consider(actor=family.manager, contact_id=family.process, who=NOBODY_ELSE)
        for child in contacts.contact(family.process, actor=family.manager).children:
            if not child.is_decided:
                frontdoor.decide(
                    actor=family.manager, contact_id=family.process, person_id=child.person_id, sought=less()
                )
        assert contacts.contact(family.process, actor=family.manager).feedback_owed
    client, url = signed_in(family.manager), f"/contact/{family.process}"
    assert "told the outcome" in client.get(url).content.decode()
    loss = lost(family)
    with transaction.atomic(), acting_as(family.manager):
        assert not contacts.contact(family.process, actor=family.manager).feedback_owed
    page = client.get(url).content.decode()
    heading = page.split("<h1")[1].split("</h1>")[0]
    assert "has died" in heading and "told the outcome" not in page, heading
    assert f"/contact/{family.process}/child/{family.mia}/hear" not in page, (
        "nobody is asked to hear a child who has died"
    )
    with transaction.atomic(), acting_as(family.manager):
        losses.put_loss_right(actor=family.manager, loss_id=loss, why="It was another child of that name.")
        assert contacts.contact(family.process, actor=family.manager).feedback_owed


def test_the_record_is_locked_at_once_and_opens_again_where_it_was_a_mistake(family: Family) -> None:
    loss = lost(family)
    with acting_as(family.worker), pytest.raises(NotAllowedNow, match="has died"):
        people.add_name(actor=family.worker, person_id=family.mia, name=NameTold("Mya", "Farrow"))
    page = signed_in(family.worker).get(f"/child/{family.mia}").content.decode()
    assert "Has died" in page and f"/loss/{loss}" in page, "reading goes on by need"
    client = signed_in(family.worker)
    assert "has died" in send(client, f"/child/{family.mia}/names/add", forenames="Mya", surname="F", kind="alias")
    assert signed_in(family.screener).get(f"/loss/{loss}/mistaken").status_code == 403
    assert "in a sentence" in send(signed_in(family.manager), f"/loss/{loss}/mistaken", why="")
    assert (
        send(signed_in(family.manager), f"/loss/{loss}/mistaken", why="Another child of that name.") == f"/loss/{loss}"
    )
    shown = signed_in(family.manager).get(f"/loss/{loss}").content.decode()
    assert "Recorded by mistake" in shown and "What stopped" in shown
    assert signed_in(family.manager).get(f"/loss/{loss}/mistaken").status_code == 404
    assert "Has died" not in signed_in(family.worker).get(f"/child/{family.mia}").content.decode()
    with acting_as(family.worker):
        people.add_name(actor=family.worker, person_id=family.mia, name=NameTold("Mya", "Farrow"))
    again = lost(family)
    assert again != loss


def test_a_child_who_died_is_on_no_list_of_children_missing(family: Family) -> None:
    with acting_as(family.screener):
        told = MissingTold("Not home", ReportedBy.PARENT)
        first = missing.report_missing(actor=family.screener, person_id=family.mia, told=told)
        second = missing.report_missing(actor=family.screener, person_id=family.toby, told=told)
        missing.record_back(actor=family.screener, process_id=second, told=BackTold(CameBack.RETURNED, None, Safe.YES))
    lost(family)
    lost(family, family.toby)
    with acting_as(family.screener):
        assert missing_selectors.lists(actor=family.screener) == missing_selectors.Lists((), ())
        assert missing_selectors.work_for(actor=family.screener) == []
        assert missing_selectors.for_the_daily_meeting(actor=family.screener) == []
    assert first


def test_others_come_first_and_each_duty_is_worked_through_with_its_source(family: Family) -> None:
    client = signed_in(family.screener)
    url = f"/child/{family.mia}/loss"
    wrong = send(client, url, kind="child", words="In hospital.")
    assert "Say whether another child may be in danger now." in wrong and "In hospital." in wrong
    assert "Say who may be in danger" in send(client, url, kind="child", others_safe="yes")
    went = send(
        client, url, kind="child", others_safe="yes", others_words="Ella, from her father", on="26 November 2026"
    )
    shown = client.get(went).content.decode()
    assert shown.index("Other children first") < shown.index("To work through") < shown.index("What stopped")
    assert "Ella Farrow" in shown and "Toby Farrow" in shown and "Another child may be in danger" in shown
    assert "Children Act 2004, section 16M" in shown and "Children Act 2004, section 16C" in shown
    assert client.get(url).headers["Location"] == went
    item = client.get("/worklist").content.decode()
    assert went in item and "Mia" not in item.split(went)[1][:600], "no name on the list"
    for duty in ("siblings", "child_death_review", "serious_incident_notice", "family"):
        assert "Say what was done" in send(client, f"{went}/{duty}", applies="yes")
        assert send(client, f"{went}/{duty}", applies="yes", words="Told by telephone.") == went
    assert went not in client.get("/worklist").content.decode()
    assert client.get(f"{went}/midwife").status_code == 404
    with acting_as(family.screener):
        told = chronology(person_set(family.mia, family.screener), actor=family.screener, window=Window()).lines
        assert [line.entry.kind for line in told].count("loss") == 5


def test_a_loss_fits_the_person(family: Family) -> None:
    with acting_as(family.screener):
        due = BirthTold(timezone.localdate() + timedelta(days=90), expected=True)
        told = AsTold(PersonKind.UNBORN, (NameTold("", "Farrow"),), due)
        unborn = people.add_person(actor=family.screener, told=told)
    client = signed_in(family.screener)
    page = client.get(f"/child/{unborn}/loss").content.decode()
    assert "miscarriage" in page and "stillborn" in page and "A child has died" not in page
    went = send(client, f"/child/{unborn}/loss", kind="stillbirth", others_safe="no")
    shown = client.get(went).content.decode()
    assert "Maternity care" in shown and "16M" not in shown
    with acting_as(family.screener):
        known = banner(person_set(unborn, family.screener), family.screener)
        said = age_and_birth(known.birth, None, has_died=known.has_died)
    assert said == ("Has died", "unborn"), "no expected date is shown any more"
    assert "miscarriage" not in client.get(f"/child/{family.mia}/loss").content.decode()
    page = client.get(f"/child/{family.mother}/loss").content.decode()
    assert "A parent or another adult has died" in page
    went = send(client, f"/child/{family.mother}/loss", kind="adult", others_safe="unknown")
    shown = client.get(went).content.decode()
    assert "Who cares for the children now" in shown and "Ella Farrow" in shown


def test_all_of_it_or_nothing(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = a_letter(family, family.mia)

    def breaks(**_: object) -> int:
        raise RuntimeError("the messages cannot be stopped")

    monkeypatch.setattr("openmash.pathways.losses.notices.stop_about", breaks)
    with pytest.raises(RuntimeError):
        lost(family)
    assert Sending.objects.get(pk=letter).state == "queued"
    with acting_as(family.screener):
        assert selectors.loss_of(person_set(family.mia, family.screener), actor=family.screener) is None


def test_a_hidden_childs_loss_is_nobodys_and_the_wrong_role_is_told(family: Family) -> None:
    loss = lost(family)
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    for actor in (family.screener, family.other_worker):
        assert signed_in(actor).get(f"/loss/{loss}").status_code == 404
        assert str(loss) not in signed_in(actor).get("/worklist").content.decode()
    assert signed_in(family.manager).get(f"/loss/{loss}").status_code == 200
    assert signed_in(an_actor(Role.CALL_TAKER)).get(f"/child/{family.ella}/loss").status_code == 403


def refused(constraint: str, write: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match="has died") as error, transaction.atomic():
        write()
    cause = error.value.__cause__
    assert isinstance(cause, CheckViolation) and cause.diag.constraint_name == constraint


def test_the_database_itself_says_nothing_more_of_them_under_any_of_their_records(family: Family) -> None:
    with acting_as(family.manager):
        other = people.add_person(actor=family.manager, told=AsTold(PersonKind.CHILD, (NameTold("Mia", "F"),)))
        linking.link(
            actor=family.manager, record_a=family.mia, record_b=other, reason="The same child.",
            considered=linking.Considered(twins=True),
        )  # fmt: skip
    lost(family)
    with acting_as(family.manager):
        for child in (family.mia, other):
            about: dict[str, Any] = {"actor": family.manager, "person_id": child}
            for write in (
                lambda a=about: PersonName.record(**a, kind="alias", forenames="Mya", surname="Farrow"),
                lambda a=about: Birth.record(**a, date=date(2019, 1, 1), precision="day"),
                lambda a=about: Detail.record(**a, kind="language", value="Polish"),
                lambda a=about: LocatingFact.record(**a, kind="school", text="Linden Primary School"),
            ):
                refused("people_locked_on_death", write)
        with pytest.raises(NotAllowedNow, match="has died"):
            people.add_name(actor=family.manager, person_id=other, name=NameTold("Mya", "Farrow"))
        people.add_name(actor=family.manager, person_id=family.ella, name=NameTold("Elly", "Farrow"))


def test_the_home_of_a_sister_is_still_kept_from_somebody_and_nothing_else_of_it_changes(family: Family) -> None:
    with acting_as(family.screener):
        place = people.add_place(
            actor=family.screener, person_id=family.mia, place=PlaceTold(LocatingKind.ADDRESS, "2 Test Street")
        )
    lost(family)
    with acting_as(family.screener):
        [kept] = people.protect_locating_fact(
            actor=family.screener, fact_id=place, protected_from=[family.mother], reason="He must not find Ella.",
            also_household=False,
        )  # fmt: skip
        row = LocatingFact.objects.get(pk=kept)
        refused("people_locked_on_death", lambda: LocatingFact.record(
            actor=family.screener, person_id=family.mia, kind=row.kind, text="3 Test Street", supersedes=row.pk,
        ))  # fmt: skip


def test_the_database_refuses_letters_and_feedback_by_post_and_lets_a_link_to_an_organisation_go(
    family: Family,
) -> None:
    written = a_letter(family, family.mia)
    loss = lost(family)
    refused("losses_no_letter", lambda: a_letter(family, family.mia, family.ella))
    with acting_as(family.manager):
        assert outbox.enqueue(
            actor=family.manager, subject=outbox.Subject.LINK, body="A link.", to_email="gp@example.invalid",
            about_people=[family.mia, family.ella],
        )  # fmt: skip
        refused("losses_no_feedback", lambda: Feedback.record(
            actor=family.manager, contact_id=family.process, person_ids=[family.mia, family.ella], status="told",
            what="Thank you.", how="email",
        ))  # fmt: skip
    # A letter whose writing was not yet committed when the loss was recorded: its turn comes, and it is not sent.
    Sending.objects.filter(pk=written).update(state="queued", next_attempt_at=timezone.now())
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        assert outbox.begin_sending(actor=clocks, message_id=written) is None
    assert Sending.objects.get(pk=written).state == "stopped"
    with acting_as(family.manager):
        losses.put_loss_right(actor=family.manager, loss_id=loss, why="It was another child of that name.")
    assert a_letter(family, family.mia)


def test_a_clock_puts_nothing_about_them_alone_on_a_list_and_danger_now_still_arrives(family: Family) -> None:
    lost(family)
    clocks = service(Service.CLOCKS)
    for who in (clocks, family.screener):
        with acting_as(who):
            for key, kind, about in (
                ("alone", NoticeKind.TODAY, [family.mia]), ("both", NoticeKind.TODAY, [family.mia, family.ella]),
                ("danger", NoticeKind.NOW, [family.mia]),
            ):  # fmt: skip
                notify(actor=who, kind=kind, to=To(account_id=family.worker.account_id), text=f"{key} by {who.name}",
                       source_key=f"held:{key}:{who.name}", person_ids=about)  # fmt: skip
    with acting_as(family.worker):
        said = {each.text for each in waiting(actor=family.worker)} & {
            f"{key} by {who.name}" for key in ("alone", "both", "danger") for who in (clocks, family.screener)
        }
    assert f"alone by {clocks.name}" not in said and len(said) == 5


def test_the_board_tonight_and_its_brief_give_no_age_to_a_child_who_has_died(family: Family) -> None:
    """Nor where the death stands under another record that is agreed to be the same child."""
    with acting_as(family.screener):
        frontdoor.rate(actor=family.screener, contact_id=family.process, rating="red", reason="As read")
    pages = ("/board", "/tonight", "/tonight/brief")
    client = signed_in(family.screener)
    assert not any("has died" in client.get(page).content.decode() for page in pages)
    with transaction.atomic(), acting_as(family.screener):
        other = people.add_person(actor=family.screener, told=AsTold(PersonKind.CHILD, (NameTold("Mia", "F"),)))
    lost(family, other)
    with transaction.atomic(), acting_as(family.screener):
        linking.link(
            actor=family.screener, record_a=family.mia, record_b=other, reason="The same child",
            considered=linking.Considered(twins=True),
        )  # fmt: skip
    for page in pages:
        assert "has died" in client.get(page).content.decode(), page
    with acting_as(family.screener):
        (mine,) = [each for each in contacts.tonight(actor=family.screener).items if each.person_id == family.mia]
    assert mine.age == "has died"
