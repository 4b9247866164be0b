"""Map and network by HTTP: no hidden place, member or tie in a page, a count or a way; small numbers nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.incidents.actions import IncidentTold, SettingTold, take_in, take_in_setting
from openmash.casework.incidents.words import SettingKind
from openmash.casework.intelligence.actions import About
from openmash.casework.intelligence.words import Handling
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.imports.actions import feed_actor
from openmash.insight.patterns import actions
from openmash.insight.patterns.selectors import last_look
from openmash.records.people.actions import add_place
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.subjects.actions import Described, End, LinkTold
from openmash.records.subjects.words import Confidence, Kind, LinkKind, PlaceKind
from tests.factories.access import an_actor, an_agency
from tests.factories.cases import the_council
from tests.factories.exploitation import a_link, a_release, a_report, a_subject
from tests.factories.family import signed_in
from tests.factories.people import a_child, a_person, born_aged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PARK, SECRET = (-2.2395, 51.8553), "Zzyzxyard"
HIDDEN_CHILD, HIDDEN_TIE = "Zzyzxhidden", "Zzyzxtie"
SHOWN = ("map", "network")


@dataclass(frozen=True)
class World:
    """A park everybody in the hub may see, a yard for the core roles alone; a van seen with two children, one hidden.

    `tie`: a release for the core roles that links the open child with the yard.
    """

    team: Actor
    analyst: Actor
    chair: Actor
    screener: Actor
    manager: Actor
    worker: Actor
    feed: Actor
    park: UUID
    yard: UUID
    van: UUID
    ada: UUID
    bea: UUID

    @property
    def everybody(self) -> Iterator[Actor]:
        yield from (self.team, self.analyst, self.chair, self.screener, self.manager, self.worker)


@pytest.fixture
def world() -> World:
    the_council()
    police = an_agency("constabulary", AgencyKind.POLICE)
    feed = feed_actor(Service.POLICE_FEED, police.id)
    team, analyst, chair, screener, manager, worker = (
        an_actor(role) for role in (
            Role.EXPLOITATION_TEAM, Role.EXPLOITATION_ANALYST, Role.EXPLOITATION_CHAIR, Role.SCREENER,
            Role.DECISION_MAKER, Role.SOCIAL_WORKER,
        )
    )  # fmt: skip
    unit = an_actor(Role.INTELLIGENCE_UNIT, agency=police)
    with transaction.atomic(), acting_as(manager):
        ada, bea = a_child(manager, "Ada", "Openly").pk, a_child(manager, "Bea", HIDDEN_CHILD).pk
    with transaction.atomic(), acting_as(team):
        park = a_subject(team, Kind.PLACE, "Station Park", wider=[1], described=Described(
            place_kind=PlaceKind.PARK, degrees=PARK, times_of_day="After school"))  # fmt: skip
        yard = a_subject(team, Kind.PLACE, SECRET, described=Described(place_kind=PlaceKind.PREMISES, degrees=PARK))
        van = a_subject(team, Kind.VEHICLE, "Grey van", wider=[1])
        for child in (ada, bea):
            a_link(team, LinkKind.SEEN_IN, End(person_id=child), End(subject_id=van), audience=[1, 2])
        a_link(team, LinkKind.SEEN_AT, End(subject_id=van), End(subject_id=park), audience=[1, 2])
    with transaction.atomic(), acting_as(worker):
        report = a_report(worker, "A van by the yard.")
    with transaction.atomic(), acting_as(unit):
        seen = LinkTold(
            LinkKind.SEEN_AT, End(person_id=ada), End(subject_id=yard), Confidence.POSSIBLE, role=HIDDEN_TIE
        )
        a_release(unit, report, "A van was seen.", links=[seen])
    made = World(team, analyst, chair, screener, manager, worker, feed, park, yard, van, ada, bea)
    hide(made, bea)
    return made


def hide(world: World, child: UUID) -> None:
    """From everybody but the manager and the chair."""
    with transaction.atomic(), acting_as(world.manager):
        restrict(
            actor=world.manager, person_ids=[child], mode="hidden", reason_code="staff_member", reason="",
            ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[world.manager.account_id, world.chair.account_id],
        )  # fmt: skip


def happened(
    feed: Actor, many: int, place: tuple[float, float] = PARK, *, days: int = 20, kind: str = "Robbery"
) -> None:
    """So many incidents near a place, one a day in turn, the newest yesterday."""
    with transaction.atomic(), acting_as(feed):
        for number in range(many):
            at = timezone.now() - timedelta(days=1 + number % days)
            take_in(actor=feed, told=IncidentTold(f"{kind}{days}{place[0]}-{number}", kind, at, place[1], place[0]))


def page(actor: Actor, url: str) -> str:
    return unescape(signed_in(actor).get(url).content.decode())


def looked_for(actor: Actor, words: str) -> str:
    """What the network's search finds; what was looked for is in no address."""
    client = signed_in(actor)
    answer = client.post("/network", {"words": words, "form_token": f"token-look-{words}-{actor.account_id}"})
    assert words not in answer.headers["Location"]
    return unescape(client.get(answer.headers["Location"]).content.decode())


def status(actor: Actor, url: str) -> int:
    return signed_in(actor).get(url).status_code


def test_a_place_is_on_the_map_and_in_the_network_for_those_it_is_for_and_nobody_else(world: World) -> None:
    happened(world.feed, 40)
    for actor in (world.team, world.analyst, world.chair):
        assert SECRET in page(actor, "/map") and "2 places of concern that you may see" in page(actor, "/map")
    for actor in (world.screener, world.manager):
        shown = page(actor, "/map")
        assert "Station Park" in shown and "1 place of concern that you may see" in shown
        for url in ("/map", "/map?kind=Robbery", "/network", "/network?about="):
            assert SECRET not in page(actor, url)
        assert "Nothing that you may see fits" in looked_for(actor, SECRET)
        assert "Station Park (place)" in looked_for(actor, "station")
        assert status(actor, f"/network?about=subject:{world.yard}") == 404
        assert status(actor, f"/network?about=subject:{UUID(int=7)}") == 404, "as if there were none"
    assert status(world.worker, "/map") == 403


def test_a_hidden_child_is_in_no_tie_no_way_and_no_count_of_anybody_outside(world: World) -> None:
    van = f"/network?about=subject:{world.van}"
    assert HIDDEN_CHILD in page(world.chair, van)
    assert "3 within 1 step" in page(world.chair, van)
    for actor in (world.team, world.analyst, world.screener):
        for url in ("/network", van, f"{van}&steps=3", f"/network?about=person:{world.ada}&steps=3"):
            assert HIDDEN_CHILD not in page(actor, url) and str(world.bea) not in page(actor, url)
        assert "2 within 1 step" in page(actor, van)
        assert status(actor, f"/network?about=person:{world.bea}") == 404
        assert status(actor, f"/network/tie?one=person:{world.bea}&other=subject:{world.van}") == 404
        assert status(actor, f"/network?about=subject:{world.van}&to=person:{world.bea}") == 404


def test_a_group_opens_as_that_group_with_all_that_is_in_it_and_nobody_its_reader_may_not_see(world: World) -> None:
    for actor, third in ((world.chair, HIDDEN_CHILD), (world.screener, "Openly")):
        found = re.search(r'href="(/network\?group=[^"]+)"', page(actor, "/network"))
        assert found, "each group leads to itself, and not to one of those in it"
        shown = page(actor, unescape(found[1]))
        assert "3 in it, by " in shown and all(name in shown for name in ("Grey van", "Station Park", third))
        assert (HIDDEN_CHILD in shown) is (actor is world.chair) and SECRET not in shown
    assert status(world.chair, f"/network?group=person:{world.bea}") == 200
    with transaction.atomic(), acting_as(world.manager):
        uncle = a_person(world.manager, "Carl", "Undermead", kind="adult", born=born_aged(40)).pk
    with transaction.atomic(), acting_as(world.team):
        a_link(world.team, LinkKind.SEEN_IN, End(person_id=uncle), End(subject_id=world.van), audience=[1, 2])
    for who, what in ((world.ada, "Child."), (uncle, "Adult with a record.")):
        assert f"{what} 1 within 1 step" in page(world.screener, f"/network?about=person:{who}")
    for key in (f"person:{world.bea}", f"subject:{world.yard}", f"subject:{UUID(int=7)}", "person:none"):
        assert status(world.screener, f"/network?group={key}") == 404


def test_a_tie_that_rests_on_a_release_for_others_makes_no_way_and_is_opened_by_its_reader(world: World) -> None:
    between = f"/network?about=person:{world.ada}&to=subject:{world.yard}"
    assert "1 step apart" in page(world.team, between)
    opened = page(world.team, f"/network/tie?one=person:{world.ada}&other=subject:{world.yard}")
    assert HIDDEN_TIE in opened and "graded 2 B P" in opened
    for actor in (world.screener, world.manager):
        assert status(actor, between) == 404
        assert status(actor, f"/network/tie?one=person:{world.ada}&other=subject:{world.yard}") == 404
        assert HIDDEN_TIE not in page(actor, f"/network?about=person:{world.ada}")
    assert "2 steps apart" in page(world.screener, f"/network?about=person:{world.ada}&to=subject:{world.park}")
    assert "may be incomplete" in page(world.screener, "/network")


def test_small_numbers_are_neither_drawn_nor_listed_and_how_many_were_left_out_is_said(world: World) -> None:
    happened(world.feed, 29)
    few = page(world.screener, "/map")
    assert (
        "Nothing is drawn or listed by place from fewer than 30 incidents" in few and 'data-map-mark="square' not in few
    )
    happened(world.feed, 1, kind="Theft")
    happened(world.feed, 4, (-2.0760, 51.9001), kind="Arson")
    shown = page(world.screener, "/map")
    assert len(re.findall('data-map-mark="square', shown)) == 1
    assert "1 squares with fewer than 5 incidents each (4 incidents)" in shown
    alone = page(world.screener, "/map?kind=Arson")
    assert "fewer than 5 incidents of the kind “Arson”" in alone and 'data-map-mark="square' not in alone
    assert "4 incidents of the kind" not in alone


def test_a_place_that_holds_a_protected_address_is_on_no_map(world: World) -> None:
    with transaction.atomic(), acting_as(world.manager):
        told = PlaceTold(
            LocatingKind.ADDRESS, "12 Larkfield Close, Gloucester", "GL1 1AH", protected_from=(world.ada,),
            protected_reason="A former partner",
        )  # fmt: skip
        add_place(actor=world.manager, person_id=world.bea, place=told)
    with transaction.atomic(), acting_as(world.team):
        for name in ("12 Larkfield Close", "Flat over GL11AH"):
            a_subject(world.team, Kind.PLACE, name, described=Described(place_kind=PlaceKind.ADDRESS, degrees=PARK))
    for actor in world.everybody:
        if actor is not world.worker:
            shown = page(actor, "/map")
            assert "Larkfield" not in shown and "GL11AH" not in shown


def test_a_childrens_home_is_for_the_core_roles_and_a_school_for_the_hub(world: World) -> None:
    council = feed_actor(Service.PERSON_FEED, an_agency().id)
    with transaction.atomic(), acting_as(council):
        for kind, name in ((SettingKind.HOME, "Juniper House"), (SettingKind.SCHOOL, "Linden School")):
            take_in_setting(actor=council, told=SettingTold(name, kind, name, PARK[1], PARK[0]))
    assert "Juniper House" in page(world.chair, "/map") and "Linden School" in page(world.chair, "/map")
    assert "Juniper House" not in page(world.screener, "/map") and "Linden School" in page(world.screener, "/map")


def test_a_rise_near_a_park_is_found_kept_with_its_method_and_told_in_a_sentence(world: World) -> None:
    happened(world.feed, 300, (-2.0760, 51.9001), days=300, kind="Theft")
    happened(world.feed, 120, (-2.3000, 51.8000), days=340, kind="Damage")
    happened(world.feed, 60, days=360, kind="Litter")
    happened(world.feed, 24, days=18)
    assert "Nobody has looked for clusters yet." in page(world.screener, "/map")
    clock = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clock):
        assert actions.look_where_new(actor=clock) is not None
        assert actions.look_where_new(actor=clock) is None, "nothing has come since"
    with transaction.atomic(), acting_as(world.analyst):
        looked = last_look(actor=world.analyst)
    assert looked is not None and looked.events == 504
    (one, *_) = looked.found
    assert abs(one.latitude - PARK[1]) < 0.003 and one.observed >= 20 and one.radius_m >= 250
    assert [each.name for each in looked.tried[:2]] == ["This map (Gi*)", "This map (kernel)"] and len(
        looked.tried
    ) == 4
    assert all(each.pei_star is not None and 0 <= each.pei_star <= 1 for each in looked.tried)
    shown = page(world.screener, "/map")
    assert "would be expected" in shown and "999 shufflings, seed 1" in shown and "PEI" in shown
    assert "counts reports, not harm" in shown
    for index in ("PAI (95% interval)", "PEI*", "RRI"):
        assert index in shown
    with transaction.atomic(), acting_as(world.worker):
        assert last_look(actor=world.worker) is None


def test_what_stands_out_all_year_is_ringed_and_shaded_and_never_from_few(world: World) -> None:
    happened(world.feed, 25, days=300)
    with transaction.atomic(), acting_as(world.analyst):
        actions.look(actor=world.analyst)
    few = page(world.screener, "/map")
    assert "om-map__shade" not in few and "om-map__ring" not in few, "25 incidents are no picture"
    assert "No map of density is drawn from 25 events" in few
    for number in range(9):
        beside = (PARK[0] + (number % 3 - 1) * 0.0145, PARK[1] + (number // 3 - 1) * 0.009)
        happened(world.feed, 14, beside, days=290, kind=f"Theft {number // 3}{number % 3}")
    for number in range(40):
        happened(world.feed, 1, (-2.6 + number * 0.02, 51.65 + (number % 7) * 0.05), days=330, kind="Litter")
    with transaction.atomic(), acting_as(world.analyst):
        actions.look(actor=world.analyst)
        looked = last_look(actor=world.analyst)
    assert looked is not None and looked.standing is not None
    assert all(many >= 5 for _, _, many, _ in looked.standing.raised)
    latitude, longitude, many, chance = looked.standing.raised[0]
    assert abs(latitude - PARK[1]) < 0.02 and abs(longitude - PARK[0]) < 0.03
    assert many >= 5 and chance < 0.05
    for row in looked.standing.shaded:
        assert abs(row[0] - PARK[1]) < 0.04 and abs(row[1] - PARK[0]) < 0.06, "a lone incident is shaded nowhere"
    whole, kind = page(world.screener, "/map"), page(world.screener, "/map?kind=Theft 11")
    assert "om-map__shade--3" in whole and "Squares that stand out over the whole year" in whole
    assert "Gaussian kernel on cells, 1000 metres" in whole and "local Gi*" in whole
    assert "om-map__shade--3" not in kind and "om-map__ring" not in kind, "it is of all kinds and the whole year"


def test_looking_again_is_for_the_analyst_and_what_was_seen_is_logged(world: World) -> None:
    happened(world.feed, 30)
    assert "Look for clusters again" in page(world.analyst, "/map")
    assert "Look for clusters again" not in page(world.screener, "/map")
    sent = {"form_token": "token-look-again-01"}
    assert signed_in(world.screener).post("/map/look-again", sent).status_code == 403
    assert signed_in(world.analyst).post("/map/look-again", sent).headers["Location"] == "/map"
    page(world.team, f"/network?about=subject:{world.van}")
    with transaction.atomic(), acting_as(an_actor(Role.INFORMATION_LEAD)):
        kinds = {event.kind for event in events_about([f"subject:{world.van}"])}
    assert "patterns.network_viewed" in kinds


def test_the_number_of_queries_does_not_grow_with_what_there_is(world: World) -> None:
    def asked(url: str) -> int:
        client = signed_in(world.team)
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    urls = ("/map", "/themes", "/network", f"/network?about=subject:{world.van}")

    def more(corners: range) -> None:
        with transaction.atomic(), acting_as(world.team):
            for number in corners:
                place = a_subject(world.team, Kind.PLACE, f"Corner {number}", described=Described(degrees=PARK))
                for end in (world.van, world.park):
                    a_link(world.team, LinkKind.SEEN_AT, End(subject_id=end), End(subject_id=place))

    happened(world.feed, 30)
    more(range(6))
    before = [asked(url) for url in urls]
    more(range(6, 14))
    happened(world.feed, 40, kind="Theft")
    assert [asked(url) for url in urls] == before


def test_a_theme_is_proposed_from_what_every_core_role_may_read_then_owned_counted_and_renewed(world: World) -> None:
    """What is under conditions, or about somebody hidden, is in nobody's themes: a theme is kept for all core roles."""
    unit = an_actor(Role.INTELLIGENCE_UNIT, agency=an_agency("constabulary", AgencyKind.POLICE))
    happened(world.feed, 200, days=200)
    with transaction.atomic(), acting_as(world.manager):
        cy = a_child(world.manager, "Cy", HIDDEN_CHILD).pk
    for number in range(7):
        with transaction.atomic(), acting_as(world.worker):
            report, kept, hidden = (a_report(world.worker, f"{what} {number}") for what in ("Sent", "Kept", "Hidden"))
        with transaction.atomic(), acting_as(unit):
            a_release(unit, report, f"Vapes handed out at the gate, number {number}.")
            a_release(
                unit, kept, "Zzyzxphrase again.", handling=Handling.CONDITIONS, to_core=False,
                to_accounts=[world.chair.account_id],
            )  # fmt: skip
        with transaction.atomic(), acting_as(unit):
            a_release(unit, hidden, f"{HIDDEN_TIE} once more.", about=[About(End(person_id=cy), Confidence.CONFIRMED)])
    hide(world, cy)
    for actor in (world.analyst, world.team, world.chair):
        shown = page(actor, "/themes")
        assert "“vapes handed”" in shown and "In 7 of" in shown and "Benjamini and Hochberg" in shown
        assert "zzyzx" not in shown.lower(), actor.name
    assert status(world.screener, "/themes") == 403
    made = re.search(r'href="(/themes/new[^"]*)"[^>]*>Make a theme of it<[^>]*>: vapes handed', shown)
    assert made and "vapes" not in made[1], "no word of a release is in an address"
    filled = page(world.analyst, made[1])
    assert "Vapes handed" in filled and "In 7 of" in filled
    sent = {
        "form_token": "token-make-theme-1", "name": "Vapes at the gate", "why": "7 of 20", "response": "",
        "known_by": "", "identifier": "vapes handed",
    }  # fmt: skip
    wrong = unescape(signed_in(world.analyst).post("/themes/new", sent).content.decode())
    assert "Say what will be done about it." in wrong and "Vapes at the gate" in wrong
    until = timezone.localdate() + timedelta(days=60)
    sent |= {
        "form_token": "token-make-theme-2", "response": "Be at the gate until 4", "known_by": "Fewer are seen",
        "until-day": f"{until.day}", "until-month": f"{until.month}", "until-year": f"{until.year}",
    }  # fmt: skip
    assert signed_in(world.analyst).post("/themes/new", sent).headers["Location"] == "/themes"
    owned = page(world.team, "/themes")
    assert "Vapes at the gate" in owned and world.analyst.name in owned and "Be at the gate until 4" in owned
    assert "7 in the last 56 days, 0 in the 308 before" in owned and "“vapes handed”" not in owned
    theme = re.search(r'href="(/subjects/[^"/]*)"[^>]*>Vapes at the gate', owned)
    assert theme and "vapes handed" in page(world.team, f"{theme[1]}/describe"), (
        "describing it keeps what it is counted by"
    )
    with time_machine.travel(timezone.now() + timedelta(days=61), tick=False):
        assert "renew it, or close it" in page(world.team, "/themes")
        assert "Renew a theme that expires" in page(world.analyst, "/worklist")
