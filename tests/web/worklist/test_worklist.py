"""What is mine: one list for every role, sorted by how soon, at a cost that does not grow."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import Asked
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Act, Outcome
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.records.cases import selectors as spine
from openmash.web.worklist.item import Item
from openmash.web.worklist.worklist import Group
from tests.factories.access import an_account, an_actor, an_agency
from tests.factories.frontdoor import ASKED, NOBODY_ELSE, Hub, a_child_told, a_contact, a_hub, less

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def shown(actor: Actor, path: str = "/worklist") -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client.get(path).content.decode()


def group(page: str, key: str) -> str:
    """The words of one group; empty where there is none."""
    return page.split(f'id="{key}"')[1].split("</section>")[0] if f'id="{key}"' in page else ""


def a_red_contact(hub: Hub, forenames: str = "Zoë") -> tuple[object, object]:
    with acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told(forenames))
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="red", reason="As read")
    return made.contact_id, made.children[0]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SERVICE])
def test_every_role_has_a_worklist_and_it_begins_empty(role: Role) -> None:
    """But for whoever records what is shared: until the first agreement is recorded, nothing outside one is closed."""
    page = shown(an_actor(role))
    if role is Role.INFORMATION_LEAD:
        assert "1 thing is yours to do" in page and "No sharing agreement is recorded: nothing is closed" in page
    else:
        assert "Nothing is waiting for you" in page


def test_somebody_signed_out_is_asked_to_sign_in() -> None:
    assert Client().get("/worklist").headers["Location"].startswith("/sign-in")


def test_a_child_for_another_area_is_never_a_managers_to_accept() -> None:
    """They are asked for, then what the area says is recorded: one line, on the page that wants a name, role, number."""
    hub = a_hub()
    contact, child = a_red_contact(hub)
    area = an_agency("wiltshire", AgencyKind.OTHER_AREA)
    with acting_as(hub.manager):
        actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
        sought = less(Outcome.TRANSFER, to_agency_id=area.id, to_named="Jo Park")
        actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=sought)
        [offered] = spine.offers_of([contact], actor=hub.manager)
    url = f"/contact/{contact}/child/{child}/another-area"
    page = shown(hub.manager)
    assert "Ask another area: Zoë" in page and f'href="{url}"' in page and "Accept" not in page
    client = Client()
    client.force_login(Account.objects.get(pk=hub.manager.account_id))
    assert client.get(f"/offer/{offered.id}").headers["Location"] == url
    with acting_as(hub.screener):
        told = Asked(area.id, "Jo Park", "01632 960777", "The referral, by secure e-mail")
        actions.ask_area(actor=hub.screener, contact_id=contact, person_id=child, asked=told)
    page = shown(hub.manager)
    assert "Record what Wiltshire says: Zoë" in page and page.count(f'href="{url}"') == 1


def test_each_line_says_what_about_whom_why_it_is_mine_and_by_when() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        actions.protect(
            actor=hub.screener, act=Act.STRATEGY_DISCUSSION, line="Bruise", child=ChildTold(as_told="Baby on line 2")
        )
    manager = group(shown(hub.manager), "now")
    assert "Ratify strategy discussion: Baby on line 2" in manager
    assert f"Opened by {hub.screener.name}" in manager
    assert "by 11am today" in manager
    mine = shown(hub.screener)
    assert "Write up who the child is: Baby on line 2" in mine
    assert "You acted" in mine


def test_what_is_past_its_time_comes_under_a_heading_of_its_own_and_says_how_late() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="amber", reason="As read")
        actions.take(actor=hub.screener, contact_id=made.contact_id)
    assert "Zoë Ashworth" in group(shown(hub.screener), "today") + group(shown(hub.screener), "next")
    with time_machine.travel(timezone.now() + timedelta(days=21), tick=False):
        late = group(shown(hub.screener), "late")
        assert "Zoë Ashworth" in late
        assert " late" in late
        assert "You hold this contact" in late
        assert "1 past its time" in shown(hub.screener)
        assert "Zoë Ashworth" not in shown(hub.night_worker), "somebody else's is not mine"


def test_a_message_about_something_listed_is_one_line_and_makes_it_pressing() -> None:
    hub = a_hub()
    contact_id, person_id = a_red_contact(hub)
    with acting_as(hub.screener):
        actions.hand_over_tonight(actor=hub.screener, items=[actions.Item(contact_id, person_id)])  # type: ignore[arg-type]
    page = shown(hub.night_worker)
    assert group(page, "now").count("<li") == 1
    assert "Accept for tonight: Zoë Ashworth" in page
    assert "1 thing is yours to do" in page


def test_a_partner_is_shown_what_their_agency_is_asked_and_nobody_elses() -> None:
    hub = a_hub()
    nurse = hub.nurse
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
    assert "Answer the hub: Zoë Ashworth" in shown(nurse)
    assert "Zoë" not in shown(hub.sergeant)


def test_a_restricted_child_is_on_no_list_but_of_those_named() -> None:
    hub = a_hub()
    contact_id, person_id = a_red_contact(hub, "Hidden")
    named = hub.manager
    with acting_as(hub.screener):
        actions.hand_over_tonight(actor=hub.screener, items=[actions.Item(contact_id, person_id)])  # type: ignore[arg-type]
    night = hub.night_worker
    assert "Hidden" in shown(night)
    with acting_as(named):
        restrict(
            actor=named, person_ids=[person_id], mode="hidden", reason_code="other", reason="A threat to her",  # type: ignore[list-item]
            ask=WhomToAsk(named.name, "01632 960000"), allowed=[named.account_id],
        )  # fmt: skip
    page = shown(night)
    assert "Hidden" not in page
    assert "Nothing is waiting for you" in page
    assert "Accept" not in shown(night, "/")


def test_home_counts_the_worklist_and_the_look_is_logged() -> None:
    hub = a_hub()
    contact_id, person_id = a_red_contact(hub)
    with acting_as(hub.screener):
        actions.hand_over_tonight(actor=hub.screener, items=[actions.Item(contact_id, person_id)])  # type: ignore[arg-type]
    home = shown(hub.night_worker, "/")
    assert "1 thing is yours to do" in home
    assert 'href="/worklist#' in home
    shown(hub.night_worker)
    with acting_as(hub.night_worker):
        [event] = [e for e in events_by_the_actor(limit=9) if e.kind == "worklist.listed"]
    assert f"person:{person_id}" in event.about


def test_home_folds_what_is_left_where_somebody_has_many_places_to_start_and_hides_none() -> None:
    hub = a_hub()
    home = shown(an_actor(Role.DUTY_MANAGER, team=hub.desk), "/")
    assert 'class="om-more"' in home
    open_part, folded = home.split('<details class="om-more">', 1)
    assert ">Board</a>" in open_part
    assert ">Bring back or close an account</a>" not in open_part
    assert ">Bring back or close an account</a>" in folded
    assert 'class="om-more"' not in shown(an_actor(Role.SERVICE_MANAGER, team=hub.desk), "/"), "few enough to see"


def test_a_long_run_of_one_kind_is_folded_after_its_first_lines_but_never_what_must_be_done_now() -> None:
    alike = [Item(what="Ring a school", about=f"Child {n}", why="", url=f"/{n}") for n in range(9)]
    other = Item(what="Read an e-mail", about="", why="", url="/other")
    school, mail = Group("next", "Next", [*alike, other]).runs
    assert [*school.first, *school.more, *mail.first] == [*alike, other]
    assert (len(school.first), len(school.more), mail.more) == (3, 6, [])
    assert all(not run.more for run in Group("today", "Today", alike[:6]).runs), "few enough to see"
    assert all(not run.more for run in Group("now", "Now", alike).runs)


def test_the_list_costs_the_same_however_long_it_is() -> None:
    hub = a_hub()
    account = an_account(Role.DECISION_MAKER, team=hub.desk)
    client = Client()
    client.force_login(account)
    costs = []
    for more in (2, 6):
        for number in range(more):
            with acting_as(hub.screener):
                actions.protect(
                    actor=hub.screener, act=Act.STRATEGY_DISCUSSION, line="Bruise",
                    child=ChildTold(as_told=f"Baby {more}{number}"),
                )  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            client.get("/worklist")
        costs.append(len(asked))
    assert costs[0] == costs[1], costs
    assert costs[0] <= 86, costs
