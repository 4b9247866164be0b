"""Rules about child in need plans, child protection plans and their reviews.

The sentences are the DfE's, as published; element numbers (N…) are those of the specification.
"""

from __future__ import annotations

from openmash.statute.census.census import (
    Answer,
    Census,
    about_a_child,
    about_a_need_plan,
    about_a_plan,
    about_an_episode,
    overlaps,
)
from openmash.statute.census.shape import YES, Child, Episode, NeedPlan, ProtectionPlan

# Child in need plans


@about_a_need_plan("4010", "CIN Plan start date is missing or out of data collection period", "CINPlanStartDate")
def begins_by_the_end(one: NeedPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """A child in need plan has a beginning (N00689), not after the last day of the year."""
    return one.start is None or one.start > census.end


@about_a_need_plan(
    "4015",
    "The CIN Plan start date cannot be before the referral date",
    "CINPlanStartDate", "CINreferralDate",
)  # fmt: skip
def after_the_referral(one: NeedPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not begin before the referral."""
    return one.start is not None and episode.referral is not None and one.start < episode.referral


@about_a_need_plan("4011", "CIN Plan End Date earlier than Start Date", "CINPlanEndDate", "CINPlanStartDate")
def ends_after_it_begins(one: NeedPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not end (N00690) before it begins."""
    return one.start is not None and one.end is not None and one.end < one.start


@about_a_need_plan(
    "4012Q",
    "Please check and either amend or provide a reason: CIN Plan shown as starting and ending on the same day",
    "CINPlanStartDate", "CINPlanEndDate",
)  # fmt: skip
def lasts_a_day(one: NeedPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not end on the day it begins."""
    return one.start is not None and one.start == one.end


@about_a_need_plan("4013", "CIN Plan end date must fall within the census year", "CINPlanEndDate")
def ends_in_the_year(one: NeedPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It ends in the year."""
    return one.end is not None and not census.covers(one.end)


@about_a_need_plan(
    "4008",
    "CIN Plan shown as starting after the child’s Date of Death.",
    "PersonDeathDate", "CINPlanStartDate",
)  # fmt: skip
def begins_in_life(one: NeedPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not begin after the child died."""
    return child.died is not None and one.start is not None and one.start > child.died


@about_a_need_plan("4009Q", "CIN Plan cannot end after the child’s Date of Death", "PersonDeathDate", "CINPlanEndDate")
def ends_in_life(one: NeedPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not end after the child died."""
    return child.died is not None and one.end is not None and one.end > child.died


@about_a_child("4004", "This child is showing more than one open CIN Plan, i.e. with no End Date", "CINPlanEndDate")
def one_open_need_plan(child: Child, census: Census) -> Answer:
    """A child has one open child in need plan at most."""
    return sum(one.end is None for episode in child.episodes for one in episode.need_plans) > 1


@about_a_child("4014", "CIN Plan data contains overlapping dates", "CINPlanStartDate", "CINPlanEndDate")
def need_plans_do_not_overlap(child: Child, census: Census) -> Answer:
    """No child in need plan of a child begins while another runs, or on the day it ends."""
    spans = [(one.start, one.end) for episode in child.episodes for one in episode.need_plans]
    return len(spans) > 1 and overlaps(spans, census.end)


# Child protection plans


@about_a_plan(
    "1105",
    "The child protection plan start date cannot be before the referral date",
    "CPPstartDate", "CINreferralDate",
)  # fmt: skip
def plan_after_the_referral(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """A child protection plan (N00105) does not begin before the referral."""
    return one.start is not None and episode.referral is not None and one.start < episode.referral


@about_a_plan(
    "8720",
    "Child Protection Plan Start Date missing or out of data collection period",
    "CPPstartDate",
)  # fmt: skip
def plan_begins_by_the_end(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It has a beginning, not after the last day of the year."""
    return one.start is None or one.start > census.end


@about_a_plan("8925", "Child Protection Plan End Date earlier than Start Date", "CPPstartDate", "CPPendDate")
def plan_ends_after_it_begins(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not end (N00115) before it begins."""
    return one.start is not None and one.end is not None and one.end < one.start


@about_a_plan("8840", "Child Protection Plan cannot start and end on the same day", "CPPstartDate", "CPPendDate")
def plan_lasts_a_day(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not end on the day it begins."""
    return one.start is not None and one.start == one.end


@about_a_plan("8930", "Child Protection Plan End Date must fall within the census year", "CPPendDate")
def plan_ends_in_the_year(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It ends in the year."""
    return one.end is not None and not census.covers(one.end)


@about_a_plan(
    "8915",
    "Child Protection Plan shown as starting after the child’s Date of Death",
    "CPPstartDate", "PersonDeathDate",
)  # fmt: skip
def plan_begins_in_life(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not begin after the child died."""
    return child.died is not None and one.start is not None and one.start > child.died


@about_a_plan(
    "8920", "Child Protection Plan cannot end after the child’s Date of Death", "PersonDeathDate", "CPPendDate"
)
def plan_ends_in_life(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """It does not end after the child died."""
    return child.died is not None and one.end is not None and one.end > child.died


@about_a_plan(
    "8905",
    "Initial Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)",
    "InitialCategoryOfAbuse",
)
def first_category(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """Its first category of abuse (N00113) is there and is one of the codes."""
    return one.first_category not in census.codes.categories


@about_a_plan(
    "8910",
    "Latest Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)",
    "LatestCategoryOfAbuse",
)
def latest_category(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """Its latest category of abuse (N00114) is there and is one of the codes."""
    return one.latest_category not in census.codes.categories


@about_a_plan("8730", "Total Number of previous Child Protection Plans missing", "NumberOfPreviousCPP")
def plans_before(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """How many plans the child had before (N00106) is there: 0 or more."""
    return not one.plans_before.isdigit()


@about_a_child(
    "8935", "This child is showing more than one open Child Protection plan, i.e. with no End Date", "CPPendDate"
)
def one_open_plan(child: Child, census: Census) -> Answer:
    """A child has one open child protection plan at most."""
    return sum(one.end is None for episode in child.episodes for one in episode.plans) > 1


@about_a_child("8940", "Child Protection Plan data contains overlapping dates", "CPPstartDate", "CPPendDate")
def plans_do_not_overlap(child: Child, census: Census) -> Answer:
    """No child protection plan of a child begins while another runs, or on the day it ends."""
    spans = [(one.start, one.end) for episode in child.episodes for one in episode.plans]
    return len(spans) > 1 and overlaps(spans, census.end)


# Reviews and conferences


@about_a_plan(
    "8841",
    "The review date cannot be on the same day or before the Child protection Plan start date.",
    "CPPstartDate", "CPPreviewDate",
)  # fmt: skip
def reviewed_after_it_begins(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """No review (N00116) is on or before the day the plan began."""
    return one.start is not None and any(day is not None and day <= one.start for day in one.reviews)


@about_a_plan(
    "8842Q", "Please check and either amend or provide a reason: Review Record has a missing date", "CPPreviewDate"
)
def review_has_a_day(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """A review has a day."""
    return None in one.reviews


@about_a_plan(
    "2885",
    "Child protection plan shown as starting a different day to the initial child protection conference.",
    "CPPstartDate", "DateOfInitialCPC",
)  # fmt: skip
def begins_at_the_conference(one: ProtectionPlan, episode: Episode, child: Child, census: Census) -> Answer:
    """A plan of the year begins on the day of a conference: an enquiry's or, where no enquiry led to one, its own."""
    if one.start is None or not census.covers(one.start):
        return False
    if any(enquiry.conference == one.start for enquiry in episode.enquiries):
        return False
    led_to_one = any(enquiry.no_conference not in YES for enquiry in episode.enquiries)
    return led_to_one or one.start != episode.conference


# Plans of both kinds


@about_an_episode(
    "4001", "A CIN Plan cannot run concurrently with a Child Protection Plan", "CINPlanEndDate", "CPPendDate"
)
def not_both_open(episode: Episode, child: Child, census: Census) -> Answer:
    """A case has no open child in need plan beside an open child protection plan."""
    if not episode.need_plans or not episode.plans:
        return False
    return any(one.end is None for one in episode.need_plans) and any(one.end is None for one in episode.plans)


@about_an_episode(
    "4003",
    "A CPP review date is shown as being held at the same time as an open CIN Plan.",
    "CINPlanStartDate", "CINPlanEndDate", "CPPreviewDate",
)  # fmt: skip
def no_review_in_a_need_plan(episode: Episode, child: Child, census: Census) -> Answer:
    """No review falls while a child in need plan of the case runs, but for one that ends the protection plan."""
    return any(
        day is not None and day != plan.end and need.start is not None
        and need.start <= day and (need.end is None or day < need.end)
        for need in episode.need_plans
        for plan in episode.plans
        for day in plan.reviews
    )  # fmt: skip


@about_a_child(
    "4016",
    "A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    "CINPlanStartDate", "CPPstartDate", "CPPendDate",
)  # fmt: skip
def need_plan_not_within(child: Child, census: Census) -> Answer:
    """No child in need plan of a child begins while a protection plan runs, but for the day this ends."""
    return any(
        need.start is not None and plan.start is not None and need.start != plan.end
        and plan.start <= need.start <= (plan.end or census.end)
        for need, plan in _pairs(child)
    )  # fmt: skip


@about_a_child(
    "4017",
    "A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    "CINPlanStartDate", "CINPlanEndDate", "CPPstartDate",
)  # fmt: skip
def plan_not_within_need_plan(child: Child, census: Census) -> Answer:
    """No protection plan of a child begins while a child in need plan runs, but for the day this ends."""
    return any(
        need.start is not None and plan.start is not None and plan.start != need.end
        and need.start <= plan.start <= (need.end or census.end)
        for need, plan in _pairs(child)
    )  # fmt: skip


def _pairs(child: Child) -> list[tuple[NeedPlan, ProtectionPlan]]:
    """Each child in need plan of a child beside each child protection plan."""
    plans = [plan for episode in child.episodes for plan in episode.plans]
    if not plans:
        return []
    return [(need, plan) for episode in child.episodes for need in episode.need_plans for plan in plans]
