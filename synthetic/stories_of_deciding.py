"""Stories about deciding: whom else to think of, what came late, and what a child's words changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from synthetic import working_time
from synthetic.frontdoor_plan import FeedbackGiven, Held, LateQuestion
from synthetic.plan import Detail, Family
from synthetic.staff import BY_USERNAME
from synthetic.teller import DECIDER, SCREENER, Teller, professional


def pritchard(tell: Teller) -> Family:
    """Who else? The girl who comes on Saturdays has been named and nobody has considered her yet."""
    alfie = tell.person("child", "Alfie", "Dunmore", "M", tell.born(7, 12))
    mother = tell.person("adult", "Kirsty", "Dunmore", "F", tell.born(30, 44))
    gareth = tell.person("adult", "Gareth", "Pritchard", "M", tell.born(34, 20))
    megan = tell.person("child", "Megan", "Pritchard", "F", tell.born(10, 80))
    her_mother = tell.person("adult", "Sian", "Lovell", "F", tell.born(33, 51))
    tell.home("Gloucester", mother, gareth, alfie, since=500)
    tell.home("Forest of Dean", her_mother, megan, since=1500)
    tell.school(alfie, "Kingsholm Church of England Primary School")
    tell.school(megan, "Soudley School")
    tell.tie(mother, "mother", alfie, holds="yes")
    tell.tie(gareth, "mother's partner", alfie, holds="no")
    tell.tie(gareth, "father", megan, holds="yes")
    tell.tie(her_mother, "mother", megan, holds="yes")
    tell.tie(mother, "partner", gareth)
    tell.tie(alfie, "step-sibling", megan)
    at = tell.ago(hours=4, minutes=5)
    contact = tell.contact(
        at,
        "2A",
        "telephone",
        "physical",
        "Alfie has a red mark on his forearm this morning and told his teacher that Gareth grabbed him. He goes "
        "home at 3.15. "
        "Alfie says Megan comes on Saturdays and 'she hides when he does his voice'.",
        [
            (
                alfie,
                (
                    "Forearm: red mark, about 5 cm, three lines. Skin not broken. He is cheerful and keeps asking "
                    "what is for lunch."
                ),
            )
        ],
        professional(
            "Janet Holloway", "Designated safeguarding lead", "Kingsholm Church of England Primary School", 254
        ),
        others=[(mother, "mother", False), (gareth, "mother's partner", True)],
    )
    contact = replace(
        contact,
        factors=("18C",),
        family_told="no",
        family_told_reason=(
            "Not told: he would be the one to collect, and police have asked that nobody speaks to him first."
        ),
        ratings=(tell.rated("red", at + timedelta(minutes=5), "Injury, a named adult, and home at 3.15."),),
        checks=(
            tell.check(
                "police",
                at + timedelta(minutes=9),
                1,
                "Gareth Pritchard: anything held? May we speak to Kirsty Dunmore?",
                tell.answer(
                    at + timedelta(minutes=31),
                    "DS Aaron Whitcombe",
                    "Local and national; Gareth Pritchard; back to 2019.",
                    [
                        (
                            alfie,
                            (
                                "One caution in 2021, common assault on an adult. Sian Lovell rang in 2023 about "
                                "shouting "
                                "at a handover with Megan in the car."
                            ),
                        )
                    ],
                    "Ready for a strategy discussion now.",
                ),
            ),
            tell.check(
                "health",
                at + timedelta(minutes=9),
                1,
                "Any earlier injury? Is a medical needed?",
                tell.answer(
                    at + timedelta(minutes=52),
                    "Josephine Mbeki-Hall",
                    "GP, community and emergency records; by NHS number.",
                    [(alfie, "No injuries recorded. Last seen in the summer, well.")],
                    "Medical at 2pm offered.",
                ),
            ),
        ),
        voices=(
            tell.heard(
                alfie,
                at,
                "He got me there because I was slow with my shoes. It's gone a bit now.",
                "Class teacher",
                "In the reading corner",
            ),
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + timedelta(minutes=5), at + timedelta(minutes=5)),
        ),
    )
    return tell.family([contact])


def tully(tell: Teller) -> Family:
    """Health answers after the decision."""
    maddox = tell.person("child", "Maddox", "Tully", "M", tell.born(5, 66))
    mother = tell.person("adult", "Jodie", "Tully", "F", tell.born(26, 90))
    father = tell.person("adult", "Ryan", "Vickers", "M", tell.born(29, 14))
    tell.home("Tewkesbury", mother, maddox, since=380)
    tell.home("Tewkesbury", father, since=250)
    tell.school(maddox, "Mitton Manor Primary School")
    tell.tie(mother, "mother", maddox, holds="yes")
    tell.tie(father, "father", maddox, holds="yes")
    tell.tie(mother, "former partner", father)
    at = working_time.before(tell.ago(days=2, hours=1))
    decided = max(working_time.before(tell.ago(hours=21)), at + timedelta(hours=2))
    late = tell.ago(minutes=24)
    contact = tell.contact(
        at,
        "2A",
        "professional_form",
        "neglect",
        "Maddox joined in September. He is often tired and without a coat, and twice has not been collected "
        "until five. Jodie is "
        "friendly and apologetic, works two jobs and has asked about breakfast club.",
        [(maddox, "Tired, hungry on Mondays. Limps a little after PE and says his leg 'gets old'.")],
        professional("Catherine Bourne", "Family support worker", "Mitton Manor Primary School", 256),
        others=[(mother, "mother", False), (father, "father", False)],
    )
    health = replace(
        tell.check(
            "health",
            at + timedelta(hours=1),
            26,
            "When was Maddox last seen? Any injuries or missed appointments?",
            tell.answer(
                late,
                "Josephine Mbeki-Hall",
                "Hospital records in this county and, since this morning, in Marchshire; "
                "Maddox Tully and Maddox Vickers; back to birth. The first search was under Tully only.",
                [
                    (
                        maddox,
                        (
                            "Under the name Vickers: two attendances in Marchshire, in the spring and the summer "
                            "of last "
                            "year, a spiral fracture of the left leg and a burn. Not brought to fracture clinic. "
                            "Each was thought "
                            "accidental on its own."
                        ),
                    )
                ],
                "This is new and bears on his safety. The named doctor asks for a strategy discussion.",
            ),
        ),
        wanted="still_wanted",
    )
    contact = replace(
        contact,
        factors=("16A",),
        family_told="yes",
        family_told_reason="Jodie was told and agrees that help is needed.",
        consent_early_help="yes",
        ratings=(
            tell.rated("green", at + timedelta(minutes=45), "A tired mother asking for help. No injury reported."),
        ),
        checks=(
            health,
            tell.check(
                "early-help",
                at + timedelta(hours=1),
                26,
                "Is a plan registered?",
                tell.answer(
                    at + timedelta(hours=2),
                    "Lorraine Petrie",
                    "Register of plans; Maddox Tully and the address; back to 2019.",
                    [],
                    "No trace.",
                ),
            ),
        ),
        voices=(
            tell.heard(
                maddox,
                at,
                "My leg gets old when I run.",
                "Family support worker",
                "In the playground",
                influence="Not asked about when this was decided.",
            ),
        ),
        decisions=(
            tell.decided(
                maddox,
                decided,
                "early_help",
                "Tired, hungry and collected late; a mother who asks for help. School "
                "can hold a plan with the hub. Health had not answered; still wanted. What would change this: any "
                "injury.",
                "Family hub to ring Jodie Tully within three working days.",
            ),
        ),
        questions=(LateQuestion(health.key, DECIDER, late, late + timedelta(hours=1), None, None, ""),),
        feedback=FeedbackGiven(
            decided + timedelta(hours=4),
            min(decided + timedelta(hours=1), tell.as_at),
            DECIDER,
            "Telephone",
            "Thank you. The family has been offered support and has agreed.",
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + timedelta(minutes=45), at + timedelta(minutes=45)),
            Held("family-hubs", None, decided, min(decided + timedelta(hours=2), tell.as_at)),
        ),
    )
    return tell.family([contact])


def haddad(tell: Teller) -> Family:
    """A request followed to its end, with a voice that decided it."""
    amira = tell.person("child", "Amira", "Haddad", "F", tell.born(13, 41), "OOTH")
    sami = tell.person("child", "Sami", "Haddad", "M", tell.born(4, 20), "OOTH")
    mother = tell.person("adult", "Rania", "Haddad", "F", tell.born(40, 73), "OOTH")
    mother.details += [
        Detail("language", "Arabic"),
        Detail("interpreter", "Needed: Arabic, a woman, not from Gloucester"),
    ]
    tell.home("Gloucester", mother, amira, sami, since=820)
    tell.school(amira, "Ribston Hall High School")
    tell.school(sami, "Acorns Nursery, Gloucester")
    tell.tie(mother, "mother", amira, sami, holds="yes")
    tell.tie(amira, "sibling", sami)
    at = working_time.before(tell.ago(days=16, hours=4))

    def later(minutes: int) -> datetime:
        return working_time.after(at, minutes)

    said = "I interpret at the hospital. I don't tell her all of it, because she cries."
    contact = tell.contact(
        at,
        "2A",
        "professional_form",
        "young_carer",
        "Amira asked to see the school counsellor. Her mother has a kidney disease and dialysis three times a "
        "week. Amira goes with "
        "her to interpret, collects Sami from nursery and cooks. She is falling behind and is worried that "
        "telling us will break "
        "up the family.",
        [
            (amira, "Bright, careful, exhausted. Eleven missed afternoons since September."),
            (sami, "Collected by his sister each day. Happy and talkative; nursery adore him."),
        ],
        professional("Olwen Tranter", "Designated safeguarding lead", "Ribston Hall High School", 258),
        others=[(mother, "mother", False)],
    )
    decided = later(700)
    why = (
        "Amira told us what she carries: hospital words that no child should have to choose whether to pass on, "
        "three afternoons a "
        "week. Health did not know who was interpreting. Rania is ill, loving and will accept help if it is "
        "explained in Arabic. "
        "Level 3, with adult social care asked in writing to assess Rania, and a professional interpreter from "
        "the next session."
    )
    contact = replace(
        contact,
        factors=("7A", "6B"),
        family_told="yes",
        consent_early_help="yes",
        family_told_reason="Told by the head of year with a telephone interpreter. Rania wept and agreed.",
        ratings=(
            tell.rated(
                "green", later(40), "A child doing too much, in a loving family. Needs health to look properly."
            ),
        ),
        checks=(
            tell.check(
                "health",
                later(60),
                30,
                "Who interprets at dialysis? Does anyone know that Amira does?",
                tell.answer(
                    later(300),
                    "Josephine Mbeki-Hall",
                    "Renal, GP and 0-19 records; Rania, Amira and Sami Haddad; by NHS number, back to arrival in 2021.",
                    [
                        (
                            amira,
                            (
                                "The renal unit has her down as 'daughter, interprets'. It should not have. A booked "
                                "interpreter starts on Monday."
                            ),
                        ),
                        (sami, "Well. Up to date."),
                    ],
                    "For Amira this stops on Monday. For Sami there is no concern.",
                ),
            ),
            tell.check(
                "education",
                later(60),
                30,
                "Attendance, and what does Amira want?",
                tell.answer(
                    later(210),
                    "Tom Ravensdale",
                    "Attendance and log; by UPN, back to year 7.",
                    [(amira, "84%, from 99%. Wants to keep her place in the choir, on Wednesdays.")],
                    "Tired, and relieved to have said it.",
                ),
            ),
        ),
        voices=(
            tell.heard(
                amira,
                at,
                said,
                "School counsellor",
                "In the counsellor's room",
                influence="The interpreter was booked before the decision was written, and choir is in the plan.",
            ),
            tell.heard(
                sami,
                at,
                "Ran to Amira at the gate and would not go to anyone else.",
                "Nursery key worker",
                "At nursery",
                "Watched with carer",
                "no",
                manner="behaviour",
            ),
        ),
        decisions=(
            tell.decided(
                amira,
                decided,
                "early_help",
                why,
                "Young carers' worker of Amira's choice within a week; interpreter Monday; Wednesdays kept for choir.",
            ),
            tell.decided(
                sami,
                decided,
                "early_help",
                "As for Amira. Nursery hours extended so that he need not be collected by a child.",
                "Nursery from 8 to 6 on dialysis days.",
            ),
        ),
        feedback=FeedbackGiven(
            decided + timedelta(hours=6),
            decided + timedelta(minutes=35),
            DECIDER,
            "Telephone",
            "Thank you. You listened well. The plan begins on Monday and Amira has been told by you, as she asked.",
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, later(40), later(40)),
            Held("family-hubs", BY_USERNAME["family.hub"].id, decided, decided + timedelta(minutes=55)),
        ),
    )
    return tell.family([contact])
