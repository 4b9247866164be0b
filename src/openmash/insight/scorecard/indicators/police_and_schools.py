"""How the police screen incidents that children are part of, and how schools are told. Nobody's name is in it.

Screenings and officers are the force's: a figure is divided by team and never by person, and no list stands behind it here.
"""

from __future__ import annotations

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Indicator, Kind, Target

FIGURES: tuple[Indicator, ...] = (
    Indicator(
        code="45",
        key="screening-coverage",
        chapter=Chapter.POLICE,
        name="Incidents with a child that were screened",
        question="Does the police screen whenever a child is part of it?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="With a screening of the same reference",
        denominator="Incidents officers went to with a child linked, as command and control says",
        exclusions="Withdrawn incidents; incidents somebody excused with a reason, which are counted by the force",
        source="Police screening: incidents attended, screenings, reasons for none",
        owner="Police lead for screening",
        parts="Team",
        about_children=False,
        sql="""
            select a.occurred_at as at, null::uuid as person_id, exists (select from screening_screening s where s.held_by =
            a.held_by and s.incident_ref = a.reference) as hit, coalesce(t.name, 'Not recorded') as part, null::float8 as value
            from attended a left join agencies_team t on t.id = a.team_id where a.children > 0 and not exists (select from
            screening_excuse e where e.held_by = a.held_by and e.incident_ref = a.reference)
        """,
    ),
    Indicator(
        code="46",
        key="screening-hours",
        chapter=Chapter.POLICE,
        name="Hours from incident to screening",
        question="Is it written down while it is fresh, and in time to act on?",
        kind=Kind.MIDDLE,
        better=Better.LOWER,
        numerator="Hours from the incident to the screening",
        denominator="Screenings",
        exclusions="None",
        source="Police screening: screenings",
        owner="Police lead for screening",
        parts="Team",
        unit="hours",
        about_children=False,
        sql="""
            select s.occurred_at as at, null::uuid as person_id, true as hit, coalesce(t.name, 'Not recorded') as part,
            extract(epoch from s.recorded_at - s.occurred_at) / 3600.0 as value from screened s left join agencies_team t
            on t.id = s.team_id where s.recorded_at >= s.occurred_at
        """,
    ),
    Indicator(
        code="47",
        key="screening-complete",
        chapter=Chapter.POLICE,
        name="Screenings that answer every prompt",
        question="Does it say how each child was, and what each child said?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator=(
            "Appearance, activity, relationships and environment of each child seen, and words or why the child was not "
            "spoken to"
        ),
        denominator="Screenings with a child who was seen",
        exclusions="Screenings at which no child was seen",
        source="Police screening: the children of each",
        owner="Police lead for screening",
        parts="Team",
        about_children=False,
        sql="""
            select s.occurred_at as at, null::uuid as person_id, bool_and(c.appearance <> '' and c.activity <> '' and
            c.relationships <> '' and c.environment <> '' and (c.words <> '' or c.spoken_why_not <> '')) as hit,
            coalesce(t.name, 'Not recorded') as part, null::float8 as value from screened s join screening_screenedchild c on
            c.screening_id = s.id and c.seen and not exists (select from screening_screenedchild l where l.supersedes = c.id)
            left join agencies_team t on t.id = s.team_id group by s.id, s.occurred_at, t.name
        """,
    ),
    Indicator(
        code="48",
        key="red-reviewed",
        chapter=Chapter.POLICE,
        name="Red screenings reviewed within 24 hours",
        question="Does somebody else look, at once, at the worst?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="A supervisor’s review within 24 hours of the officer’s grade",
        denominator="Screenings the officer graded red, reviewed or their 24 hours passed",
        exclusions="Graded red within the last 24 hours and not reviewed yet",
        source="Police screening: grades",
        owner="Police lead for screening",
        parts="Team",
        about_children=False,
        sql="""
            select g.recorded_at as at, null::uuid as person_id, coalesce(r.at <= g.recorded_at + interval '24 hours', false)
            as hit, coalesce(t.name, 'Not recorded') as part, null::float8 as value from screened s join screening_grading g
            on g.screening_id = s.id and g.part = 'officer' and g.grade = 'red' left join agencies_team t on t.id = s.team_id
            cross join lateral (select min(recorded_at) as at from screening_grading r where r.screening_id = s.id and
            r.part = 'review') r where r.at is not null or g.recorded_at + interval '24 hours' < %(now)s
        """,
    ),
    Indicator(
        code="49",
        key="grades-raised",
        chapter=Chapter.POLICE,
        name="Grades raised on review",
        question="Are first grades too low, and too high?",
        kind=Kind.SHARE,
        numerator="The first review’s grade is higher than the officer’s",
        denominator="Screenings reviewed",
        exclusions="Not reviewed",
        source="Police screening: grades",
        owner="Police lead for screening",
        parts="On review",
        about_children=False,
        sql="""
            select r.recorded_at as at, null::uuid as person_id, r.place > g.place as hit, case when r.place > g.place then
            'Raised' when r.place < g.place then 'Lowered' else 'The same' end as part, null::float8 as value from placed_grade g
            join placed_grade r on r.screening_id = g.screening_id and r.part = 'review' and r.nth = 1
            where g.part = 'officer' and g.nth = 1
        """,
    ),
    Indicator(
        code="50",
        key="grades-agreed",
        chapter=Chapter.POLICE,
        name="How often two people gave the same grade",
        question="Does the grade depend on who gives it?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="A second person, who did not see the grade, gave the same",
        denominator="Screenings graded again without sight of the first grade",
        exclusions="Reviews, which see the first grade. Agreement beyond chance (kappa) is not in this figure",
        source="Police screening: grades",
        owner="Police lead for screening",
        about_children=False,
        sql="""
            select b.recorded_at as at, null::uuid as person_id, b.place = g.place as hit, '' as part, null::float8 as value from
            placed_grade g join placed_grade b on b.screening_id = g.screening_id and b.part = 'blind' and b.nth = 1
            where g.part = 'officer' and g.nth = 1
        """,
    ),
    Indicator(
        code="51",
        key="encompass-in-time",
        chapter=Chapter.POLICE,
        name="Schools told before the next school day",
        question="Does a child’s school know before the child comes in?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="The notice was put before the school, or the school was rung, before its next day started",
        denominator="Children of incidents whose school was to be told, and was, or whose school day has started",
        exclusions="Nobody to tell; decided that the school is not told",
        source="Operation Encompass: whom a school is to be told of, notices and calls",
        owner="Police lead for Encompass",
        target=Target(100, "Operation Encompass: before the start of the next school day"),
        sql="""
            select o.attended_at as at, o.person_id, coalesce(n.at <= o.due_at, false) as hit, '' as part, null::float8 as value from
            encompass_owed o cross join lateral (select min(t.at) as at from (select s.recorded_at as at from encompass_notice n
            join encompass_noticestep s on s.notice_id = n.id and s.step = 'told' where n.process_id = o.process_id and
            n.person_id = o.person_id union all select r.recorded_at from encompass_owedstep r join encompass_owed q on
            q.id = r.owed_id where r.told = 'rung' and q.process_id = o.process_id and q.person_id = o.person_id) t) n
            where o.standing not in ('nobody', 'not_told') and o.due_at is not null and not exists (select from encompass_owed l
            where l.supersedes = o.id) and not exists (select from encompass_owedstep k join encompass_owed q on q.id = k.owed_id
            where k.told = 'keep' and q.process_id = o.process_id and q.person_id = o.person_id)
            and (n.at is not null or o.due_at < %(now)s)
        """,
    ),
    Indicator(
        code="52",
        key="encompass-read",
        chapter=Chapter.POLICE,
        name="Notices the school read the same day",
        question="Does somebody at the school see it while it matters?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="Read by the school no later than the school day it was for",
        denominator="Notices put before a school, read or their day past",
        exclusions="Not this school’s child",
        source="Operation Encompass: notices and what happened to each",
        owner="Education lead for the hub",
        sql="""
            select n.recorded_at as at, n.person_id, coalesce((r.at at time zone 'Europe/London')::date <= (n.due_at at time zone
            'Europe/London')::date, false) as hit, '' as part, null::float8 as value from encompass_notice n cross join lateral
            (select min(s.recorded_at) as at from encompass_noticestep s where s.notice_id = n.id and s.step = 'read') r
            where exists (select from encompass_noticestep t where t.notice_id = n.id and t.step = 'told') and not exists (select
            from encompass_noticestep x where x.notice_id = n.id and x.step = 'not_ours') and (r.at is not null or
            (n.due_at at time zone 'Europe/London')::date < %(today)s::date)
        """,
    ),
    Indicator(
        code="53",
        key="schools-reached",
        chapter=Chapter.POLICE,
        name="Schools with a police session in the last year",
        question="Which schools does prevention not reach?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="A session was given there in the twelve months before the month’s last day",
        denominator="Schools open in the register today",
        exclusions="Closed schools; the council’s officer for children without a school. Which topics: the coverage map",
        source="Police in schools: sessions given; register of schools",
        owner="Police schools lead",
        parts="Phase",
        about_children=False,
        at_month_end=True,
        sql="""
            select m.at, null::uuid as person_id, exists (select from held_session g where g.school_id = s.id and g."on" <=
            m.on_day and g."on" > m.on_day - interval '1 year') as hit, s.phase as part, null::float8 as value from
            (select at, (at at time zone 'Europe/London')::date as on_day from month_end ) m cross join schools_school s
            where s.standing = 'open' and s.kind <> 'officer'
        """,
    ),
    Indicator(
        code="54",
        key="sessions-told",
        chapter=Chapter.POLICE,
        name="Sessions at which a pupil told something",
        question="Do children use the chance to tell?",
        kind=Kind.SHARE,
        numerator="A contact was opened for what a pupil told an officer there",
        denominator="Sessions given to pupils",
        exclusions="Sessions for staff and for parents. More told is not worse: it may be the session that let them",
        source="Police in schools: sessions given, and contacts opened from them",
        owner="Police schools lead",
        parts="Topic",
        about_children=False,
        apart="Few may read what a pupil told",
        sql="""
            select g."on"::timestamp at time zone 'Europe/London' as at, null::uuid as person_id, g.booking_id in (select
            booking_id from wall.counted_disclosures()) as hit, coalesce(t.label, 'Not recorded') as part, null::float8 as
            value from held_session g left join unnest(%(topics)s::text[], %(topic_labels)s::text[]) as t (code, label) on
            t.code = g.topic where g.pupils > 0
        """,
    ),
)
