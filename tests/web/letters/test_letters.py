"""Letters: the recipient first, only what they may have, nothing after a death, and kept exactly as sent."""

from __future__ import annotations

import hashlib
import io
from html import unescape
from uuid import UUID

import docx
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pypdf import PdfReader

from openmash.casework.letters import actions, rules, selectors
from openmash.casework.letters.actions import NAMES_A_PLACE, LetterTold
from openmash.casework.letters.selectors import Recipient
from openmash.casework.letters.words import Format, Sent, To, Understood
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible
from openmash.foundation.instruments.letters import ours
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold, SafeContact
from openmash.records.people.words import LocatingKind
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, protect_home, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ANSWERS = {
    "In plain words: why was it begun?": "School rang three times.",
    "By which day?": "the end of January",
}


@pytest.fixture
def family() -> Family:
    return a_family()


def recipients(family: Family) -> dict[str, Recipient]:
    with acting_as(family.worker):
        return {
            each.key: each for each in selectors.recipients(person_set(family.mia, family.worker), actor=family.worker)
        }


def a_parent(family: Family) -> Recipient:
    return next(each for each in recipients(family).values() if each.to is To.PARENT)


def told(to: Recipient, **more: object) -> LetterTold:
    given: dict[str, object] = {
        "answers": ANSWERS, "understood": Understood.AS_WRITTEN, "sent": Sent.BY_HAND, **more,
    }  # fmt: skip
    return LetterTold(to.key, "assessment_begins", **given)  # type: ignore[arg-type]  # its fields


def sent(family: Family, to: Recipient, **more: object) -> UUID:
    with acting_as(family.worker):
        return actions.send(actor=family.worker, person_id=family.mia, told=told(to, **more))


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_before_anything_is_answered_the_letter_shows_what_is_known_and_asks_for_the_rest(family: Family) -> None:
    parent = a_parent(family)
    url = f"/child/{family.mia}/letters/to/{parent.key}/assessment_begins"
    page = unescape(signed_in(family.worker).get(url).content.decode())
    assert f"Dear {parent.name}" in page and "[In plain words: why was it begun?]" in page
    assert "{" not in page.split('id="letter"')[1].split("</section>")[0]


def test_a_letter_is_kept_to_the_byte_with_who_to_whom_when_and_how(family: Family) -> None:
    parent = a_parent(family)
    key = sent(family, parent, sent=Sent.POST)
    client = signed_in(family.worker)
    page = client.get(f"/letter/{key}").content.decode()
    for words in (parent.name, "Priya Nair", "By post", "School rang three times.", "version 1"):
        assert words in page, words
    first, again = client.get(f"/letter/{key}/file"), client.get(f"/letter/{key}/file")
    assert first.content == again.content and first["Content-Type"] == "application/pdf"
    with acting_as(family.worker):
        assert hashlib.sha256(first.content).hexdigest() == selectors.letter(key, actor=family.worker).sha256
    read = text_of(first.content)
    assert "School rang three times." in read and parent.name in read
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update letters_letter set words = 'x'")


def test_the_word_file_is_opened_and_says_the_same(family: Family) -> None:
    key = sent(family, a_parent(family), format=Format.WORD)
    content = signed_in(family.worker).get(f"/letter/{key}/file").content
    read = "\n".join(line.text for line in docx.Document(io.BytesIO(content)).paragraphs)
    assert "School rang three times." in read and "the end of January" in read


def test_no_letter_names_a_protected_place_whoever_it_goes_to(family: Family) -> None:
    """Refused where it is typed, with what to do; and no template can fill one in."""
    protect_home(family)
    slip = {**ANSWERS, "By which day?": "when you come to 4 Larkfield  close"}
    for to in recipients(family).values():
        for form in ours():
            if to.to.value not in form.recipients:
                continue
            answers = dict.fromkeys(form.asks, slip["By which day?"])
            with acting_as(family.worker), pytest.raises(Incomplete) as refusal:
                actions.draft(actor=family.worker, person_id=family.mia, told=LetterTold(to.key, form.slug, answers))
            assert {each.sentence for each in refusal.value.problems} == {NAMES_A_PLACE}
            with acting_as(family.worker):
                plain = actions.draft(
                    actor=family.worker, person_id=family.mia,
                    told=LetterTold(to.key, form.slug, dict.fromkeys(form.asks, "plain words")),
                )  # fmt: skip
            assert not plain.guard.needed_for(f"{plain.written.subject} {plain.written.words}")
            assert "Larkfield" not in plain.written.words


def test_a_letter_to_somebody_who_must_not_know_where_the_child_is_names_no_team_and_gives_the_agencys_own_number(
    family: Family,
) -> None:
    """A team covers a place: its name and number lead there (practice rule 5)."""
    protect_home(family)
    dad = next(each for each in recipients(family).values() if each.person_id == family.father)
    assert dad.must_not_know
    mum = next(each for each in recipients(family).values() if each.person_id == family.mother)
    said = {}
    for to in (dad, mum):
        for form in ours():
            if to.to.value not in form.recipients:
                continue
            told = LetterTold(to.key, form.slug, dict.fromkeys(form.asks, "as we said"))
            with acting_as(family.worker):
                made = actions.draft(actor=family.worker, person_id=family.mia, told=told)
            said.setdefault(to.key, []).append(made.written.words)
    assert not any("960777" in words or "North" in words for words in said[dad.key])
    assert any("960777" in words for words in said[mum.key]), "the test can fail"
    form = next(form for form in ours() if dad.to.value in form.recipients and form.asks)
    for slip in ("Ring the North team.", "Ring 01632-960 777."):
        answers = dict.fromkeys(form.asks, slip)
        with acting_as(family.worker), pytest.raises(Incomplete) as refusal:
            actions.draft(actor=family.worker, person_id=family.mia, told=LetterTold(dad.key, form.slug, answers))
        assert {each.sentence for each in refusal.value.problems} == {actions.NAMES_THE_TEAM}


def test_after_a_death_no_letter_is_offered_written_or_sent(family: Family) -> None:
    parent = a_parent(family)
    with acting_as(family.worker):
        people.mark_died(actor=family.worker, person_ids=[family.mia], words="")
        with pytest.raises(NotAllowedNow, match="has died"):
            actions.send(actor=family.worker, person_id=family.mia, told=told(parent))
    page = signed_in(family.worker).get(f"/child/{family.mia}/letters").content.decode()
    assert "No letter goes out" in page and "Write a letter" not in page


def test_somebody_who_may_not_be_written_to_is_given_it_by_hand(family: Family) -> None:
    parent = a_parent(family)
    assert parent.person_id
    assert "ask before you post it" in parent.ask_first, "her worker does not see her mother’s own record"
    with acting_as(family.manager):
        people.add_place(
            actor=family.manager, person_id=parent.person_id,
            place=PlaceTold(LocatingKind.TELEPHONE, "07700 900123", safe_contact=SafeContact(True, False, "", "Col")),
        )  # fmt: skip
    with acting_as(family.manager):
        for way in (Sent.POST, Sent.SECURE_EMAIL):
            with pytest.raises(Incomplete, match=r"may not be written to\. Col must not know"):
                actions.send(actor=family.manager, person_id=family.mia, told=told(parent, sent=way))
        actions.send(actor=family.manager, person_id=family.mia, told=told(parent, sent=Sent.BY_HAND))


def test_how_it_is_understood_is_asked_and_a_language_with_it(family: Family) -> None:
    parent = a_parent(family)
    for more, said in (
        ({"understood": None}, "how they will understand"), ({"understood": Understood.READ_ALOUD}, "Enter the language"),
        ({"sent": None}, "how it goes"), ({"answers": {}}, "the letter is made of it"),
    ):  # fmt: skip
        with pytest.raises(Incomplete, match=said):
            sent(family, parent, **more)
    key = sent(family, parent, understood=Understood.READ_ALOUD, language="Polish")
    assert "Polish" in signed_in(family.worker).get(f"/letter/{key}").content.decode()


def test_the_recipient_comes_first_and_only_their_letters_are_offered(family: Family) -> None:
    client, parent = signed_in(family.worker), a_parent(family)
    page = client.get(f"/child/{family.mia}/letters/to").content.decode()
    assert parent.name in page and "OpenMASH (" not in page and ">OpenMASH</a>" not in page.split("<main")[1]
    page = client.get(f"/child/{family.mia}/letters/to/{parent.key}").content.decode()
    assert (
        "We are beginning an assessment" in page
        and "A report is wanted" not in page
        and "Letter to a child" not in page
    )
    assert client.get(f"/child/{family.mia}/letters/to/{parent.key}/report_wanted").status_code == 404
    assert client.get(f"/child/{family.mia}/letters/to/{family.ella}").status_code == 404


def test_an_answer_is_never_read_as_a_gap_of_the_letter() -> None:
    written = rules.filled(
        "About {child}", "{recipient} [Why?] {born}", {"child": "Mia", "born": ""}, {"Why?": "{child} [Why?]"}
    )
    assert written.subject == "About Mia" and written.words == "{child} [Why?]"


def test_a_letter_stands_in_the_childs_story_and_behind_the_childs_wall(family: Family) -> None:
    key = sent(family, a_parent(family))
    with acting_as(family.worker):
        window = Window(kinds=frozenset({"letter"}))
        lines = chronology(person_set(family.mia, family.worker), actor=family.worker, window=window).lines
        assert [line.entry.headline for line in lines] and "Letter to" in lines[0].entry.headline
    stranger = an_actor(Role.SOCIAL_WORKER)
    with acting_as(stranger), pytest.raises(NotVisible):
        selectors.letter(key, actor=stranger)
    assert signed_in(stranger).get(f"/letter/{key}/file").status_code == 404
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    for actor in (family.worker, family.screener):
        assert signed_in(actor).get(f"/letter/{key}").status_code == 404
    reader = an_actor(Role.INFORMATION_LEAD)
    assert signed_in(reader).get(f"/letter/{key}").status_code in (403, 404)


def test_what_was_typed_is_kept_and_what_is_wrong_stands_at_its_field(family: Family) -> None:
    client, parent = signed_in(family.worker), a_parent(family)
    url = f"/child/{family.mia}/letters/to/{parent.key}/assessment_begins"
    page = post(client, url, {"answer-0": "School rang.", "answer-1": "", "do": "see"})
    assert "School rang." in page and "Answer this" in page
    page = post(client, url, {"answer-0": "School rang.", "answer-1": "January", "do": "see"})
    assert "As it will be read" in page and "School rang." in page
    page = post(client, url, {"answer-0": "School rang.", "answer-1": "January", "do": "send"})
    assert "Say how it goes." in page
    with acting_as(family.worker):
        assert selectors.letters_of(person_set(family.mia, family.worker), actor=family.worker) == []


def post(client: Client, url: str, typed: dict[str, str]) -> str:
    return client.post(url, {**typed, "form_token": f"token-{abs(hash(str(typed)))}"}).content.decode()
