"""What audits find, what agencies say of themselves, and what became of the partnership's plans. Nobody's name is in it."""

from __future__ import annotations

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Comparison, Indicator, Kind

REACHED = """
            select t.month::timestamp at time zone 'Europe/London' as at, null::uuid as person_id, n <= t.reached as hit,
            {} as part, null::float8 as value from scorecard_training t {} cross join lateral
            generate_series(1, t.eligible) n where not exists (select from scorecard_training l where l.supersedes = t.id)
"""
"""One row for each of those who should have had a course: how many had it is known, and never who."""
FIGURES: tuple[Indicator, ...] = (
    Indicator(
        code="58",
        key="audited-good",
        chapter=Chapter.LEARNING,
        name="Audited records graded good or better",
        question="Is practice as good as children should have?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="The grade that stands, once it was talked over with whoever did the work, is good or better",
        denominator="Records graded in audits of practice, by the month of the first grade",
        exclusions=(
            "Audits with fewer graded records than the area needs to say anything; second grades, which only show how far "
            "two people agree"
        ),
        source="Audits of practice: grades, and those agreed with whoever did the work",
        owner="Practice lead",
        parts="Audit",
        about_children=False,
        apart="Few may read what was found in one record",
        sql="""
            select a.at, null::uuid as person_id, a.grade = any(%(good_grades)s::text[]) as hit, a.title as part,
            null::float8 as value from (select *, count(*) over (partition by audit_id) as many from
            wall.counted_audits()) a where a.many >= %(least_graded)s
        """,
    ),
    Indicator(
        code="59",
        key="standards-not-met",
        chapter=Chapter.LEARNING,
        name="Standards not fully met",
        question="Where do agencies and schools fall short of what safeguarding asks of them?",
        kind=Kind.SHARE,
        better=Better.LOWER,
        numerator="Not met or partly met: a peer’s grade, or the agency’s own where no peer has graded",
        denominator="Standards graded in each agency’s and school’s newest audit of itself, on the month’s last day",
        exclusions="Audits with no grade yet. Whether an action about one is overdue is counted with the plans",
        source="Section 11 and school audits: standards and their grades",
        owner="Partnership manager",
        parts="Agency",
        about_children=False,
        at_month_end=True,
        sql="""
            select m.at, null::uuid as person_id, g.met <> 'met' as hit, n.name as part, null::float8 as value from month_end m
            cross join lateral (select distinct on (a.duty, a.agency_id, a.setting) a.id, a.agency_id from
            partnership_selfaudit a where exists (select from partnership_standardgrade g where g.audit_id = a.id and
            g.recorded_at < m.at) order by a.duty, a.agency_id, a.setting, a.year desc, a.id) a cross join lateral (select
            distinct on (g.standard) g.met from partnership_standardgrade g where g.audit_id = a.id and g.recorded_at < m.at
            order by g.standard, g.grader = 'peer' desc, g.recorded_at desc, g.id desc) g join agencies_agency n on
            n.id = a.agency_id
        """,
    ),
    Indicator(
        code="60",
        key="plan-actions-in-time",
        chapter=Chapter.LEARNING,
        name="Actions of plans complete by their day",
        question="Do we do what we said, when we said?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="Said to be complete, with evidence, no later than its day",
        denominator="Actions of improvement plans whose day has passed",
        exclusions="Actions whose day is still to come. Whether they helped is a figure of its own",
        source="Improvement plans: actions, and what is said of each",
        owner="Partnership manager",
        parts="Agency",
        about_children=False,
        sql="""
            select a.by::timestamp at time zone 'Europe/London' as at, null::uuid as person_id, exists (select from
            partnership_judgement j where j.action_id = a.id and j."column" = 'complete' and j.verdict = 'yes' and
            j."on" <= a.by) as hit, n.name as part, null::float8 as value from partnership_action a join agencies_agency n
            on n.id = a.agency_id where a.by < %(today)s::date and not exists (select from partnership_action l where
            l.supersedes = a.id)
        """,
    ),
    Indicator(
        code="",
        key="plan-actions-helped",
        chapter=Chapter.LEARNING,
        name="Complete actions that made a difference",
        question="Did what we did change anything for children?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="The newest word on it is that it made a difference, with evidence that is more than having done it",
        denominator="Actions of improvement plans said to be complete, by the month in which they first were",
        exclusions="Actions not complete; complete and too soon to say counts as not yet",
        source="Improvement plans: evidence, and what is said of each action in its two columns",
        owner="Independent scrutineer",
        parts="Agency",
        about_children=False,
        sql="""
            select d."on"::timestamp at time zone 'Europe/London' as at, null::uuid as person_id, coalesce((select j.verdict =
            'yes' from partnership_judgement j where j.action_id = a.id and j."column" = 'difference' order by j."on" desc,
            j.recorded_at desc, j.id desc limit 1), false) as hit, n.name as part, null::float8 as value from
            partnership_action a join agencies_agency n on n.id = a.agency_id cross join lateral (select min(j."on") as "on"
            from partnership_judgement j where j.action_id = a.id and j."column" = 'complete' and j.verdict = 'yes') d where
            d."on" is not null and not exists (select from partnership_action l where l.supersedes = a.id)
        """,
    ),
    Indicator(
        code="64",
        key="training-reached",
        chapter=Chapter.LEARNING,
        name="Staff whom training reached",
        question="Do those who work with children have the training their work asks for?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="Had the course in its month, as their agency says",
        denominator="Staff who should have had a course by its month, as their agency says; one person on two courses is two",
        exclusions=(
            "Courses no agency sent. Who had one stays in the agency’s own system: counts alone are sent. Whether practice "
            "moved afterwards stands on the page of training"
        ),
        source="Training counts, sent by each agency",
        owner="Partnership manager",
        parts="Agency",
        about_children=False,
        apart="A small course would say who was on it",
        sql=REACHED.format("a.name", "join agencies_agency a on a.id = t.agency_id"),
    ),
    Indicator(
        code="",
        key="training-reached-topic",
        chapter=Chapter.LEARNING,
        name="Staff whom training reached, by topic",
        question="In which topic is training missing?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="Had the course in its month, as their agency says",
        denominator="Staff who should have had a course by its month, as their agency says; one person on two courses is two",
        exclusions=(
            "Courses no agency sent. Who had one stays in the agency’s own system: counts alone are sent. Whether practice "
            "moved afterwards stands on the page of training"
        ),
        source="Training counts, sent by each agency",
        owner="Partnership manager",
        parts="Topic",
        about_children=False,
        apart="A small course would say who was on it",
        sql=REACHED.format(
            "s.said",
            "join unnest(%(training)s::text[], %(training_labels)s::text[]) s (code, said) on s.code = t.topic",
        ),
    ),
)

BETWEEN_GROUPS = Comparison(
    "62",
    Chapter.LEARNING,
    "Differences between groups of children",
    "Is anything counted more often, or less, among children of one ethnic group, or among disabled children?",
)
"""How many children of each group live here is loaded by each area, since no record can know it."""
