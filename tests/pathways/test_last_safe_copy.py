"""The last safe copy opens without the system, for those named, and holds nobody and nothing it must not."""

from __future__ import annotations

import io
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PasswordType, PdfReader

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.outage import selectors
from openmash.casework.outage.hours import hour_of, hours_from, password
from openmash.foundation.access.actions import WhomToAsk, declare_conflict, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Team
from openmash.foundation.audit.selectors import events_about
from openmash.pathways.last_safe_copy import gather, write_copies
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.frontdoor import a_child_told, a_contact, an_arrival

WORDS = "Mr Pryce knows they moved to 4 Larkfield Close, and is on his way."
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def family() -> Family:
    """A family whose worker's team has a manager who can open its copy, and a hub with a night."""
    made = a_family()
    a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    an_actor(Role.TEAM_MANAGER, name="Fiona Vale", agency=made.council, team=Team.objects.get(pk=made.north))
    return made


def kinds_about(key: str) -> set[str]:
    lead = an_actor(Role.INFORMATION_LEAD)
    with transaction.atomic(), acting_as(lead):
        return {event.kind for event in events_about([key])}


def written(folder: Path) -> int:
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        return write_copies(actor=clocks, now=timezone.now(), folder=folder)


def copy_of(team: str, folder: Path) -> Path:
    (found,) = folder.glob(f"{team}-*.pdf")
    return found


def opened(team: Team, folder: Path) -> str:
    reader = PdfReader(copy_of(team.slug, folder))
    assert reader.decrypt(password(team.pk, hour_of(timezone.now()))) is not PasswordType.NOT_DECRYPTED
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def north(family: Family) -> Team:
    return Team.objects.get(pk=family.north)


def test_a_copy_says_who_holds_the_child_whom_to_ring_and_what_they_must_know(family: Family, tmp_path: Path) -> None:
    assert written(tmp_path) >= 1
    said = opened(north(family), tmp_path)
    assert "Mia" in said and "Priya Nair" in said and "nut allergy" in said
    assert "01632 960777" in said and "999" in said, "whom to ring"
    assert "Write what you do on the numbered paper forms" in said


def test_a_copy_is_nothing_without_its_password_and_that_of_another_hour_does_not_open_it(
    family: Family, tmp_path: Path
) -> None:
    written(tmp_path)
    raw = copy_of("north", tmp_path).read_bytes()
    assert b"Priya" not in raw and b"Larkfield" not in raw
    reader = PdfReader(io.BytesIO(raw))
    assert reader.is_encrypted
    encryption = reader.trailer["/Encrypt"].get_object()
    assert (encryption["/V"], encryption["/R"]) == (5, 6), "AES-256 as PDF 2.0 has it"  # type: ignore[index]  # a dictionary
    now_and_next = [hour for hour, _ in zip(hours_from(timezone.now()), range(2), strict=False)]
    for opens in ("", password(family.north, now_and_next[1]), password(family.council.pk, now_and_next[0])):
        assert PdfReader(io.BytesIO(raw)).decrypt(opens) is PasswordType.NOT_DECRYPTED


def test_no_restricted_child_and_nobody_from_whom_somebody_is_kept_is_in_any_copy(
    family: Family, tmp_path: Path
) -> None:
    with transaction.atomic(), acting_as(family.screener):
        made = a_contact(family.screener, a_child_told("Quennell", "Harbottle"), in_danger_now=True)
    with transaction.atomic(), acting_as(family.screener):
        declare_conflict(actor=family.screener, person_ids=list(made.children), words="My sister’s son.")
    with transaction.atomic(), acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="sealed", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[family.worker.account_id],
        )  # fmt: skip
    an_actor(Role.DUTY_MANAGER, agency=family.council)
    written(tmp_path)
    for path in tmp_path.glob("*.pdf"):
        team = Team.objects.get(slug=path.name.split("-2")[0])
        said = opened(team, tmp_path)
        assert "Quennell" not in said and "Mia" not in said, path.name


def test_a_protected_place_is_in_no_copy_not_even_in_the_words_of_a_red_contact(family: Family, tmp_path: Path) -> None:
    an_actor(Role.DUTY_MANAGER, agency=family.council)
    protect_home(family)
    with transaction.atomic(), acting_as(family.screener):
        contact = frontdoor.receive_call(
            actor=family.screener,
            arrival=an_arrival(ChildTold(family.mia, concern=WORDS), in_danger_now=True),
        )
        assert contact.contact_id is not None
        frontdoor.rate(actor=family.screener, contact_id=contact.contact_id, rating="red", reason="On his way now.")
    written(tmp_path)
    everything = " ".join(
        opened(Team.objects.get(slug=path.name.split("-2")[0]), tmp_path) for path in tmp_path.glob("*.pdf")
    )
    assert "Larkfield" not in everything and "GL50 9QT" not in everything
    assert "Do not tell" in everything and "Dean Pryce" in everything
    assert "Protected: not in this copy" in everything


def test_a_copy_is_written_once_an_hour_and_the_old_one_is_destroyed(
    family: Family, tmp_path: Path, morning: None
) -> None:
    assert written(tmp_path) >= 1
    first = copy_of("north", tmp_path)
    assert written(tmp_path) == 0, "there already"
    first.unlink()
    assert written(tmp_path) == 1, "a copy that was lost is written again"
    assert copy_of("north", tmp_path) == first and written(tmp_path) == 0, "and stays"
    with time_machine.travel(timezone.now() + timedelta(hours=12), tick=True):
        assert written(tmp_path) >= 1
        assert copy_of("north", tmp_path) != first and not first.exists()
        (kept,) = selectors.copies(now=timezone.now(), team_id=family.north)
        assert not kept.is_late
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=True):
        assert all(each.is_late for each in selectors.newest(now=timezone.now()))


def test_every_child_in_a_copy_is_in_the_audit(family: Family, tmp_path: Path) -> None:
    written(tmp_path)
    assert "outage.copy_written" in kinds_about(f"person:{family.mia}")


def test_passwords_are_shown_to_ones_own_team_beforehand_and_each_look_is_logged(
    family: Family, tmp_path: Path
) -> None:
    written(tmp_path)
    manager = an_actor(Role.TEAM_MANAGER, agency=family.council, team=north(family))
    page = unescape(signed_in(manager).get("/outage/passwords").content.decode())
    hours = [hour for hour, _ in zip(hours_from(timezone.now()), range(5), strict=False)]
    for hour in hours:
        assert password(family.north, hour) in page, "of now and of those to come"
    assert "Fiona Vale" in page, "who else can see it"
    assert "outage.password_seen" in kinds_about(f"team:{family.north}")
    other = an_actor(Role.TEAM_MANAGER, agency=family.council, team=a_team("south", family.council))
    assert password(family.north, hours[0]) not in unescape(signed_in(other).get("/outage/passwords").content.decode())
    assert signed_in(family.worker).get("/outage/passwords").status_code == 403


def test_a_copy_costs_as_many_queries_for_one_child_as_for_several(family: Family) -> None:
    clocks = service(Service.CLOCKS)

    def cost(actor: Actor) -> int:
        with transaction.atomic(), acting_as(actor), CaptureQueriesContext(connection) as asked:
            assert gather(north(family), actor=actor, now=timezone.now()).children
        return len(asked)

    one = cost(clocks)
    for child in (family.ella, family.toby):
        with transaction.atomic(), acting_as(family.manager):
            cases.allocate(
                actor=family.manager, person_id=child, account_id=family.worker.account_id,
                role=AllocationRole.SOCIAL_WORKER,
            )  # fmt: skip
    assert cost(clocks) <= one + 6, "three more only for each child in whose words a protected place may be"
    assert one < 95
