"""Themes with an owner and a response, briefings of seven minutes, and who has read them: counted, never named."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.insight.learning import actions, selectors
from openmash.insight.learning.actions import ThemeTold
from openmash.insight.learning.models import BriefingRead
from openmash.insight.learning.words import PARTS, From
from openmash.statute.calendar import local_date
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.family import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
MINE = "CANARYLARK ask first who the child told"


def a_theme(owner: Actor, title: str = "Words that change nothing") -> ThemeTold:
    return ThemeTold(
        title, From.AUDIT, "Children’s words are kept and decisions are no different.", owner.account_id,
        "Managers ask at each decision what the words changed.", local_date(timezone.now()) + timedelta(days=60),
    )  # fmt: skip


def days(name: str, ahead: int) -> dict[str, str]:
    on = local_date(timezone.now()) + timedelta(days=ahead)
    return {f"{name}-{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


def test_a_theme_is_kept_with_an_owner_and_what_became_of_it_is_said_anew() -> None:
    lead = an_actor(Role.PRACTICE_LEAD, name="Ngozi Farthing")
    client = signed_in(lead)
    told = {
        "title": "Words that change nothing", "learnt_from": "audit", "what": "Kept, and unused.", "response": "",
        "owner": str(lead.account_id), **days("due_on", 60),
    }  # fmt: skip
    refused = client.post("/learning/themes/keep", told).content.decode()
    assert "Say what is done about it." in refused and "Kept, and unused." in refused
    assert client.post("/learning/themes/keep", {**told, "response": "Managers ask."}).status_code == 302
    with acting_as(lead):
        (theme,) = selectors.themes(actor=lead)
    again = f"/learning/themes/{theme.id}"
    assert (
        "govuk-error-summary"
        in client.post(again, {**told, "response": "They ask.", "due_on-day": ""}).content.decode()
    )
    assert client.post(again, {**told, "response": "They ask now, in four of five."}).status_code == 302
    page = client.get("/learning").content.decode()
    assert "They ask now, in four of five." in page and "Managers ask." not in page
    worker = signed_in(an_actor(Role.SOCIAL_WORKER))
    assert "They ask now" in worker.get("/learning").content.decode()
    with acting_as(lead):
        (theme,) = selectors.themes(actor=lead)
    assert worker.get("/learning/themes/keep").status_code == 403
    assert worker.post(f"/learning/themes/{theme.id}", told).status_code == 403


def test_a_briefing_has_seven_parts_is_read_by_everybody_and_prints() -> None:
    lead = an_actor(Role.PRACTICE_LEAD)
    with acting_as(lead):
        theme = actions.keep_theme(actor=lead, told=a_theme(lead))
    client, url = signed_in(lead), f"/learning/themes/{theme}/briefing"
    said = {"title": "Seven minutes on words", **{slug: f"About {slug}." for slug, _, _ in PARTS}}
    assert "What to do on Monday: write it" in client.post(url, {**said, "do": ""}).content.decode()
    done = client.post(url, said)
    assert done.status_code == 302
    address = done.headers["Location"]
    reader = an_actor(Role.CHECK_RESPONDER, agency=an_agency("health"))
    hers = signed_in(reader)
    assert "1 briefing you have not read" in hers.get("/learning").content.decode()
    page = hers.get(address).content.decode()
    assert "7. Where to read more" in page and "Who has read it" not in page
    assert hers.post(address, {"will_do": MINE}).status_code == 302
    assert MINE in hers.get(address).content.decode()
    pdf = PdfReader(BytesIO(hers.get(f"{address}/pdf").content))
    assert "What good looks like" in " ".join(each.extract_text() for each in pdf.pages)
    with acting_as(lead):
        assert not BriefingRead.objects.exists(), "what she will do is hers alone"
    assert MINE not in client.get(address).content.decode()


def test_readers_are_counted_by_team_and_small_teams_together() -> None:
    lead = an_actor(Role.PRACTICE_LEAD)
    agency = an_agency("council")
    large, small = a_team("large", agency), a_team("small", agency)
    workers = [an_actor(Role.SOCIAL_WORKER, team=large) for _ in range(5)]
    alone = an_actor(Role.SOCIAL_WORKER, name="Only Oneworker", team=small)
    with acting_as(lead):
        theme = actions.keep_theme(actor=lead, told=a_theme(lead))
        key = actions.write_briefing(
            actor=lead, theme_id=theme, title="Words", parts={slug: "Said." for slug, _, _ in PARTS}
        )
    for worker in (*workers[:3], alone):
        with acting_as(worker):
            actions.say_read(actor=worker, briefing_id=key, will_do="")
            actions.say_read(actor=worker, briefing_id=key, will_do="Twice is once.")
            assert selectors.unread(actor=worker) == 0
    with acting_as(lead):
        found = {name: (read, size) for name, read, size in selectors.readers(key, actor=lead)}
    assert found["Large"] == (3, 5) and "Small" not in found
    assert found["Smaller teams together"][0] == 1
    page = signed_in(lead).get(f"/learning/briefings/{key}").content.decode()
    assert "3 of 5" in page and "Only Oneworker" not in page
