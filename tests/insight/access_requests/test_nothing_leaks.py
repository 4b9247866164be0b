"""A child asks for her record. Restricted people, protected places, police material, who told us: in no form, ever."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.insight.access_requests import actions, collecting, covering, making, selectors
from openmash.insight.access_requests.actions import Choosing
from openmash.insight.access_requests.collecting import BY_HAND, Standing, by_hand, declaring, standing_of, ways
from openmash.insight.access_requests.models import Prepared
from openmash.insight.access_requests.words import Asker, Because, Choice, Route, Step, Verdict
from openmash.records.people.selectors import people_cards
from tests.factories.access import an_actor
from tests.factories.access_requests import (
    CANARIES,
    HERS,
    Asking,
    a_record_with_canaries,
    a_request,
    agreed,
    all_but_the_police_agree,
    found,
)

UNSEEN = {"Kept by the police", "swallowtail-move"}
"""What even whoever prepares the answer is not shown."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def asking(settings: object) -> Asking:
    settings.OPENMASH_SCANNER = "pretend"  # type: ignore[attr-defined]  # pytest-django's settings have any name
    made = a_request(*a_record_with_canaries())
    found(made)
    all_but_the_police_agree(made)
    return made


def prepared(asking: Asking) -> Prepared:
    with transaction.atomic(), acting_as(asking.lead):
        key = actions.prepare(actor=asking.lead, request_id=asking.request)
        return Prepared.objects.get(pk=key)


def everything_in(row: Prepared) -> dict[str, str]:
    """All that leaves, in each form it can be read in."""
    paper = PdfReader(io.BytesIO(bytes(row.pdf)))
    return {
        "paper": " ".join(" ".join(page.extract_text().split()) for page in paper.pages),
        "paper’s own description": f"{paper.metadata} {paper.xmp_metadata and paper.xmp_metadata.stream.get_data()!r}",
        "paper’s bytes": bytes(row.pdf).decode("latin-1"),
        "table": bytes(row.table).decode("utf-8-sig"),
        "file for a computer": bytes(row.json).decode(),
        "what was counted": json.dumps(row.kept_back),
    }


def leaked(said: dict[str, str]) -> list[tuple[str, str]]:
    """Each canary and the form it sings in, whatever its spaces and capitals."""
    plain = {form: "".join(words.casefold().split()) for form, words in said.items()}
    return [
        (what, form)
        for what, word in CANARIES.items()
        for form, words in plain.items()
        if "".join(word.casefold().split()) in words
    ]


def test_nothing_leaks_in_any_form_even_where_all_others_agreed_and_whatever_is_chosen(asking: Asking) -> None:
    with acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=asking.request)
        held = collecting.held_about(shown.person_ids, actor=asking.lead)
        lines = selectors.lines(shown, actor=asking.lead)
    recorded = " ".join(words for each in held for _, words in each.fields).casefold()
    for what, word in CANARIES.items():
        if word not in UNSEEN:
            assert word.casefold() in recorded, f"{what} is not in the record: this test could not fail"
    said = everything_in(prepared(asking))
    assert leaked(said) == []
    assert HERS in said["table"] and HERS in said["paper"], "what she said is given to her"
    assert ",Value,Female" in said["table"] and ",Event,Check requested" in said["table"], (
        "said in words, and not covered"
    )
    assert "first_told" not in said["table"] and "statute" not in said["paper"], "in no words of those who write this"
    rows = list(csv.reader(io.StringIO(said["table"])))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "HYPERLINK" in said["table"], "a cell that a spreadsheet would run is there, as words"
    with transaction.atomic(), acting_as(asking.lead):
        for line in lines:
            if line.because in (Because.PLACE, Because.RESTRICTED, Because.ATTACHMENT, Because.ASK_FIRST):
                choosing = Choosing(line.entry.key, Choice.GIVE, "Let it through")
                actions.choose(actor=asking.lead, request_id=asking.request, choosing=choosing)
    assert leaked(everything_in(prepared(asking))) == []


def test_a_broken_redactor_withholds(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("broken")

    for name, instead in (
        ("found_in", broken), ("names_a_place", broken), ("names_one_of", broken), ("found_in", lambda *_: ()),
        ("said_plainly", broken), ("covered", lambda words, *_, **__: words),
    ):  # fmt: skip
        with monkeypatch.context() as patched:
            patched.setattr(covering, name, instead)
            if name == "said_plainly":
                with pytest.raises((NotAllowedNow, RuntimeError)):
                    prepared(asking)
                continue
            row = prepared(asking)
        assert leaked(everything_in(row)) == [], f"{name} is broken, and it leaks"
        if instead is broken:
            assert row.kept_back.get("broken", 0) > 10
        if name == "names_one_of":
            assert json.loads(bytes(row.json))["entries"] == []
    made = Prepared.objects.count
    with monkeypatch.context() as patched, acting_as(asking.lead):
        before = made()
        patched.setattr(making, "names_a_place", broken)
        with pytest.raises(NotAllowedNow, match="could not be checked"):
            prepared(asking)
        patched.undo()
        patched.setattr(actions.selectors, "around_of", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            prepared(asking)
        assert made() == before, "and nothing was kept"


def test_nothing_leaks_to_a_father_who_must_not_know_where_she_lives_and_the_police_are_asked(settings: object) -> None:
    settings.OPENMASH_SCANNER = "pretend"  # type: ignore[attr-defined]  # pytest-django's settings have any name
    family, hidden = a_record_with_canaries()
    asking = a_request(family, hidden, asker=Asker.PARENT)
    found(asking, recipient=str(family.father))
    with acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=asking.request)
        lines = selectors.lines(shown, actor=asking.lead)
        asked = [name for _, name in selectors.to_ask(lines, shown)]
    assert "Police" in asked
    assert {each.because for each in lines if each.entry.police} == {Because.ASK_FIRST}
    assert not [each for each in lines if each.is_given], "nothing is given to another that nobody has read"
    all_but_the_police_agree(asking)
    with transaction.atomic(), acting_as(asking.lead):
        for line in lines:
            choosing = Choosing(line.entry.key, Choice.COVERED, "Read; he may have it")
            actions.choose(actor=asking.lead, request_id=asking.request, choosing=choosing)
    said = everything_in(prepared(asking))
    assert leaked(said) == []
    for tells_where in ("01632 960777", "01632 960456", "Larkfield", "Priya"):
        assert tells_where not in said["table"]


def test_nobody_but_who_handles_an_open_request_is_told_whom_to_keep_out(asking: Asking) -> None:
    with connection.cursor() as cursor, acting_as(asking.lead):
        cursor.execute("select count(*) from wall.kept_out_of(%s)", [asking.request])
        assert (cursor.fetchone() or (0,))[0] > 5
    for actor in (an_actor(Role.INFORMATION_LEAD), asking.family.screener, asking.family.worker):
        with (
            pytest.raises(DatabaseError, match="not open to you"),
            transaction.atomic(),
            acting_as(actor),
            connection.cursor() as cursor,
        ):
            cursor.execute("select * from wall.kept_out_of(%s)", [asking.request])


# No table is forgotten


def test_every_table_that_answers_leads_to_a_person_or_says_how_it_is_asked() -> None:
    led = {way.model._meta.label for way in ways()}
    asked = {label for how, labels in by_hand() for label in labels if how}
    assert led | asked == {model._meta.label for model in declaring()}
    assert set(BY_HAND) <= asked, "it leads to a person now, or is no more"
    ours = [model for model in apps.get_models() if model.__module__.startswith("openmash.")]
    for model in ours:
        names_somebody = {field.name for field in model._meta.concrete_fields} & {"person", "person_ids", "child"}
        if names_somebody and not model.Sources.access_request.startswith("none"):  # type: ignore[attr-defined]  # every model of ours declares it: tested
            assert model._meta.label in led | set(BY_HAND), f"{model.__name__} names a person and is not looked in"


def test_only_a_plain_declaration_gives_without_asking() -> None:
    reserves = ("consult", "agree", "withheld", "decided", "police", "handling", "force", "unless", "condition")
    for model in declaring():
        declared = model.Sources.access_request  # type: ignore[attr-defined]  # every model of ours declares it: tested
        declared = declared.removeprefix(model._meta.app_label)
        if any(word in declared for word in reserves):
            assert standing_of(model) is not Standing.GIVEN, f"{model.__name__}: {declared}"
    given = {model._meta.label for model in declaring() if standing_of(model) is Standing.GIVEN}
    assert {"voice.Voice", "frontdoor.ContactChild", "plans.Plan"} <= given
    assert not given & {"frontdoor.Referrer", "intelligence.Report", "intelligence.Release", "files.File"}


# Four pairs of hands


def test_the_lead_reaches_the_record_only_once_somebody_opened_it_and_only_until_it_ends(settings: object) -> None:
    settings.OPENMASH_SCANNER = "pretend"  # type: ignore[attr-defined]  # pytest-django's settings have any name
    asking = a_request(*a_record_with_canaries())
    lead, mia = asking.lead, asking.family.mia

    def reaches() -> bool:
        with acting_as(lead):
            return bool(people_cards([mia], lead))

    assert not reaches()
    found(asking)
    assert reaches()
    with acting_as(lead):
        assert not people_cards([asking.hidden, asking.family.ella, asking.family.mother], lead), (
            "and nobody beside her"
        )
    with transaction.atomic(), acting_as(lead):
        actions.step(
            actor=lead, request_id=asking.request, kind=Step.WITHDRAWN, words="She changed her mind",
            on=selectors.request(actor=lead, request_id=asking.request).received_on,
        )  # fmt: skip
    assert not reaches()


def test_nobody_opens_a_record_to_themselves_or_agrees_to_their_own_answer(asking: Asking) -> None:
    lead, manager = asking.lead, asking.family.manager
    with pytest.raises(NotPermitted), transaction.atomic(), acting_as(lead):
        actions.agree(actor=lead, request_id=asking.request, sha256="", verdict=Verdict.AGREED, words="Mine")
    row = prepared(asking)
    with pytest.raises(NotAllowedNow, match="not the one you read"), transaction.atomic(), acting_as(manager):
        actions.agree(
            actor=manager, request_id=asking.request, sha256="0" * 64, verdict=Verdict.AGREED, words="Did not read"
        )
    with pytest.raises(NotAllowedNow, match="has not agreed"), transaction.atomic(), acting_as(lead):
        actions.to_hand_over(actor=lead, request_id=asking.request, form="pdf")
    assert row.lines


def test_what_is_handed_over_is_to_the_byte_what_was_agreed_to(asking: Asking) -> None:
    row = prepared(asking)
    agreed(asking)
    with transaction.atomic(), acting_as(asking.lead):
        handed = {
            form: actions.to_hand_over(actor=asking.lead, request_id=asking.request, form=form)
            for form in ("pdf", "table", "json")
        }
        assert handed == {"pdf": bytes(row.pdf), "table": bytes(row.table), "json": bytes(row.json)}
        actions.give(
            actor=asking.lead, request_id=asking.request, route=Route.IN_PERSON, words="At school, with Ms Obi"
        )
    with acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=asking.request)
        assert shown.is_ended and not shown.person_ids
        with pytest.raises(NotAllowedNow, match="ended"):
            actions.to_hand_over(actor=asking.lead, request_id=asking.request, form="pdf")


def test_an_answer_prepared_again_needs_agreeing_to_again(asking: Asking) -> None:
    prepared(asking)
    agreed(asking)
    prepared(asking)
    with pytest.raises(NotAllowedNow, match="has not agreed"), transaction.atomic(), acting_as(asking.lead):
        actions.give(actor=asking.lead, request_id=asking.request, route=Route.IN_PERSON, words="Handed over")


def test_a_byte_changed_after_it_was_agreed_to_stops_it(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(asking)
    agreed(asking)
    monkeypatch.setattr(actions, "_digest", lambda _: "another")
    with pytest.raises(NotAllowedNow, match="not what was agreed"), transaction.atomic(), acting_as(asking.lead):
        actions.to_hand_over(actor=asking.lead, request_id=asking.request, form="json")


def test_somebody_restricted_after_it_was_agreed_to_stops_it(asking: Asking) -> None:
    from openmash.foundation.access.actions import WhomToAsk, restrict

    with transaction.atomic(), acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=asking.request)
        line = next(
            each for each in selectors.lines(shown, actor=asking.lead)
            if any("Ella holds my hand" in words for _, words in each.recorded)
        )  # fmt: skip
        choosing = Choosing(line.entry.key, Choice.GIVE, "Her twin, who was there, and knows")
        actions.choose(actor=asking.lead, request_id=asking.request, choosing=choosing)
    assert "Ella holds my hand" in everything_in(prepared(asking))["table"]
    agreed(asking)
    duty = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(duty):
        restrict(
            actor=duty, person_ids=[asking.family.ella], mode="hidden", reason_code="adoption", reason="Placed",
            ask=WhomToAsk("Wen", "01632 960777"), allowed=[duty.account_id],
        )  # fmt: skip
    with pytest.raises(NotAllowedNow, match="protected since"), transaction.atomic(), acting_as(asking.lead):
        actions.to_hand_over(actor=asking.lead, request_id=asking.request, form="pdf")


def test_leaving_something_out_needs_a_reason_in_law_and_a_why(asking: Asking) -> None:
    with transaction.atomic(), acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=asking.request)
        line = next(each for each in selectors.lines(shown, actor=asking.lead) if each.is_given)
        with pytest.raises(Incomplete) as wrong:
            actions.choose(
                actor=asking.lead, request_id=asking.request,
                choosing=Choosing(line.entry.key, Choice.LEAVE_OUT, "", Because.BROKEN),
            )  # fmt: skip
        assert {each.field for each in wrong.value.problems} == {"words", "because"}
        with pytest.raises(NotVisible):
            actions.choose(
                actor=asking.lead, request_id=asking.request, choosing=Choosing("voice_voice~none", Choice.GIVE, "x")
            )


def test_what_is_held_is_found_in_a_number_of_queries_that_does_not_grow_with_it(asking: Asking) -> None:
    with acting_as(asking.lead):
        shown = selectors.request(actor=asking.lead, request_id=asking.request)
        with CaptureQueriesContext(connection) as few:
            held = collecting.held_about(shown.person_ids, actor=asking.lead)
    tables = {each.table for each in held}
    files = sum(each.table == "files_file" for each in held)
    assert len(few) <= 3 + len(tables) + 4 * files, f"{len(few)} queries for {len(tables)} tables"


def test_every_heading_of_an_answer_is_in_words_that_whoever_asked_can_read() -> None:
    assert set(collecting.HEADINGS) <= {way.model._meta.label for way in ways()}, "a heading of nothing"
    odd = [called for way in ways() if set(called := collecting.called(way.model)) & set("`_")]
    assert not odd, f"it speaks to those who write the system: {odd}"
