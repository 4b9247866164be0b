"""Every figure again, by SQL written by hand and by nobody's definitions: month, how many, of how many (or the middle).

`worked(a, b)` is the working days after a up to b; `kid` each child of each contact, `ruling` what stood for them, `step`
the milestones that happened. Read past the walls, and so each says itself that only unrestricted rows count.
"""

from __future__ import annotations

GROUND = """
create temp table holiday (day date);
create function pg_temp.worked(a date, b date) returns int language sql as $$
  select coalesce((select count(*)::int from generate_series(a + 1, b, interval '1 day') g
    where to_char(g, 'Dy') not in ('Sat', 'Sun') and g::date not in (select day from holiday)), 0)
    - coalesce((select count(*)::int from generate_series(b + 1, a, interval '1 day') g
    where to_char(g, 'Dy') not in ('Sat', 'Sun') and g::date not in (select day from holiday)), 0) $$;
create function pg_temp.local(a timestamptz) returns date language sql as $$ select (a at time zone 'Europe/London')::date $$;
create function pg_temp.of_month(a timestamptz) returns date language sql as
  $$ select make_date(extract(year from pg_temp.local(a))::int, extract(month from pg_temp.local(a))::int, 1) $$;

create temp view kid as
  select contact_id, person_id, max(c.received_at) as came, max(c.source) as source
  from frontdoor_contactchild k, frontdoor_contact c
  where c.id = k.contact_id and c.kind <> all (array['consultation', 'information_request']) and k.circle_id = 1 and c.circle_id = 1
  group by contact_id, person_id having count(*) filter (where k.part = 'misfiled') = 0;
create temp view ruling as
  select d.contact_id, d.person_id, d.outcome, f.first from frontdoor_decision d,
    (select contact_id, person_id, max(recorded_at) as last, min(coalesce(occurred_at, recorded_at)) as first
     from frontdoor_decision where circle_id = 1 group by 1, 2) f
  where (d.contact_id, d.person_id, d.recorded_at) = (f.contact_id, f.person_id, f.last) and d.circle_id = 1;
create temp view referred as
  select kid.*, (select set_id from access_subject s where s.person_id = kid.person_id) as who from kid, ruling r
  where (r.contact_id, r.person_id) = (kid.contact_id, kid.person_id) and r.outcome = any (array['assessment', 'strategy_discussion']);
create temp view step as
  select * from cases_milestone where circle_id = 1 and person_id is not null and event not in ('recorded_in_error')
    and id not in (select supersedes from cases_milestone where supersedes is not null) and occurred_at <= now();
create temp view planned as
  select b.person_id, b.occurred_at as began, min(e.occurred_at) as ended from step b left join step e on e.process_id = b.process_id
    and e.person_id = b.person_id and e.event = 'child_protection_plan_ended' and e.occurred_at >= b.occurred_at
  where b.event = 'child_protection_plan_began' group by b.id, b.person_id, b.occurred_at;
create temp view meeting as
  select d.*, c.kind from protection_decided d join protection_convened c on c.id = d.convened_id where d.circle_id = 1 and not exists
    (select from protection_decided l where (l.convened_id, l.person_id) = (d.convened_id, d.person_id) and l.circle_id = 1
     and (l.recorded_at, l.id) > (d.recorded_at, d.id));
create temp view level_set as
  select * from exploitation_grade where circle_id = 1
    and id not in (select supersedes from exploitation_grade where supersedes is not null);
create temp view month_day as
  select m::date as month, ((m + interval '1 month') at time zone 'Europe/London') as after
  from generate_series(date_trunc('month', pg_temp.local(now())::timestamp) - interval '24 months',
    date_trunc('month', pg_temp.local(now())::timestamp) - interval '1 month', interval '1 month') m;
"""

HEARD_AND_SAID = """
        with loud as (select person_id, coalesce(occurred_at, recorded_at) as said from voice_voice where circle_id = 1 and status =
          'heard' and id in (select voice_id from voice_influence where circle_id = 1) and id not in (select supersedes from
          voice_voice where supersedes is not null)),
        choice as (select id, person_id, coalesce(occurred_at, recorded_at) as at from frontdoor_decision where circle_id = 1
          union all select id, person_id, coalesce(occurred_at, recorded_at) from meeting
          union all select r.id, r.person_id, coalesce(a.occurred_at, a.recorded_at) from frontdoor_replychild r,
            frontdoor_checkreply a where a.id = r.reply_id and r.circle_id = 1 and a.circle_id = 1
          union all select id, person_id, coalesce(occurred_at, recorded_at) from level_set
          union all select n.id, n.person_id, min(s.recorded_at) from encompass_notice n, encompass_noticestep s
            where s.notice_id = n.id and s.step = 'did' and n.circle_id = 1 and s.circle_id = 1 group by n.id, n.person_id
          union all select id, person_id, coalesce(occurred_at, recorded_at) from journey_recorded where circle_id = 1 and step in
            ('child_in_need_plan_ended', 'stepped_down', 'transferred_out', 'pre_proceedings_ended', 'family_help_ended', 'case_closed')
            and id not in (select supersedes from journey_recorded where supersedes is not null))
        select pg_temp.of_month(at), count(*) filter (where 0 < (select count(*) from loud l where l.person_id = choice.person_id
          and l.said - interval '1 day' <= choice.at and l.said + interval '90 days' > choice.at)), count(*) from choice group by 1"""
LATE = """
        with known as (select occurred_at as at, recorded_at as kept from voice_voice where circle_id = 1 and status = 'heard'
            and supersedes is null
          union all select occurred_at, recorded_at from visits_record where circle_id = 1 and supersedes is null
          union all select p.incident_at, c.received_at from frontdoor_policenotification p, frontdoor_contact c
            where c.id = p.contact_id and c.circle_id = 1 and p.circle_id = 1
          union all select occurred_at, recorded_at from screening_screening where id not in (select supersedes from
            screening_screening where supersedes is not null))
        select pg_temp.of_month(at), percentile_cont(0.5) within group (order by extract(epoch from kept - at)) / 3600, count(*)
        from known where kept >= at group by 1"""
"""The same rows, divided by nothing: a figure that differs only in its parts has the same months."""

TOOK = """
        with first as (select check_asked_id as id, min(recorded_at) as at from frontdoor_checkreply where circle_id = 1 group by 1),
        by as (select r.check_asked_id as id, r.recorded_by as who, r.recorded_at as at from frontdoor_checkreply r, first
          where first.id = r.check_asked_id and first.at = r.recorded_at and r.circle_id = 1),
        took as (select by.at, by.id, (select min(e.at) from audit.event e where e.kind = 'check.viewed' and e.actor = by.who
          and ('check:' || by.id) = any(e.about) and e.at < by.at and by.at - e.at <= interval '60 minutes') as opened from by)
        select pg_temp.of_month(at), percentile_cont({}) within group (order by extract(epoch from at - opened)) / 60,
        count(*) from took where opened is not null group by 1"""

TRAINED = """
        select month, sum(reached), sum(eligible) from scorecard_training where id not in (select supersedes from
          scorecard_training where supersedes is not null) group by 1"""

BY_HAND: dict[str, str] = {
    "voice-shaped": HEARD_AND_SAID,
    "voice-shaped-stage": HEARD_AND_SAID,
    "voice-shaped-team": HEARD_AND_SAID,
    "record-lag": LATE,
    "check-minutes": TOOK.format("0.5"),
    "check-minutes-quick": TOOK.format("0.25"),
    "check-minutes-slow": TOOK.format("0.75"),
    "record-lag-kind": LATE,
    "typed-again": """
        with place as (select f.*, (select set_id from access_subject s where s.person_id = f.person_id) as who
          from people_locatingfact f where circle_id = 1 and cardinality(protected_from) = 0),
        opened as (select distinct on (who, kind, lower(text), lower(postcode), urn) who, kind, lower(text) as words,
          lower(postcode) as code, urn, held_by from place order by who, kind, lower(text), lower(postcode), urn, recorded_at, id)
        select pg_temp.of_month(p.recorded_at), count(*) filter (where o.held_by <> p.held_by), count(*) from place p, opened o
        where p.who = o.who and p.kind = o.kind and lower(p.text) = o.words and lower(p.postcode) = o.code and p.urn = o.urn
          and p.origin_id is null and p.supersedes is null group by 1""",
    "rows-already-held": """
        select pg_temp.of_month(received_at), sum(already_held), sum(accepted + already_held) from imports_batch
        where accepted + already_held > 0 group by 1""",
    "contacts": "select pg_temp.of_month(came), count(*), count(*) from kid group by 1",
    "outcomes": "select pg_temp.of_month(came), count(*), count(*) from kid natural join ruling group by 1",
    "hours-to-acceptance": """
        with taken as (select k.came, r.first, min(coalesce(a.occurred_at, a.recorded_at)) as at from kid k join ruling r on
          (r.contact_id, r.person_id) = (k.contact_id, k.person_id) join frontdoor_contact c on c.id = k.contact_id
          join cases_offer o on o.process_id = c.process_id and o.person_id = k.person_id join cases_offeranswer a on a.offer_id = o.id
          where a.answer = 'accepted' and a.circle_id = 1 and coalesce(a.occurred_at, a.recorded_at) >= r.first
          group by k.contact_id, k.person_id, k.came, r.first)
        select pg_temp.of_month(came), percentile_cont(0.5) within group (order by extract(epoch from at - first)) / 3600, count(*)
        from taken group by 1""",
    "hours-to-feedback": """
        with told as (select k.came, r.first, (select min(coalesce(f.occurred_at, f.recorded_at)) from frontdoor_feedback f where
          f.contact_id = k.contact_id and f.status = 'told' and f.circle_id = 1) as at from kid k natural join ruling r)
        select pg_temp.of_month(came), percentile_cont(0.5) within group (order by extract(epoch from at - first)) / 3600, count(*)
        from told where at >= first group by 1""",
    "hours-to-closure": """
        with shut as (select k.came, (select min(s.occurred_at) from step s, frontdoor_contact c where c.id = k.contact_id and
          s.process_id = c.process_id and s.person_id = k.person_id and s.event = 'closed_to_mash') as at from kid k)
        select pg_temp.of_month(came), percentile_cont(0.5) within group (order by extract(epoch from at - came)) / 3600, count(*)
        from shut where at >= came group by 1""",
    "contacts-to-referrals": """
        select pg_temp.of_month(came), sum((outcome in ('strategy_discussion', 'assessment'))::int), count(outcome)
        from kid natural join ruling group by 1""",
    "decided-in-time": """
        select pg_temp.of_month(k.came), count(*) filter (where pg_temp.worked(pg_temp.local(k.came), pg_temp.local(r.first)) < 2),
          count(*)
        from kid k left join ruling r on r.contact_id = k.contact_id and r.person_id = k.person_id
        where r.first is not null or pg_temp.worked(pg_temp.local(k.came), pg_temp.local(now())) >= 2 group by 1""",
    "contact-sources": "select pg_temp.of_month(came), count(nullif(source = '6', false)), count(*) from kid group by 1",
    "police-no-further-action": """
        select pg_temp.of_month(came), count(*) filter (where outcome = 'no_further_action'), count(*)
        from kid natural join ruling where source = '6' group by 1""",
    "referrals": "select pg_temp.of_month(came), count(*), count(*) from referred group by 1",
    "re-referrals": """
        select pg_temp.of_month(r.came), count(*) filter (where (select count(*) from referred e where e.who = r.who
          and e.came < r.came and e.came >= r.came - interval '12 months') > 0), count(*) from referred r group by 1""",
    "referrals-no-further-action": """
        select pg_temp.of_month(a.occurred_at), count(*) filter (where 0 < (select count(*) from step c where c.event = 'case_closed'
          and c.process_id = a.process_id and c.person_id = a.person_id and c.occurred_at >= a.occurred_at) and 0 = (select count(*)
          from step b where b.event = 'assessment_began' and b.process_id = a.process_id and b.person_id = a.person_id)), count(*)
        from step a where a.event = 'referral_accepted' group by 1""",
    "hours-to-decision": """
        select pg_temp.of_month(came), percentile_cont(0.5) within group (order by extract(epoch from first - came)) / 3600, count(*)
        from kid natural join ruling where first >= came group by 1""",
    "checks-in-time": """
        with replied as (select c.*, coalesce(c.occurred_at, c.recorded_at) as began, (select min(coalesce(r.occurred_at,
          r.recorded_at)) from frontdoor_checkreply r where r.check_asked_id = c.id and r.circle_id = 1) as first,
          case c.rating when 'red' then 1 when 'amber' then 24 when 'green' then 48 end as hours from frontdoor_check c
          where c.circle_id = 1)
        select pg_temp.of_month(began), count(*) filter (where extract(epoch from first - began) <= hours * 3600), count(*)
        from replied where hours is not null and (first is not null or (now() - began > hours * interval '1 hour' and id not in
          (select check_asked_id from frontdoor_disposition where wanted = 'not_needed' and circle_id = 1))) group by 1""",
    "sharing-recorded": """
        select pg_temp.of_month(came), count(*) filter (where exists (select from frontdoor_lawfulbasis b where b.contact_id =
          kid.contact_id and b.circle_id = 1) or exists (select from frontdoor_informedfamily i where i.contact_id = kid.contact_id
          and i.circle_id = 1) or exists (select from frontdoor_agreementtoservice a where a.contact_id = kid.contact_id and
          a.person_id = kid.person_id and a.circle_id = 1)), count(*) from kid group by 1""",
    "family-help-opened": """
        select pg_temp.of_month(occurred_at), count(*), count(*) from step where event = 'family_help_began' group by 1""",
    "stepped-up": """
        with ended as (select e.*, (select count(*) from step u where u.person_id = e.person_id and u.event = any (array['stepped_up',
          'child_protection_plan_began', 'child_in_need_plan_began']) and u.occurred_at >= e.occurred_at and u.occurred_at <
          e.occurred_at + interval '6 months') as ups from step e where e.event = 'family_help_ended')
        select pg_temp.of_month(occurred_at), count(*) filter (where ups > 0), count(*) from ended
        where ups > 0 or now() > occurred_at + interval '6 months' group by 1""",
    "assessed-in-time": """
        with done as (select c.occurred_at as finished, (select max(b.occurred_at) from step b where b.event = 'assessment_began' and
          (b.process_id, b.person_id) = (c.process_id, c.person_id) and b.occurred_at <= c.occurred_at) as begun from step c
          where c.event = 'assessment_completed')
        select pg_temp.of_month(finished), count(*) filter (where pg_temp.worked(pg_temp.local(begun), pg_temp.local(finished)) < 46),
          count(*) from done where begun is not null group by 1""",
    "child-seen": """
        with done as (select c.person_id, c.occurred_at as finished, (select max(b.occurred_at) from step b where b.event =
          'assessment_began' and (b.process_id, b.person_id) = (c.process_id, c.person_id) and b.occurred_at <= c.occurred_at) as begun
          from step c where c.event = 'assessment_completed')
        select pg_temp.of_month(finished), count(*) filter (where (select count(*) from step s where s.person_id = done.person_id and
          s.event = any (array['child_seen', 'child_protection_visit_made', 'child_in_need_visit_made']) and s.occurred_at >= begun and
          s.occurred_at <= finished) > 0), count(*) from done where begun is not null group by 1""",
    "exploitation-factors": """
        select pg_temp.of_month(j.recorded_at), count(*) filter (where '10A' = any (c.factors) or '11A' = any (c.factors) or '12A' =
          any (c.factors) or '13A' = any (c.factors) or '24A' = any (c.factors)), count(*)
        from assessments_conclusion c, assessments_judged j where j.assessment_id = c.assessment_id and j.step = 'authorised'
          and c.circle_id = 1 and j.circle_id = 1 and c.id not in (select supersedes from assessments_conclusion where supersedes
          is not null) group by 1""",
    "strategy-discussions": """
        select pg_temp.of_month(occurred_at), count(*), count(*) from step where event = 'strategy_discussion_held' group by 1""",
    "strategy-to-enquiry": """
        select pg_temp.of_month(coalesce(occurred_at, recorded_at)), count(*) filter (where outcome like 'enquiry%'), count(*)
        from meeting where kind = 'strategy' group by 1""",
    "strategy-quorate": """
        select pg_temp.of_month(coalesce(occurred_at, recorded_at)), sum(quorate::int), count(*) from meeting where kind = 'strategy'
        group by 1""",
    "enquiry-to-conference": """
        with begun as (select e.occurred_at, exists (select from step c where (c.process_id, c.person_id, c.event) = (e.process_id,
          e.person_id, 'initial_conference_held') and c.occurred_at >= e.occurred_at) as led from step e where e.event = 'enquiry_began')
        select pg_temp.of_month(occurred_at), count(*) filter (where led), count(*) from begun
        where led or pg_temp.worked(pg_temp.local(occurred_at), pg_temp.local(now())) > 15 group by 1""",
    "conference-in-time": """
        with held as (select c.occurred_at as held, (select max(e.occurred_at) from step e where e.event = 'enquiry_began' and
          (e.process_id, e.person_id) = (c.process_id, c.person_id) and e.occurred_at <= c.occurred_at) as begun from step c where
          c.event = 'initial_conference_held')
        select pg_temp.of_month(held), count(*) filter (where pg_temp.worked(pg_temp.local(begun), pg_temp.local(held)) < 16), count(*)
        from held where begun is not null group by 1""",
    "conference-to-plan": """
        select pg_temp.of_month(coalesce(occurred_at, recorded_at)), count(*) filter (where outcome = 'plan'), count(*)
        from meeting where kind = 'initial' group by 1""",
    "children-on-plan": """
        select month, count(*), count(*) from month_day, planned where began < after - interval '1 microsecond'
          and coalesce(ended, 'infinity') >= after - interval '1 microsecond' group by 1""",
    "repeat-plans": """
        with named as (select p.*, s.set_id from planned p join access_subject s on s.person_id = p.person_id)
        select pg_temp.of_month(began), count(*) filter (where (select min(began) from named e where e.set_id = n.set_id) < began),
          count(*) from named n group by 1""",
    "long-plans": """
        select pg_temp.of_month(ended), count(*) filter (where began + interval '24 months' <= ended), count(*) from planned
        where ended is not null group by 1""",
    "review-quorate": """
        with came as (select m.*, (select array_agg(a.kind) from protection_tookpart t join agencies_agency a on a.id = t.agency_id
          where t.convened_id = m.convened_id and t.circle_id = 1 and t.presence = 'present' and not exists (select from
          protection_tookpart l where (l.convened_id, l.agency_id) = (t.convened_id, t.agency_id) and l.circle_id = 1
          and (l.recorded_at, l.id) > (t.recorded_at, t.id))) as kinds from meeting m where kind = 'review')
        select pg_temp.of_month(coalesce(occurred_at, recorded_at)), count(*) filter (where 'council' = any (kinds) and
          cardinality(array_remove(kinds, 'council')) > 1), count(*) from came group by 1""",
    "seen-alone": """
        select pg_temp.of_month(coalesce(occurred_at, recorded_at)), count(*) filter (where alone = 'yes'), count(*) from visits_record
        where circle_id = 1 and purpose = 'child_protection' and happened = 'seen' and id not in
          (select supersedes from visits_record where supersedes is not null) group by 1""",
    "children-by-level": """
        with standing as (select month, person_id, (select level from level_set n where n.person_id = p.person_id and
          coalesce(n.occurred_at, n.recorded_at) < after - interval '1 microsecond'
          order by coalesce(n.occurred_at, n.recorded_at) desc, id desc limit 1) as level
          from month_day, (select distinct person_id from level_set) p)
        select month, count(*), count(*) from standing where level >= 1 group by 1""",
    "risk-lower": """
        with later as (select g.*, coalesce(g.occurred_at, g.recorded_at) as at, (select n.level from level_set n where n.person_id =
          g.person_id and coalesce(n.occurred_at, n.recorded_at) < coalesce(g.occurred_at, g.recorded_at) + interval '3 months'
          order by coalesce(n.occurred_at, n.recorded_at) desc, n.id desc limit 1) as then from level_set g)
        select pg_temp.of_month(at), count(*) filter (where "then" < level), count(*) from later
        where level <> 0 and now() > at + interval '3 months' group by 1""",
    "referral-considered": """
        select pg_temp.of_month(coalesce(occurred_at, recorded_at)), count(*) filter (where person_id in (select person_id from
          exploitation_considered where circle_id = 1)), count(*) from level_set where level = 3 group by 1""",
    "national-referrals": """
        select date_trunc('month', "on")::date, count(*), count(*) from exploitation_considered where circle_id = 1 and id not in
          (select supersedes from exploitation_considered where supersedes is not null) group by 1""",
    "missing-episodes": """
        select pg_temp.of_month(occurred_at), count(*), count(*) from step where event = 'reported_missing' group by 1""",
    "return-interviews": """
        with back as (select r.occurred_at as at, (select min(h.occurred_at) from step h where (h.process_id, h.person_id, h.event) =
          (r.process_id, r.person_id, 'return_home_interview_held') and h.occurred_at >= r.occurred_at) as asked from step r
          where r.event = 'returned_from_missing')
        select pg_temp.of_month(at), count(*) filter (where asked - at <= interval '72 hours'), count(*) from back
        where asked is not null or now() - at > interval '72 hours' group by 1""",
    "prevention-interviews": """
        select pg_temp.of_month(r.occurred_at), count(*) filter (where (r.process_id, r.person_id) in (select process_id, person_id
          from step where event = 'prevention_interview_held')), count(*) from step r where event = 'returned_from_missing' group by 1""",
    "ready-when-missing": """
        select pg_temp.of_month(m.occurred_at), count(*) filter (where (select count(*) from missing_heldready h where h.person_id =
          m.person_id and h.circle_id = 1 and h.recorded_at <= m.occurred_at and m.occurred_at - h.recorded_at < interval '90 days') > 0),
          count(*) from step m where event = 'reported_missing' group by 1""",
    "missing-and-graded": """
        select pg_temp.of_month(m.occurred_at), count(*) filter (where m.person_id in (select person_id from level_set g where level > 0
          and coalesce(g.occurred_at, g.recorded_at) <= m.occurred_at)), count(*) from step m where event = 'reported_missing' group by 1""",
    "unrecorded-missing": """
        select pg_temp.of_month(recorded_at), count(*) filter (where verdict = 'missing' and was_recorded is false), count(*)
        from missing_checkfinding where circle_id = 1 and id not in (select supersedes from missing_checkfinding where supersedes
        is not null) group by 1""",
    "voice-present": """
        select pg_temp.of_month(at), count(*) filter (where heard), count(*) from (
          select coalesce(occurred_at, recorded_at) as at, voice_id in (select id from voice_voice where status = 'heard' and
            circle_id = 1) as heard from frontdoor_decision where circle_id = 1
          union all select coalesce(occurred_at, recorded_at), length(voice) > 0 from meeting) d group by 1""",
    "voice-influence": """
        select pg_temp.of_month(v.recorded_at), count(*) filter (where v.id in (select voice_id from voice_influence where circle_id =
          1)), count(*) from voice_voice v where v.circle_id = 1 and v.status = 'heard' and v.id not in (select supersedes from
          voice_voice where supersedes is not null) and (v.id in (select voice_id from voice_influence where circle_id = 1) or now() -
          v.recorded_at > interval '28 days') group by 1""",
    "review-participation": """
        select pg_temp.of_month(coalesce(occurred_at, recorded_at)), count(*) filter (where participation = 'PN7'), count(*)
        from meeting where kind = 'review' and participation like 'PN%' and participation <> 'PN0' group by 1""",
    "match-waits": """
        with first as (select proposal_id, min(recorded_at) as at from linkage_judgement where circle_id = 1 group by 1)
        select pg_temp.of_month(f.at), percentile_cont(0.5) within group (order by extract(epoch from f.at - p.recorded_at)) / 86400,
          count(*) from first f join linkage_proposal p on p.id = f.proposal_id where p.circle_id = 1 group by 1""",
    "children-per-worker": """
        with held as (select month, account_id, count(distinct person_id) as children from month_day, cases_allocation where circle_id
          = 1 and role = 'social_worker' and starts_at < after - interval '1 microsecond' and coalesce(ends_at, 'infinity') >=
          after - interval '1 microsecond' group by 1, 2)
        select month, percentile_cont(0.5) within group (order by children), count(*) from held group by 1""",
    "screening-coverage": """
        with went as (select * from screening_attended a where not withdrawn and children >= 1 and occurred_at <= now() and id not in
          (select supersedes from screening_attended where supersedes is not null) and (held_by, reference) not in
          (select held_by, incident_ref from screening_excuse))
        select pg_temp.of_month(occurred_at), count(*) filter (where (held_by, reference) in (select held_by, incident_ref from
          screening_screening)), count(*) from went group by 1""",
    "screening-hours": """
        select pg_temp.of_month(occurred_at), percentile_cont(0.5) within group (order by extract(epoch from recorded_at -
          occurred_at)) / 3600, count(*) from screening_screening where recorded_at >= occurred_at and id not in
          (select supersedes from screening_screening where supersedes is not null) group by 1""",
    "screening-complete": """
        with child as (select c.screening_id, least(length(appearance), length(activity), length(relationships), length(environment),
          length(words || spoken_why_not)) as shortest from screening_screenedchild c where seen and id not in
          (select supersedes from screening_screenedchild where supersedes is not null)),
        one as (select screening_id, min(shortest) as shortest from child group by 1)
        select pg_temp.of_month(s.occurred_at), count(*) filter (where shortest > 0), count(*) from one join screening_screening s
          on s.id = one.screening_id where s.id not in (select supersedes from screening_screening where supersedes is not null)
        group by 1""",
    "red-reviewed": """
        with red as (select g.recorded_at as at, (select min(r.recorded_at) from screening_grading r where r.screening_id =
          g.screening_id and r.part = 'review') as looked from screening_grading g where g.part = 'officer' and g.grade = 'red' and
          g.screening_id not in (select supersedes from screening_screening where supersedes is not null))
        select pg_temp.of_month(at), count(*) filter (where looked - at <= interval '1 day'), count(*) from red
        where looked is not null or now() - at > interval '1 day' group by 1""",
    "grades-raised": """
        with first as (select distinct on (screening_id) screening_id, recorded_at, array_position(array['blue', 'green', 'amber',
          'red'], grade::text) as place from screening_grading where part = 'review' order by screening_id, recorded_at, id)
        select pg_temp.of_month(f.recorded_at), count(*) filter (where f.place > array_position(array['blue', 'green', 'amber', 'red'],
          g.grade::text)), count(*) from first f join screening_grading g on g.screening_id = f.screening_id and g.part = 'officer'
        group by 1""",
    "grades-agreed": """
        with first as (select distinct on (screening_id) screening_id, recorded_at, grade from screening_grading where part = 'blind'
          order by screening_id, recorded_at, id)
        select pg_temp.of_month(f.recorded_at), count(*) filter (where f.grade = g.grade), count(*) from first f
        join screening_grading g on g.screening_id = f.screening_id and g.part = 'officer' group by 1""",
    "encompass-in-time": """
        with owed as (select o.*, (select min(s.recorded_at) from encompass_noticestep s, encompass_notice n where n.id = s.notice_id
          and s.step = 'told' and (n.process_id, n.person_id) = (o.process_id, o.person_id) and s.circle_id = 1) as sent,
          (select min(r.recorded_at) from encompass_owedstep r, encompass_owed q where q.id = r.owed_id and r.told = 'rung' and
          (q.process_id, q.person_id) = (o.process_id, o.person_id) and r.circle_id = 1) as rung from encompass_owed o where o.circle_id
          = 1 and o.id not in (select supersedes from encompass_owed where supersedes is not null) and o.standing in ('tell', 'ask',
          'ring') and o.due_at is not null and (o.process_id, o.person_id) not in (select q.process_id, q.person_id from
          encompass_owedstep k, encompass_owed q where q.id = k.owed_id and k.told = 'keep'))
        select pg_temp.of_month(attended_at), count(*) filter (where least(sent, rung) <= due_at), count(*) from owed
        where sent is not null or rung is not null or now() > due_at group by 1""",
    "encompass-read": """
        with sent as (select n.*, (select min(recorded_at) from encompass_noticestep s where s.notice_id = n.id and s.step = 'read' and
          s.circle_id = 1) as read from encompass_notice n where n.circle_id = 1 and n.id in (select notice_id from
          encompass_noticestep where step = 'told') and n.id not in (select notice_id from encompass_noticestep where step =
          'not_ours'))
        select pg_temp.of_month(recorded_at), count(*) filter (where pg_temp.local(read) <= pg_temp.local(due_at)), count(*) from sent
        where read is not null or pg_temp.local(due_at) < pg_temp.local(now()) group by 1""",
    "reviews-in-time": """
        with on_it as (select month, after - interval '1 microsecond' as stood, p.* from month_day, planned p where
          began < after - interval '1 microsecond' - interval '3 months' and coalesce(ended, 'infinity') >= after -
          interval '1 microsecond'),
        late as (select o.*, (select count(*) from (select began as met, 3 as months union all select occurred_at, 6 from step v
            where v.person_id = o.person_id and event = 'review_conference_held' and occurred_at > began and occurred_at < stood) r
          where (pg_temp.local(r.met) + r.months * interval '1 month')::date < pg_temp.local(coalesce((select min(n.occurred_at) from
            step n where n.person_id = o.person_id and n.event = 'review_conference_held' and n.occurred_at > r.met and
            n.occurred_at < stood), stood))) as missed from on_it o)
        select month, count(*) filter (where missed = 0), count(*) from late group by 1""",
    "tool-in-time": """
        with begun as (select a.id, a.concern_on, (select min(recorded_at) from exploitation_judged j where j.assessment_id = a.id and
          step <> 'returned' and j.circle_id = 1) as done from exploitation_assessment a where circle_id = 1 and concern_on is not null)
        select date_trunc('month', concern_on)::date, count(*) filter (where pg_temp.worked(concern_on, pg_temp.local(done)) < 6),
          count(*) from begun where done is not null or pg_temp.worked(concern_on, pg_temp.local(now())) > 5 group by 1""",
    "people-with-measure": """
        with stood as (select month, pg_temp.local(after - interval '1 microsecond') as day, s.id, (select status from
          subjects_standing t where t.subject_id = s.id and t.recorded_at < after - interval '1 microsecond' order by recorded_at desc,
          id desc limit 1) as status from month_day, subjects_subject s where s.kind = 'person' and s.circle_id = 1),
        running as (select s.month, m.subject_id from stood s, disruption_measure m where m.subject_id = s.id and (select count(*) from
          disruption_measurestep x where x.measure_id = m.id and x."on" <= s.day and x.step in ('served', 'extended', 'breached')) > 0
          and (select count(*) from disruption_measurestep x where x.measure_id = m.id and x."on" <= s.day and x.step in ('ended',
          'refused')) = 0 and coalesce((select x.expires_on from disruption_measurestep x where x.measure_id = m.id and x."on" <= s.day
          and x.expires_on is not null order by x."on" desc, x.id desc limit 1), 'infinity') >= s.day)
        select month, count(*) filter (where (month, id) in (select month, subject_id from running)), count(*) from stood
        where status <> 'closed' group by 1""",
    "measure-steps": """
        select date_trunc('month', x."on")::date, count(*), count(*) from disruption_measurestep x, disruption_measure m,
          subjects_subject s where m.id = x.measure_id and s.id = m.subject_id and s.circle_id = 1 group by 1""",
    "places-opened": """
        with turned as (select t.*, (select status from subjects_standing b where b.subject_id = t.subject_id and (b.recorded_at, b.id)
          < (t.recorded_at, t.id) order by recorded_at desc, id desc limit 1) as before from subjects_standing t, subjects_subject s
          where s.id = t.subject_id and s.kind = 'place' and s.circle_id = 1)
        select pg_temp.of_month(recorded_at), count(*), count(*) from turned where before is null or
          (before = 'closed' and status <> 'closed') or (before <> 'closed' and status = 'closed') group by 1""",
    "places-heard": """
        select pg_temp.of_month(d.recorded_at), count(*) filter (where length(d.young_people) > 0), count(*) from
          subjects_description d where (select kind || s.circle_id from subjects_subject s where s.id = d.subject_id) = 'place1'
          group by 1""",
    "map-aimed": """
        with last as (select * from patterns_looked l where tried <> '[]' and not exists (select from patterns_looked n where n.tried <>
          '[]' and pg_temp.local(n.recorded_at) = pg_temp.local(l.recorded_at) and (n.recorded_at, n.id) > (l.recorded_at, l.id))),
        one as (select l.id, l.recorded_at, t ->> 'name' as name, (t ->> 'pai')::float8 as pai from last l, jsonb_array_elements(tried) t),
        judged as (select id, recorded_at, max(pai) filter (where name like 'This map%') as ours, max(pai) filter (where name not like
          'This map%') as plain from one group by 1, 2)
        select pg_temp.of_month(recorded_at), count(*) filter (where ours > plain), count(*) from judged group by 1""",
    "schools-reached": """
        select month, count(*) filter (where s.id in (select b.school_id from police_in_schools_booking b, police_in_schools_given g where
          g.booking_id = b.id and not exists (select from police_in_schools_given l where l.booking_id = b.id and (l.recorded_at, l.id) >
          (g.recorded_at, g.id)) and g."on" between (after - interval '1 microsecond' - interval '1 year')::date + 1 and
          pg_temp.local(after - interval '1 microsecond'))), count(*) from month_day, schools_school s where standing <> 'closed' and
          kind in ('school', 'college', 'alternative') group by 1""",
    "sessions-told": """
        with given as (select g.* from police_in_schools_given g where not exists (select from police_in_schools_given l where
          l.booking_id = g.booking_id and (l.recorded_at, l.id) > (g.recorded_at, g.id)) and pupils <> 0)
        select date_trunc('month', "on")::date, count(*) filter (where (select count(*) from police_in_schools_disclosure d where
          d.booking_id = given.booking_id) > 0), count(*) from given group by 1""",
    "audited-good": """
        with told as (select d.id, d.audit_id, (select min(recorded_at) from practice_grading g where g.drawn_id = d.id and part in
          ('first', 'agreed')) as at, (select grade from practice_grading g where g.drawn_id = d.id and part in ('first', 'agreed')
          order by recorded_at desc, id desc limit 1) as grade from practice_drawnrecord d where circle_id = 1)
        select pg_temp.of_month(at), count(*) filter (where grade in ('good', 'outstanding')), count(*) from told t where at is not null
          and (select count(*) from told o where o.audit_id = t.audit_id and o.at is not null) >= 10 group by 1""",
    "standards-not-met": """
        with newest as (select month, after - interval '1 microsecond' as stood, a.* from month_day, partnership_selfaudit a where exists
          (select from partnership_standardgrade g where g.audit_id = a.id and g.recorded_at < after - interval '1 microsecond')),
        standing as (select * from newest n where not exists (select from newest o where o.month = n.month and (o.duty, o.agency_id,
          o.setting) = (n.duty, n.agency_id, n.setting) and o.year > n.year)),
        judged as (select s.month, (select g.met from partnership_standardgrade g where g.audit_id = s.id and g.standard = k.standard and
          g.recorded_at < stood order by (g.grader = 'peer')::int desc, g.recorded_at desc, g.id desc limit 1) as met from standing s,
          (select distinct standard from partnership_standardgrade) k)
        select month, count(*) filter (where met in ('partly', 'not_met')), count(*) from judged where met is not null group by 1""",
    "plan-actions-in-time": """
        select date_trunc('month', by)::date, count(*) filter (where id in (select action_id from partnership_judgement j where
          j."column" = 'complete' and verdict = 'yes' and j."on" <= a.by)), count(*) from partnership_action a where by <
          pg_temp.local(now()) and id not in (select supersedes from partnership_action where supersedes is not null) group by 1""",
    "plan-actions-helped": """
        with done as (select action_id, min("on") as day from partnership_judgement where "column" = 'complete' and verdict = 'yes'
          group by 1),
        said as (select distinct on (action_id) action_id, verdict from partnership_judgement where "column" = 'difference'
          order by action_id, "on" desc, recorded_at desc, id desc)
        select date_trunc('month', day)::date, count(*) filter (where verdict = 'yes'), count(*) from done left join said using
          (action_id) where action_id not in (select supersedes from partnership_action where supersedes is not null) group by 1""",
    "training-reached": TRAINED,
    "training-reached-topic": TRAINED,
}
"""By the figure's key."""

BETWEEN = """
        with month as (select pg_temp.of_month(now()) as after),
        mine as (select k.person_id, k.came from kid k, month where pg_temp.of_month(k.came) < month.after
          and pg_temp.of_month(k.came) >= month.after - interval '12 months'),
        of as (select m.*, case (select {what}) {groups} end as of from mine m),
        here as (select key as of, value::numeric as children from scorecard_population p, jsonb_each_text(p.groups)
          where p.kind = '{kind}' and not exists (select from scorecard_population l where l.supersedes = p.id)),
        laid as (select here.of, children, (select count(*)::numeric from of where of.of = here.of) as many from here),
        beside as (select b.*, (select sum(o.many) from laid o where o.of <> b.of) as others,
          (select sum(o.children) from laid o where o.of <> b.of) as among from laid b)
        select of, many::int, children::int, (10000 * many / nullif(children, 0))::float8,
          ((many / nullif(children, 0)) / nullif(others / among, 0))::float8,
          case when least(many, others) >= 10 then exp(ln((many / children) / (others / among))
            - 1.959964 * sqrt(1 / many + 1 / others))::float8 end,
          case when least(many, others) >= 10 then exp(ln((many / children) / (others / among))
            + 1.959964 * sqrt(1 / many + 1 / others))::float8 end
        from beside"""
LATEST = "select d.value from people_detail d where d.person_id = m.person_id and d.kind = 'ethnicity' order by recorded_at desc, id desc limit 1"
BETWEEN_BY_HAND: dict[str, str] = {
    "ethnicity": BETWEEN.format(
        kind="ethnicity",
        what=f"case when v = 'CHNE' then 'Chinese' when v in ('REFU', 'NOBT') then '' else left(v, 1) end from ({LATEST}) as d (v)",
        groups="when 'W' then 'White' when 'M' then 'Mixed' when 'A' then 'Asian or Asian British' when 'B' then "
        "'Black or Black British' when 'Chinese' then 'Chinese' when 'O' then 'Other'",
    ),
    "disability": BETWEEN.format(
        kind="disability",
        what="count(*) > 0 from people_detail d where d.person_id = m.person_id and d.kind = 'disability' and d.value <> 'NONE'",
        groups="when true then 'A disability is recorded' else 'None is recorded'",
    ),
}
"""Contacts of twelve months by group of children: group, how many, children who live here, rate, ratio and its limits."""
