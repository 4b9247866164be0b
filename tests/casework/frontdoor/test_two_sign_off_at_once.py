"""Two people who sign off the same night in the same second: one has, the other learns who."""

from __future__ import annotations

import threading
from uuid import UUID

import pytest
from django.db import connection, transaction

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import Item
from openmash.casework.frontdoor.models import NightSigned
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.facts.refusals import NotAllowedNow
from tests.factories.frontdoor import a_contact, a_hub


@pytest.mark.usefixtures("own_database")
def test_two_people_sign_off_at_once_and_it_is_signed_once() -> None:
    hub = a_hub()
    signers = (hub.manager, hub.night_worker)
    with transaction.atomic(), acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="red", reason="As read")
        actions.keep(actor=hub.screener, item=Item(made.contact_id, made.children[0]), reason="On call")
    signed: list[UUID] = []
    refused: list[str] = []
    together = threading.Barrier(2)

    def sign(actor: Actor) -> None:
        try:
            with transaction.atomic(), acting_as(actor):
                together.wait(10)
                signed.append(actions.sign_off(actor=actor))
        except NotAllowedNow as refusal:
            refused.append(refusal.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=(actor,)) for actor in signers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (len(signed), len(refused)) == (1, 1)
    assert "signed this off" in refused[0]
    with transaction.atomic(), acting_as(hub.manager):
        assert NightSigned.objects.count() == 1
