"""The common ground of every figure: contacts, decisions, milestones and the rest, each child once, put right where it was.

These are SQL, since a figure is counted where the records are: what a module says of its own tables stands in its
`models.py`, and a test runs every statement here against them. They run under the walls of whoever asks, so that a
figure is of the records that actor may see and no others; nothing here names a child to anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, cast

from django.db import connection

from openmash.casework.journey.words import ELSEWHERE, LESS
from openmash.casework.police_in_schools.words import Topic
from openmash.foundation.governance.area import Profile
from openmash.foundation.reference.codes import codes
from openmash.statute.calendar import at, local_date
from openmash.statute.limits import ElapsedHours, ElapsedMinutes, Months

LONDON = "'Europe/London'"
GROUND: dict[str, str] = {
    "day": """
        select d::date as day, count(*) filter (where extract(isodow from d) < 6 and not d::date = any(%(holidays)s::date[]))
          over (order by d) as worked
        from generate_series('2010-01-01'::date, %(today)s::date + 400, interval '1 day') d""",
    "month_end": f"""
        select (m + interval '1 month') at time zone {LONDON} - interval '1 microsecond' as at
        from generate_series(%(since)s::timestamptz at time zone {LONDON}, %(until)s::timestamptz at time zone {LONDON}
          - interval '1 day', interval '1 month') m""",
    "contact": f"""
        select k.contact_id, k.person_id, c.process_id, c.received_at, (c.received_at at time zone {LONDON})::date as on_day, c.source, c.kind,
          coalesce(s.label, 'Not recorded') as source_said, initcap(replace(c.kind, '_', ' ')) as kind_said,
          case when c.source = '6' then 'Police' when c.source like '2%%' then 'Schools and education'
            when c.source like '3%%' then 'Health' when c.source like '1%%' then 'Family, neighbours and the child'
            when c.source like '5%%' then 'Council services' else 'Others' end as from_whom
        from frontdoor_contactchild k join frontdoor_contact c on c.id = k.contact_id
        left join unnest(%(codes)s::text[], %(labels)s::text[]) as s (code, label) on s.code = c.source
        where k.part <> 'misfiled' and c.kind not in ('consultation', 'information_request')
          and not exists (select from frontdoor_contactchild l where l.supersedes = k.id)""",
    "decided": f"""
        select contact_id, person_id, min(coalesce(occurred_at, recorded_at)) as first_at,
          (min(coalesce(occurred_at, recorded_at)) at time zone {LONDON})::date as first_day,
          (array_agg(outcome order by recorded_at desc, id desc))[1] as outcome
        from frontdoor_decision group by contact_id, person_id""",
    "rated": """
        select distinct on (contact_id) contact_id, rating from frontdoor_rating order by contact_id, recorded_at desc, id desc""",
    "referral": """
        select * from contact join decided using (contact_id, person_id) where outcome in ('assessment', 'strategy_discussion')""",
    "milestone": """
        select m.id, m.process_id, m.person_id, m.event, m.occurred_at from cases_milestone m where m.person_id is not null
          and m.event <> 'recorded_in_error' and m.occurred_at <= %(now)s
          and not exists (select from cases_milestone l where l.supersedes = m.id)""",
    "plan": """
        select b.person_id, b.occurred_at as began, (select min(e.occurred_at) from milestone e where e.event =
          'child_protection_plan_ended' and e.person_id = b.person_id and e.process_id = b.process_id
          and e.occurred_at >= b.occurred_at) as ended
        from milestone b where b.event = 'child_protection_plan_began'""",
    "one": """
        select asked, ids[1] as who from wall.sets_of(array(select person_id from referral union select person_id from plan))""",
    "ruled": """
        select distinct on (d.convened_id, d.person_id) d.*, c.kind from protection_decided d
        join protection_convened c on c.id = d.convened_id order by d.convened_id, d.person_id, d.recorded_at desc, d.id desc""",
    "asked": """
        select c.id, c.agency_id, c.person_ids, c.rating, coalesce(c.occurred_at, c.recorded_at) as asked_at, exists (select from
          frontdoor_disposition d where d.check_asked_id = c.id and d.wanted = 'not_needed') as dropped from frontdoor_check c""",
    "answered": """
        select check_asked_id, min(coalesce(occurred_at, recorded_at)) as at from frontdoor_checkreply group by check_asked_id""",
    "graded": """
        select g.id, g.person_id, g.level, g.label, coalesce(g.occurred_at, g.recorded_at) as at from exploitation_grade g
        where not exists (select from exploitation_grade l where l.supersedes = g.id)""",
    "attended": """
        select a.* from screening_attended a where not a.withdrawn and a.occurred_at <= %(now)s
          and not exists (select from screening_attended l where l.supersedes = a.id)""",
    "screened": """
        select s.* from screening_screening s where s.occurred_at is not null
          and not exists (select from screening_screening l where l.supersedes = s.id)""",
    "placed_grade": """
        select screening_id, part, recorded_at, array_position(array['blue', 'green', 'amber', 'red'], grade::text) as place,
          row_number() over (partition by screening_id, part order by recorded_at, id) as nth from screening_grading""",
    "held_session": """
        select distinct on (g.booking_id) g.booking_id, g."on", g.pupils, b.school_id, b.topic from police_in_schools_given g
          join police_in_schools_booking b on b.id = g.booking_id order by g.booking_id, g.recorded_at desc, g.id desc""",
    "concerned": """
        select * from wall.counted_subjects()""",
    "measured": """
        select * from wall.counted_measures()""",
    "listened": """
        select v.person_id, coalesce(v.occurred_at, v.recorded_at) as at from voice_voice v where v.status = 'heard'
          and exists (select from voice_influence i where i.voice_id = v.id)
          and not exists (select from voice_voice l where l.supersedes = v.id)""",
    "owing": """
        select d.id as of, 'Front door' as stage, coalesce(d.occurred_at, d.recorded_at) as at, d.person_id,
          d.held_by as agency_id, d.recorded_by from frontdoor_decision d
        union all select r.id, 'Child protection meeting', coalesce(r.occurred_at, r.recorded_at), r.person_id, r.held_by,
          r.recorded_by from ruled r
        union all select c.id, 'Answer to a check', coalesce(k.occurred_at, k.recorded_at), c.person_id, q.agency_id,
          k.recorded_by from frontdoor_replychild c join frontdoor_checkreply k on k.id = c.reply_id
          join frontdoor_check q on q.id = k.check_asked_id
        union all select g.id, 'Exploitation level', coalesce(g.occurred_at, g.recorded_at), g.person_id, g.held_by,
          g.recorded_by from exploitation_grade g where not exists (select from exploitation_grade l where l.supersedes = g.id)
        union all select a.* from (select distinct on (n.id) n.id, 'School’s answer to a notice', s.recorded_at, n.person_id,
          n.agency_id, s.recorded_by from encompass_notice n join encompass_noticestep s on s.notice_id = n.id and s.step = 'did'
          order by n.id, s.recorded_at, s.id) a
        union all select j.id, 'Ending help, or passing it on', coalesce(j.occurred_at, j.recorded_at), j.person_id, j.held_by,
          j.recorded_by from journey_recorded j where j.step = any(%(ending)s)
          and not exists (select from journey_recorded l where l.supersedes = j.id)""",
    "shaped": """
        select o.stage, o.at, o.person_id, o.agency_id, o.recorded_by, o.of in (select p.of from owing p join listened h on
          h.person_id = p.person_id and h.at <= p.at + interval '1 day' and h.at > p.at - interval '90 days') as hit
        from owing o""",
    "written": """
        select w.*, extract(epoch from w.recorded_at - w.at) / 3600.0 as hours from (
          select v.occurred_at as at, v.recorded_at, v.person_id, v.held_by as agency_id, 'A child’s words' as kind
            from voice_voice v where v.status = 'heard' and v.supersedes is null
          union all select r.occurred_at, r.recorded_at, r.person_id, r.held_by, 'A visit' from visits_record r
            where r.supersedes is null
          union all select n.incident_at, c.received_at, null::uuid, n.agency_id, 'A police notification'
            from frontdoor_policenotification n join frontdoor_contact c on c.id = n.contact_id where n.said_since = ''
          union all select s.occurred_at, s.recorded_at, null::uuid, s.held_by, 'A police screening' from screened s) w
        where w.at is not null and w.recorded_at >= w.at""",
}
"""By name, each using only those before it."""
LOOKED_UP = frozenset({"milestone", "graded"})
"""Looked up child by child: left to the tables' own indexes, since a part kept aside has none and is read whole each time."""


def with_ground(statement: str) -> str:
    """The statement's rows as `event`, after as much of the ground as it stands on, ready for a `select` from it."""
    needed: list[str] = []
    reading = statement
    for name in reversed(GROUND):
        if any(word in reading for word in _said(name)):
            needed.insert(0, name)
            reading += GROUND[name]
    parts = [f"{name} as {'not ' if name in LOOKED_UP else ''}materialized ({GROUND[name]})" for name in needed]
    return "with " + ", ".join([*parts, f"event as materialized ({statement})"])


def _said(name: str) -> tuple[str, ...]:
    return tuple(f"{before} {name}{after}" for before in ("from", "join") for after in (" ", ")", "\n"))


def rows_of(statement: str, asked: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """Run one statement as the present actor, under the walls; all its rows. One query."""
    with connection.cursor() as cursor:
        cursor.execute(statement, cast("Mapping[str, Any]", asked))  # arrays and moments, which the driver adapts
        return cast("list[tuple[Any, ...]]", cursor.fetchall())


def asked_with(profile: Profile, now: datetime, since: date, until: date) -> dict[str, object]:
    """What the statements are asked with. `since` and `until` are first days of months; `until` is left out."""
    hours = {each.key: _hours(each.check.limit) for each in profile.ratings}
    counted = {key: number for key, number in hours.items() if number is not None}
    training = {each.code: each.label for each in codes("training_topic").codes}
    sources = {each.code: each.label for each in codes("contact_source").codes}
    return {
        "now": now, "today": local_date(now), "since": at(since, time()), "until": at(until, time()),
        "holidays": sorted(profile.calendar().bank_holidays), "ratings": list(counted), "hours": list(counted.values()),
        "codes": list(sources), "labels": list(sources.values()),
        "ending": [step.value for step in LESS if step not in ELSEWHERE], "topics": [each.value for each in Topic], "topic_labels": [each.label for each in Topic],
        "training": list(training), "training_labels": list(training.values()),
        "good_grades": [each.key for each in profile.practice.grades if each.is_good],
        "least_graded": profile.practice.least_to_say,
        "first_review": _months(profile, "first_review_conference", now),
        "later_review": _months(profile, "later_review_conference", now),
    }  # fmt: skip


def _months(profile: Profile, clock: str, now: datetime) -> int:
    """The area's limit of a clock counted in months. Raises LookupError where it is set in anything else."""
    limit = profile.clock(clock, local_date(now)).limit
    if not isinstance(limit, Months):
        raise LookupError(f"The limit “{clock}” is not counted in months.")
    return limit.months


def _hours(limit: object) -> int | None:
    if isinstance(limit, ElapsedHours):
        return limit.hours
    return limit.minutes // 60 if isinstance(limit, ElapsedMinutes) and limit.minutes % 60 == 0 else None
