"""Stories about records that most people may not see, and places somebody must not find."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

from synthetic.drafting import Draft
from synthetic.frontdoor_plan import Held, Referrer
from synthetic.numbers import key
from synthetic.plan import Detail, Family, Name, Restricted, SafeContact
from synthetic.teller import SCREENER, Teller, professional


def rowan(tell: Teller) -> Family:
    """An address kept from a named person."""
    poppy = tell.person("child", "Poppy Grace", "Rowan", "F", tell.born(8, 31))
    freddie = tell.person("child", "Frederick", "Rowan", "M", tell.born(5, 200))
    freddie.names.append(Name("preferred", "Freddie", "Rowan"))
    mother = tell.person("adult", "Claire Louise", "Rowan", "F", tell.born(34, 15))
    mother.names.append(Name("former", "Claire Louise", "Mallory", None, tell.today - timedelta(days=400)))
    for child in (poppy, freddie):
        child.names.append(Name("former", child.names[0].forenames, "Mallory", None, tell.today - timedelta(days=400)))
    father = tell.person("adult", "Stephen", "Mallory", "M", tell.born(37, 88))
    kept = (father.key,)
    mother.locators = [
        replace(
            each,
            protected_from=kept,
            protected_reason="Number kept from a former partner after domestic abuse",
            safe_contact=SafeContact(True, False, "Weekdays, 10am to 2pm", "Stephen Mallory and his sister Joanne"),
        )
        for each in mother.locators
    ]
    tell.home("Stroud", mother, poppy, freddie, since=180, shielded=kept)
    tell.home("Cheltenham", father, since=2600)
    tell.school(poppy, "Cashes Green Primary School", kept)
    tell.school(freddie, "Cashes Green Primary School", kept)
    tell.tie(mother, "mother", poppy, freddie, holds="yes")
    tell.tie(father, "father", poppy, freddie, holds="yes")
    tell.tie(poppy, "sibling", freddie)
    tell.tie(mother, "former partner", father)
    at = tell.ago(hours=5, minutes=10)
    contact = tell.contact(
        at,
        "2A",
        "telephone",
        "domestic_abuse",
        "Stephen Mallory came to the school the children left in the spring, saying he had a parents' evening "
        "and had lost the "
        "letter. He was calm. He asked which school their records had gone to. The office said they could not "
        "help and he left. "
        "He drives a grey van. A non-molestation order was made last year.",
        [
            (poppy, "Not seen by him. Poppy is at her new school under the name Rowan and settled."),
            (freddie, "Not seen by him. Freddie sometimes tells people his old surname."),
        ],
        professional("Elspeth Gander", "Office manager", "The children's former school", 247),
        others=[(mother, "mother", False), (father, "father", True)],
    )
    contact = replace(
        contact,
        factors=("3A", "3B"),
        family_told="yes",
        family_told_reason="Claire Rowan rung at 11am at a safe time. She has told the new school's head.",
        ratings=(
            tell.rated(
                "amber",
                at + timedelta(minutes=12),
                "He is looking for them. He does not know where they are. "
                "DO NOT TELL him or his sister Joanne anything.",
            ),
        ),
        checks=(
            tell.check(
                "police",
                at + timedelta(minutes=20),
                8,
                "Is the order in force, and is this a breach of it?",
                tell.answer(
                    tell.ago(hours=3),
                    "PC Nadia Brereton",
                    "Orders and intelligence; Stephen Mallory; back to 2019.",
                    [
                        (
                            poppy,
                            (
                                "Order in force to next March, made for Claire Rowan and both children. Going to a "
                                "school they have left is not a breach; asking where they are may be. An officer "
                                "will speak "
                                "to Claire Rowan."
                            ),
                        ),
                        (freddie, "As for his sister."),
                    ],
                    "He is looking. Both schools should have his picture.",
                ),
            ),
            tell.check("domestic-abuse", at + timedelta(minutes=20), 8, "What is Claire Rowan's safety plan now?"),
        ),
        voices=(
            tell.heard(
                poppy, at, "We don't say our old name. It's our superhero rule.", "Head of the new school", "In school"
            ),
            tell.unheard(
                freddie,
                at,
                "not_yet_seen",
                "Nobody has spoken to Freddie today. His teacher will, without alarming him.",
                "Class teacher",
                tell.as_at + timedelta(hours=26),
            ),
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + timedelta(minutes=12), at + timedelta(minutes=12)),
        ),
    )
    return tell.family([contact])


def _restrict(
    tell: Teller, people: list[Draft], mode: Literal["hidden", "sealed"], code: str, reason: str, since: int
) -> Restricted:
    return Restricted(
        key(tell.rng),
        tuple(each.key for each in people),
        mode,
        code,
        reason,
        "MASH service manager",
        "01632 960101",
        "Emergency Duty Team manager",
        "01632 960198",
        tell.today - timedelta(days=since),
    )


def lindley(tell: Teller) -> Family:
    """A hidden record: a child placed for adoption."""
    teddy = tell.person("child", "Edward James", "Lindley", "M", tell.born(3, 12))
    teddy.names.append(Name("preferred", "Teddy", "Lindley"))
    teddy.details.append(Detail("communication", "Uses picture cards"))
    adopter = tell.person("adult", "Rosalind", "Lindley", "F", tell.born(41, 5))
    partner = tell.person("adult", "Graham", "Lindley", "M", tell.born(43, 60))
    tell.home("Cotswold", adopter, partner, teddy, since=210)
    tell.school(teddy, "Puddle Lane Nursery, Cirencester")
    tell.tie(adopter, "carer", teddy, holds="yes")
    tell.tie(partner, "carer", teddy, holds="yes")
    restriction = _restrict(
        tell,
        [teddy, adopter, partner],
        "hidden",
        "adoption",
        "Placed for adoption. The name and address must not be found from here.",
        205,
    )
    return replace(tell.family([]), restrictions=(restriction,))


def osei_grant(tell: Teller) -> Family:
    """A sealed record: an aunt works in the hub."""
    marcus = tell.person("child", "Marcus", "Osei-Grant", "M", tell.born(11, 140), "MWBA")
    ivy = tell.person("child", "Ivy", "Osei-Grant", "F", tell.born(6, 20), "MWBA")
    mother = tell.person("adult", "Helena", "Grant", "F", tell.born(36, 70))
    father = tell.person("adult", "Kwame", "Osei", "M", tell.born(38, 33), "BAFR")
    tell.home("Gloucester", mother, father, marcus, ivy, since=900)
    tell.school(marcus, "Gloucester Academy")
    tell.school(ivy, "Linden Primary School")
    tell.tie(mother, "mother", marcus, ivy, holds="yes")
    tell.tie(father, "father", marcus, ivy, holds="yes")
    tell.tie(marcus, "sibling", ivy)
    tell.tie(mother, "partner", father)
    at = tell.ago(days=12, hours=2)
    contact = tell.contact(
        at,
        "1A",
        "telephone",
        "emotional",
        "A grandmother rang about arguments over money and what the children hear. She knows that her daughter's "
        "sister works in "
        "children's services and asked that she should not see this.",
        [
            (marcus, "Has stopped bringing friends home and asks to stay with his grandmother."),
            (ivy, "Cries when voices are raised. Sleeps in her brother's room."),
        ],
        Referrer("Patience Grant", "Relative", "", "Grandmother", "07700 900612", ""),
        kind="member_of_the_public",
        others=[(mother, "mother", False), (father, "father", False)],
    )
    decided = at + timedelta(hours=23)
    contact = replace(
        contact,
        factors=("17A",),
        ratings=(
            tell.rated(
                "green", at + timedelta(minutes=50), "No immediate danger. To be decided by a manager with no tie."
            ),
        ),
        voices=(
            tell.heard(
                marcus,
                at,
                "I like it at Gran's because it's quiet.",
                "Grandmother",
                "At her home",
                "As told to us by the referrer",
                "unknown",
                "He asked for quiet; the plan begins with weekends at his grandmother's.",
                "reported_words",
            ),
            tell.unheard(
                ivy,
                at,
                "not_yet_seen",
                "Ivy has not been spoken to. The family worker will draw with her.",
                "Family worker",
                at + timedelta(days=5),
            ),
        ),
        decisions=(
            tell.decided(
                marcus,
                decided,
                "early_help",
                "Both parents accept that the children hear too much and want help with "
                "it. School and health see well children. Level 3.",
                "Family hub to ring Helena Grant within three "
                "working days; a worker from the Cheltenham hub, who does not know the aunt.",
            ),
            tell.decided(
                ivy, decided, "early_help", "As for Marcus; Ivy's sleep is the thing to watch.", "As for Marcus."
            ),
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + timedelta(minutes=50), at + timedelta(minutes=50)),
            Held("family-hubs", None, decided, decided + timedelta(hours=1)),
        ),
    )
    restriction = _restrict(
        tell, [marcus, ivy, mother, father], "sealed", "staff_relative", "The children's aunt works in the hub.", 12
    )
    return replace(tell.family([contact]), restrictions=(restriction,))
