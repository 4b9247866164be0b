"""A child's voice by the same questions wherever somebody meets the child; a picture beside the words; and the way back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.models import CheckReply
from openmash.casework.own_words import languages, saying
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.files.selectors import files_about
from openmash.foundation.instruments.answering import Answers
from openmash.publicsite.arriving import arrival_of as of_the_public
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard
from openmash.records.voice.models import Voice
from openmash.records.voice.words import Manner
from openmash.web.intake import arriving
from tests.factories.access import an_actor
from tests.factories.clients import a_system, body_of
from tests.factories.family import Family, a_family, signed_in
from tests.factories.frontdoor import ASKED, Hub, a_contact, a_hub
from tests.factories.own_words import an_own_link, with_the_word
from tests.factories.voice import her_own_words
from tests.foundation.files.test_redrawn import CANARY as IN_THE_FILE
from tests.foundation.files.test_redrawn import a_png

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WHOLE = {
    "words": "He shouts and I go under.", "words_from": "Ms Hall, on Monday", "manner": "verbatim", "asked_by": "Ms Hall",
    "asked_where": "In the medical room", "alone": "yes", "method": "pictures", "wants": "To stay at nan’s",
    "helped_by": "Ewa, interpreter", "asked_who": "yes", "safe_for": ["health", "school"], "not_for": "Dean",
}  # fmt: skip


def of_child(values: dict[str, object]) -> dict[str, object]:
    return {f"child-0-{name}": value for name, value in values.items()}


TRACE: dict[str, object] = {
    "reply": "trace", "systems": "SystmOne", "names_used": "Zoë Ashworth", "back_to-year": "2019",
    "child-0-information": "Was not brought.", "child-0-impact_now": "Losing weight.",
}  # fmt: skip


@pytest.fixture
def hub() -> Hub:
    cache.clear()
    return a_hub()


@pytest.fixture
def family() -> Family:
    cache.clear()
    return a_family()


def asked(hub: Hub, agency_id: UUID) -> UUID:
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        (check,) = frontdoor.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[agency_id], told=ASKED)
    return check


def as_kept(actor: Actor) -> Voice:
    with acting_as(actor):
        return Voice.objects.get()


def is_whole(kept: Voice) -> bool:
    return (kept.quote, kept.source, kept.manner, kept.alone, kept.method, kept.wants, kept.helped_by, kept.not_for) == (
        WHOLE["words"], WHOLE["words_from"], "verbatim", "yes", "pictures", WHOLE["wants"], WHOLE["helped_by"], "Dean",
    ) and set(kept.safe_for or ()) == {"health", "school"}  # fmt: skip


# In an agency's answer


def test_an_agencys_answer_keeps_the_whole_of_a_childs_voice_once(hub: Hub) -> None:
    url = f"/checks/{asked(hub, hub.health.id)}"
    answer = signed_in(hub.nurse).post(url, {**TRACE, **of_child(dict(WHOLE))})
    assert answer["Location"] == url
    assert is_whole(as_kept(hub.screener))


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"asked_by": ""}, "asked_by", "Say who asked the child."),
        ({"method": ""}, "method", "Say how the child was heard."),
        ({"asked_who": ""}, "asked_who", "Say whether the child was asked"),
        ({"words": ""}, "wants", "else it would be lost"),
        (
            {"words": "", "wants": "", "helped_by": "", "safe_for": [], "not_for": ""},
            "words",
            "Write what the child said",
        ),
    ],
)
def test_what_is_missing_beside_the_words_is_said_at_its_box_and_nothing_typed_is_lost(
    hub: Hub, change: dict[str, object], field: str, sentence: str
) -> None:
    url = f"/checks/{asked(hub, hub.health.id)}"
    page = unescape(signed_in(hub.nurse).post(url, {**TRACE, **of_child({**WHOLE, **change})}).content.decode())
    assert f'href="#child-0-{field}"' in page and f'id="child-0-{field}"' in page and sentence in page
    assert "Ms Hall, on Monday" in page and "Was not brought." in page
    with acting_as(hub.screener):
        assert not Voice.objects.exists() and not CheckReply.objects.exists()


def test_an_agency_that_has_not_heard_the_child_says_why_who_will_and_by_when(hub: Hub) -> None:
    client, url = signed_in(hub.nurse), f"/checks/{asked(hub, hub.health.id)}"
    day = timezone.localdate() + timedelta(days=2)
    not_yet = {"not_heard": "interpreter_needed", "hear_by_whom": "The school nurse"}
    page = unescape(client.post(url, {**TRACE, **of_child(dict(not_yet))}).content.decode())
    assert 'href="#child-0-hear_by-day"' in page
    by = {"hear_by-day": str(day.day), "hear_by-month": str(day.month), "hear_by-year": str(day.year)}
    assert client.post(url, {**TRACE, **of_child({**not_yet, **by})}).status_code == 302
    kept = as_kept(hub.screener)
    assert (kept.status, kept.reason_code, kept.by_whom) == ("not_heard_yet", "interpreter_needed", "The school nurse")


def test_a_partners_system_sends_the_same_and_is_told_by_its_path_what_is_missing(hub: Hub) -> None:
    force = a_system(hub.health)
    key = asked(hub, hub.health.id)
    child = body_of(force.get(f"/checks/{key}"))["children"][0]["id"]  # type: ignore[index]  # what was answered
    said = {
        "child_id": child, "information": "Known.", "childs_words": WHOLE["words"], "words_from": WHOLE["words_from"],
        "words_are": "verbatim", "asked_by": "Ms Hall", "asked_where": "School", "alone": "yes", "method": "pictures",
        "childs_wants": WHOLE["wants"], "helped_by": WHOLE["helped_by"], "may_be_shown_to": ["health", "school"],
        "not_for": "Dean",
    }  # fmt: skip
    answer = {"reply": "trace", "systems": "SystmOne", "names_used": "Z", "back_to": "2019-01-01"}
    wrong = json.loads(force.post(f"/checks/{key}/answer", {**answer, "children": [{**said, "alone": ""}]}).content)
    assert "children.0.alone" in json.dumps(wrong)
    late = {"child_id": child, "not_heard_because": "missing", "heard_by_whom": "Us"}
    wrong = json.loads(force.post(f"/checks/{key}/answer", {**answer, "children": [late]}).content)
    assert "children.0.heard_by_when" in json.dumps(wrong)
    assert force.post(f"/checks/{key}/answer", {**answer, "children": [said]}).status_code == 200
    assert is_whole(as_kept(hub.screener))


# In a request, a public report and a screening


def test_a_request_and_a_public_report_carry_the_marks_and_how_it_is_known() -> None:
    row = Answers(
        {"heard": "verbatim", "words": "w", "told_by": "t", "place": "p", "alone": "yes", "method": "talking",
         "wants": "home", "asked_who": "yes", "safe_for": [], "not_for": "dad", "helped_by": "Ewa"}
    )  # fmt: skip
    told = arriving._voice(row)
    assert isinstance(told, Heard)
    assert (told.wants, told.safe_for, told.not_for, told.helped_by) == ("home", (), "dad", "Ewa")
    unasked = arriving._voice(Answers({"heard": "behaviour", "words": "w", "told_by": "t", "safe_for": ["police"]}))
    assert isinstance(unasked, Heard) and unasked.safe_for is None
    said = {"concern": "c", "child_said": "He cried", "child_said_how": "seen", "child_said_not_for": "his dad"}
    report = of_the_public(Answers({**said, "children": [{"called": "Sam"}]}), timezone.localdate())
    heard = report.children[0].voice
    assert isinstance(heard, Heard) and heard.manner is Manner.BEHAVIOUR and heard.not_for == "his dad"
    several = of_the_public(Answers({**said, "children": [{"called": "Sam"}, {"called": "Jo"}]}), timezone.localdate())
    assert all(each.voice is None and "his dad" in each.concern for each in several.children)


# A picture


def test_a_childs_picture_is_looked_at_beside_the_words_drawn_again_and_only_when_asked_for(family: Family) -> None:
    link = an_own_link(family.worker, family.mia)
    sent = {
        "words": "this is our house", "picture_says": "me and nan and the dog", "safe_for": [],
        "picture_file": SimpleUploadedFile("house.png", a_png(60, 40)),
    }  # fmt: skip
    assert with_the_word(link).post(link.inside, sent).status_code == 302
    worker = signed_in(family.worker)
    page = unescape(worker.get(f"/child/{family.mia}/voice").content.decode())
    assert "What they say the picture shows:" in page and "me and nan and the dog" in page and "<img" not in page
    with acting_as(family.worker):
        said = Voice.objects.get(method="own_link")
        (kept,) = files_about(actor=family.worker, about_id=said.id)
    url = f"/voice/{said.id}/pictures/{kept.id}"
    first = unescape(worker.get(url).content.decode())
    assert url in page and "this is our house" in first and "Show the picture" in first and f"{url}/drawn" not in first
    looked = unescape(worker.get(f"{url}?look=yes").content.decode())
    assert f'src="{url}/drawn"' in looked and "says it shows: me and nan and the dog" in looked
    drawn = worker.get(f"{url}/drawn")
    assert drawn["Content-Type"] == "image/png" and drawn.content.startswith(b"\x89PNG")
    assert IN_THE_FILE not in drawn.content and drawn["Cache-Control"] == "no-store"
    with acting_as(family.worker):
        assert "file.looked_at" in {event.kind for event in events_by_the_actor()}
    assert worker.get(f"/voice/{family.heard}/pictures/{kept.id}").status_code == 404, "another voice's page"
    stranger = signed_in(an_actor(Role.SOCIAL_WORKER))
    for each in (url, f"{url}/drawn"):
        assert stranger.get(each).status_code == 404
    worker.post(f"/files/{kept.id}", {"do": "quarantine"})
    assert worker.get(f"{url}/drawn").status_code == 404
    assert "shut away for the police" in unescape(worker.get(f"{url}?look=yes").content.decode())


HEARD = {
    "status": "heard", "manner": "verbatim", "words": "That is me.", "source": "I heard it", "asked_by": "Priya",
    "place": "School", "alone": "yes", "method": "pictures",
}  # fmt: skip


def test_a_worker_adds_a_childs_picture_and_it_is_not_lost_when_something_is_missing(family: Family) -> None:
    worker, url = signed_in(family.worker), f"/child/{family.mia}/voice/record"
    bad = {**HEARD, "files": SimpleUploadedFile("x.pdf", b"%PDF-1.7 no picture")}
    page = unescape(worker.post(url, bad).content.decode())
    assert "Add a photograph: JPEG or PNG." in page and "That is me." in page
    picture = SimpleUploadedFile("me.png", a_png(30, 30))
    page = unescape(worker.post(url, {**HEARD, "alone": "", "files": picture}).content.decode())
    assert "Say whether the child was alone" in page and "me.png" in page and 'name="picture_off"' in page
    sent = {**HEARD, "picture_says": "me on the swing"}
    assert worker.post(url, sent)["Location"] == f"/child/{family.mia}/voice"
    page = unescape(worker.get(f"/child/{family.mia}/voice").content.decode())
    assert "me on the swing" in page and "Picture: me.png" in page


# Reminded


def test_who_works_with_a_child_is_told_that_nobody_has_heard_her_and_the_writer_alone_of_copied_words(
    family: Family,
) -> None:
    worker = signed_in(family.worker)
    assert "Nobody has heard" not in unescape(worker.get("/children").content.decode())
    words = "I want to be at my nan’s house with my sister and the dog, and not to hear them shout at night any more"
    with acting_as(family.screener):
        for child in (family.ella, family.mia):
            voice.record(actor=family.screener, person_id=child, told=her_own_words(words))
    page = unescape(signed_in(family.screener).get(f"/child/{family.mia}/voice").content.decode())
    assert "Only you see this:" in page and "The same words were recorded for Ella Farrow" in page
    assert "Only you see this:" not in unescape(worker.get(f"/child/{family.mia}/voice").content.decode())


def test_nobody_heard_for_longer_than_the_area_asks_is_said(family: Family) -> None:
    from openmash.web.child.voice import stale_words

    now = timezone.now()
    assert stale_words(now - timedelta(days=27), "Mia", now) == ""
    assert "for 28 days" in stale_words(now - timedelta(days=28), "Mia", now)
    assert "Nobody has heard Mia yet." in stale_words(None, "Mia", now)


def test_a_child_asked_again_says_who_may_read_it_and_the_page_keeps_what_was_typed(family: Family) -> None:
    worker, url = signed_in(family.worker), f"/voice/{family.heard}/shown"
    page = unescape(worker.get(f"/child/{family.mia}/voice").content.decode())
    assert f'href="{url}"' in page and "it goes to nobody outside" in page
    page = unescape(worker.post(url, {"safe_for": ["school"], "not_for": "Dean"}).content.decode())
    assert 'href="#asked_by"' in page and "Say who asked the child." in page and 'value="Dean"' in page
    told = {"asked_by": "Priya", "safe_for": ["school"], "not_for": "Dean"}
    assert worker.post(url, told)["Location"] == f"/child/{family.mia}/voice"
    page = unescape(worker.get(f"/child/{family.mia}/voice").content.decode())
    assert "May be shown to: school or nursery. Not to: Dean." in page
    assert signed_in(an_actor(Role.SOCIAL_WORKER)).get(url).status_code == 404


# The way back


def test_what_came_back_is_taken_as_a_file_that_no_spreadsheet_runs_and_is_logged(hub: Hub) -> None:
    asked(hub, hub.health.id)
    nurse = signed_in(hub.nurse)
    page = unescape(nurse.get("/given-back").content.decode())
    assert "Checks asked of your agency: 1" in page and "Zoë" not in page
    rows = list(csv.DictReader(io.StringIO(nurse.get("/given-back/csv").content.decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == ["check"] and "Zoë Ashworth" in rows[0]["child"]
    said = json.loads(nurse.get("/given-back/json").content)
    assert [line["key"] for line in said["lines"]] == [rows[0]["key"]] and "own words" in said["handling"]
    assert nurse.get("/given-back/xml").status_code == 404
    with acting_as(hub.nurse):
        taken = [event for event in events_by_the_actor() if event.kind == "given_back.taken"]
    assert any(key.startswith("person:") for event in taken for key in event.about)
    assert "check" not in signed_in(hub.sergeant).get("/given-back/csv").content.decode()
    assert signed_in(an_actor(Role.PRACTICE_LEAD)).get("/given-back").status_code == 403


def test_the_file_back_costs_the_same_however_many_children(hub: Hub) -> None:
    nurse = signed_in(hub.nurse)
    asked(hub, hub.health.id)
    nurse.get("/given-back")
    with CaptureQueriesContext(connection) as few:
        nurse.get("/given-back")
    for _ in range(3):
        asked(hub, hub.health.id)
    with CaptureQueriesContext(connection) as many:
        nurse.get("/given-back")
    assert len(many) == len(few) < 60


# The pages of the whole


@pytest.mark.parametrize("page", ["childrens-voices", "recording-once"])
def test_leaders_and_the_board_open_the_pages_of_the_figures_and_others_do_not(page: str) -> None:
    for role in (Role.DUTY_MANAGER, Role.BOARD_MEMBER, Role.TEAM_MANAGER):
        answer = signed_in(an_actor(role)).get(f"/scorecard/{page}")
        assert answer.status_code == 200, role
    assert signed_in(an_actor(Role.ACCOUNT_ADMINISTRATOR)).get(f"/scorecard/{page}").status_code == 403


# In the child's own language


def syllables(word: str) -> int:
    """About how many: runs of vowels, less a silent e."""
    import re

    found = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, found - (word.lower().endswith("e") and not word.lower().endswith("le") and found > 1))


def test_every_sentence_of_a_childs_own_link_can_be_read_at_nine() -> None:
    """Flesch and Kincaid's grade of United States schools: 4 is nine to ten years. No sentence is long."""
    import re

    sentences = [
        part
        for words in saying.english().words.values()
        for part in re.split(r"(?<=[.!?])\s+", words)
        if len(part.split()) > 3
    ]
    words = [re.findall(r"[A-Za-z’]+", each) for each in sentences]
    count = sum(len(each) for each in words)
    grade = 0.39 * count / len(words) + 11.8 * sum(syllables(w) for each in words for w in each) / count - 15.59
    assert grade < 4, grade
    assert [each for each in sentences if len(each.split()) > 20] == []


def a_draft(folder: Path, **change: str) -> saying.Draft:
    """Urdu, each sentence the English in marks, with some of it changed."""
    ours = saying.english().words
    words = {name: f"«{said}»" for name, said in ours.items()} | change
    lines = ['language = "ur"', 'called = "اردو"', 'english_name = "Urdu"', "right_to_left = true", "[words]"]
    path = folder / "ur.toml"
    path.write_text(
        "\n".join([*lines, *(f"{name} = {json.dumps(said, ensure_ascii=False)}" for name, said in words.items())]),
        encoding="utf-8",
    )
    return saying.read(path, ours)


READ_BY = "Sana Malik, interpreter, first language Urdu"


def confirmed(lead: Actor, draft: saying.Draft, *not_right: str) -> None:
    with transaction.atomic(), acting_as(lead):
        languages.confirm(
            actor=lead, code=draft.language, version=saying.version_of(draft), read_by=READ_BY, how="Aloud, twice",
            not_right=not_right,
        )  # fmt: skip


def test_every_draft_that_comes_with_the_product_is_whole_and_none_is_offered_before_somebody_confirms_it() -> None:
    found = saying.drafts("gloucestershire")
    assert set(found) == {"ar", "bn", "cy", "pa", "pl", "pt", "ro", "so", "uk", "ur"}
    assert {each.language: each.wrong for each in found.values() if each.wrong} == {}
    assert {each.language for each in found.values() if each.right_to_left} == {"ar", "ur"}
    assert [each.language for each in saying.offered()] == ["en-GB"]


@pytest.mark.parametrize("change", [{"hello": " "}, {"will_say": "no gap"}])
def test_a_sentence_that_is_missing_or_lost_a_gap_cannot_be_confirmed(
    change: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft(tmp_path, **change)
    assert draft.wrong == tuple(change)
    monkeypatch.setattr(saying, "drafts", lambda area: {"ur": draft})
    confirmed(an_actor(Role.PRACTICE_LEAD), draft)
    [_, urdu] = saying.offered()
    assert urdu.in_english == frozenset(change)


def test_a_child_chooses_a_confirmed_language_and_the_whole_page_turns(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = an_own_link(family.worker, family.mia)
    assert "Languages" not in Client().get(link.url).content.decode()
    draft = a_draft(tmp_path)
    monkeypatch.setattr(saying, "drafts", lambda area: {"ur": draft})
    assert 'lang="ur"' not in Client().get(link.url).content.decode(), "a draft is offered to nobody"
    confirmed(an_actor(Role.PRACTICE_LEAD), draft)
    page = unescape(Client().get(link.url).content.decode())
    assert 'href="?lang=ur"' in page and 'dir="rtl">اردو</a>' in page
    page = unescape(Client().get(f"{link.url}?lang=ur").content.decode())
    assert '<html lang="ur" dir="rtl"' in page and "«Hello»" in page and "«Your secret word»" in page
    client = with_the_word(link)
    inside = unescape(client.get(f"{link.inside}?lang=ur").content.decode())
    ours = {said for name, said in saying.english().words.items() if len(said) > 12}
    assert "«What do you want to say?»" in inside and "«My school»" in inside
    assert [said for said in ours if f"{said}" in inside.replace(f"«{said}»", "")] == []
    wrong = unescape(client.post(f"{link.inside}?lang=ur", {"words": " "}).content.decode())
    assert "«Write something, or choose a picture.»" in wrong
    assert client.post(f"{link.inside}?lang=ur", {"words": "x"})["Location"] == f"{link.inside}?lang=ur&sent=yes"
    again = unescape(client.get(f"{link.inside}?lang=ur").content.decode())
    assert f"\u2066{timezone.localdate():%d/%m/%Y}\u2069" in again, (
        "its parts keep their order in a line from the right"
    )
    again = again.replace("\u2066", "").replace("\u2069", "")
    assert f"«You wrote to us on {timezone.localdate():%d/%m/%Y}." in again, "a day is in figures, not in English words"
    assert len(inside.encode()) < 50_000
    public = unescape(Client().get("/languages?lang=ur").content.decode())
    assert "«Are you worried about a child?»" in public and 'lang="ur" dir="rtl"' in public


def test_a_change_of_the_english_takes_that_one_sentence_out_of_use_and_says_so(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft(tmp_path)
    monkeypatch.setattr(saying, "drafts", lambda area: {"ur": draft})
    lead = an_actor(Role.PRACTICE_LEAD)
    confirmed(lead, draft)
    ours = saying.english()
    changed = replace(ours, words={**ours.words, "wants": "What would you like to happen now?"})
    monkeypatch.setattr(saying, "english", lambda: changed)
    monkeypatch.setattr(languages, "english", lambda: changed)
    link = an_own_link(family.worker, family.mia)
    inside = unescape(with_the_word(link).get(f"{link.inside}?lang=ur").content.decode())
    assert '<span lang="en-GB" dir="ltr">What would you like to happen now?</span>' in inside
    assert "«What do you want to say?»" in inside, "the others stand"
    assert "«Some of this is in English." in inside
    page = signed_in(lead).get("/own-link/languages").content.decode()
    assert "1 sentence said in English" in page
    confirmed(lead, draft)
    assert "What would you like" not in unescape(with_the_word(link).get(f"{link.inside}?lang=ur").content.decode()), (
        "read beside the new English, it is said again"
    )


def test_a_practice_lead_confirms_a_language_with_who_read_it_and_can_take_it_back(family: Family) -> None:
    lead = an_actor(Role.PRACTICE_LEAD)
    client, url = signed_in(lead), "/own-link/languages/pl"
    assert "a draft that nobody here has confirmed" in client.get("/own-link/languages").content.decode()
    page = unescape(client.get(url).content.decode())
    assert "Twoje tajne słowo" in page and "Your secret word" in page
    version = saying.version_of(saying.here()["pl"])
    refused = unescape(
        client.post(url, {"how": "Aloud, with a pupil", "version": version, "form_token": "t-l-1"}).content.decode()
    )
    assert "Give the name of whoever read it" in refused and "Aloud, with a pupil" in refused, "nothing typed is lost"
    stale = client.post(url, {"read_by": READ_BY, "how": "Aloud", "version": "0123456789ab", "form_token": "t-l-2"})
    assert "have changed since this page was opened" in unescape(stale.content.decode())
    told = {
        "read_by": "Marta Zielinska, interpreter", "how": "Aloud", "version": version, "not_right": ["hello"],
        "form_token": "t-l-3",
    }  # fmt: skip
    assert client.post(url, told)["Location"] == "/own-link/languages"
    listed = unescape(client.get("/own-link/languages").content.decode())
    assert (
        f"Read by Marta Zielinska, interpreter; confirmed by {lead.name}" in listed
        and "1 sentence said in English" in listed
    )
    link = an_own_link(family.worker, family.mia)
    polish = unescape(Client().get(f"{link.url}?lang=pl").content.decode())
    assert "Twoje tajne słowo" in polish and '<span lang="en-GB" dir="ltr">Hello</span>' in polish
    back = unescape(client.post(url, {"do": "take_back", "form_token": "t-l-4"}).content.decode())
    assert "Say why it is offered no more." in back
    gone = client.post(url, {"do": "take_back", "because": "A reader found a wrong word", "form_token": "t-l-5"})
    assert gone["Location"] == "/own-link/languages"
    assert "Twoje" not in Client().get(f"{link.url}?lang=pl").content.decode()
    assert signed_in(family.worker).get(url).status_code == 403
    with transaction.atomic(), acting_as(lead):
        kinds = [event.kind for event in events_by_the_actor(limit=20)]
    assert {"own_words.language_confirmed", "own_words.language_taken_back"} <= set(kinds)
