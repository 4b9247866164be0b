"""A contact about the wrong child is moved: the words go, the original stays, everybody is told and nobody betrayed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.models import ContactChild
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.meetings import actions as meetings
from openmash.casework.meetings.words import Kind as Meeting
from openmash.casework.meetings.words import Presence
from openmash.casework.misfiled import actions as misfiled_actions
from openmash.casework.misfiled import selectors
from openmash.casework.misfiled.actions import BreachTold
from openmash.casework.misfiled.words import How, Kind, Regulator, Risk
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.notices.selectors import waiting
from openmash.insight.chronology.actions import CopyTold, give_copy
from openmash.insight.chronology.selectors import chronology
from openmash.pathways import misfiled
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import Window
from openmash.records.linkage import actions as linkage
from openmash.records.linkage.actions import Considered
from openmash.records.linkage.selectors import person_set
from openmash.records.voice import selectors as voices
from openmash.statute.calendar import ENGLAND
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, a_story, account_of, signed_in
from tests.factories.frontdoor import NOBODY_ELSE, less
from tests.factories.meetings import a_meeting, an_item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
HID = "Mia hid under the reading table"
WHY = "The school rang: it was another girl of the class."


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-misfiled-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or response.content.decode()


def moved(family: Family, to: UUID | None = None, by: Actor | None = None) -> UUID:
    actor = by or family.screener
    with transaction.atomic(), acting_as(actor):
        return misfiled.move_child(
            actor=actor, contact_id=family.process, person_id=family.mia,
            to=ChildTold(person_id=to) if to else ChildTold(as_told="Unknown child"), why=WHY,
        )  # fmt: skip


def story(family: Family, child: UUID, actor: Actor) -> str:
    with acting_as(actor):
        found = chronology(person_set(child, actor), actor=actor, window=Window())
    return "\n".join(line.entry.headline for line in found.lines)


def test_the_words_and_the_childs_voice_move_and_the_original_stays(family: Family) -> None:
    moved(family, family.toby)
    with acting_as(family.screener):
        found = contacts.contact(family.process, actor=family.screener)
        assert {child.person_id for child in found.children} == {family.toby, family.ella}
        assert HID in found.child(family.toby).concern
        said = voices.of_process(family.process, actor=family.screener)
        assert {each.person_id for each in said if each.heard} == {family.toby}
        assert not any(each.process_id == family.process for each in voices.voices(person_set(family.mia, family.screener), actor=family.screener))  # fmt: skip
        assert spine.holder(family.process, family.mia, actor=family.screener) is None
        held = spine.holder(family.process, family.toby, actor=family.screener)
        assert held is not None and held.is_desk
        kept = ContactChild.objects.filter(contact_id=family.process, person_id=family.mia)
        assert {row.part for row in kept} == {"subject", "misfiled"} and kept.filter(concern__contains=HID).exists()


def test_it_leaves_the_wrong_childs_story_and_enters_the_right_ones(family: Family) -> None:
    a_story(family)
    assert HID in story(family, family.mia, family.worker)
    moved(family, family.toby)
    told = story(family, family.mia, family.worker)
    assert HID not in told and "I hide under the bed" not in told and "Decided:" not in told
    assert "Moved away, filed here by mistake" in told
    assert HID in story(family, family.toby, family.screener)


def test_whoever_reaches_only_the_wrong_child_reads_the_contact_no_more(family: Family) -> None:
    assert signed_in(family.worker).get(f"/contact/{family.process}").status_code == 200
    moved(family, family.toby)
    assert signed_in(family.worker).get(f"/contact/{family.process}").status_code == 404


def test_everybody_who_saw_it_was_sent_it_or_decided_on_it_is_listed_once_and_told(family: Family) -> None:
    a_story(family)
    for reader in (family.worker, family.officer, family.manager, family.screener):
        signed_in(reader).get(f"/contact/{family.process}")
    with acting_as(family.manager):
        mia = person_set(family.mia, family.manager)
        give_copy(actor=family.manager, children=[mia], told=CopyTold("court", "Cheltenham Family Court", "Ordered"))
    key = moved(family, family.toby)
    with acting_as(family.screener):
        found = selectors.misfiling(key, actor=family.screener)
    by_how = {how: {each.name for each in found.reached if each.how is how} for how in How}
    assert family.manager.name in by_how[How.DECIDED]
    assert {family.worker.name, family.officer.name} <= by_how[How.SAW]
    assert family.manager.name not in by_how[How.SAW] and family.screener.name not in by_how[How.SAW]
    paper = "Cheltenham Family Court, in a copy of the chronology"
    assert paper in by_how[How.SENT] and len(by_how[How.SENT]) == 3, "the two agencies asked, and the court"
    assert found.reopened
    with acting_as(family.worker):
        said = [each.text for each in waiting(actor=family.worker)]
        assert any("about another child" in text for text in said) and not any("Mia" in text for text in said)
    page = signed_in(family.worker).get("/worklist").content.decode()
    assert "were not about this child" in page and HID not in page and "Toby" not in page


def test_what_was_decided_is_reopened_by_the_front_doors_own_act_and_the_hub_holds_the_child(family: Family) -> None:
    a_story(family)
    moved(family, family.toby)
    with acting_as(family.manager):
        found = contacts.contact(family.process, actor=family.manager)
        assert not found.child(family.toby).is_decided
        assert [act.act.value for act in found.acts if act.person_id == family.toby] == ["reopen"]
        frontdoor.consider(actor=family.manager, contact_id=family.process, who=NOBODY_ELSE)
        for child in (family.toby, family.ella):
            frontdoor.decide(actor=family.manager, contact_id=family.process, person_id=child, sought=less())


def test_a_closed_contact_opens_again(family: Family) -> None:
    with transaction.atomic(), acting_as(family.manager):
        frontdoor.consider(actor=family.manager, contact_id=family.process, who=NOBODY_ELSE)
        for child in (family.mia, family.ella):
            frontdoor.decide(actor=family.manager, contact_id=family.process, person_id=child, sought=less())
        if contacts.contact(family.process, actor=family.manager).state.value != "closed":
            frontdoor.tell_referrer(actor=family.manager, contact_id=family.process, what="Seen.", how="telephone")
    with acting_as(family.manager):
        assert contacts.contact(family.process, actor=family.manager).state.value == "closed"
    moved(family)
    with acting_as(family.manager):
        found = contacts.contact(family.process, actor=family.manager)
        assert found.state.value != "closed"
        [unknown] = [child for child in found.children if child.person_id != family.ella]
        assert not unknown.is_decided and HID in unknown.concern
    with transaction.atomic(), acting_as(family.manager):
        frontdoor.decide(actor=family.manager, contact_id=family.process, person_id=unknown.person_id, sought=less())


def test_a_mistaken_move_is_moved_back(family: Family) -> None:
    moved(family, family.toby)
    with transaction.atomic(), acting_as(family.screener):
        misfiled.move_child(
            actor=family.screener, contact_id=family.process, person_id=family.toby, to=ChildTold(person_id=family.mia),
            why="It was Mia after all, her teacher says.",
        )  # fmt: skip
    with acting_as(family.screener):
        found = contacts.contact(family.process, actor=family.screener)
        assert {child.person_id for child in found.children} == {family.mia, family.ella}
        assert HID in found.child(family.mia).concern
        assert spine.holder(family.process, family.mia, actor=family.screener) is not None


def test_words_moved_to_a_child_already_here_stand_after_their_own(family: Family) -> None:
    moved(family, family.ella)
    with acting_as(family.screener):
        [child] = contacts.contact(family.process, actor=family.screener).children
        assert child.concern.startswith("Ella would not let go") and HID in child.concern


def test_a_restricted_child_is_betrayed_by_no_retraction_list_or_entry(family: Family) -> None:
    signed_in(family.worker).get(f"/contact/{family.process}")
    key = moved(family, family.toby)
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.toby], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    for actor in (family.screener, family.officer):
        assert signed_in(actor).get(f"/contact/{family.process}").status_code == 404
    page = signed_in(family.screener).get(f"/misfiled/{key}").content.decode()
    assert "Toby" not in page and str(family.toby) not in page and "Moved to" not in page
    page = signed_in(family.worker).get("/worklist").content.decode()
    assert "were not about this child" in page and "Toby" not in page
    for line in (story(family, family.mia, family.worker), story(family, family.mia, family.screener)):
        assert "Toby" not in line and HID not in line
    with acting_as(family.screener), pytest.raises(NotVisible):
        misfiled.move_child(
            actor=family.screener, contact_id=family.process, person_id=family.ella,
            to=ChildTold(person_id=family.toby), why=WHY,
        )  # fmt: skip


def test_a_worker_says_what_they_did_and_only_they(family: Family) -> None:
    signed_in(family.worker).get(f"/contact/{family.process}")
    key = moved(family, family.toby)
    with acting_as(family.worker):
        [mine] = selectors.retractions(actor=family.worker)
    url = f"/retraction/{mine.id}"
    assert signed_in(family.other_worker).get(url).status_code == 404
    client = signed_in(family.worker)
    assert HID not in client.get(url).content.decode()
    assert "Say whether you used it" in send(client, url, words="x")
    assert "so that it can be undone" in send(client, url, used="yes")
    assert send(client, url, used="yes", words="I rang her nan.") == "/worklist"
    assert client.get(url).status_code == 404
    assert "words about another child" not in client.get("/worklist").content.decode()
    assert "I rang her nan." in signed_in(family.screener).get(f"/misfiled/{key}").content.decode()


def test_an_agency_asked_is_told_by_the_hub_and_is_asked_about_the_right_child(family: Family) -> None:
    a_story(family)
    key = moved(family, family.toby)
    client = signed_in(family.screener)
    assert f"/misfiled/{key}" in client.get("/worklist").content.decode()
    with acting_as(family.screener):
        outside = [each for each in selectors.misfiling(key, actor=family.screener).reached if not each.is_account]
    for each in outside:
        url = f"/misfiled/{key}/tell/{each.id}"
        assert "Say whom you told" in send(client, url, used="no")
        assert send(client, url, used="no", words="Rang them at 10:05; destroyed.") == f"/misfiled/{key}"
        assert client.get(url).status_code == 404
    assert f"/misfiled/{key}" not in client.get("/worklist").content.decode()


def test_the_information_lead_reads_a_reference_and_numbers_and_the_clock_of_the_law(family: Family) -> None:
    a_story(family)
    key = moved(family, family.toby)
    lead = an_actor(Role.INFORMATION_LEAD)
    with acting_as(lead):
        [entry] = selectors.breaches(actor=lead)
        with pytest.raises(NotVisible):
            selectors.misfiling(key, actor=lead)
    assert entry.standing.due_at is not None and entry.standing.due_at - entry.known_at == timedelta(hours=72)
    client = signed_in(lead)
    page = client.get(f"/breaches/{entry.id}").content.decode()
    assert entry.reference in page and "article 33(1)" in page and "Mia" not in page and HID not in page
    url = f"/breaches/{entry.id}"
    assert url in client.get("/worklist").content.decode()
    refused = send(client, url, does="contained", words="Both told us they had read nothing else.", closes="yes")
    assert (
        "Before it is closed: judge the risk to people." in refused
        and "Why it happened" not in refused.split("<form")[0].split("Still to be")[0]
    )
    assert "Say when the regulator was told" in send(client, f"{url}/told", words="Told them.", regulator="told")
    assert "Judge the risk to people first" in send(client, f"{url}/told", words="No.", regulator="not_needed")
    judged = {"whose": "children", "kinds": ["names", "words"], "many": "2", "why": "Two colleagues read it."}
    assert "Say how great" in send(client, f"{url}/judge", **judged)
    assert send(client, f"{url}/judge", **judged, risk="high") == url
    assert "a risk is judged likely" in send(client, f"{url}/told", words="No.", regulator="not_needed").lower()
    assert "so they are told" in send(client, f"{url}/told", words="No.", regulator="open", people="not_needed")
    assert send(client, f"{url}/judge", **judged, risk="unlikely") == url
    assert send(client, f"{url}/told", words="Two colleagues, the same hour.", regulator="not_needed") == url
    assert send(client, url, does="contained", words="Both said they had told nobody.") == url
    assert send(client, url, does="cause", words="Two girls of one class, one first name.") == url
    assert "what was changed" in send(client, url, does="noted", words="Nothing more.", closes="yes")
    assert send(client, url, does="changed", words="Both names stand beside each other now.", closes="yes") == url
    assert url not in client.get("/worklist").content.decode()
    with acting_as(lead):
        shown = selectors.breach(entry.id, actor=lead)
    assert shown.regulator is Regulator.NOT_NEEDED and shown.is_closed and shown.risk is Risk.UNLIKELY


def test_whoever_works_here_tells_of_a_breach_and_only_the_lead_and_whom_they_name_read_it(family: Family) -> None:
    teller, lead, named = signed_in(family.worker), an_actor(Role.INFORMATION_LEAD), family.manager
    url = "/breaches/tell?record=L-0a1b2c"
    empty = send(teller, url)
    assert "Choose what happened" in empty and "Say what happened" in empty
    words = "An assessment went to the old address; the new tenant rang."
    assert words in send(
        teller, url, kind="letter", words=words, **{"known_on-day": "1", "known_on-month": "1", "known_on-year": "2999"}
    )
    went = send(teller, url, kind="letter", words=words, reached="1")
    assert went.startswith("/breaches/tell/kept") and "L-0a1b2c" in teller.get(went).content.decode()
    with acting_as(lead):
        [entry] = selectors.breaches(actor=lead)
    assert entry.words == words and entry.reference == "L-0a1b2c" and entry.sent == 1
    page = f"/breaches/{entry.id}"
    for nobody in (family.worker, named, family.screener):
        assert signed_in(nobody).get(page).status_code == 404
    client = signed_in(lead)
    assert "Nobody here has this address" in send(client, f"{page}/share", email="nobody@example.org", why="IT")
    assert send(client, f"{page}/share", email=account_of(named).email, why="Their team sent it.") == page
    reader = signed_in(named)
    assert words in reader.get(page).content.decode() and reader.get(f"{page}/judge").status_code == 403
    assert send(reader, page, does="contained", words="Collected by hand at 16:10, unopened.") == page
    assert send(reader, page, does="noted", words="Done.", closes="yes") == page
    assert send(reader, page, does="learnt", words="Ask the address again before a letter goes.") == page
    learning = signed_in(an_actor(Role.PRACTICE_LEAD)).get("/learning").content.decode()
    assert "Ask the address again before a letter goes." in learning and "Collected by hand" not in learning
    assert "Ask the address again" not in signed_in(family.worker).get("/learning").content.decode()
    with acting_as(lead):
        shown = selectors.breach(entry.id, actor=lead)
    assert not shown.is_closed and shown.named == (named.name,) and "judge the risk to people." in shown.missing()
    for nobody in (family.worker, family.screener):
        assert signed_in(nobody).get(page).status_code == 404


def test_the_commissioner_told_late_needs_the_reasons_and_stays_told(family: Family) -> None:
    lead = an_actor(Role.INFORMATION_LEAD)
    with transaction.atomic(), acting_as(family.worker):
        then = timezone.now() - timedelta(hours=80)
        misfiled_actions.tell_of_breach(
            actor=family.worker, told=BreachTold(Kind.LOST, "A notebook was left on a bus.", then, then)
        )
    with acting_as(lead):
        [entry] = selectors.breaches(actor=lead)
    client, url = signed_in(lead), f"/breaches/{entry.id}"
    told = timezone.now() - timedelta(hours=1)
    day = {"told_on-day": told.astimezone(ENGLAND).day, "told_on-month": told.astimezone(ENGLAND).month,
           "told_on-year": told.astimezone(ENGLAND).year, "told_at": f"{told.astimezone(ENGLAND):%H:%M}"}  # fmt: skip
    both = {"regulator": "told", "people": "told", "words": "By their form; the family by their worker, at home."}
    assert "say why. The reasons go with it" in send(client, f"{url}/told", **both, **day)
    assert send(client, f"{url}/told", **both, **day, late_because="Found missing on a Monday.") == url
    assert "that stays" in send(client, f"{url}/told", words="No.", regulator="open")
    page = client.get(url).content.decode()
    assert "Found missing on a Monday." in page and "They were told" in page


def test_nobody_but_the_information_lead_reads_an_entry_whoever_asks_the_database(family: Family) -> None:
    moved(family, family.toby)
    for actor in (family.screener, family.manager, family.worker):
        with acting_as(actor):
            assert selectors.breaches(actor=actor) == []
        assert signed_in(actor).get("/breaches").status_code == 403
    lead = an_actor(Role.INFORMATION_LEAD)
    assert signed_in(lead).get("/misfiled").status_code == 403
    with acting_as(lead), connection.cursor() as cursor:
        cursor.execute("select count(*) from misfiled_misfiling")
        assert cursor.fetchone() == (0,)


def test_the_form_offers_the_family_and_keeps_what_was_typed(family: Family) -> None:
    client = signed_in(family.screener)
    url = f"/contact/{family.process}/child/{family.mia}/another-child"
    assert url in client.get(f"/contact/{family.process}").content.decode()
    page = client.get(url).content.decode()
    assert "Toby" in page and "Ella" in page and "We do not know yet" in page
    assert "Choose whose words" in send(client, url, why=WHY) and WHY in send(client, url, why=WHY)
    assert "Give the child’s name" in send(client, url, to="told", why=WHY)
    went = send(client, url, to="told", forenames="Mila", surname="Farrow", why=WHY)
    assert went.startswith("/misfiled/")
    shown = client.get(went).content.decode()
    assert "Mila Farrow" in shown and WHY in shown
    assert went in client.get("/misfiled").content.decode()
    assert signed_in(family.worker).get(url).status_code == 404, "no longer in it"
    ella = url.replace(str(family.mia), str(family.ella))
    assert signed_in(an_actor(Role.CALL_TAKER)).get(ella).status_code == 403


def test_separating_two_records_tells_everybody_who_took_them_for_one_and_reopens_what_was_decided(
    family: Family,
) -> None:
    with transaction.atomic(), acting_as(family.manager):
        linkage.link(
            actor=family.manager, record_a=family.mia, record_b=family.toby, reason="Thought to be one child.",
            considered=Considered(twins=True, earlier_decision=True),
        )  # fmt: skip
    a_story(family)
    signed_in(family.worker).get(f"/child/{family.mia}")
    client = signed_in(family.manager)
    went = send(
        client, f"/child/{family.mia}/records/separate", pair=" ".join(sorted((str(family.mia), str(family.toby)))),
        reason="Their mother rang: brother and sister.",
    )  # fmt: skip
    assert went.startswith("/misfiled/")
    page = client.get(went).content.decode()
    assert "Priya Nair" in page and "Two records had been taken for one person" in page and "decided again" in page
    with acting_as(family.manager):
        found = contacts.contact(family.process, actor=family.manager)
        assert not found.child(family.mia).is_decided
    with acting_as(family.worker):
        [mine] = selectors.retractions(actor=family.worker)
    said = signed_in(family.worker).get(f"/retraction/{mine.id}").content.decode()
    assert "are two people’s" in said and "Toby" not in said
    lead = an_actor(Role.INFORMATION_LEAD)
    with acting_as(lead):
        [entry] = selectors.breaches(actor=lead)
    with acting_as(family.manager):
        reached = selectors.misfiling(UUID(went.split("/")[2]), actor=family.manager).reached
    sent = [each for each in reached if each.how is How.SENT]
    assert entry.saw >= 1 and entry.sent == len(sent) > 2, "two agencies by their answers, and messages to others"


def test_the_list_and_a_page_cost_the_same_however_much_was_moved(family: Family) -> None:
    a_story(family)
    signed_in(family.worker).get(f"/contact/{family.process}")
    key = moved(family, family.toby)
    counts = []
    for reader in (family.officer, family.manager):
        with acting_as(family.screener):
            one = CaptureQueriesContext(connection)
            with one:
                selectors.misfiling(key, actor=family.screener)
                selectors.misfilings(actor=family.screener)
                selectors.to_tell(actor=family.screener)
            counts.append(len(one))
        signed_in(reader).get(f"/contact/{family.process}")
        with transaction.atomic(), acting_as(family.screener):
            key = misfiled.move_child(
                actor=family.screener, contact_id=family.process, person_id=family.ella,
                to=ChildTold(as_told="Unknown child"), why=WHY,
            ) if reader is family.officer else key  # fmt: skip
    assert counts[0] == counts[1]


def test_one_record_of_a_voice_moves_word_for_word_and_what_was_decided_on_it_begins_again(family: Family) -> None:
    a_story(family)
    signed_in(family.worker).get(f"/child/{family.mia}/voice")
    client = signed_in(family.screener)
    page = client.get(f"/child/{family.mia}/voice").content.decode()
    url = f"/voice/{family.heard}/another-child"
    assert url in page and url not in signed_in(family.worker).get(f"/child/{family.mia}/voice").content.decode()
    asked = client.get(url).content.decode()
    assert "Toby Farrow" in asked and "Ella Farrow" in asked and "I hide under the bed" in asked
    refused = send(client, url, to="", why=WHY)
    assert "Choose who said it." in refused and WHY in refused
    went = send(client, url, to=str(family.toby), why=WHY)
    with acting_as(family.screener):
        found = selectors.misfiling(UUID(went.rpartition("/")[2]), actor=family.screener)
        by_how = {how: {each.name for each in found.reached if each.how is how} for how in How}
        assert family.manager.name in by_how[How.DECIDED] and family.worker.name in by_how[How.SAW]
        [said] = [
            each
            for each in voices.voices(person_set(family.toby, family.screener), actor=family.screener)
            if "I hide under the bed" in each.quote
        ]
        assert said.person_id == family.toby
        assert contacts.contact(family.process, actor=family.screener).child(family.mia).decision is None, "reopened"
    assert "I hide under the bed" not in client.get(f"/child/{family.mia}/voice").content.decode()
    assert client.get(url).status_code == 404, "it was moved"
    with acting_as(family.worker):
        assert any("about another child" in each.text for each in waiting(actor=family.worker))


def test_a_voice_is_moved_to_nobody_hidden_and_by_nobody_without_the_right(family: Family) -> None:
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.toby], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    client = signed_in(family.screener)
    url = f"/voice/{family.heard}/another-child"
    assert "Toby" not in client.get(url).content.decode()
    with acting_as(family.screener), pytest.raises(NotVisible), transaction.atomic():
        misfiled.move_voice(actor=family.screener, voice_id=family.heard, to_person_id=family.toby, why=WHY)
    assert signed_in(family.worker).get(url).status_code == 403


def test_the_agencies_whose_pack_of_a_meeting_held_it_are_among_those_who_were_sent_it(family: Family) -> None:
    with transaction.atomic(), acting_as(family.manager):
        meeting = a_meeting(family.manager)
        an_item(family.manager, meeting, family.mia, line="A worry about Mia")
        meetings.attend(
            actor=family.manager,
            meeting_id=meeting,
            agency_id=family.police.pk,
            presence=Presence.PRESENT,
            who="Sgt Bell",
        )
    key = moved(family, family.toby)
    with acting_as(family.screener):
        found = selectors.misfiling(key, actor=family.screener)
    sent = {each.name for each in found.reached if each.how is How.SENT}
    assert sent == {f"{family.police.name}, in the pack of the {Meeting.DAILY.label.lower()}"}
