"""The child's voice, and what the partnership learns and keeps."""

from __future__ import annotations

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Indicator, Kind

FIGURES: tuple[Indicator, ...] = (
    Indicator(
        code="55",
        key="voice-present",
        chapter=Chapter.VOICE,
        name="Decisions that had the child’s own voice",
        question="Do children’s voices reach every decision?",
        kind=Kind.SHARE,
        numerator="With what the child said or showed",
        denominator="Decisions about a child at the front door and at meetings",
        exclusions="Decisions at which other agencies owe the child’s voice are counted once they are recorded here",
        source="Front door and child protection meetings: decisions; voice",
        owner="The lead partners",
        better=Better.HIGHER,
        parts="Who decided",
        sql="""
            select coalesce(d.occurred_at, d.recorded_at) as at, d.person_id, coalesce(v.status = 'heard', false) as
            hit, g.name as part, null::float8 as value from frontdoor_decision d join agencies_agency g on g.id =
            d.held_by left join voice_voice v on v.id = d.voice_id union all select coalesce(occurred_at,
            recorded_at), person_id, voice <> '', 'Child protection meetings', null from ruled
        """,
    ),
    Indicator(
        code="56",
        key="voice-influence",
        chapter=Chapter.VOICE,
        name="Voices with what they changed",
        question="Did what the child said change anything?",
        kind=Kind.SHARE,
        numerator="It is recorded what the voice changed, or why it changed nothing",
        denominator="Voices heard, 28 days ago or longer",
        exclusions=(
            "Heard within the last 28 days, unless it is recorded already. Whether words are copied is for the "
            "writer alone"
        ),
        source="Voice, and what it changed",
        owner="The lead partners",
        better=Better.HIGHER,
        parts="Agency that heard the child",
        sql="""
            select v.recorded_at as at, v.person_id, i.hit, g.name as part, null::float8 as value from voice_voice v
            join agencies_agency g on g.id = v.held_by cross join lateral (select exists (select from
            voice_influence i where i.voice_id = v.id) as hit) i where v.status = 'heard' and (i.hit or
            v.recorded_at + interval '28 days' < %(now)s) and not exists (select from voice_voice l where
            l.supersedes = v.id)
        """,
    ),
    Indicator(
        code="57",
        key="review-participation",
        chapter=Chapter.VOICE,
        name="Reviews with no views of the child",
        question="Do children take part in their own reviews?",
        kind=Kind.SHARE,
        numerator="Did not come, and no views were given (PN7)",
        denominator="Reviews with how the child took part, child of 4 or over",
        exclusions="Children under 4 (PN0)",
        source="Child protection meetings: how the child took part",
        owner="Conference service manager",
        better=Better.LOWER,
        parts="How the child took part",
        sql="""
            select coalesce(occurred_at, recorded_at) as at, person_id, participation = 'PN7' as hit, participation
            as part, null::float8 as value from ruled where kind = 'review' and participation not in ('', 'PN0')
        """,
    ),
    Indicator(
        code="61",
        key="match-waits",
        chapter=Chapter.LEARNING,
        name="Days a possible match waits",
        question="How long may one child stand under two records?",
        kind=Kind.MIDDLE,
        numerator="Days from being put before somebody to being judged",
        denominator="Possible matches judged",
        exclusions="Not judged yet",
        source="Linkage: pairs of records put before people",
        owner="Data lead",
        better=Better.LOWER,
        unit="days",
        about_children=False,
        sql="""
            select j.recorded_at as at, p.record_a_id as person_id, true as hit, '' as part, extract(epoch from
            j.recorded_at - p.recorded_at) / 86400.0 as value from linkage_judgement j join linkage_proposal p on
            p.id = j.proposal_id where not exists (select from linkage_judgement l where l.proposal_id =
            j.proposal_id and (l.recorded_at, l.id) < (j.recorded_at, j.id))
        """,
    ),
    Indicator(
        code="63",
        key="children-per-worker",
        chapter=Chapter.LEARNING,
        name="Children for each social worker",
        question="Do workers have time for each child?",
        kind=Kind.MIDDLE,
        numerator="Children allocated to a social worker on the month’s last day",
        denominator="Social workers with a child",
        exclusions=(
            "Workers with no child; vacancies and agency staff, which no record here holds. No worker is named or shown"
        ),
        source="Allocations",
        owner="Head of service, assessment",
        unit="children",
        about_children=False,
        at_month_end=True,
        measure="children-per-worker",
        beside="Published: on 30 September, as an average and not the middle",
        sql="""
            select m.at, null::uuid as person_id, true as hit, '' as part, count(distinct a.person_id)::float8 as
            value from month_end m join cases_allocation a on a.role = 'social_worker' and a.starts_at < m.at and
            (a.ends_at is null or a.ends_at >= m.at) group by m.at, a.account_id
        """,
    ),
)
