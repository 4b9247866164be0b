"""What whoever cares for a child writes by a one-time link, and a strategy discussion called from an episode."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.actions import Particulars
from openmash.casework.missing import actions, selectors
from openmash.casework.missing.models import HeldReady, RiskLevel
from openmash.casework.missing.telling import ActionTold, MissingTold, PlanTold, ReadyTold
from openmash.casework.missing.words import ReportedBy
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.files.selectors import file
from openmash.foundation.links import selectors as links
from openmash.foundation.notices.selectors import waiting
from openmash.foundation.outbox.models import Message
from openmash.foundation.outbox.secrets import with_secrets
from openmash.pathways import missing_episode
from openmash.records.linkage.selectors import person_set
from openmash.records.people.actions import add_place
from openmash.records.people.selectors import places_of
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.partners import an_address
from tests.factories.people import a_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
WRITTEN = {
    "appearance": "Tall, red coat.", "friends": "Ash, Remi", "agreed_with": "Kai, and his carer",
    "childs_words": "Ring my nan first.", "who": "Lou Ash, home manager", "goes_to": "The skate park\nHis nan’s",
    "plan_said": "He goes after contact on Thursdays. Ring nan first.",
}  # fmt: skip


@pytest.fixture
def hub() -> Hub:
    cache.clear()
    return a_hub()


def test_a_childrens_home_writes_what_is_held_ready_by_link_once_and_whoever_asked_is_told(hub: Hub) -> None:
    by = hub.screener
    address = an_address(hub)
    with transaction.atomic(), acting_as(by):
        child, other = a_child(by, "Kai").id, a_child(by, "Hidden").id
        held = ReadyTold("A scar on his chin", "Kai", None, health="Asthma")
        for whose in (child, other):
            actions.hold_ready(actor=by, person_id=whose, told=held)
        home = PlaceTold(
            LocatingKind.ADDRESS, "4 Quetzal Row", protected_from=(other,), protected_reason="Threats"
        )  # fmt: skip
        add_place(actor=by, person_id=child, place=home)
        key = missing_episode.ask_carer_by_link(
            actor=by, person_id=child, address=address, asks="His new school friends", area="Test area",
            address_of=lambda token: f"http://testserver/reply/{token}",
        )  # fmt: skip
        sent = links.link(key, actor=by)
        letter = with_secrets(Message.objects.get(pk=sent.message_id).body)
    assert "Kai" not in letter and sent.code not in letter
    url = f"/reply/{letter.split('/reply/')[1].split()[0]}"
    client = Client()
    assert client.get(f"{url}/ready")["Location"] == url, "nothing without the code"
    assert client.post(url, {"code": sent.code})["Location"] == f"{url}/ready"
    page = client.get(f"{url}/ready").content.decode()
    assert "Quetzal" not in page, "no place of the child is shown"
    assert "Kai" in page and "A scar on his chin" in page and "Asthma" in page and "His new school friends" in page
    wrong = client.post(f"{url}/ready", {**WRITTEN, "who": ""}).content.decode()
    assert "Give your name and role." in wrong and "Ring my nan first." in wrong
    paper = SimpleUploadedFile("note.pdf", b"%PDF-1.4 a letter", content_type="application/pdf")
    refused = client.post(f"{url}/ready", {**WRITTEN, "files": paper}).content.decode()
    assert "Add a photograph: JPEG or PNG." in refused and "Ring my nan first." in refused
    face = SimpleUploadedFile("kai.png", PNG, content_type="image/png")
    halfway = client.post(f"{url}/ready", {**WRITTEN, "who": "", "files": face}).content.decode()
    assert "Added: kai.png" in halfway, "the photograph is not lost where something else is missing"
    assert client.post(f"{url}/ready", WRITTEN).status_code == 302
    assert "Thank you" in client.get(f"{url}/ready").content.decode()
    client.post(f"{url}/ready", {**WRITTEN, "appearance": "Written twice"})
    with transaction.atomic(), acting_as(by):
        now = selectors.held_ready(person_set(child, by), actor=by)
        assert now is not None and (now.appearance, now.given_by) == ("Tall, red coat.", "Lou Ash, home manager")
        assert not HeldReady.objects.filter(appearance="Written twice").exists()
        assert now.plan_said == "He goes after contact on Thursdays. Ring nan first."
        assert now.photo_file_id is not None and file(actor=by, file_id=now.photo_file_id).name == "kai.png"
        kept = [place for place in places_of([child], by) if place.kind is LocatingKind.GOES_TO]
        assert len(kept) == 2 and all(place.is_protected for place in kept), "kept from whom his home is kept from"
        plan = PlanTold(
            "A row", "Priya Nair", (ActionTold(0, "Ring nan", "Carer"),), "Ring nan", agreed_carer="Lou Ash"
        )
        actions.agree_plan(actor=by, person_id=child, told=plan)
        assert not selectors.to_look_at([child], actor=by), "agreed since, with what the carer said before them"
        assert any("held ready" in each.text for each in waiting(actor=by))


def test_a_link_about_a_child_since_restricted_opens_nothing(hub: Hub) -> None:
    by, manager = hub.screener, hub.duty_manager
    address = an_address(hub)
    with transaction.atomic(), acting_as(by):
        child = a_child(by, "Kai").id
        key = missing_episode.ask_carer_by_link(
            actor=by, person_id=child, address=address, asks="", area="Test area",
            address_of=lambda token: f"http://testserver/reply/{token}",
        )  # fmt: skip
        sent = links.link(key, actor=by)
        letter = with_secrets(Message.objects.get(pk=sent.message_id).body)
    url = f"/reply/{letter.split('/reply/')[1].split()[0]}"
    client = Client()
    client.post(url, {"code": sent.code})
    with transaction.atomic(), acting_as(manager):
        restrict(
            actor=manager, person_ids=[child], mode="hidden", reason_code="x", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[manager.account_id],
        )  # fmt: skip
    answer = client.post(f"{url}/ready", WRITTEN)
    assert answer.status_code == 410 and "Kai" not in answer.content.decode()


def test_a_strategy_discussion_called_from_an_episode_is_an_act_of_its_contact_and_stands_on_the_timeline(
    hub: Hub,
) -> None:
    by = hub.screener
    with transaction.atomic(), acting_as(by):
        child = a_child(by).id
        told = MissingTold("Did not come home.", ReportedBy.PARENT)
        episode = actions.report_missing(actor=by, person_id=child, told=told)
        contact = missing_episode.strategy_discussion(
            actor=by, process_id=episode, line="Third time in 90 days", known=Particulars()
        )
        assert [child_in.person_id for child_in in frontdoor.contact(contact, actor=by).children] == [child]
        done = selectors.episode(episode, actor=by).done
        assert done[0].words == "Strategy discussion called: Third time in 90 days"
        assert not RiskLevel.objects.exists(), "no level is made up"
