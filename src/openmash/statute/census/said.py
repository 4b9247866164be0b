"""What a finding rests on: the values at the elements of a rule, as a few lines somebody can read and compare.

Two findings that rest on the same lines are the same finding, so an explanation holds for as long as its lines do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from openmash.statute.census.shape import Child, Episode
from openmash.statute.census.whole import Tally

NOTHING = "not recorded"
Value = str | date | None
OF_CHILD: dict[str, Callable[[Child], Sequence[Value]]] = {
    "LAchildID": lambda child: (child.id,),
    "UPN": lambda child: (child.upn,),
    "FormerUPN": lambda child: (child.former_upn,),
    "UPNunknown": lambda child: (child.upn_unknown,),
    "PersonBirthDate": lambda child: (child.born,),
    "ExpectedPersonBirthDate": lambda child: (child.due,),
    "GenderCurrent": lambda child: (child.gender,),
    "Sex": lambda child: (child.sex,),
    "PersonDeathDate": lambda child: (child.died,),
    "Ethnicity": lambda child: (child.ethnicity,),
    "Disability": lambda child: child.disabilities,
}
OF_EPISODE: dict[str, Callable[[Episode], Sequence[Value]]] = {
    "CINreferralDate": lambda one: (one.referral,),
    "ReferralSource": lambda one: (one.source,),
    "PrimaryNeedCode": lambda one: (one.need,),
    "CINclosureDate": lambda one: (one.closure,),
    "ReasonForClosure": lambda one: (one.reason,),
    "ReferralNFA": lambda one: (one.no_further_action,),
    "DateOfInitialCPC": lambda one: (one.conference, *(each.conference for each in one.enquiries)),
    "AssessmentActualStartDate": lambda one: [each.start for each in one.assessments],
    "AssessmentInternalReviewDate": lambda one: [each.review for each in one.assessments],
    "AssessmentAuthorisationDate": lambda one: [each.end for each in one.assessments],
    "AssessmentFactors": lambda one: [factor for each in one.assessments for factor in each.factors],
    "CINPlanStartDate": lambda one: [each.start for each in one.need_plans],
    "CINPlanEndDate": lambda one: [each.end for each in one.need_plans],
    "S47ActualStartDate": lambda one: [each.start for each in one.enquiries],
    "InitialCPCtarget": lambda one: [each.target for each in one.enquiries],
    "ICPCnotRequired": lambda one: [each.no_conference for each in one.enquiries],
    "CPPstartDate": lambda one: [each.start for each in one.plans],
    "CPPendDate": lambda one: [each.end for each in one.plans],
    "InitialCategoryOfAbuse": lambda one: [each.first_category for each in one.plans],
    "LatestCategoryOfAbuse": lambda one: [each.latest_category for each in one.plans],
    "NumberOfPreviousCPP": lambda one: [each.plans_before for each in one.plans],
    "CPPreviewDate": lambda one: [day for each in one.plans for day in each.reviews],
}


def rests_on(child: Child, elements: Iterable[str], episodes: Sequence[int] = ()) -> str:
    """A line for each element that has a value anywhere in these referrals (by place; none named: in all).

    An element nobody has recorded is said to be; one the census does not have of a child or a referral is left out.
    """
    among = [child.episodes[place] for place in episodes] if episodes else list(child.episodes)
    lines = []
    for name in dict.fromkeys(elements):
        if name in OF_CHILD:
            lines.append(_line(name, OF_CHILD[name](child)))
        elif name in OF_EPISODE:
            lines.append(_line(name, [value for one in among for value in OF_EPISODE[name](one)]))
    return "\n".join(lines)


def the_return_rests_on(rule: str, tally: Tally) -> str:
    """What a rule about the return as a whole rests on, in one line; empty for one that is about children."""
    return {
        "2883": f"Plans begun: {tally.plans_begun}. Conferences held: {tally.conferences}.",
        "2886Q": f"Children born: {tally.born}. Without sex: {tally.born_without_sex}.",
        "2887Q": f"Disability codes used: {', '.join(sorted(tally.disability_codes)) or 'none'}.",
        "2888Q": f"Disabled children with more than one code: {tally.disabled_twice}.",
    }.get(rule, "")


def _line(name: str, values: Iterable[Value]) -> str:
    said = [str(value) for value in values if value]
    return f"{name}: {', '.join(said) or NOTHING}"
