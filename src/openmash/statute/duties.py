"""What the law says someone must do, as short lists to work through, beside their source."""

from dataclasses import dataclass
from datetime import date

from openmash.statute import sources
from openmash.statute.clocks.in_force import CHILDREN_ACT_1989, PRACTICE_REVIEWS_2018, InForce, NotCommenced
from openmash.statute.sources import Source


@dataclass(frozen=True)
class Duty:
    """Something a person in a role must do, in steps."""

    key: str
    name: str
    who: str
    steps: tuple[str, ...]
    source: Source
    in_force: InForce
    note: str = ""


DUTIES = (
    Duty(
        key="section_47",
        name="Make enquiries",
        who="the council where the child lives or is found",
        steps=(
            "Make the enquiries needed to decide whether to act to safeguard the child.",
            "Decide whether to apply to court or use another power.",
            "For a child in police protection, decide whether an emergency protection order is needed.",
        ),
        source=sources.children_act_1989("47(1) and (3)"),
        in_force=CHILDREN_ACT_1989,
        note="Does not depend on the family's agreement.",
    ),
    Duty(
        key="police_protection_initiating_officer",
        name="Police protection: the officer who takes it",
        who="the constable concerned",
        steps=(
            "Tell the council where the child was found what has been done, what will be, and why.",
            "Tell the council where the child usually lives where the child now is.",
            "Tell the child, if old enough to understand, what has been done, why, and what may follow.",
            "Find out what the child wishes and feels.",
            "Have the case looked into by the designated officer.",
            "Move the child to accommodation the council provides, or a refuge, if taken elsewhere first.",
            "Tell the parents, anyone with parental responsibility and whoever the child lived with.",
        ),
        source=sources.children_act_1989("46(3) and (4)", "the opening of the section, and police training notes"),
        in_force=CHILDREN_ACT_1989,
        note="Each as soon as is reasonably practicable.",
    ),
    Duty(
        key="police_protection_designated_officer",
        name="Police protection: the designated officer",
        who="the officer designated by the chief officer of police",
        steps=(
            "Look into the case.",
            "Release the child, unless the child would then be likely to suffer significant harm.",
            "Do what is reasonable to safeguard the child and promote their welfare meanwhile.",
            "Allow contact that is reasonable and in the child's best interests.",
            "If needed, apply for an emergency protection order, even if the council does not know or agree.",
        ),
        source=sources.children_act_1989("46(5) to (10)", "police training notes on the section"),
        in_force=CHILDREN_ACT_1989,
        note="72 hours at most. Police protection gives nobody parental responsibility.",
    ),
    Duty(
        key="child_death_review",
        name="Child death: the review partners",
        who="whoever learns of the death tells the child death review partners, who review it",
        steps=(
            "Tell the child death review partners of the area where the child normally lived.",
            "Tell those of the area where the child died, if it is another.",
            "Ask who is the family's one named contact, and make sure that somebody is.",
        ),
        source=sources.children_act_2004("16M"),
        in_force=PRACTICE_REVIEWS_2018,
        note="The section asks for a review of each death of a child. How soon to tell them is local practice.",
    ),
    Duty(
        key="serious_incident_notice",
        name="Serious incident: the national panel",
        who="the council, where it knows or suspects that the child was abused or neglected",
        steps=(
            "Decide whether abuse or neglect is known or suspected. If so, it must be notified.",
            "Notify the Child Safeguarding Practice Review Panel, and tell the safeguarding partners.",
        ),
        source=sources.children_act_2004(
            "16C", "local partnerships' pages and the section's passage through Parliament"
        ),
        in_force=PRACTICE_REVIEWS_2018,
        note="Working Together asks for it within 5 working days of becoming aware.",
    ),
    Duty(
        key="share_information",
        name="Share information about a child",
        who=("bodies listed in section 11(1), designated childcare and education agencies, and their providers"),
        steps=(
            "Ask whether what you hold is about the child, or about someone else and relates to the child.",
            "Ask whether it is relevant to safeguarding the child or promoting their welfare.",
            "Share it with another such body if, and so far as, that may help the other do its work.",
            "Do not share what would harm the child more than keeping it back; record why.",
        ),
        source=sources.children_act_2004(
            "16LA", "section 4 of the Children's Wellbeing and Schools Act 2026, as passed"
        ),
        in_force=NotCommenced(passed=date(2026, 4, 29)),
        note=(
            "Reported to be in force from 30 September 2026; the regulations were not seen. Recording why is "
            "good practice, which the section does not ask for. Sharing that was lawful before still is."
        ),
    ),
)


def duty(key: str) -> Duty:
    """The duty of that key; raises LookupError for a key there is not."""
    for each in DUTIES:
        if each.key == key:
            return each
    raise LookupError(f"There is no duty called “{key}”.")


@dataclass(frozen=True)
class SharingAnswer:
    """What the duty to share asks of one item of information, and why, in a sentence for the record."""

    must_share: bool
    because: str


def duty_to_share(*, relevant: bool, may_help: bool, more_harmful_to_share: bool) -> SharingAnswer:
    """Section 16LA(1) to (3) applied to one item, from a practitioner's own three judgements.

    Harm from sharing is asked last and wins. "No duty" is never "must not": another power may apply.
    """
    if not relevant:
        return SharingAnswer(False, "Not relevant to safeguarding this child or promoting their welfare.")
    if not may_help:
        return SharingAnswer(False, "Would not help the other body to do its work.")
    if more_harmful_to_share:
        return SharingAnswer(False, "Sharing would harm the child more than not sharing.")
    return SharingAnswer(True, "Relevant to the child's welfare, and may help the other body to do its work.")
