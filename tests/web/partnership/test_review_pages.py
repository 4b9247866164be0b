"""Reviews on pages: told of from the child's record, named to nobody who may not see the child, and led to a plan."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.statute.clocks import clock
from tests.factories.access import an_actor, an_agency
from tests.factories.family import a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-reviews-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return unescape(response.content.decode())


def today(name: str) -> dict[str, str]:
    on = timezone.now().date()
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def test_each_limit_of_a_review_runs_on_its_page_and_says_what_it_rests_on() -> None:
    """Rows 27 to 29: the national Panel's notice, the rapid review, the local review published."""
    family = a_family()
    manager = signed_in(an_actor(Role.PARTNERSHIP_MANAGER))
    told = {"harm": "harmed", "what": "A child was hurt.", "looked_after": "no", **today("known_on")}
    review = send(signed_in(an_actor(Role.DECISION_MAKER)), f"/child/{family.mia}/serious-incident", **told)
    runs = {"serious_incident_notice": "", "rapid_review": "notified", "practice_review_published": "local"}
    own = {"rapid_review": "Cambridgeshire and Peterborough", "practice_review_published": "widely written"}
    for key, step in runs.items():
        limit = clock(key, timezone.localdate())
        for each in ("rapid", "local") if step == "local" else (step,) if step else ():
            assert send(manager, f"{review}/step", step=each, words="Decided today.", **today("on")) == review
        panel = next(
            part for part in re.findall(r"<section.*?</section>", shown(manager, review), re.S) if limit.name in part
        )
        assert "om-time" in panel, (key, panel)
        assert limit.source.said in panel and f"({limit.source.confidence})" in panel, (key, panel)
        assert own.get(key, "Read in:") in panel, (key, panel)


def test_an_incident_is_told_of_reviewed_and_learnt_from_and_no_form_loses_a_word() -> None:
    family, police = a_family(), an_agency("police", AgencyKind.POLICE)
    decider = signed_in(an_actor(Role.DECISION_MAKER))
    manager = signed_in(an_actor(Role.PARTNERSHIP_MANAGER))
    tell = f"/child/{family.mia}/serious-incident"
    assert tell in shown(decider, f"/child/{family.mia}")
    wrong = send(decider, tell, what="A child was hurt.")
    for words in ("Choose what happened.", "aware.", "Say whether the child was looked after.", "A child was hurt."):
        assert words in wrong
    told = {"harm": "harmed", "what": "A child was hurt.", "looked_after": "no", **today("known_on")}
    review = send(decider, tell, **told)
    assert "Mimi Farrow" in shown(decider, review)
    page = shown(manager, review)
    assert "Mimi" not in page and "Farrow" not in page and "is shown only to people who may see that child" in page
    assert "5 working days" in page and "section 16C" in page and "not confirmed by the area" in page
    assert "National Panel told of a serious incident" in shown(manager, "/worklist")
    assert "Farrow" not in shown(signed_in(an_actor(Role.BOARD_MEMBER)), "/partnership/reviews")
    wrong = send(manager, f"{review}/step", step="rapid", words="Held on Monday", **today("on"))
    assert "First record this" in wrong and "Held on Monday" in wrong
    assert send(manager, f"{review}/step", step="notified", **today("on")) == review
    assert "Choose an agency." in send(manager, f"{review}/ask", **today("by"))
    assert send(manager, f"{review}/ask", agency=str(police.pk), **today("by")) == review
    came = re.findall(r"/partnership/summary/[0-9a-f-]{36}/received", shown(manager, review))[0]
    assert send(manager, came, words="Three calls were never put together.") == review
    assert "Three calls were never put together." in shown(manager, review)
    assert f"{review}/plan" not in shown(manager, review)
    assert send(manager, f"{review}/plan").startswith(review)
    assert send(manager, f"{review}/step", step="rapid", **today("on")) == review
    assert f"{review}/plan" in shown(manager, review)
    plan = send(manager, f"{review}/plan")
    assert "A review of practice".lower() in shown(manager, plan).lower()
    assert plan in shown(manager, review)
    assert send(manager, f"{review}/step", step="no_local", words="Nothing new to learn.", **today("on")) == review
    assert "Ended" in shown(manager, "/partnership/reviews")
    member = signed_in(an_actor(Role.BOARD_MEMBER))
    assert f"{review}/step" not in shown(member, review)
    assert member.get(f"{review}/step").status_code == 403
    assert signed_in(family.worker).get(review).status_code in (403, 404)
