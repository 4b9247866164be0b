"""Contacts and decisions at the front door."""

from __future__ import annotations

from openmash.insight.scorecard.indicators.shape import Better, Chapter, Indicator, Kind

FIGURES: tuple[Indicator, ...] = (
    Indicator(
        code="1",
        key="contacts",
        chapter=Chapter.FRONT_DOOR,
        name="Contacts",
        question="How much comes to the front door, and is it changing?",
        kind=Kind.COUNT,
        numerator="Contacts, one for each child",
        denominator="",
        exclusions="Consultations and requests for information; children filed in a contact by mistake",
        source="Front door: contacts",
        owner="MASH service manager",
        parts="Where it came from",
        unit="children",
        sql="""
            select received_at as at, person_id, true as hit, from_whom as part, null::float8 as value from contact
        """,
    ),
    Indicator(
        code="2",
        key="contacts-to-referrals",
        chapter=Chapter.FRONT_DOOR,
        name="Contacts that became a referral",
        question="Does what reaches us need social care, and do others know what to send?",
        kind=Kind.SHARE,
        numerator="Children whose decision that stands is an assessment or a strategy discussion",
        denominator="Contacts decided",
        exclusions=(
            "Contacts not decided yet. Consultations and requests for information; children filed in a contact by"
            " mistake"
        ),
        source="Front door: contacts and decisions",
        owner="MASH service manager",
        parts="Where it came from",
        sql="""
            select received_at as at, person_id, outcome in ('assessment', 'strategy_discussion') as hit, from_whom
            as part, null::float8 as value from contact join decided using (contact_id, person_id)
        """,
    ),
    Indicator(
        code="3",
        key="decided-in-time",
        chapter=Chapter.FRONT_DOOR,
        name="Decided within one working day",
        question="Do children wait for somebody to decide?",
        kind=Kind.SHARE,
        numerator="First decision no later than the end of the next working day",
        denominator="Contacts decided, or past that day undecided",
        exclusions=(
            "Contacts whose day has not passed. Consultations and requests for information; children filed in a "
            "contact by mistake"
        ),
        source="Front door: contacts and decisions; England’s bank holidays",
        owner="MASH service manager",
        better=Better.HIGHER,
        parts="Where it came from",
        sql="""
            select received_at as at, person_id, coalesce(d.worked - r.worked <= 1, false) as hit, from_whom as
            part, null::float8 as value from contact join day r on r.day = on_day left join decided using
            (contact_id, person_id) left join day d on d.day = first_day where first_at is not null or (select
            worked from day where day = %(today)s::date) - r.worked > 1
        """,
    ),
    Indicator(
        code="4",
        key="contact-sources",
        chapter=Chapter.FRONT_DOOR,
        name="Where contacts come from",
        question="Who tells us, and who has gone quiet?",
        kind=Kind.SHARE,
        numerator="Contacts from the police",
        denominator="Contacts, one for each child",
        exclusions="Consultations and requests for information; children filed in a contact by mistake",
        source="Front door: contacts",
        owner="MASH service manager",
        parts="Source, as the census names it",
        measure="police-sources",
        beside="Published: of referrals, where this is of all contacts",
        sql="""
            select received_at as at, person_id, source = '6' as hit, source_said as part, null::float8 as value
            from contact
        """,
    ),
    Indicator(
        code="5",
        key="police-no-further-action",
        chapter=Chapter.FRONT_DOOR,
        name="Police contacts with no further action",
        question="Does what the police send need us?",
        kind=Kind.SHARE,
        numerator="Decision that stands is no further action",
        denominator="Contacts from the police, decided",
        exclusions=(
            "Not decided yet. Consultations and requests for information; children filed in a contact by mistake"
        ),
        source="Front door: contacts and decisions",
        owner="Police lead for the hub",
        parts="Kind of contact",
        sql="""
            select received_at as at, person_id, outcome = 'no_further_action' as hit, kind_said as part,
            null::float8 as value from contact join decided using (contact_id, person_id) where source = '6'
        """,
    ),
    Indicator(
        code="6",
        key="referrals",
        chapter=Chapter.FRONT_DOOR,
        name="Referrals",
        question="How many children do we accept into social care?",
        kind=Kind.COUNT,
        numerator="Contacts whose decision that stands is an assessment or a strategy discussion",
        denominator="Children living in the area",
        exclusions="Consultations and requests for information; children filed in a contact by mistake",
        source="Front door: contacts and decisions",
        owner="MASH service manager",
        parts="Where it came from",
        unit="children",
        per_10000=True,
        measure="referrals",
        beside="Published: referrals to social care in the year to 31 March, those with no further action among them",
        sql="""
            select received_at as at, person_id, true as hit, from_whom as part, null::float8 as value from referral
        """,
    ),
    Indicator(
        code="7",
        key="re-referrals",
        chapter=Chapter.FRONT_DOOR,
        name="Re-referrals within twelve months",
        question="Did we stop too soon, or close what was not settled?",
        kind=Kind.SHARE,
        numerator="Referrals of a child who was referred in the twelve months before",
        denominator="Referrals",
        exclusions="Consultations and requests for information; children filed in a contact by mistake",
        source="Front door: contacts and decisions; records agreed to be one child",
        owner="MASH service manager",
        better=Better.LOWER,
        parts="Where it came from",
        measure="re-referrals",
        beside="Published: of all referrals in the year to 31 March",
        sql="""
            select received_at as at, person_id, coalesce(max(received_at) over earlier >= received_at - interval '1 year', false)
            as hit, from_whom as part, null::float8 as value from referral join one on one.asked = person_id window earlier as
            (partition by who order by received_at range between unbounded preceding and '1 microsecond' preceding)
        """,
    ),
    Indicator(
        code="8",
        key="referrals-no-further-action",
        chapter=Chapter.FRONT_DOOR,
        name="Referrals accepted, then no further action",
        question="Do we take in children we then do nothing for?",
        kind=Kind.SHARE,
        numerator="Closed with no assessment begun",
        denominator="Referrals a team accepted",
        exclusions="None",
        source="Journey: referral accepted, assessment begun, case closed",
        owner="Head of service, assessment",
        measure="referral-no-further-action",
        beside="Published: of all referrals in the year to 31 March",
        sql="""
            select m.occurred_at as at, m.person_id, exists (select from milestone c where c.process_id =
            m.process_id and c.person_id = m.person_id and c.event = 'case_closed' and c.occurred_at >=
            m.occurred_at) and not exists (select from milestone a where a.process_id = m.process_id and a.person_id
            = m.person_id and a.event = 'assessment_began') as hit, '' as part, null::float8 as value from milestone
            m where m.event = 'referral_accepted'
        """,
    ),
    Indicator(
        code="9",
        key="hours-to-decision",
        chapter=Chapter.FRONT_DOOR,
        name="Hours from contact to decision",
        question="How long does a child wait, by how urgent it was?",
        kind=Kind.MIDDLE,
        numerator="Hours from when it arrived to the first decision",
        denominator="Contacts decided",
        exclusions="Consultations and requests for information; children filed in a contact by mistake",
        source="Front door: contacts, ratings and decisions",
        owner="MASH service manager",
        better=Better.LOWER,
        parts="Rating of the contact",
        unit="hours",
        sql="""
            select received_at as at, person_id, true as hit, coalesce(initcap(rating), 'Not rated') as part,
            extract(epoch from first_at - received_at) / 3600.0 as value from contact join decided using
            (contact_id, person_id) left join rated using (contact_id) where first_at >= received_at
        """,
    ),
    Indicator(
        code="10",
        key="checks-in-time",
        chapter=Chapter.FRONT_DOOR,
        name="Checks answered in time",
        question="Who answers in time, so that a decision rests on what is known?",
        kind=Kind.SHARE,
        numerator="First answer within the area’s limit for the contact’s rating",
        denominator="Checks answered, or past their limit",
        exclusions=(
            "Checks no longer needed; checks whose limit has not passed; ratings whose limit is not counted in hours"
        ),
        source="Front door: checks and answers; limits of the area’s profile",
        owner="Each agency’s lead for the hub",
        better=Better.HIGHER,
        parts="Agency asked",
        sql="""
            select c.asked_at as at, c.person_ids[1] as person_id, coalesce(a.at <= c.asked_at + l.hours * interval
            '1 hour', false) as hit, g.name as part, null::float8 as value from asked c join agencies_agency g on
            g.id = c.agency_id join unnest(%(ratings)s::text[], %(hours)s::int[]) as l (rating, hours) on l.rating =
            c.rating left join answered a on a.check_asked_id = c.id where (a.at is not null or (not c.dropped and
            c.asked_at + l.hours * interval '1 hour' < %(now)s))
        """,
    ),
    Indicator(
        code="13",
        key="sharing-recorded",
        chapter=Chapter.FRONT_DOOR,
        name="Consent, or why not, recorded",
        question="Can we show a family why we shared?",
        kind=Kind.SHARE,
        numerator="Whether the family was told, the lawful basis, or their answer about a service is recorded",
        denominator="Contacts, one for each child",
        exclusions="Consultations and requests for information; children filed in a contact by mistake",
        source="Front door: told the family, lawful basis, agreement to a service",
        owner="MASH service manager",
        better=Better.HIGHER,
        parts="Where it came from",
        sql="""
            select received_at as at, person_id, contact_id in (select contact_id from frontdoor_lawfulbasis) or
            contact_id in (select contact_id from frontdoor_informedfamily) or (contact_id, person_id) in (select
            contact_id, person_id from frontdoor_agreementtoservice) as hit, from_whom as part, null::float8 as
            value from contact
        """,
    ),
)
