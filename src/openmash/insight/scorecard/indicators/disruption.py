"""People and places of concern, what is done about them, and how well the map was aimed: counts alone.

Few may read these records, so that small numbers of them are withheld from everybody and no list stands behind a figure.
"""

from __future__ import annotations

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Indicator, Kind

FIGURES: tuple[Indicator, ...] = (
    Indicator(
        code="34",
        key="people-with-measure",
        chapter=Chapter.EXPLOITATION,
        name="People of concern with a measure in force",
        question="Is something being done about everybody who harms children?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="A disruption measure that was served or begun, and had not ended or run out by the month’s last day",
        denominator="People of concern who were not closed on the month’s last day",
        exclusions="Measures planned or asked for and not begun; people about whom restrictions hold",
        source="People and places of concern: how each stands; disruption: measures and their steps",
        owner="Exploitation lead",
        parts="How they stood",
        about_children=False,
        at_month_end=True,
        apart="Few may read what is known of people and places of concern",
        sql="""
            select m.at, null::uuid as person_id, exists (select from measured x where x.subject_id = s.subject_id
            and x.day <= m.on_day group by x.measure_id having bool_or(x.step in ('served', 'extended', 'breached'))
            and not bool_or(x.step in ('ended', 'refused')) and coalesce((array_agg(x.expires_on order by x.day desc, x.id
            desc) filter (where x.expires_on is not null))[1] >= m.on_day, true)) as hit, initcap(s.status) as part,
            null::float8 as value from (select at, (at at time zone 'Europe/London')::date as on_day from month_end ) m
            cross join lateral (select distinct on (c.subject_id) c.subject_id, c.status from concerned c where
            c.kind = 'person' and c.at < m.at order by c.subject_id, c.at desc, c.id desc) s where s.status <> 'closed'
        """,
    ),
    Indicator(
        code="35",
        key="measure-steps",
        chapter=Chapter.EXPLOITATION,
        name="What became of disruption measures",
        question="Are the powers we have used, and do they hold?",
        kind=Kind.COUNT,
        numerator="Steps of measures: applied for, granted, served or begun, refused, breached, extended, ended",
        denominator="",
        exclusions="Measures that ran out by their date, which are no step; subjects about whom restrictions hold",
        source="Disruption: measures and their steps",
        owner="Exploitation lead",
        parts="What became of it",
        unit="steps",
        about_children=False,
        apart="Few may read what is known of people and places of concern",
        sql="""
            select x.day::timestamp at time zone 'Europe/London' as at, null::uuid as person_id, true as hit,
            initcap(x.step) as part, null::float8 as value from measured x where x.step is not null
        """,
    ),
    Indicator(
        code="36",
        key="places-opened",
        chapter=Chapter.EXPLOITATION,
        name="Places of concern opened, closed and opened again",
        question="Do places stay safe once we stop looking?",
        kind=Kind.COUNT,
        numerator="Times a place was taken up, closed, or taken up again after it was closed",
        denominator="",
        exclusions="Places about which restrictions hold",
        source="People and places of concern: how each stands",
        owner="Exploitation lead",
        parts="What happened",
        unit="times",
        about_children=False,
        apart="Few may read what is known of people and places of concern",
        sql="""
            select c.at, null::uuid as person_id, true as hit, case when c.nth = 1 then 'Opened' when c.status = 'closed' then
            'Closed' when c.at < c.was_at + interval '6 months' then 'Opened again within six months' else 'Opened again later'
            end as part, null::float8 as value from (select k.*, row_number() over one as nth, lag(k.status) over one as was,
            lag(k.at) over one as was_at from concerned k where k.kind = 'place' window one as (partition by k.subject_id
            order by k.at, k.id)) c where c.nth = 1 or (c.status = 'closed') <> (c.was = 'closed')
        """,
    ),
    Indicator(
        code="37",
        key="places-heard",
        chapter=Chapter.EXPLOITATION,
        name="Assessments of places that hold young people’s view",
        question="Do we ask the young people who use a place, before we decide what is wrong with it?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="What young people who use the place say is written in it",
        denominator="Times what is known of a place of concern was written or written anew",
        exclusions="Places about which restrictions hold",
        source="People and places of concern: what is known of a place",
        owner="Exploitation lead",
        about_children=False,
        apart="Few may read what is known of people and places of concern",
        sql="""
            select p.at, null::uuid as person_id, p.has_view as hit, '' as part, null::float8 as value from
            wall.counted_places() p
        """,
    ),
    Indicator(
        code="38",
        key="map-aimed",
        chapter=Chapter.EXPLOITATION,
        name="Days on which the map was aimed better than counting",
        question="Does the map tell where the next incidents fall better than last month’s counts do?",
        kind=Kind.SHARE,
        better=Better.HIGHER,
        numerator="More of the weeks held back fell where the map pointed, for the same ground, than by any plainer way",
        denominator="Days with a search whose map was tried on weeks held back; the day’s last search counts",
        exclusions="Searches with too few incidents held back to try a map on. How much better stands with the map",
        source="Map: what each search found, and how well it was aimed",
        owner="Exploitation lead",
        about_children=False,
        sql="""
            select l.recorded_at as at, null::uuid as person_id, coalesce((select max((t ->> 'pai')::float8) filter (where
            starts_with(t ->> 'name', 'This map')) > max((t ->> 'pai')::float8) filter (where not starts_with(t ->> 'name',
            'This map')) from jsonb_array_elements(l.tried) t), false) as hit, '' as part, null::float8 as value from
            (select distinct on ((recorded_at at time zone 'Europe/London')::date) recorded_at, tried from patterns_looked
            where jsonb_array_length(tried) > 0 order by (recorded_at at time zone 'Europe/London')::date, recorded_at
            desc, id desc) l
        """,
    ),
)
