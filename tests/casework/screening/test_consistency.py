"""Figures from rows, samples drawn by lot, and made-up households: nothing about one officer, nothing that leans."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.screening import actions, calibration, sampling
from openmash.casework.screening.answers import FORM, items_of
from openmash.casework.screening.calibration import alike, moved, vignettes
from openmash.casework.screening.consistency import consistency, examples
from openmash.casework.screening.models import CalibrationAnswer
from openmash.casework.screening.telling import AttendedTold, GradeTold
from openmash.casework.screening.words import CameBy, Excused, Grade, How
from openmash.foundation.access.actors import Actor, Service, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.instruments.loading import in_use
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.family import signed_in
from tests.factories.screening import Force, a_child, a_force, a_screening, an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def force() -> Force:
    return a_force()


def told(actor: Actor):  # type: ignore[no-untyped-def]  # the team's where there is one, then the force's
    with acting_as(actor):
        now = timezone.now()
        worries = items_of(in_use(FORM, local_date(now)))
        return consistency(actor=actor, now=now, days=90, worries=worries)


def attended(force: Force, *refs: str, children: int = 1) -> None:
    feed = feed_actor(Service.POLICE_FEED, force.agency.pk)
    with acting_as(feed):
        for ref in refs:
            at = timezone.now() - timedelta(days=2)
            told = AttendedTold(ref, "Domestic incident", at, children, team_id=force.team.pk, postcode_area="GL1")
            actions.take_in_attended(actor=feed, told=told)


def submit(officer: Actor, ref: str, **said: object) -> None:
    with acting_as(officer):
        at = said.pop("at", timezone.now() - timedelta(days=2))
        actions.submit(actor=officer, told=a_screening(officer, ref=ref, at=at, **said))  # type: ignore[arg-type]  # words or keys as named above, each of its field's kind


def test_what_was_not_screened_counts_what_needs_none_does_not_and_few_are_not_said(force: Force) -> None:
    third = an_officer(Role.POLICE_OFFICER, force.agency, force.team, "PC Third")
    attended(force, *(f"GP-{n}" for n in range(14)))
    attended(force, "GP-99", children=0)
    for number in range(9):
        submit((force.officer, force.colleague, third)[number % 3], f"GP-{number}")
    with acting_as(force.sergeant):
        for ref in ("GP-12", "GP-13"):
            actions.excuse(actor=force.sergeant, incident_ref=ref, because=Excused.NO_CHILD, words="Grown up.")
    team, whole = told(force.sergeant)
    assert (team.figures.coverage.part, team.figures.coverage.whole, team.figures.coverage.said) == (9, 12, True)
    assert (team.figures.excused.part, team.figures.excused.whole) == (2, 14)
    assert not team.figures.reviewed.said, "nine are too few to say"
    assert whole.by_place == (("GL1", team.figures.coverage),)
    assert not team.figures.blind.said and "Below 30" in team.figures.blind.why_not
    assert told(force.officer)[0].figures.coverage == team.figures.coverage, "officers see their own team's"
    assert [each.name for each in told(force.unit)] == ["The force"]


def test_nothing_is_said_of_what_fewer_than_three_officers_wrote(force: Force) -> None:
    attended(force, *(f"GP-{n}" for n in range(12)))
    for number in range(12):
        submit(force.officer, f"GP-{number}")
    for each in told(force.sergeant):
        assert each.figures is None and "about a person" in each.why_not and each.cuts == ()
    with acting_as(screener := an_actor(Role.SCREENER)), pytest.raises(NotPermitted):
        consistency(actor=screener, now=timezone.now(), days=90, worries={})


def test_a_low_grade_is_followed_by_the_childs_name_and_birth_through_the_whole_force(force: Force) -> None:
    third = an_officer(Role.POLICE_OFFICER, force.agency, force.team)
    now = timezone.now()
    for number in range(12):
        officer = (force.officer, force.colleague, third)[number % 3]
        children = (a_child("Tom", f"Ash{'abcdefghijkl'[number]}", "2012-02-02"),)
        for ago, grade in ((89 + 60, Grade.GREEN), *(((89 + 20, Grade.RED),) if number < 3 else ())):
            with acting_as(officer):
                actions.submit(
                    actor=officer, told=a_screening(officer, ref=f"GP-{number}-{ago}", grade=grade, children=children,
                                                    at=now - timedelta(days=ago))
                )  # fmt: skip
    with acting_as(force.unit):
        worries = items_of(in_use(FORM, local_date(now)))
        (whole,) = consistency(actor=force.unit, now=now, days=365, worries=worries)
    assert (whole.figures.later_harm.part, whole.figures.later_harm.whole) == (3, 12)


def test_hours_are_to_when_the_officer_sent_it_and_what_came_without_that_is_said_and_not_counted(force: Force) -> None:
    third, now = an_officer(Role.POLICE_OFFICER, force.agency, force.team), timezone.now()
    for number in range(12):
        officer = (force.officer, force.colleague, third)[number % 3]
        sent = now - timedelta(days=9) + timedelta(hours=number)
        submit(
            officer, f"F-{number}", came_by=CameBy.FILE, written_at=sent if number else None, at=now - timedelta(days=9)
        )
    figures = told(force.sergeant)[0].figures
    assert (figures.hours_said, figures.hours_median, figures.hours_unknown) == (True, 6.0, 1)
    page = signed_in(force.sergeant).get("/screenings/consistency").content.decode()
    assert "6.0, 10.0. Of 1 the force’s own system did not say when" in page


def test_the_figures_cost_the_same_however_many_there_are(force: Force) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            told(force.sergeant)
        return len(queries)

    submit(force.officer, "GP-0")
    first = cost()
    for number in range(1, 6):
        submit(force.officer, f"GP-{number}")
    assert cost() == first <= 12


def test_what_others_could_learn_from_is_the_teams_without_a_name(force: Force) -> None:
    submit(force.officer, "GP-1")
    with acting_as(force.sergeant):
        from openmash.casework.screening.selectors import recent

        (line,) = recent(actor=force.sergeant)
        actions.review(
            actor=force.sergeant, screening_id=line.id, told=GradeTold(Grade.AMBER, "Agreed."),
            feedback="You sat on the floor.", is_example=True,
        )  # fmt: skip
    with acting_as(force.colleague):
        assert [words for words, _ in examples(actor=force.colleague)] == ["You sat on the floor."]
    with acting_as(force.elsewhere):
        assert examples(actor=force.elsewhere) == []


def test_a_sample_is_asked_of_somebody_else_who_sees_no_grade_and_is_asked_once(force: Force) -> None:
    for number in range(5):
        submit(force.officer, f"GP-{number}")
    submit(force.elsewhere, "GP-9", grade=Grade.GREEN)
    with acting_as(force.unit):
        with pytest.raises(Incomplete):
            sampling.draw_sample(actor=force.unit, how=How.LOT, many=0, weeks=4)
        sampling.draw_sample(actor=force.unit, how=How.EACH, many=3, weeks=4)
        (drawn,) = sampling.samples(actor=force.unit)
    assert (drawn.many, drawn.done) == (4, 0), "three amber and the only green"
    asked = {}
    for who in (force.sergeant, force.elsewhere, force.unit):
        with acting_as(who):
            for item in sampling.to_grade_again(actor=who):
                shown = sampling.blind(item.id, actor=who)
                assert shown.gradings == () and shown.sent == () and shown.officer_id != who.account_id
                asked[item.id] = who
    assert len(asked) == 4
    item, who = next(iter(asked.items()))
    with acting_as(force.officer), pytest.raises(NotPermitted):
        sampling.to_grade_again(actor=force.officer)
    other = next(each for each in (force.sergeant, force.elsewhere, force.unit) if each != who)
    with acting_as(other), pytest.raises(NotVisible):
        sampling.blind(item, actor=other)
    with acting_as(who):
        sampling.grade_again(actor=who, item_id=item, told=GradeTold(Grade.RED, "As I read it.", {"harm": "serious"}))
        with pytest.raises(NotVisible):
            sampling.grade_again(actor=who, item_id=item, told=GradeTold(Grade.RED, "Again."))
    with acting_as(force.unit):
        assert sampling.samples(actor=force.unit)[0].done == 1
        sampling.draw_sample(actor=force.unit, how=How.LOT, many=10, weeks=4)
        assert sum(each.many for each in sampling.samples(actor=force.unit)) == 6, "each is drawn once, ever"
        with pytest.raises(NotAllowedNow, match="not drawn before"):
            sampling.draw_sample(actor=force.unit, how=How.LOT, many=10, weeks=4)


def test_how_alike_people_graded_and_not_of_fewer_than_three() -> None:
    found = alike(np.array([[1, 2, 3], [1, 2, 3], [1, 2, 3]], dtype=np.int8))
    assert (found.people, found.same, found.near, found.interval) == (3, 1.0, 1.0, (1.0, 1.0))
    apart = alike(np.array([[1, 1], [2, 2], [3, 3]], dtype=np.int8))
    assert apart.same == 0 and 0.5 < apart.near < 0.6
    assert not alike(np.array([[1, 1], [1, 1], [1, -1]], dtype=np.int8)).said
    rng = np.random.default_rng(2)
    truth = np.tile(rng.integers(0, 4, 200), (40, 1))
    mixed = np.where(rng.random((40, 200)) < 0.7, truth, rng.integers(0, 4, (40, 200))).astype(np.int8)
    expected = 0.7**2 + 2 * 0.7 * 0.3 / 4 + 0.3**2 / 4
    assert alike(mixed).same == pytest.approx(expected, abs=0.01)
    low, high = alike(mixed).interval
    assert low < alike(mixed).same < high


def test_a_change_is_said_to_be_more_than_chance_only_of_six_people_or_more_and_where_it_is() -> None:
    apart = np.array([[1, 2, 3], [2, 3, 1], [3, 1, 2]], dtype=np.int8)
    same = np.full((6, 3), 2, dtype=np.int8)
    nobody = calibration.Round(
        new_key(), date(2026, 1, 1), {}, {}, alike(apart), alike(same[:3]), moved(apart, same[:3])
    )
    assert nobody.moved == (1.0, 1.0) and not nobody.is_beyond_chance, "three people are too few, however it looks"
    six = np.concatenate([apart, apart])
    low, high = moved(six, same)
    assert 0 < low < alike(same).same - alike(six).same <= high
    assert calibration.Round(new_key(), date(2026, 1, 1), {}, {}, alike(six), alike(same), (low, high)).is_beyond_chance
    assert moved(six, six) == (0.0, 0.0), "the same people are drawn with both their sets"


def test_each_grades_alone_the_second_set_after_the_first_and_what_others_gave_comes_after_ones_own(
    force: Force,
) -> None:
    now = timezone.now()
    with acting_as(force.unit):
        assert calibration.the_round(actor=force.unit, now=now) is None
        calibration.open_round(actor=force.unit, closes_on=local_date(now), now=now)
        with pytest.raises(NotAllowedNow, match="is open"):
            calibration.open_round(actor=force.unit, closes_on=local_date(now), now=now)
    first = [each.slug for each in vignettes() if each.set == "before"]
    after = [each.slug for each in vignettes() if each.set == "after"]
    assert len(first) == len(after) == 3

    def give(who: Actor, slug: str, grade: Grade) -> None:
        calibration.answer(actor=who, vignette=slug, grade=grade, reasons="Because.", now=now)

    with acting_as(force.officer), pytest.raises(NotAllowedNow, match="first three"):
        give(force.officer, after[0], Grade.GREEN)
    for who, grade in ((force.officer, Grade.GREEN), (force.colleague, Grade.AMBER), (force.sergeant, Grade.RED)):
        with acting_as(who):
            for slug in first:
                found = calibration.the_round(actor=who, now=now)
                assert found is not None and found.spread == {}
                give(who, slug, grade)
            with pytest.raises(NotAllowedNow, match="have graded this one"):
                give(who, first[0], grade)
            for slug in after:
                give(who, slug, Grade.AMBER)
    with acting_as(force.officer):
        found = calibration.the_round(actor=force.officer, now=now)
    assert found is not None and (found.before.same, found.after.same) == (0.0, 1.0)
    assert found.spread[first[0]] == {Grade.GREEN: 1, Grade.AMBER: 1, Grade.RED: 1}
    with acting_as(force.officer), pytest.raises(IntegrityError), transaction.atomic():
        CalibrationAnswer.record(
            actor=force.officer, circle_id=force.agency.strand_circle, round_id=found.id, vignette=first[0],
            grade="red", reasons="x",
        )  # fmt: skip
