"""Significant events marked by people, and copies for a recipient chosen first: what goes, and what must not."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from openmash.casework.plans import actions as plans
from openmash.casework.plans.words import Kind
from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.insight.chronology import copying, redaction
from openmash.insight.chronology.actions import CopyTold, give_copy, mark
from openmash.insight.chronology.models import Copy
from openmash.insight.chronology.redaction import Guarded, judge, names_one_of, telling_parts
from openmash.insight.chronology.selectors import (
    Line,
    chronology,
    digest_of,
    marked_lines,
    place_of,
    whole,
    with_marks,
)
from openmash.insight.chronology.sources import KINDS
from openmash.insight.chronology.words import Audience, Because
from openmash.records.cases import actions as cases
from openmash.records.cases.entries import Window
from openmash.records.linkage.actions import link
from openmash.records.linkage.selectors import PersonSet, person_set
from openmash.records.voice import actions as voice
from openmash.records.voice.models import Voice
from openmash.records.voice.words import Reader
from openmash.statute.events import Event
from tests.factories.family import Family, a_family, protect_home
from tests.factories.people import a_child
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> Family:
    return a_family()


def of(family: Family, actor: Actor, *people: UUID) -> list[PersonSet]:
    return [person_set(each, actor) for each in people or (family.mia,)]


def line_saying(words: str, person: PersonSet, actor: Actor) -> Line:
    told = chronology(person, actor=actor, window=Window(limit=200)).lines
    return next(line for line in told if words in line.entry.headline)


def test_a_mark_says_who_and_why_and_taking_it_away_is_a_fact_too(family: Family) -> None:
    with acting_as(family.worker):
        voice.record(actor=family.worker, person_id=family.mia, told=her_own_words("He shouts at night."))
        [mia] = of(family, family.worker)
        line = line_saying("He shouts", mia, family.worker)
        place, digest = place_of(line.entry), digest_of(line.entry)
        with pytest.raises(Incomplete, match="Say why"):
            mark(actor=family.worker, person=mia, place=place, digest=digest, is_significant=True, why=" ")
        mark(
            actor=family.worker, person=mia, place=place, digest=digest, is_significant=True, why="First time she said"
        )
        [marked] = marked_lines(mia, actor=family.worker)
        assert marked.entry == line.entry
        assert marked.mark and marked.mark.why == "First time she said" and marked.mark.by == family.worker.name
        as_it_was = timezone.now()
        mark(actor=family.worker, person=mia, place=place, digest=digest, is_significant=False, why="Said before")
        assert marked_lines(mia, actor=family.worker) == ()
        [then] = marked_lines(mia, actor=family.worker, window=Window(known_at=as_it_was))
        assert then.mark and then.mark.is_significant
        kinds = [event.kind for event in events_about([f"person:{family.mia}"])]
        assert {"chronology.marked", "chronology.unmarked"} <= set(kinds)


def test_nobody_marks_an_entry_that_is_not_there_for_them(family: Family) -> None:
    with acting_as(family.officer):
        grant_reach(
            actor=family.officer, account_id=family.officer.account_id, circle_id=family.police.strand_circle,
            basis="strand",
        )  # fmt: skip
        Voice.record(
            actor=family.officer, person_id=family.mia, status="heard", quote="CANARYHERON", manner="behaviour",
            source="Intelligence", private=True,
        )  # fmt: skip
        [mia] = of(family, family.officer)
        hidden = line_saying("CANARYHERON", mia, family.officer)
    with acting_as(family.worker):
        [mia] = of(family, family.worker)
        with pytest.raises(NotVisible):
            mark(
                actor=family.worker, person=mia, place=place_of(hidden.entry), digest=digest_of(hidden.entry),
                is_significant=True, why="I guessed",
            )  # fmt: skip


def test_a_mark_stays_with_an_entry_whose_words_were_put_right(family: Family) -> None:
    with acting_as(family.worker):
        at = timezone.now() - timedelta(days=2)
        row = Voice.record(
            actor=family.worker, person_id=family.mia, status="heard", quote="He hits.", manner="behaviour",
            source="Nurse", occurred_at=at,
        )  # fmt: skip
        [mia] = of(family, family.worker)
        line = line_saying("He hits", mia, family.worker)
        mark(
            actor=family.worker, person=mia, place=place_of(line.entry), digest=digest_of(line.entry),
            is_significant=True, why="Harm",
        )  # fmt: skip
        assert row.pk
        other = Line(line.entry.__class__(**{**line.entry.__dict__, "headline": "“He hit me.”"}), line.agency)
        [shown] = with_marks([other], mia, actor=family.worker)
        assert shown.mark and shown.mark.why == "Harm"


def test_days_at_both_ends_are_inside_and_nothing_else(family: Family) -> None:
    with acting_as(family.worker):
        [mia] = of(family, family.worker)
        every = whole(mia, actor=family.worker, window=Window())
        first, last = every[-1].at, every[0].at
        assert len(every) >= 3
        window = Window(since=first, before=last)
        part = chronology(mia, actor=family.worker, window=window)
        assert [line.at for line in part.lines] == [line.at for line in every if first <= line.at < last]
        assert whole(mia, actor=family.worker, window=Window(limit=2)) == every


def test_the_familys_story_costs_no_more_queries_than_one_childs(family: Family) -> None:
    with acting_as(family.manager):
        one, two = of(family, family.manager, family.mia, family.toby)
        chronology(one, actor=family.manager)
        with CaptureQueriesContext(connection) as alone:
            chronology(one, actor=family.manager)
        together = PersonSet((*one.ids, *two.ids), one.lead_id)
        with CaptureQueriesContext(connection) as family_s:
            told = chronology(together, actor=family.manager, window=Window(limit=200))
        assert len(family_s) <= len(alone) + 2
        assert {line.entry.person_id for line in told.lines} >= {family.mia, family.toby}


def test_links_between_records_and_copies_stand_in_the_story(family: Family) -> None:
    with acting_as(family.screener):
        again = a_child(family.screener, "Mimi", "Farrow").id
        link(actor=family.screener, record_a=family.mia, record_b=again, reason="Same NHS number")
    with acting_as(family.manager):
        [mia] = of(family, family.manager)
        assert again in mia.ids
        give_copy(actor=family.manager, children=[mia], told=CopyTold("court", "Family Court", "Ordered"))
        told = {line.entry.kind: line.entry.headline for line in whole(mia, actor=family.manager, window=Window())}
    assert told["records"] == "Records agreed to be this child’s: Same NHS number"
    assert told["copy"] == "A chronology was made for Family Court: Ordered"


CANARY = "Larkfield Close"


def test_a_protected_place_goes_into_no_copy_whoever_reads_it(family: Family) -> None:
    protect_home(family)
    with acting_as(family.worker):
        voice.record(
            actor=family.worker,
            person_id=family.mia,
            told=her_own_words("We live at 4 Larkfield Close, near the shop."),
        )
        mia = of(family, family.worker)
        offered = copying.recipients(mia, actor=family.worker)
        assert {each.audience for each in offered} == set(Audience)
        [dad] = [each for each in offered if each.name == "Dean Pryce"]
        assert dad.must_not_know and not dad.kept_from_others
        assert {each.kept_from_others for each in offered if each.audience is Audience.CHILD} == {("Dean Pryce",)}
        for each in offered:
            made = copying.draft(mia, each.key, actor=family.worker, since=None, until=None)
            [line] = [line for line in made.lines if CANARY in line.words]
            assert line.because is not None and CANARY not in line.given
            assert not any(CANARY in other.given for other in made.lines)
            forced = copying.draft(
                mia,
                each.key,
                actor=family.worker,
                since=None,
                until=None,
                let_through=[line.key for line in made.lines],
            )
            assert not any(CANARY in other.given for other in forced.lines), each.name


def test_a_team_and_a_school_by_their_own_word_reach_nobody_who_must_not_know_where_the_child_is(
    family: Family,
) -> None:
    protect_home(family)
    said = {
        "North will see her.": Because.WHERE,
        "at larkfield she is fine": Because.WHERE,
        "Tired at school.": Because.KIND,
    }
    with acting_as(family.worker):
        for words in said:
            told = replace(her_own_words(words), safe_for=(Reader.PARENTS,))
            voice.record(actor=family.worker, person_id=family.mia, told=told)
        copy = copying.draft(
            of(family, family.worker), str(family.father), actor=family.worker, since=None, until=None
        )  # fmt: skip
        kept = {words: each.because for words in said for each in copy.lines if words in each.words}
    assert kept == said


def test_what_a_parent_may_not_have_leaves_no_trace_and_a_worker_may_let_some_through(family: Family) -> None:
    with acting_as(family.worker):
        voice.record(actor=family.worker, person_id=family.mia, told=her_own_words("Not for mum."))
        told = replace(her_own_words("I want my nan."), safe_for=(Reader.PARENTS,))
        voice.record(actor=family.worker, person_id=family.mia, told=told)
        mia = of(family, family.worker)
        mum = next(e for e in copying.recipients(mia, actor=family.worker) if e.how == "mother")
        made = copying.draft(mia, mum.key, actor=family.worker, since=None, until=None)
        kept = {line.kind: line for line in made.kept_back if "Not for mum" not in line.words}
        [hers] = [line for line in made.kept_back if "Not for mum" in line.words]
        assert hers.because is Because.CHILD and not hers.may_be_let_through, "nobody asked her, so it goes to nobody"
        assert {"contact", "voice"} <= set(kept)
        assert all(line.given == "" for line in made.kept_back), "a gap that is told is a gap that betrays"
        through = copying.draft(
            mia, mum.key, actor=family.worker, since=None, until=None, let_through=[kept["voice"].key, hers.key]
        )
        assert [line.given for line in through.given if line.kind == "voice"] == ["“I want my nan.”"]
        assert "contact" not in {line.kind for line in through.given}


def test_one_parent_reads_nothing_of_what_the_other_said_nor_of_why_nor_who_works_with_the_child(
    family: Family,
) -> None:
    """A plan keeps things from one parent; its entries here do not say which, so none goes by itself."""
    protect_home(family)
    with acting_as(family.worker):
        plan = plans.begin(
            actor=family.worker, person_id=family.mia, kind=Kind.CHILD_IN_NEED, since=timezone.localdate(),
            review_by=timezone.localdate() + timedelta(days=20),
        )  # fmt: skip
        plans.keep_family_words(
            actor=family.worker, plan_id=plan, said_by="Her mother", speaker=None, words="I want the locks changed.",
            on=timezone.localdate(),
        )  # fmt: skip
        for words in ("", "She told the school first."):
            cases.mark(
                actor=family.worker, process_id=family.process, person_id=family.mia, event=Event.REFERRAL_ACCEPTED,
                words=words,
            )  # fmt: skip
        children = of(family, family.worker)
        made = copying.draft(children, str(family.father), actor=family.worker, since=None, until=None)
        assert made.recipient.must_not_know
        given = [line.given for line in made.given]
        assert "Referral accepted" in given and not any("told the school" in each for each in given)
        assert not any("locks" in each or "Priya" in each for each in given)
        [his] = [line for line in made.lines if "locks" in line.words]
        assert his.because is Because.KIND and his.may_be_let_through
        for_court = copying.draft(children, copying.COURT, actor=family.worker, since=None, until=None)
        assert any("locks" in line.given for line in for_court.given)


def test_a_professional_is_told_that_something_is_kept_and_whom_to_ask(family: Family) -> None:
    with acting_as(family.officer):
        Voice.record(
            actor=family.officer, person_id=family.mia, status="heard", quote="CANARYHERON", manner="behaviour",
            source="Intelligence", private=True,
        )  # fmt: skip
    with acting_as(family.worker):
        mia = of(family, family.worker)
        offered = copying.recipients(mia, actor=family.worker)
        court = copying.draft(mia, "court", actor=family.worker, since=None, until=None)
        assert any("Withheld: kept by the agency that holds it. Ask Police" in line.given for line in court.lines)
        mum = next(e for e in offered if e.how == "mother")
        made = copying.draft(mia, mum.key, actor=family.worker, since=None, until=None)
        assert not any("Police" in line.given or "Withheld" in line.given for line in made.lines)
        assert "CANARYHERON" not in repr(court) + repr(made)


def test_a_restricted_brother_is_named_in_no_copy_even_by_somebody_who_may_see_him(family: Family) -> None:
    with acting_as(family.manager):
        voice.record(actor=family.manager, person_id=family.mia, told=her_own_words("Toby hit me with a stick."))
        restrict(
            actor=family.manager, person_ids=[family.toby], mode="hidden", reason_code="adopted", reason="",
            ask=WhomToAsk("Adoption duty", "01632 960555"), allowed=[family.manager.account_id],
        )  # fmt: skip
        mia = of(family, family.manager)
        every = copying.draft(mia, "court", actor=family.manager, since=None, until=None)
        said = [line for line in every.lines if "Toby" in line.words]
        assert said and all(line.because is Because.RESTRICTED and not line.given for line in said)
        forced = copying.draft(
            mia, "court", actor=family.manager, since=None, until=None, let_through=[line.key for line in every.lines]
        )
        assert not any("Toby" in line.given for line in forced.lines)
        only = copying.recipients(of(family, family.manager, family.toby), actor=family.manager)
        assert [each.audience for each in only] == [Audience.COURT]


def test_what_was_sent_is_kept_to_the_byte_and_logged_about_every_child_in_it(family: Family) -> None:
    with acting_as(family.manager):
        children = of(family, family.manager, family.mia, family.toby)
        police = next(e for e in copying.recipients(children, actor=family.manager) if e.audience is Audience.AGENCY)
        with pytest.raises(Incomplete, match="Say why"):
            give_copy(actor=family.manager, children=children, told=CopyTold(police.key, "", ""))
        key = give_copy(actor=family.manager, children=children, told=CopyTold(police.key, "", "Joint enquiry"))
        made, pdf = copying.copy_made(key, actor=family.manager)
        assert made.recipient_name == police.name and made.why == "Joint enquiry" and made.lines > 2
        for child in (family.mia, family.toby):
            [event] = [e for e in events_about([f"person:{child}"]) if e.kind == "chronology.copy_given"]
            assert event.actor_id == family.manager.account_id
        row = Copy.objects.get(pk=key)
        assert {"Mia Farrow", "Toby Farrow"} & {name for _, names, _, _ in row.lines for name in names.split(", ")}
    read = PdfReader(io.BytesIO(pdf))
    words = " ".join(page.extract_text() for page in read.pages)
    assert police.name in words and "Joint" not in words
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"], "tagged, so that it can be read aloud"


def test_a_copy_of_two_children_is_not_shown_to_the_worker_of_one(family: Family) -> None:
    with acting_as(family.manager):
        children = of(family, family.manager, family.mia, family.toby)
        key = give_copy(
            actor=family.manager, children=children, told=CopyTold("court", "Cheltenham Family Court", "Ordered")
        )
    with acting_as(family.worker):
        if family.toby in person_set(family.mia, family.worker).ids:
            pytest.fail("the worker was to reach Mia alone")
        with pytest.raises(NotVisible):
            copying.copy_made(key, actor=family.worker)


def test_only_those_granted_make_copies(family: Family) -> None:
    with acting_as(family.officer), pytest.raises(NotPermitted):
        give_copy(actor=family.officer, children=of(family, family.officer), told=CopyTold("court", "A court", "Asked"))


def test_a_recipient_nobody_offered_is_as_none(family: Family) -> None:
    with acting_as(family.worker), pytest.raises(NotVisible):
        copying.draft(of(family, family.worker), str(family.toby), actor=family.worker, since=None, until=None)


def test_more_than_a_copy_can_hold_is_said(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "MOST", 1)
    with acting_as(family.worker), pytest.raises(NotAllowedNow, match="narrower dates"):
        copying.draft(of(family, family.worker), "court", actor=family.worker, since=None, until=None)


GUARD = Guarded(Audience.FAMILY, lambda words: "SECRET ROAD" in words)


@pytest.mark.parametrize(
    ("kind", "code", "sensitivity", "words", "because"),
    [
        ("milestone", "core_group_held", "ordinary", "Core group held", None),
        ("milestone", "strategy_discussion_held", "ordinary", "Strategy discussion held", Because.KIND),
        ("milestone", "child_seen", "ordinary", "Child seen", Because.KIND),
        ("meeting", "", "named_only", "On an agenda", Because.NAMED_ONLY),
        ("sealed", "", "withheld", "Restricted entry", Because.SEALED),
        ("milestone", "core_group_held", "ordinary", "Held at SECRET ROAD", Because.PLACE),
        ("contact", "", "ordinary", "A neighbour rang", Because.KIND),
        ("voice", "", "sensitive", "“I want my nan.”", Because.KIND),
    ],
)
def test_the_first_reason_that_holds_is_the_reason(
    kind: str, code: str, sensitivity: str, words: str, because: Because | None
) -> None:
    found = judge(kind, code, sensitivity, words, GUARD, let_through=False, left_out=False)
    assert found.because == because
    let = judge(kind, code, sensitivity, words, GUARD, let_through=True, left_out=False)
    assert (let.because is None) == (because not in redaction.NEVER_LET_THROUGH)


def test_people_are_found_in_a_sentence_by_what_tells_them_from_the_child() -> None:
    parts = telling_parts(["Gary Hale", "Ann-Marie Farrow", "Jo Li"], ["Mia Farrow"])
    assert parts == {"gary hale", "gary", "hale", "ann-marie farrow", "ann-marie", "jo li", "jo", "li"}
    assert names_one_of("Mr Hale’s van was outside.", parts)
    assert names_one_of("Seen with ANN-MARIE.", parts)
    assert names_one_of("Jo Li rang.", parts)
    assert not names_one_of("Mia Farrow was seen in Halesowen.", parts)


def test_every_kind_of_entry_is_somewhere_in_the_table_of_who_is_given_what() -> None:
    placed = frozenset().union(
        redaction.WITH_THE_FAMILY, redaction.IN_SOMEBODYS_WORDS, redaction.FROM_THE_CHILD, redaction.BETWEEN_AGENCIES,
        redaction.OUR_OWN_WORK,
    )  # fmt: skip
    assert placed == {kind for kind, _ in KINDS} - {"sealed"}
