"""Partners' extracts of people: each system's own headings, bad files said by row, the agency's own record continued."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import BadFile, feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.foundation.imports.selectors import quarantined
from openmash.pathways.feeds import every_feed, feed_named, sender
from openmash.records.cases.extracts import person_feeds, read_person_file
from openmash.records.linkage import actions as linkage
from openmash.records.linkage import selectors as linked
from openmash.records.people.models import Identifier, LocatingFact, PersonName
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in
from tests.factories.people import an_nhs_number

pytestmark = pytest.mark.django_db
Load = Callable[..., Receipt]
HEADS = "Patient ID,Given Name,Family Name,DOB,Gender,Usual Address,Post Code,NHS No,Contact Telephone\n"
MIA = "C1,Mia,Farrow,2019-03-09,F,4 Larkfield Close,GL50 9QT,,01632 960456\n"
CANARY = "Quillfeather"


@pytest.fixture
def load(tmp_path: Path) -> Load:
    health = an_agency("health-trust", AgencyKind.HEALTH)
    actor = feed_actor(Service.PERSON_FEED, health.id)

    def run(text: str | bytes, feed: str = "child-health", *, by: Actor = actor) -> Receipt:
        path = tmp_path / "night.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        [found] = [each for each in person_feeds() if each.slug == feed]
        return read_person_file(found, path, actor=by)

    return run


def reader(*roles: Role) -> Actor:
    """Somebody of the sending agency, who holds its strand."""
    health = an_agency("health-trust", AgencyKind.HEALTH)
    person, set_up = an_actor(*roles, agency=health), service(Service.SET_UP)
    with acting_as(set_up):
        grant_reach(actor=set_up, account_id=person.account_id, circle_id=health.strand_circle, basis="strand")
    return person


def test_a_systems_own_headings_make_a_record_of_its_agency(load: Load) -> None:
    receipt = load(HEADS + MIA)
    assert (receipt.accepted, receipt.quarantined, receipt.unused_headings) == (1, 0, ())
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        [name] = PersonName.objects.all()
        [found] = linked.records_compared([name.person_id]).values()
    assert found.name == "Mia Farrow"
    assert found.addresses == (("4 Larkfield Close", "GL50 9QT"),)
    assert found.held_by == an_agency("health-trust").id and found.from_file


def test_the_next_extract_continues_the_record_and_says_what_changed(load: Load) -> None:
    load(HEADS + MIA)
    assert load(HEADS + MIA).already_held == 1
    assert load(HEADS + MIA.replace("4 Larkfield Close,GL50 9QT", "7 Mill Lane,GL5 1AA")).accepted == 1
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        assert PersonName.objects.values("person").distinct().count() == 1
        assert [row.postcode for row in LocatingFact.objects.current().filter(kind="address")] == ["GL5 1AA"]
        assert Identifier.objects.current().count() == 1


BAD = {
    "a heading that is missing": ("Given Name,Family Name\nMia,Farrow\n", "These headings are missing: record_id"),
    "an empty file": ("", "The file is empty"),
    "a spreadsheet": (b"PK\x03\x04 and so on", ""),
    "two bytes a letter": ((HEADS + MIA).encode("utf-16"), ""),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_read_is_refused_whole_with_what_to_do(load: Load, kind: str) -> None:
    text, says = BAD[kind]
    with pytest.raises(BadFile) as refusal:
        load(text)
    assert says in refusal.value.sentence and len(refusal.value.sentence) > 20
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        assert not PersonName.objects.exists()


ODD = {
    "a mark at its beginning": b"\xef\xbb\xbf" + (HEADS + MIA).encode(),
    "semicolons": (HEADS + MIA).replace(",", ";").encode(),
    "Windows letters": (HEADS + MIA.replace("Mia", "Zoë")).encode("cp1252"),
    "line ends of another machine": (HEADS + MIA).replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("kind", ODD)
def test_a_file_that_is_only_odd_is_taken_in(load: Load, kind: str) -> None:
    assert load(ODD[kind]).accepted == 1


ROWS = {
    "a date that is none": (MIA.replace("2019-03-09", "31/02/2019"), "is not a date that exists"),
    "a spreadsheet's number for a date": (MIA.replace("2019-03-09", "43533"), "is a spreadsheet's number"),
    "no name": (MIA.replace("Mia,Farrow", ","), "this person has no name"),
    "no number of its own": (MIA.replace("C1", ""), "record_id: this is needed and is blank"),
    "a number rounded": (MIA.replace(",,01632", ",9.99E+09,01632"), "has been rounded by a spreadsheet"),
    "an NHS number that does not add up": (MIA.replace(",,01632", ",9991234641,01632"), "does not add up"),
    "another row of one number": (MIA.replace("Mia", "Ava"), "this file has another row for “C1”"),
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_bad_row_is_named_by_its_line_and_the_rest_is_taken_in(load: Load, kind: str) -> None:
    bad, says = ROWS[kind]
    good = MIA if "another row" in kind else MIA.replace("C1,Mia", "C2,Ivo")
    receipt = load(HEADS + good + bad)
    assert (receipt.accepted, receipt.quarantined) == (1, 1)
    [refused] = receipt.refused
    assert refused.line == 3 and says.replace("'", "’") in refused.reason.replace("'", "’")


def test_a_restricted_child_in_an_extract_is_in_no_receipt_queue_or_count(load: Load) -> None:
    lead, number, upn_row = an_actor(Role.DUTY_MANAGER), an_nhs_number(), "C9,Ines,{},2017-04-02,F,,,{},\n"
    load(HEADS + upn_row.format(CANARY, number))
    with acting_as(lead):
        [key] = PersonName.objects.filter(surname=CANARY).values_list("person_id", flat=True)
        restrict(
            actor=lead, person_ids=[key], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[lead.account_id],
        )  # fmt: skip
    council = an_agency("council")
    by = feed_actor(Service.PERSON_FEED, council.id)
    row = f"P1,Ines,{CANARY},2017-04-02,F,1 Test Street,GL5 1AA,{number},\n"
    known = load(HEADS.replace("Patient ID", "person id") + row, "council-people", by=by)
    unknown = load(HEADS.replace("Patient ID", "person id") + row.replace("P1", "P2").replace(number, an_nhs_number()).replace(CANARY, "Nobody"), "council-people", by=by)  # fmt: skip
    assert (known.accepted, known.refused, known.warnings) == (unknown.accepted, unknown.refused, unknown.warnings)
    comparing = service(Service.LINKAGE)
    with acting_as(lead):
        keys = list(PersonName.objects.values_list("person_id", flat=True))
    with acting_as(comparing):
        assert linkage.compare(actor=comparing, record_ids=keys).put == 0
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        assert linked.waiting(actor=screener) == [] and linked.disagreements(actor=screener) == []
    for page in ("/pairs", "/disagreements?agency=all", "/"):
        assert CANARY not in signed_in(screener).get(page).content.decode()


@pytest.mark.parametrize("twin", [False, True])
def test_an_extract_s_record_is_linked_where_there_is_no_doubt_and_waits_where_a_twin_could_be_meant(
    load: Load, twin: bool
) -> None:
    council, number = feed_actor(Service.PERSON_FEED, an_agency("council").id), an_nhs_number()
    mia = MIA.replace(",,01632", f",{number},01632")
    load(HEADS.replace("Patient ID", "person id") + mia.replace("C1", "P1"), "council-people", by=council)
    load(HEADS + (MIA.replace("C1,Mia", "C1,Ava") if twin else mia))
    comparing, screener = service(Service.LINKAGE), an_actor(Role.SCREENER)
    with acting_as(screener):
        keys = list(PersonName.objects.values_list("person_id", flat=True))
    with acting_as(comparing):
        put = linkage.compare(actor=comparing, record_ids=keys).put
    with acting_as(screener):
        sets = {found.lead_id for found in linked.person_sets(keys, screener).values()}
        assert (len(sets), put) == ((2, 1) if twin else (1, 0))
        assert [pair.is_contested for pair in linked.waiting(actor=screener)] == [True] * put


def test_a_refused_row_is_put_right_on_its_page_and_waits_no_more(load: Load) -> None:
    load(HEADS + MIA.replace("2019-03-09", "31/02/2019"))
    person = reader(Role.DATA_FEEDS)
    client = signed_in(person)
    shown = client.get("/files").content.decode()
    assert "One row waits to be put right." in shown and "is not a date that exists" in shown
    with acting_as(person):
        [row] = quarantined(actor=person)
    url = f"/files/refused/{row.row_id}"
    assert 'value="31/02/2019"' in client.get(url).content.decode()
    cells = {**row.cells, "date_of_birth": "2019-13-09", "form_token": "a-token-of-eight"}
    refused = client.post(url, cells)
    assert refused.status_code == 200 and "is not a date that exists" in refused.content.decode()
    assert 'value="2019-13-09"' in refused.content.decode()
    went = client.post(url, {**cells, "date_of_birth": "2019-03-09", "form_token": "a-token-of-nine"})
    assert (went.status_code, went["Location"]) == (302, "/files")
    assert "Nothing waits to be put right." in client.get("/files").content.decode()
    assert client.get(url).status_code == 404


def test_nobody_else_meets_the_row(load: Load) -> None:
    load(HEADS + MIA.replace("2019-03-09", "31/02/2019"))
    person = reader(Role.DATA_FEEDS)
    with acting_as(person):
        [row] = quarantined(actor=person)
    other = an_actor(Role.DATA_FEEDS, agency=an_agency("council"))
    assert signed_in(other).get(f"/files/refused/{row.row_id}").status_code == 404
    assert signed_in(reader(Role.HUB_PARTNER)).get("/files").status_code == 403
    assert "Farrow" not in signed_in(other).get("/files").content.decode()


def test_the_profile_names_an_extract_for_each_partner_and_each_finds_its_sender() -> None:
    kinds = {"council": AgencyKind.COUNCIL, "force": AgencyKind.POLICE, "trust": AgencyKind.HEALTH, "lea": AgencyKind.EDUCATION}  # fmt: skip
    for slug, kind in kinds.items():
        an_agency(slug, kind)
    extracts = [each for each in every_feed() if each.slug in {feed.slug for feed in person_feeds()}]
    assert {each.usual for each in extracts} == set(kinds.values())
    assert {sender(each, "").agency_id for each in extracts} == {an_agency(slug).id for slug in kinds}
    with pytest.raises(LookupError, match="There is no feed called “nothing”"):
        feed_named("nothing")
