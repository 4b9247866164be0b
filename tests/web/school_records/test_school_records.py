"""A school's own recording system: by file, the school's own, and released one record at a time."""

from __future__ import annotations

import csv
import re
from html import unescape
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from openmash.casework.school_records.models import Kept, Released
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.feeds import Receipt
from openmash.pathways.feeds import feed_named, sender
from openmash.records.people.models import Person, PersonName
from openmash.records.voice.models import Voice
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.schools import ASchool, a_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
CANARY = "quillwort"
HEADINGS = (
    "Student ID", "Incident ID", "Student forename", "Student surname", "DOB", "Incident date", "Category", "Incident",
    "Voice of the child", "Action taken", "Reported by",
)  # fmt: skip
FIRST = (
    "P1", "I-1", "Keira", "Vane", "3/4/2012", "2/11/2026", "Home", f"Came without a coat; {CANARY}.",
    "Mum sold it.", "Found one in lost property.", "Ms Dunn",
)  # fmt: skip


class There:
    """A hub, and two schools whose leads sign in."""

    def __init__(self) -> None:
        self.hub: Hub = a_hub()
        education = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
        self.school: ASchool = a_school(education)
        self.other: ASchool = a_school(education, "234567", "Severn Vale School")


@pytest.fixture
def there() -> There:
    return There()


def load(path: Path, *rows: tuple[str, ...], agency: str) -> Receipt:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([HEADINGS, *rows])
    feed = feed_named("school-records")
    return feed.read(path, actor=sender(feed, agency), as_at=None)


def shown(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, (url, response.status_code)
    return unescape(response.content.decode())


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-rec-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def test_an_export_is_taken_in_once_and_what_cannot_be_read_says_why(there: There, tmp_path: Path) -> None:
    slug = there.school.agency.slug
    nobody = ("P2", "I-2", "", "", "", "3/11/2026", "", "Who is this?", "", "", "")
    ahead = ("P3", "I-3", "Ivo", "Hart", "", "1/1/2099", "", "Not yet.", "", "", "")
    first = load(tmp_path / "a.csv", FIRST, nobody, ahead, agency=slug)
    assert (first.accepted, first.quarantined) == (1, 2)
    assert {each.reason.split(":")[0] for each in first.refused} == {"surname", "on"}
    again = load(tmp_path / "b.csv", FIRST, agency=slug)
    assert (again.accepted, again.already_held) == (0, 1)
    changed = load(tmp_path / "c.csv", (*FIRST[:7], f"Came without a coat, twice; {CANARY}.", *FIRST[8:]), agency=slug)
    assert changed.accepted == 1
    with transaction.atomic(), acting_as(there.school.lead):
        [now] = Kept.objects.current()
        assert "twice" in now.words
        assert Kept.objects.count() == 2, "what was said before stays"


def test_it_is_the_schools_own_until_it_is_released_and_then_in_the_childs_record(there: There, tmp_path: Path) -> None:
    load(tmp_path / "a.csv", FIRST, agency=there.school.agency.slug)
    lead = signed_in(there.school.lead)
    listed = shown(lead, "/school/records")
    assert "Keira Vane" in listed
    assert "Keira Vane" in shown(lead, "/school/records?q=vane")
    assert "No record found" in shown(lead, "/school/records?q=nobody")
    [url] = set(re.findall(r"/school/records/[0-9a-f-]{36}", listed))
    page = shown(lead, url)
    assert CANARY in page
    assert "Mum sold it." in page
    assert nothing_of_it(there.hub.screener), "the hub does not learn that the pupil is known"
    shown(signed_in(there.other.lead), url, 404)
    assert CANARY not in shown(signed_in(there.other.lead), "/school/records")
    assert signed_in(there.hub.screener).get(url).status_code in (403, 404)
    refused = send(lead, url, why="Because")
    assert "Say in a line why those who work" in refused
    assert "Because" in refused, "nothing typed is lost"
    assert send(lead, url, why="Her social worker asks what we saw this autumn.") == url
    assert "it is in the child’s record" in shown(lead, url)
    assert "Release this record" not in shown(lead, url)
    with transaction.atomic(), acting_as(there.hub.screener):
        [row] = Released.objects.all()
        assert PersonName.objects.get(person_id=row.person_id).surname == "Vane"
        assert Voice.objects.get(person_id=row.person_id).quote == "Mum sold it."
    story = shown(signed_in(there.hub.screener), f"/child/{row.person_id}/why?part=child_chronology")
    assert story
    with transaction.atomic(), acting_as(there.hub.screener):
        from openmash.casework.school_records.chronology import entries
        from openmash.records.cases.entries import Window
        from openmash.records.linkage.selectors import person_set

        [entry] = entries(person_set(row.person_id, there.hub.screener), actor=there.hub.screener, window=Window())
    assert CANARY in entry.headline
    assert "Release this record" not in send(lead, url, why="Once more, for certain.")


def nothing_of_it(actor: Actor) -> bool:
    with transaction.atomic(), acting_as(actor):
        return not (Kept.objects.exists() or Released.objects.exists() or Person.objects.exists())


def test_a_second_release_is_of_the_same_child(there: There, tmp_path: Path) -> None:
    second = ("P1", "I-9", "Keira", "Vane", "3/4/2012", "9/11/2026", "Home", "Slept in class.", "", "", "Ms Dunn")
    load(tmp_path / "a.csv", FIRST, second, agency=there.school.agency.slug)
    lead = signed_in(there.school.lead)
    for url in set(re.findall(r"/school/records/[0-9a-f-]{36}", shown(lead, "/school/records"))):
        assert send(lead, url, why="Asked for by her social worker.") == url
    with transaction.atomic(), acting_as(there.hub.screener):
        assert Released.objects.count() == 2
        assert Person.objects.count() == 1


def test_a_safeguarding_lead_sends_the_export_and_reads_what_came_of_each_row(there: There) -> None:
    client, url = signed_in(there.school.lead), "/school/records/send"
    assert f'href="{url}"' in client.get("/school/records").content.decode()
    rows = [",".join(f'"{cell}"' for cell in row) for row in (HEADINGS, FIRST, (*FIRST[:1], "I-2", "", "", *FIRST[4:]))]

    def sent(words: str) -> str:
        token = f"token-school-records-{next(COUNT):06d}"
        said = client.post(url, {"form_token": token, "words": words, "name": "CPOMS, November"})
        assert said.status_code == 200
        return unescape(said.content.decode())

    page = sent("\n".join(rows))
    assert "CPOMS, November: 1 record taken in, 1 not taken in." in page
    assert "Row 3: surname: this row does not say which child." in page and CANARY not in page
    assert "0 records taken in, 1 here already" in sent("\n".join(rows[:2])), "a row sent again is held once"
    assert "These headings are missing" in sent("Colour\nblue")
    assert "Choose a file, or paste what is in it." in sent("")
    assert CANARY in client.get(re.findall(r'href="(/school/records/[0-9a-f-]{36})"', client.get(
        "/school/records").content.decode())[0]).content.decode()  # fmt: skip
    assert "Keira" not in signed_in(there.other.lead).get("/school/records").content.decode()
    for actor in (there.hub.screener, an_actor(Role.HUB_PARTNER), an_actor(Role.DATA_OFFICER)):
        assert signed_in(actor).post(url, {"words": "x"}).status_code == 403
