"""From contact to closure: how many get how far, and how long each part takes. Not on the partnership's list of 64."""

from __future__ import annotations

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Indicator, Kind

FIGURES: tuple[Indicator, ...] = (
    Indicator(
        code="",
        key="outcomes",
        chapter=Chapter.FLOW,
        name="What was decided",
        question="Where do children go from here?",
        kind=Kind.COUNT,
        numerator="Contacts decided, one for each child, by the decision that stands",
        denominator="",
        exclusions="Contacts not decided yet. Consultations and requests for information",
        source="Front door: contacts and decisions",
        owner="MASH service manager",
        parts="Decision",
        unit="children",
        sql="""
            select received_at as at, person_id, true as hit, upper(left(outcome, 1)) || substr(replace(outcome, '_', ' '), 2)
            as part, null::float8 as value from contact join decided using (contact_id, person_id)
        """,
    ),
    Indicator(
        code="",
        key="hours-to-acceptance",
        chapter=Chapter.FLOW,
        name="Hours from decision to whoever comes next",
        question="How long is a child between two teams?",
        kind=Kind.MIDDLE,
        better=Better.LOWER,
        numerator="Hours from the first decision until the next team or area accepted the child",
        denominator="Children accepted by whoever comes next",
        exclusions="Children nobody has accepted yet, or whose decision needs no receiver",
        source="Front door: decisions; hand-overs and their answers",
        owner="MASH service manager",
        parts="Decision",
        unit="hours",
        sql="""
            select c.received_at as at, c.person_id, true as hit, upper(left(d.outcome, 1)) || substr(replace(d.outcome, '_', ' '),
            2) as part, extract(epoch from a.at - d.first_at) / 3600.0 as value from contact c join decided d using (contact_id,
            person_id) cross join lateral (select min(coalesce(a.occurred_at, a.recorded_at)) as at from cases_offeranswer a
            where a.process_id = c.process_id and a.person_id = c.person_id and a.answer = 'accepted'
            and coalesce(a.occurred_at, a.recorded_at) >= d.first_at) a where a.at is not null
        """,
    ),
    Indicator(
        code="",
        key="hours-to-feedback",
        chapter=Chapter.FLOW,
        name="Hours from decision to telling who told us",
        question="Do those who tell us hear what came of it?",
        kind=Kind.MIDDLE,
        better=Better.LOWER,
        numerator="Hours from the first decision until the referrer was told",
        denominator="Contacts whose referrer was told, one for each child",
        exclusions="Telling held with a reason, not owed, or still owed",
        source="Front door: decisions and feedback",
        owner="MASH service manager",
        parts="Where it came from",
        unit="hours",
        sql="""
            select c.received_at as at, c.person_id, true as hit, c.from_whom as part, extract(epoch from f.at - d.first_at) / 3600.0
            as value from contact c join decided d using (contact_id, person_id) join (select contact_id,
            min(coalesce(occurred_at, recorded_at)) as at from frontdoor_feedback where status = 'told' group by contact_id) f
            on f.contact_id = c.contact_id where f.at >= d.first_at
        """,
    ),
    Indicator(
        code="",
        key="hours-to-closure",
        chapter=Chapter.FLOW,
        name="Hours from contact to closed to MASH",
        question="How long does the hub hold a child?",
        kind=Kind.MIDDLE,
        numerator="Hours from when it arrived until it was first closed to MASH for the child",
        denominator="Contacts closed to MASH, one for each child",
        exclusions="Contacts still open",
        source="Front door: contacts; journey: closed to MASH",
        owner="MASH service manager",
        parts="Where it came from",
        unit="hours",
        sql="""
            select c.received_at as at, c.person_id, true as hit, c.from_whom as part, extract(epoch from m.at - c.received_at) /
            3600.0 as value from contact c join (select process_id, person_id, min(occurred_at) as at from milestone
            where event = 'closed_to_mash' group by process_id, person_id) m on m.process_id = c.process_id
            and m.person_id = c.person_id where m.at >= c.received_at
        """,
    ),
)
