"""Family help, assessment and child protection: from the milestones of each child's journey, and meetings."""

from __future__ import annotations

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Indicator, Kind, Target

FIGURES: tuple[Indicator, ...] = (
    Indicator(
        code="11",
        key="family-help-opened",
        chapter=Chapter.HELP,
        name="Family help begun",
        question="Do families get help early?",
        kind=Kind.COUNT,
        numerator="Episodes of family help begun",
        denominator="Children living in the area",
        exclusions="None",
        source="Journey: its steps",
        owner="Family help lead",
        unit="children",
        per_10000=True,
        sql="""
            select occurred_at as at, person_id, true as hit, '' as part, null::float8 as value from milestone where
            event = 'family_help_began'
        """,
    ),
    Indicator(
        code="12",
        key="stepped-up",
        chapter=Chapter.HELP,
        name="Stepped up within six months of family help",
        question="Was family help enough?",
        kind=Kind.SHARE,
        numerator="Stepped up, or a child in need or child protection plan begun, within six months",
        denominator="Episodes of family help that ended",
        exclusions="Ended less than six months ago, unless stepped up already",
        source="Journey: its steps",
        owner="Family help lead",
        sql="""
            select e.occurred_at as at, e.person_id, u.hit, '' as part, null::float8 as value from milestone e cross
            join lateral (select exists (select from milestone u where u.person_id = e.person_id and u.event in
            ('stepped_up', 'child_in_need_plan_began', 'child_protection_plan_began') and u.occurred_at >=
            e.occurred_at and u.occurred_at < e.occurred_at + interval '6 months') as hit) u where e.event =
            'family_help_ended' and (u.hit or e.occurred_at + interval '6 months' < %(now)s)
        """,
    ),
    Indicator(
        code="14",
        key="assessed-in-time",
        chapter=Chapter.HELP,
        name="Assessments finished within 45 working days",
        question="Do children wait for an answer?",
        kind=Kind.SHARE,
        numerator="Finished no later than 45 working days after it began",
        denominator="Assessments finished",
        exclusions="Finished with no beginning recorded",
        source="Journey: its steps; England’s bank holidays",
        owner="Head of service, assessment",
        better=Better.HIGHER,
        target=Target(100, "Working Together to Safeguard Children: no longer than 45 working days"),
        measure="assessed-in-time",
        beside="Published: in the year to 31 March",
        sql="""
            select c.occurred_at as at, c.person_id, f.worked - b.worked <= 45 as hit, '' as part, null::float8 as
            value from milestone c cross join lateral (select max(a.occurred_at) as at from milestone a where
            a.event = 'assessment_began' and a.person_id = c.person_id and a.process_id = c.process_id and
            a.occurred_at <= c.occurred_at) s join day b on b.day = (s.at at time zone 'Europe/London')::date join
            day f on f.day = (c.occurred_at at time zone 'Europe/London')::date where c.event =
            'assessment_completed'
        """,
    ),
    Indicator(
        code="15",
        key="child-seen",
        chapter=Chapter.HELP,
        name="Child seen in the assessment",
        question="Did we see the child?",
        kind=Kind.SHARE,
        numerator="A visit at which the child was seen, between its beginning and its end",
        denominator="Assessments finished",
        exclusions="Finished with no beginning recorded",
        source="Journey: its steps",
        owner="Head of service, assessment",
        better=Better.HIGHER,
        sql="""
            select c.occurred_at as at, c.person_id, exists (select from milestone v where v.person_id = c.person_id
            and v.event in ('child_seen', 'child_in_need_visit_made', 'child_protection_visit_made') and
            v.occurred_at between s.at and c.occurred_at) as hit, '' as part, null::float8 as value from milestone c
            cross join lateral (select max(a.occurred_at) as at from milestone a where a.event = 'assessment_began'
            and a.person_id = c.person_id and a.process_id = c.process_id and a.occurred_at <= c.occurred_at) s
            where c.event = 'assessment_completed' and s.at is not null
        """,
    ),
    Indicator(
        code="16",
        key="exploitation-factors",
        chapter=Chapter.HELP,
        name="Assessments that found exploitation",
        question="How often is exploitation part of what we find?",
        kind=Kind.SHARE,
        numerator="With factor 10A, 11A, 12A, 13A or 24A",
        denominator="Assessments authorised, one for each child",
        exclusions="Being written, or sent back",
        source="Assessments: what each found",
        owner="Head of service, assessment",
        sql="""
            select j.recorded_at as at, c.person_id, c.factors && array['10A', '11A', '12A', '13A',
            '24A']::varchar[] as hit, '' as part, null::float8 as value from assessments_conclusion c join
            assessments_judged j on j.assessment_id = c.assessment_id and j.step = 'authorised' where not exists
            (select from assessments_conclusion l where l.supersedes = c.id)
        """,
    ),
    Indicator(
        code="17",
        key="strategy-discussions",
        chapter=Chapter.PROTECTION,
        name="Strategy discussions",
        question="How often must we act together at once?",
        kind=Kind.COUNT,
        numerator="Strategy discussions held, one for each child",
        denominator="Children living in the area",
        exclusions="None",
        source="Journey: its steps",
        owner="Head of service, assessment",
        unit="children",
        per_10000=True,
        sql="""
            select occurred_at as at, person_id, true as hit, '' as part, null::float8 as value from milestone where
            event = 'strategy_discussion_held'
        """,
    ),
    Indicator(
        code="18",
        key="strategy-to-enquiry",
        chapter=Chapter.PROTECTION,
        name="Strategy discussions that led to an enquiry",
        question="Do we meet about the right children?",
        kind=Kind.SHARE,
        numerator="Decided: a section 47 enquiry",
        denominator="Strategy discussions with a decision, one for each child",
        exclusions="No decision recorded",
        source="Child protection meetings",
        owner="Head of service, assessment",
        sql="""
            select coalesce(occurred_at, recorded_at) as at, person_id, outcome in ('enquiry', 'enquiry_goes_on') as
            hit, '' as part, null::float8 as value from ruled where kind = 'strategy'
        """,
    ),
    Indicator(
        code="19",
        key="strategy-quorate",
        chapter=Chapter.PROTECTION,
        name="Strategy discussions with the agencies they need",
        question="Do the police, health and social care decide together?",
        kind=Kind.SHARE,
        numerator="Quorate: police, health and social care took part, and whoever else the area asks for",
        denominator="Strategy discussions with a decision, one for each child",
        exclusions="No decision recorded",
        source="Child protection meetings",
        owner="The lead partners",
        better=Better.HIGHER,
        sql="""
            select coalesce(occurred_at, recorded_at) as at, person_id, quorate as hit, '' as part, null::float8 as
            value from ruled where kind = 'strategy'
        """,
    ),
    Indicator(
        code="20",
        key="enquiry-to-conference",
        chapter=Chapter.PROTECTION,
        name="Enquiries that led to a conference",
        question="Do enquiries end where they should?",
        kind=Kind.SHARE,
        numerator="An initial conference held in the same journey",
        denominator="Section 47 enquiries",
        exclusions="Begun within the last 15 working days, with no conference yet",
        source="Journey: its steps; England’s bank holidays",
        owner="Conference service manager",
        sql="""
            select e.occurred_at as at, e.person_id, k.hit, '' as part, null::float8 as value from milestone e join
            day b on b.day = (e.occurred_at at time zone 'Europe/London')::date cross join lateral (select exists
            (select from milestone c where c.process_id = e.process_id and c.person_id = e.person_id and c.event =
            'initial_conference_held' and c.occurred_at >= e.occurred_at) as hit) k where e.event = 'enquiry_began'
            and (k.hit or (select worked from day where day = %(today)s::date) - b.worked > 15)
        """,
    ),
    Indicator(
        code="21",
        key="conference-in-time",
        chapter=Chapter.PROTECTION,
        name="Conferences within 15 working days",
        question="Are children who are not safe heard in time?",
        kind=Kind.SHARE,
        numerator="No later than 15 working days after the strategy discussion that began the enquiry",
        denominator="Initial conferences",
        exclusions="No enquiry recorded before it",
        source="Journey: its steps; England’s bank holidays",
        owner="Conference service manager",
        better=Better.HIGHER,
        target=Target(100, "Working Together to Safeguard Children: within 15 working days"),
        measure="conference-in-time",
        beside="Published: in the year to 31 March",
        sql="""
            select c.occurred_at as at, c.person_id, f.worked - b.worked <= 15 as hit, '' as part, null::float8 as
            value from milestone c cross join lateral (select max(e.occurred_at) as at from milestone e where
            e.event = 'enquiry_began' and e.person_id = c.person_id and e.process_id = c.process_id and
            e.occurred_at <= c.occurred_at) s join day b on b.day = (s.at at time zone 'Europe/London')::date join
            day f on f.day = (c.occurred_at at time zone 'Europe/London')::date where c.event =
            'initial_conference_held'
        """,
    ),
    Indicator(
        code="22",
        key="conference-to-plan",
        chapter=Chapter.PROTECTION,
        name="Conferences that made a plan",
        question="Do we bring the right children to conference?",
        kind=Kind.SHARE,
        numerator="Decided: a child protection plan",
        denominator="Initial conferences with a decision, one for each child",
        exclusions="No decision recorded",
        source="Child protection meetings",
        owner="Conference service manager",
        sql="""
            select coalesce(occurred_at, recorded_at) as at, person_id, outcome = 'plan' as hit, '' as part,
            null::float8 as value from ruled where kind = 'initial'
        """,
    ),
    Indicator(
        code="23",
        key="children-on-plan",
        chapter=Chapter.PROTECTION,
        name="Children on a child protection plan",
        question="How many children are on a plan?",
        kind=Kind.COUNT,
        numerator="Children on a plan on the month’s last day",
        denominator="Children living in the area",
        exclusions="None",
        source="Journey: its steps",
        owner="Conference service manager",
        unit="children",
        at_month_end=True,
        per_10000=True,
        measure="children-on-plan",
        beside="Published: on 31 March",
        sql="""
            select m.at, p.person_id, true as hit, '' as part, null::float8 as value from month_end m join plan p on
            p.began < m.at and (p.ended is null or p.ended >= m.at)
        """,
    ),
    Indicator(
        code="24",
        key="repeat-plans",
        chapter=Chapter.PROTECTION,
        name="Plans begun for a child who had one before",
        question="Did the first plan do what it was for?",
        kind=Kind.SHARE,
        numerator="An earlier plan, ever",
        denominator="Child protection plans begun",
        exclusions="None",
        source="Journey: its steps; records agreed to be one child",
        owner="Conference service manager",
        better=Better.LOWER,
        measure="repeat-plans",
        beside="Published: in the year to 31 March",
        sql="""
            select began as at, person_id, min(began) over (partition by who) < began as hit, '' as part, null::float8 as value
            from plan join one on one.asked = person_id
        """,
    ),
    Indicator(
        code="25",
        key="long-plans",
        chapter=Chapter.PROTECTION,
        name="Plans that lasted two years or more",
        question="Do children wait for change?",
        kind=Kind.SHARE,
        numerator="Two years or longer from beginning to end",
        denominator="Child protection plans that ended",
        exclusions="Plans that still run",
        source="Journey: its steps",
        owner="Conference service manager",
        better=Better.LOWER,
        measure="long-plans",
        beside="Published: plans that ended in the year to 31 March",
        sql="""
            select ended as at, person_id, ended >= began + interval '2 years' as hit, '' as part, null::float8 as
            value from plan where ended is not null
        """,
    ),
    Indicator(
        code="26",
        key="reviews-in-time",
        chapter=Chapter.PROTECTION,
        name="Plans with every review in time",
        question="Is each plan looked at again before it drifts?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator=(
            "The first review within three months of the plan’s beginning, each later one within six months of the one "
            "before, and none overdue; or within the area’s shorter limits"
        ),
        denominator="Children on a plan on the month’s last day, for three months or longer",
        exclusions="Plans of less than three months",
        source="Journey: its steps; limits of the area’s profile",
        owner="Conference service manager",
        target=Target(100, "Working Together to Safeguard Children: within three months, then within six"),
        at_month_end=True,
        measure="reviews-in-time",
        beside="Published: plans of three months or longer on 31 March",
        sql="""
            select m.at, p.person_id, k.hit, '' as part, null::float8 as value from month_end m join plan p on p.began < m.at -
            interval '3 months' and (p.ended is null or p.ended >= m.at) cross join lateral (select bool_and(
            (coalesce(r.next, m.at) at time zone 'Europe/London')::date <= ((r.at at time zone 'Europe/London')::date +
            make_interval(months => case when r.is_first then %(first_review)s else %(later_review)s end))::date) as hit
            from (select t.at, t.is_first, lead(t.at) over (order by t.at) as next from (select p.began as at, true as is_first
            union all select v.occurred_at, false from milestone v where v.person_id = p.person_id and v.event =
            'review_conference_held' and v.occurred_at > p.began and v.occurred_at < m.at) t) r) k
        """,
    ),
    Indicator(
        code="27",
        key="review-quorate",
        chapter=Chapter.PROTECTION,
        name="Reviews with social care and two other agencies",
        question="Do the agencies stay with the plan?",
        kind=Kind.SHARE,
        numerator="Social care and at least two other agencies took part",
        denominator="Review conferences with a decision, one for each child",
        exclusions="No decision recorded",
        source="Child protection meetings",
        owner="Conference service manager",
        better=Better.HIGHER,
        sql="""
            select coalesce(r.occurred_at, r.recorded_at) as at, r.person_id, coalesce(t.council and t.others >= 2,
            false) as hit, '' as part, null::float8 as value from ruled r left join lateral (select bool_or(g.kind =
            'council') as council, count(*) filter (where g.kind <> 'council') as others from (select distinct on
            (agency_id) agency_id, presence from protection_tookpart where convened_id = r.convened_id order by
            agency_id, recorded_at desc, id desc) n join agencies_agency g on g.id = n.agency_id where n.presence =
            'present') t on true where r.kind = 'review'
        """,
    ),
    Indicator(
        code="28",
        key="seen-alone",
        chapter=Chapter.PROTECTION,
        name="Seen alone on child protection visits",
        question="Does the child have a chance to tell?",
        kind=Kind.SHARE,
        numerator="Seen alone by the worker",
        denominator="Visits of child protection plans at which the child was seen",
        exclusions="Visits that failed; whether it was in time is kept on each child’s record, and not counted here",
        source="Visits: their records",
        owner="Head of service, assessment",
        better=Better.HIGHER,
        sql="""
            select coalesce(occurred_at, recorded_at) as at, person_id, alone = 'yes' as hit, '' as part,
            null::float8 as value from visits_record r where happened = 'seen' and purpose = 'child_protection' and
            not exists (select from visits_record l where l.supersedes = r.id)
        """,
    ),
)
