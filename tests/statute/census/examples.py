"""A child about whom nothing is wrong, and for each rule one about whom it is broken. Nobody is real."""

from __future__ import annotations

from datetime import date, timedelta

from openmash.statute.census.pupil_numbers import check_letter
from openmash.statute.census.shape import Assessment, Child, Enquiry, Episode, Header, NeedPlan, ProtectionPlan

END = date(2026, 3, 31)
HEADER = Header("CIN", "2026", END, "916")
REFERRED, BEGAN, HELD, ENDED = date(2025, 6, 2), date(2025, 6, 3), date(2025, 6, 16), date(2025, 10, 1)
UPN = check_letter("916202000001") + "916202000001"

ASSESSMENT = Assessment(BEGAN, None, date(2025, 7, 21), ("3B", "16A"))
NEED = NeedPlan(ENDED, date(2026, 1, 20))
ENQUIRY = Enquiry(BEGAN, date(2025, 6, 24), HELD, "0")
PLAN = ProtectionPlan(HELD, ENDED, "NEG", "EMO", "0", (date(2025, 9, 8),))
EPISODE = Episode(REFERRED, "6", "N1", None, "", None, "0", (ASSESSMENT,), (NEED,), (ENQUIRY,), (PLAN,))
BRIEF = Episode(REFERRED, "2A", "N4", date(2025, 8, 1), "RC8", None, "0", (ASSESSMENT,))
NO_FURTHER = Episode(REFERRED, "10", no_further_action="1")
CHILD = Child("C1", UPN, "", "", date(2016, 5, 4), None, "F", None, "WBRI", ("LD", "HEAR"), (EPISODE,))


def of(**changes: object) -> Child:
    return CHILD._replace(**changes)


def episode(start: Episode = EPISODE, **changes: object) -> Child:
    return CHILD._replace(episodes=(start._replace(**changes),))


def assessment(**changes: object) -> Child:
    return episode(assessments=(ASSESSMENT._replace(**changes),))


def need(**changes: object) -> Child:
    return episode(need_plans=(NEED._replace(**changes),))


def enquiry(**changes: object) -> Child:
    return episode(enquiries=(ENQUIRY._replace(**changes),))


def plan(**changes: object) -> Child:
    return episode(plans=(PLAN._replace(**changes),))


def days(count: int) -> timedelta:
    return timedelta(days=count)


BROKEN_BY: dict[str, Child | list[Child]] = {
    "1103": assessment(start=REFERRED - days(1)),
    "1104": enquiry(conference=REFERRED - days(3)),
    "1105": plan(start=REFERRED - days(1)),
    "1510": of(upn=("A" if UPN[0] != "A" else "B") + UPN[1:]),
    "1520": [CHILD, of(id="C2")],
    "1530": of(upn="A999202000001"),
    "1540": of(upn=UPN[:6] + "X" + UPN[7:]),
    "1550": of(upn=UPN[:12] + "I"),
    "1560Q": of(former_upn="9" + UPN[1:]),
    "1570": of(id="C" * 21),
    "1580": of(id="C-1"),
    "2883": [of(episodes=(EPISODE, EPISODE._replace(enquiries=(), conference=None)))],
    "2884": episode(conference=HELD),
    "2885": plan(start=HELD + days(1)),
    "2886Q": of(sex="U"),
    "2887Q": [CHILD],
    "2888Q": of(disabilities=("LD",)),
    "2889": enquiry(start=REFERRED - days(1)),
    "2990": episode(closure=ENDED, reason="RC9"),
    "2991Q": episode(assessments=()),
    "4000": episode(NO_FURTHER, need_plans=(NEED,)),
    "4001": episode(need_plans=(NEED._replace(end=None),), plans=(PLAN._replace(end=None),)),
    "4003": plan(reviews=(ENDED + days(9),)),
    "4004": episode(need_plans=(NEED._replace(end=None), NEED._replace(start=date(2026, 2, 1), end=None))),
    "4008": of(died=ENDED - days(1)),
    "4009Q": of(died=ENDED + days(1)),
    "4010": need(start=None),
    "4011": need(end=ENDED - days(1)),
    "4012Q": need(end=ENDED),
    "4013": need(end=date(2026, 4, 1)),
    "4014": episode(need_plans=(NEED, NeedPlan(date(2026, 1, 20), None))),
    "4015": need(start=REFERRED - days(1)),
    "4016": need(start=ENDED - days(1)),
    "4017": need(start=HELD - days(1)),
    "4180": of(sex="1"),
    "4220": of(ethnicity="wbri"),
    "8500": of(id=""),
    "8510": [CHILD, of(upn="")],
    "8520": of(born=date(2026, 4, 1)),
    "8525Q": of(due=date(2026, 4, 1)),
    "8530Q": of(born=None, due=date(2027, 1, 1), sex="U"),
    "8535Q": of(died=date(2016, 5, 3)),
    "8540": of(disabilities=()),
    "8545Q": of(died=date(2025, 3, 31)),
    "8555Q": of(died=REFERRED - days(1)),
    "8565": episode(closure=ENDED - days(1), reason="RC7"),
    "8568": episode(no_further_action=""),
    "8569Q": episode(NO_FURTHER, referral=date(2025, 3, 30)),
    "8585Q": episode(closure=date(2026, 2, 1), reason="RC2"),
    "8590": of(episodes=()),
    "8600": episode(referral=None),
    "8606": of(born=None, due=REFERRED + days(281), sex="U"),
    "8608": assessment(end=BEGAN - days(1)),
    "8610": episode(need=""),
    "8614": assessment(end=None),
    "8615": enquiry(start=HELD + days(1)),
    "8620": episode(BRIEF, closure=date(2026, 4, 1)),
    "8630": episode(BRIEF, closure=REFERRED - days(1)),
    "8640": episode(BRIEF, reason="RC10"),
    "8650": episode(need="N10"),
    "8670Q": assessment(end=None, factors=()),
    "8675Q": enquiry(conference=None),
    "8696": assessment(end=date(2026, 4, 1)),
    "8715": enquiry(conference=date(2026, 4, 1)),
    "8720": plan(start=date(2026, 4, 1)),
    "8730": plan(plans_before=""),
    "8736": assessment(start=date(2025, 3, 31), end=None),
    "8740": enquiry(start=date(2025, 3, 31), conference=None),
    "8750": of(born=None, due=date(2026, 6, 1), sex="M"),
    "8770Q": of(upn="", upn_unknown="UN1"),
    "8772": of(upn="", upn_unknown="UN7"),
    "8775Q": of(born=date(2001, 3, 30)),
    "8790": of(disabilities=("NONE", "LD")),
    "8794": of(disabilities=("LD", "LD")),
    "8805": episode(BRIEF, reason=""),
    "8810": episode(BRIEF, closure=None),
    "8815": of(episodes=(EPISODE, EPISODE)),
    "8816": of(episodes=(EPISODE, NO_FURTHER._replace(referral=ENDED))),
    "8820": of(episodes=(EPISODE, NO_FURTHER._replace(referral=ENDED))),
    "8825Q": episode(BRIEF, assessments=()),
    "8831": episode(NO_FURTHER, assessments=(ASSESSMENT,)),
    "8832": episode(NO_FURTHER, plans=(PLAN,)),
    "8839": episode(enquiries=(Enquiry(BEGAN, no_conference="0"), Enquiry(ENDED, no_conference="false"))),
    "8840": plan(end=HELD),
    "8841": plan(reviews=(HELD,)),
    "8842Q": plan(reviews=(None,)),
    "8863Q": episode(assessments=(ASSESSMENT, ASSESSMENT)),
    "8866": episode(source="5E"),
    "8867": episode(BRIEF, assessments=(ASSESSMENT._replace(end=None, factors=()),)),
    "8868": episode(BRIEF, enquiries=(Enquiry(BEGAN, no_conference="0"),)),
    "8869": assessment(factors=("21", "1A")),
    "8870Q": enquiry(target=date(2025, 6, 21)),
    "8873Q": assessment(factors=("21",)),
    "8875": enquiry(conference=date(2025, 6, 14)),
    "8890": episode(enquiries=(ENQUIRY, ENQUIRY._replace(start=HELD))),
    "8896": episode(assessments=(ASSESSMENT._replace(end=None), ASSESSMENT._replace(end=None))),
    "8897Q": assessment(factors=()),
    "8898": assessment(factors=("3B", "3B")),
    "8905": plan(first_category=""),
    "8910": plan(latest_category="ABC"),
    "8915": of(died=HELD - days(1)),
    "8920": of(died=ENDED - days(1)),
    "8925": plan(end=HELD - days(1)),
    "8930": plan(end=date(2026, 4, 1)),
    "8935": episode(plans=(PLAN._replace(end=None), PLAN._replace(end=None))),
    "8940": episode(plans=(PLAN, PLAN._replace(start=ENDED, end=None))),
    "8945Q": assessment(factors=("18A",)),
    "8950Q": assessment(factors=("19A",)),
}  # fmt: skip
"""For each rule, a child (or a return) that breaks it."""
