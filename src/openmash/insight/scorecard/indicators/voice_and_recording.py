"""What a child's voice changed, by agency, stage and team; and whether what is known is recorded once."""

from __future__ import annotations

from dataclasses import replace

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Indicator, Kind

SHAPED = Indicator(
    code="",
    key="voice-shaped",
    chapter=Chapter.VOICE,
    name="Decisions shaped by the child’s voice",
    question="In which agencies does what a child says change what is decided?",
    kind=Kind.SHARE,
    numerator=(
        "The child was heard in the 90 days before, or the day after, and it is recorded what that changed, or why it "
        "changed nothing"
    ),
    denominator=(
        "Decisions about a child at the front door and at child protection meetings, answers to checks, schools’ answers "
        "to Operation Encompass, levels of exploitation, and cases that end, step down or are passed on"
    ),
    exclusions=(
        "Police gradings, which are of no record until they are sent; decisions at which an agency owes the child’s "
        "voice and which no record here holds"
    ),
    source="Front door, child protection meetings, Encompass, exploitation, journey; voice, and what it changed",
    owner="The lead partners",
    better=Better.HIGHER,
    parts="Agency that decided or answered",
    sql="""
        select s.at, s.person_id, s.hit, g.name as part, null::float8 as value from shaped s
        join agencies_agency g on g.id = s.agency_id
    """,
)

LAG = Indicator(
    code="",
    key="record-lag",
    chapter=Chapter.RECORDING,
    name="Hours from an event to its record",
    question="How long is something known before others can read it?",
    kind=Kind.MIDDLE,
    numerator="Hours from when it happened to when it was recorded here",
    denominator="Children’s words, visits, police notifications and police screenings with a time",
    exclusions="What nobody timed; records that put another right",
    source="Voice, visits, front door, screening: when it happened and when it was recorded",
    owner="Data lead",
    better=Better.LOWER,
    parts="Agency that recorded it",
    unit="hours",
    sql="""
        select w.at, w.person_id, true as hit,
          case when g.strand_circle is null then 'The public, by the form' else g.name end as part, w.hours as value
        from written w join agencies_agency g on g.id = w.agency_id
    """,
)

MINUTES = Indicator(
    code="",
    key="check-minutes",
    chapter=Chapter.RECORDING,
    name="Minutes to answer a check",
    question="What does an answer cost the agency that gives it?",
    kind=Kind.MIDDLE,
    numerator="Minutes from opening the check to sending the answer, by whoever answered",
    denominator="First answers given on a page, signed in or by a one-time link",
    exclusions=(
        "Answers written down by the hub from a call, or sent by a partner’s own system; answers to a check opened more "
        "than an hour before: somebody went away in between"
    ),
    source="Front door: answers; the log of what was opened, which is kept anyway. Nobody times anybody",
    owner="Each agency’s lead for the hub",
    better=Better.LOWER,
    parts="Agency asked",
    unit="minutes",
    sql="""
        select f.at, f.person_id, true as hit, g.name as part, m.minutes as value from (
          select array_agg('check:' || k.check_asked_id) as keys, array_agg(k.recorded_by) as who,
            array_agg(k.recorded_at) as times
          from (select distinct on (check_asked_id) * from frontdoor_checkreply order by check_asked_id, recorded_at, id) k
          where k.recorded_at >= %(since)s and k.recorded_at < %(until)s
        ) a cross join lateral audit.minutes_to_answer(a.keys, a.who, a.times, 'check.viewed') m
        join (
          select distinct on (k.check_asked_id) k.check_asked_id, k.recorded_at as at, c.agency_id,
            c.person_ids[1] as person_id
          from frontdoor_checkreply k join frontdoor_check c on c.id = k.check_asked_id
          order by k.check_asked_id, k.recorded_at, k.id
        ) f on 'check:' || f.check_asked_id = m.key
        join agencies_agency g on g.id = f.agency_id
    """,
)

FIGURES: tuple[Indicator, ...] = (
    SHAPED,
    replace(
        SHAPED,
        key="voice-shaped-stage",
        name="Decisions shaped by the child’s voice, by stage",
        question="At which stage is a child’s voice lost?",
        parts="Stage",
        sql="""
            select s.at, s.person_id, s.hit, s.stage as part, null::float8 as value from shaped s where true
        """,
    ),
    replace(
        SHAPED,
        key="voice-shaped-team",
        name="Decisions shaped by the child’s voice, by team",
        question="Which teams can show others how?",
        parts="Team of whoever decided or answered",
        sql="""
            select s.at, s.person_id, s.hit, coalesce(t.name, 'No team') as part, null::float8 as value from shaped s
            left join access_account a on a.id = s.recorded_by left join agencies_team t on t.id = a.team_id
        """,
    ),
    LAG,
    replace(
        LAG,
        key="record-lag-kind",
        name="Hours from an event to its record, by kind",
        question="What is known late?",
        parts="Kind of record",
        sql="""
            select w.at, w.person_id, true as hit, w.kind as part, w.hours as value from written w where true
        """,
    ),
    MINUTES,
    replace(
        MINUTES,
        key="check-minutes-quick",
        name="Minutes to answer a check: the quicker quarter",
        question="How quick can it be?",
        numerator="Minutes within which a quarter of the answers were given",
        percentile=0.25,
    ),
    replace(
        MINUTES,
        key="check-minutes-slow",
        name="Minutes to answer a check: the slower quarter",
        question="Whom does it cost most?",
        numerator="Minutes within which three quarters of the answers were given",
        percentile=0.75,
    ),
    Indicator(
        code="",
        key="typed-again",
        chapter=Chapter.RECORDING,
        name="Places typed that another agency had given already",
        question="What is typed twice?",
        kind=Kind.SHARE,
        numerator="The same address, school, practice or number was recorded before for this person by another agency",
        denominator="Places and numbers of a person typed here",
        exclusions="What came by file or from a partner’s system; places that are protected",
        source="People: where a person is found or reached",
        owner="Data lead",
        better=Better.LOWER,
        parts="Agency that typed it",
        sql="""
            with place as materialized (
              select id, person_id, held_by, recorded_at, kind, lower(text) as words, lower(postcode) as code, urn,
                origin_id is null and supersedes is null and recorded_at >= %(since)s and recorded_at < %(until)s as typed
              from people_locatingfact where protected_from = '{}'
            ), alike as (
              select kind, words, code, urn from place group by 1, 2, 3, 4
              having min(held_by::text collate "C") <> max(held_by::text collate "C")
            ), again as materialized (select p.* from place p join alike using (kind, words, code, urn)), opened as (
              select r.id, first_value(r.held_by) over (
                partition by w.ids[1], r.kind, r.words, r.code, r.urn order by r.recorded_at, r.id
              ) as first_by
              from again r join wall.sets_of(array(select distinct person_id from again)) w on w.asked = r.person_id
            )
            select t.recorded_at as at, t.person_id, coalesce(o.first_by <> t.held_by, false) as hit, g.name as part,
              null::float8 as value
            from place t join agencies_agency g on g.id = t.held_by left join opened o on o.id = t.id where t.typed
        """,
    ),
    Indicator(
        code="",
        key="rows-already-held",
        chapter=Chapter.RECORDING,
        name="Rows of partners’ files that were here already",
        question="How much is sent again, and found before anybody types it?",
        kind=Kind.SHARE,
        numerator="Known to be the same as a row taken in before, and left out",
        denominator="Rows that were taken in, or were here already",
        exclusions="Rows that could not be taken in",
        source="Partners’ files, as they were received",
        owner="Data lead",
        parts="Agency that sent the file",
        about_children=False,
        sql="""
            select b.received_at as at, null::uuid as person_id, n > b.accepted as hit, g.name as part,
            null::float8 as value from imports_batch b join agencies_agency g on g.id = b.agency_id
            cross join lateral generate_series(1, b.accepted + b.already_held) n
        """,
    ),
)
