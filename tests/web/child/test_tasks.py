"""The small tasks on a record: what is put right supersedes, what is protected stays so, words are kept as given."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.design import say
from openmash.foundation.design.partial_dates import PartialDate
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage import actions as linking
from openmash.records.linkage.selectors import decisions_about, person_set
from openmash.records.people import actions as people_actions
from openmash.records.people import selectors as people
from openmash.records.people.models import Identifier, LocatingFact, PersonName
from openmash.records.people.telling import AsTold, NameTold
from openmash.records.people.words import DetailKind, ParentalResponsibility, PersonKind, RelationshipKind
from openmash.records.voice import selectors as voice
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.people import a_child, an_nhs_number

pytestmark = pytest.mark.django_db
COUNT = iter(range(10_000))


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    """What comes back: the address gone to, or the page with what is wrong."""
    fields = {name.replace("__", "-"): value for name, value in typed.items()}
    response = client.post(url, {"form_token": f"token-task-{next(COUNT):06d}", **fields})
    return response.headers.get("Location") or response.content.decode()


def test_a_name_is_added_and_put_right_and_the_wrong_one_still_finds(family: Family) -> None:
    client, record = signed_in(family.worker), f"/child/{family.mia}"
    assert "Enter a first name or a family name" in send(client, f"{record}/names/add", kind="alias")
    assert send(client, f"{record}/names/add", forenames="Mya", surname="Price", kind="alias") == f"{record}/details"
    with acting_as(family.worker):
        wrong = PersonName.objects.get(person_id=family.mia, surname="Price")
    assert "Mya" in client.get(f"{record}/names/{wrong.pk}").content.decode()
    send(client, f"{record}/names/{wrong.pk}", forenames="Mya", surname="Pryce", kind="alias")
    page = client.get(f"{record}/details").content.decode()
    assert "Mya Pryce" in page and "Mya Price" not in page
    late = send(client, f"{record}/names/{wrong.pk}", forenames="X", surname="Y", kind="alias")
    assert late != f"{record}/details"


def test_a_date_of_birth_is_set_as_far_as_it_is_known(family: Family) -> None:
    client, url = signed_in(family.screener), f"/child/{family.mia}/birth"
    assert "Say whether they have been born." in send(client, url, date__year="2018")
    assert "in the future" in send(client, url, born="born", date__day="1", date__month="1", date__year="2090")
    assert send(client, url, born="born", date__year="2018") == f"/child/{family.mia}/details"
    age = say.age_of(PartialDate(2018), timezone.localdate())
    assert "years" in age and age in client.get(f"/child/{family.mia}").content.decode()


def test_a_number_that_does_not_add_up_is_refused_at_its_box(family: Family) -> None:
    client, url = signed_in(family.screener), f"/child/{family.toby}/numbers/add"
    page = send(client, url, scheme="nhs_number", value="999 123 4561")
    assert "does not add up" in page and 'href="#value"' in page
    assert "No agency here has that name." in send(client, url, scheme="upn", value="H801200001001", told_by="Nowhere")
    assert send(client, url, scheme="upn", value="H801200001001", told_by="Police") == f"/child/{family.toby}/details"
    with acting_as(family.screener):
        row = Identifier.objects.get(person_id=family.toby, scheme="upn")
    assert (row.value, row.source_agency) == ("H801200001001", family.police.id)
    send(client, f"/child/{family.toby}/numbers/{row.pk}", scheme="upn", value="H801200001002")
    assert "H801200001002" in client.get(f"/child/{family.toby}/details").content.decode()


def test_an_alert_stands_in_the_banner_with_who_set_it(family: Family) -> None:
    send(
        signed_in(family.officer),
        f"/child/{family.ella}/details/add",
        kind="alert",
        value="Dog at the address: ring first",
    )
    page = signed_in(family.screener).get(f"/child/{family.ella}").content.decode()
    assert "Dog at the address: ring first" in page and "Set by Sgt Ali Khan, Police" in page
    with acting_as(family.screener):
        [alert] = people.facts(person_set(family.ella, family.screener), family.screener, kinds=[DetailKind.ALERT])
    assert alert.recorded_by == family.officer.account_id


def test_a_place_is_added_ended_and_kept_from_somebody(family: Family) -> None:
    client, record = signed_in(family.screener), f"/child/{family.toby}"
    assert "Enter the address, the name of the place" in send(client, f"{record}/places/add", kind="gp")
    send(client, f"{record}/places/add", kind="gp", text="Larkfield Surgery", may_call="yes", times="mornings")
    with acting_as(family.screener):
        gp = LocatingFact.objects.get(person_id=family.toby, kind="gp")
        home = LocatingFact.objects.get(person_id=family.toby, kind="address")
    assert "Larkfield Surgery. May ring. mornings" in client.get(f"{record}/details").content.decode()
    send(
        client, f"{record}/places/{gp.pk}", kind="gp", text="Larkfield Surgery", until__day="1", until__month="6",
        until__year="2026",
    )  # fmt: skip
    assert "GP practice until 1 June 2026" in client.get(f"{record}/details").content.decode()
    page = client.get(f"{record}/places/{home.pk}/protect").content.decode()
    assert "Hannah Farrow" in page
    assert "Choose whom it must be kept from." in send(client, f"{record}/places/{home.pk}/protect", reason="Order")
    done = send(
        client,
        f"{record}/places/{home.pk}/protect",
        protected_from=str(family.mother),
        reason="She has left the refuge",
    )
    assert done == f"{record}/details"
    for child in (family.toby, family.mia):
        page = client.get(f"/child/{child}").content.decode()
        assert "DO NOT TELL Hannah Farrow" in page and "Larkfield Close" not in page


def test_what_is_protected_is_shown_for_a_reason_that_is_kept(family: Family) -> None:
    protect_home(family)
    client, url = signed_in(family.screener), f"/child/{family.mia}/places/protected"
    before = client.get(url).content.decode()
    assert "DO NOT TELL Dean Pryce" in before and "Larkfield Close" not in before
    assert "Say why you need to see what is protected." in send(client, url)
    shown = send(client, url, because="Ambulance crew needs the address")
    assert "4 Larkfield Close" in shown and "DO NOT TELL Dean Pryce" in shown
    with acting_as(family.manager):
        look = next(e for e in events_about([f"person:{family.mia}"]) if e.kind == "people.protected_place_viewed")
    assert (look.actor_id, look.purpose) == (family.screener.account_id, "Ambulance crew needs the address")


def test_the_allocated_worker_sees_it_in_one_tap_and_another_records_worker_never(family: Family) -> None:
    protect_home(family)
    url = f"/child/{family.mia}/places/protected"
    assert "4 Larkfield Close" in signed_in(family.worker).get(url).content.decode()
    assert signed_in(family.other_worker).get(url).status_code == 404


def test_protection_is_lifted_with_a_reason(family: Family) -> None:
    protect_home(family)
    with acting_as(family.screener):
        home = LocatingFact.objects.current().get(person_id=family.mia, kind="address")
    client = signed_in(family.screener)
    page = client.get(f"/child/{family.mia}/places/{home.pk}").content.decode()
    assert "Larkfield" not in page and "It no longer needs keeping from anyone" in page
    send(client, f"/child/{family.mia}/places/{home.pk}/safe", reason="The order has ended and she agrees")
    assert "Larkfield Close" in client.get(f"/child/{family.mia}").content.decode()


def test_a_relative_is_looked_for_before_a_record_is_made(family: Family) -> None:
    client, url = signed_in(family.screener), f"/child/{family.toby}/family/add"
    found = send(client, url, sought="dean pryce")
    assert "Dean Pryce" in found and "Nobody of these: somebody new" in found
    missing = send(client, url, sought="dean pryce", other="", kind="father")
    assert "Say, or choose not known." in missing and "Dean Pryce" in missing
    done = send(
        client,
        url,
        sought="dean pryce",
        other=str(family.father),
        kind="step_parent",
        responsible="no",
        note="Lives apart",
    )
    assert done == f"/child/{family.toby}/family"
    send(
        client, url, sought="bet farrow", other="new", forenames="Bet", surname="Farrow", stage="adult",
        kind="grandparent", responsible="unknown",
    )  # fmt: skip
    page = client.get(f"/child/{family.toby}/family").content.decode()
    assert "Bet Farrow" in page and "Step-parent" in page
    with acting_as(family.screener):
        relatives = people.family(person_set(family.toby, family.screener), family.screener)
    assert {r.kind for r in relatives} >= {RelationshipKind.GRANDPARENT, RelationshipKind.STEP_PARENT}


def test_parental_responsibility_is_put_right(family: Family) -> None:
    with acting_as(family.screener):
        person = person_set(family.mia, family.screener)
        father = next(r for r in people.family(person, family.screener) if r.person_id == family.father)
    client = signed_in(family.screener)
    url = f"/child/{family.mia}/family/{father.relationship_id}"
    assert "Dean Pryce" in client.get(url).content.decode()
    send(client, url, kind="father", responsible="yes", note="Court order, 3 June 2026")
    with acting_as(family.screener):
        father = next(r for r in people.family(person, family.screener) if r.person_id == family.father)
    assert father.parental_responsibility == ParentalResponsibility.YES


def test_records_are_linked_with_evidence_and_separated_again(family: Family) -> None:
    with acting_as(family.manager):
        other = a_child(family.manager, "Toby", "Farow", born=date(2022, 11, 2), nhs_number=an_nhs_number()).id
    client, record = signed_in(family.manager), f"/child/{family.toby}"
    assert "No other record matches" in send(client, f"{record}/records/link", sought="zebedee quill")
    found = send(client, f"{record}/records/link", sought="toby farow 2/11/2022")
    assert "Same date of birth" in found and "NHS number" in found[found.index("Different") :]
    missing = send(client, f"{record}/records/link", sought="toby farow", other=str(other), reason="")
    assert "Say how you know, in a sentence." in missing
    done = send(
        client, f"{record}/records/link", sought="toby farow", other=str(other), reason="Same mother, seen at clinic",
        twins="yes",
    )  # fmt: skip
    assert re.fullmatch(r"/child/[0-9a-f-]{36}/details", done), done
    page = client.get(f"{record}/details").content.decode()
    assert "The same person" in page and "Same mother, seen at clinic" in page and "Same date of birth" in page
    with acting_as(family.manager):
        person = person_set(family.toby, family.manager)
        assert set(person.ids) == {family.toby, other}
        [decided] = decisions_about(person, family.manager)
    assert "Choose which link was wrong." in send(client, f"{record}/records/separate", reason="Cousins")
    pair = f"{decided.record_a} {decided.record_b}"
    send(client, f"{record}/records/separate", pair=pair, reason="Cousins of one name")
    with acting_as(family.manager):
        assert person_set(family.toby, family.manager).ids == (family.toby,)
    assert "Different people" in client.get(f"{record}/details").content.decode()


def test_a_task_names_the_child_as_their_record_does_from_all_their_records(family: Family) -> None:
    """The oldest of the records may have a name misheard and no birth: a task says who the child is all the same."""
    with acting_as(family.manager):
        misheard = people_actions.add_person(
            actor=family.manager, told=AsTold(PersonKind.CHILD, (NameTold("Tobi", "Farow"),))
        )  # fmt: skip
        toby = a_child(family.manager, "Toby", "Farrow", born=date(2022, 11, 2)).id
        linking.link(
            actor=family.manager, record_a=misheard, record_b=toby, reason="Same mother, seen at clinic.",
            considered=linking.Considered(twins=True),
        )  # fmt: skip
        cases.allocate(
            actor=family.manager, person_id=toby, account_id=family.worker.account_id, role=AllocationRole.SOCIAL_WORKER
        )  # fmt: skip
    client = signed_in(family.worker)
    for page in (f"/child/{misheard}/names/add", f"/child/{toby}/journey/step"):
        shown = client.get(page).content.decode()
        assert "Toby Farrow, " in shown and "Tobi Farow" not in shown and "date of birth not known" not in shown


def test_a_childs_words_are_kept_exactly_and_what_they_changed_is_asked(family: Family) -> None:
    client, url = signed_in(family.worker), f"/child/{family.mia}/voice/record"
    assert "Say whether the child has been heard." in send(client, url)
    page = send(client, url, status="heard", manner="verbatim", words="  I want  Nan. ", source="I heard it")
    assert "Say who asked the child." in page and 'href="#asked_by"' in page
    done = send(
        client, url, status="heard", manner="verbatim", words="I want  Nan.", source="I heard it", asked_by="Priya Nair",
        place="Home", alone="yes", method="talking", on__day="1", on__month="11", on__year="2026",
    )  # fmt: skip
    assert done == f"/child/{family.mia}/voice"
    with acting_as(family.worker):
        said = voice.voices(person_set(family.mia, family.worker), actor=family.worker)[0]
    assert said.quote == "I want  Nan."
    send(client, f"/voice/{said.id}/changed", moment="once_seen", changed="She went to her nan's.")
    assert "She went to her nan" in client.get(done).content.decode()
    gap = send(client, url, status="not_heard_yet", because="missing", by_whom="Sgt Khan", by_when__day="1")
    assert "add the month" in gap
    assert client.get(f"/voice/{said.id}/shown").status_code == 200
    by = timezone.localdate() + timedelta(days=1)
    send(
        client, url, status="not_heard_yet", because="missing", by_whom="Sgt Khan", by_when__day=str(by.day),
        by_when__month=str(by.month), by_when__year=str(by.year),
    )  # fmt: skip
    with acting_as(family.worker):
        rows = voice.voices(person_set(family.mia, family.worker), actor=family.worker)
    (silent,) = [row.id for row in rows if not row.heard]
    assert client.get(f"/voice/{silent}/shown").status_code == 404, "what was not said is shown to nobody"


def test_a_task_on_a_child_beyond_reach_is_a_page_that_does_not_exist(family: Family) -> None:
    client = signed_in(family.other_worker)
    for task in ("names/add", "birth", "numbers/add", "details/add", "places/add", "family/add", "voice/record"):
        assert client.get(f"/child/{family.mia}/{task}").status_code == 404
        assert client.post(f"/child/{family.mia}/{task}", {"form_token": "token-beyond-1"}).status_code == 404


def test_linking_is_not_for_a_hub_partner(family: Family) -> None:
    assert signed_in(family.officer).get(f"/child/{family.mia}/records/link").status_code == 403
    assert signed_in(an_actor(Role.CALL_TAKER)).get(f"/child/{family.mia}/records/link").status_code == 403
