"""Stories in which something has to be done before everything is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from synthetic import working_time
from synthetic.frontdoor_plan import ContactChild, FeedbackGiven, Held, ProtectiveAct, Referrer, VoiceEntry
from synthetic.plan import Family, Name
from synthetic.staff import BY_USERNAME
from synthetic.teller import SCREENER, Teller, professional


def okafor_reed(tell: Teller) -> Family:
    """Friday, 16:55: a bruise on a baby who cannot move."""
    baby = tell.person("child", "Tobi Daniel", "Okafor-Reed", "M", tell.born(0, 63), "MWBA")
    mother = tell.person("adult", "Adaeze", "Okafor", "F", tell.born(27, 120), "BAFR")
    father = tell.person("adult", "Daniel", "Reed", "M", tell.born(29, 40))
    isla = tell.person("child", "Isla", "Reed", "F", tell.born(4, 90))
    her_mother = tell.person("adult", "Bethany", "Cole", "F", tell.born(28, 10))
    tell.home("Gloucester", mother, father, baby, since=420)
    tell.home("Stroud", her_mother, isla, since=1300)
    tell.school(isla, "Small Steps Nursery, Stroud")
    tell.tie(mother, "mother", baby, holds="yes")
    tell.tie(father, "father", baby, isla, holds="yes")
    tell.tie(her_mother, "mother", isla, holds="yes")
    tell.tie(baby, "half-sibling", isla)
    tell.tie(mother, "partner", father)
    at = tell.friday(16, 55)

    def then(minutes: int) -> timedelta:
        return timedelta(minutes=minutes)

    contact = tell.contact(
        at,
        "3B",
        "telephone",
        "physical",
        "Health visitor, ringing from the car after the eight-week review. A bruise about the size of a five "
        "pence piece on "
        "the baby's left cheek. Tobi is nine weeks old and is not rolling. Adaeze had not noticed it. Daniel "
        "said he may have "
        "done it winding him. Both were pleasant and worried. I told them he needs to be seen by a doctor tonight.",
        [
            (
                baby,
                (
                    "Alert, feeding, gaining weight. Left cheek: one round blue mark, about 18 mm. Nothing else "
                    "seen; he was not "
                    "undressed fully. Cannot roll or crawl."
                ),
            )
        ],
        professional("Miriam Stallard", "Health visitor", "Community health", 231),
        others=[(mother, "mother", False), (father, "father", True)],
    )
    monday = working_time.utc(working_time.next_working(working_time.local(at)[0]), 600)
    night = BY_USERNAME["out.of.hours"].id
    morning = at + then(60 * 17 + 20)
    seen = (
        replace(
            tell.heard(
                baby,
                morning,
                "Followed Adaeze's face and settled on her chest. Cried when his head was held; let Daniel feed him.",
                "Ward nurse",
                "On the children's ward",
                "Watched with carer",
                "no",
                manner="behaviour",
            ),
            by=night,
        ),
    )
    decided, taken = at + then(78), monday - timedelta(minutes=41)
    contact = replace(
        contact,
        factors=("18C",),
        family_told="yes",
        family_told_reason="Told at the visit that the front door would be rung and that he must be seen tonight.",
        ratings=(tell.rated("red", at + then(2), "Bruise on a baby who cannot move, with no explanation that fits."),),
        acts=(
            ProtectiveAct(
                "strategy_discussion",
                baby.key,
                "17:10 with DS Whitcombe and the on-call paediatrician: medical tonight at the children's ward, "
                "both parents to "
                "attend, he does not go home until it is discussed again. Joint enquiry.",
                SCREENER,
                at + then(6),
                "DS Aaron Whitcombe",
                at + then(9),
                BY_USERNAME["duty.manager"].id,
                at + then(31),
            ),
            ProtectiveAct(
                "out_of_hours",
                baby.key,
                "Assessment team rang out twice, 16:58 and 17:03. Passed to the Emergency Duty Team "
                "with the brief; Colin Abara will meet them at the ward.",
                SCREENER,
                at + then(12),
                "Colin Abara",
                at + then(14),
                BY_USERNAME["duty.manager"].id,
                at + then(31),
            ),
        ),
        decisions=(
            replace(
                tell.decided(
                    baby,
                    decided,
                    "strategy_discussion",
                    "Nine weeks old, not mobile, a bruise and no account that fits. The paediatrician wants a skeletal "
                    "survey and eyes looked at. Both parents agree that he stays. Reasonable cause to suspect "
                    "significant harm: joint enquiry from tonight.",
                    "Section 47 enquiry with the police from tonight. Tobi stays on the ward with Adaeze and a nurse; "
                    "seen again on Saturday morning.",
                ),
                by=night,
            ),
        ),
        feedback=FeedbackGiven(monday + timedelta(hours=7), None, None, "", ""),
        checks=(
            tell.check(
                "police",
                at + then(4),
                1,
                "Anything on either parent or the address, and may we speak to them?",
                tell.answer(
                    at + then(24),
                    "PC Nadia Brereton",
                    "Local and national records; Adaeze Okafor, Daniel Reed; back to 2019.",
                    [
                        (
                            baby,
                            (
                                "Daniel Reed: one report in 2023 by a former partner, Bethany Cole, of a "
                                "raised voice at a handover. No offences. Adaeze Okafor: no trace."
                            ),
                        )
                    ],
                    "Nothing that changes the risk. We will attend the ward.",
                ),
            ),
            tell.check("health", at + then(4), 1, "When was Tobi last seen, by whom, and was his skin looked at?"),
        ),
        voices=(
            tell.unheard(
                baby,
                at + then(5),
                "too_young",
                "Nine weeks old. How he is with each parent will be described by the "
                "ward nurse and the doctor who examine him.",
                "Emergency Duty Team, at the ward",
                at + then(1200),
            ),
            *(seen if morning <= tell.as_at else ()),
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + then(2), at + then(2)),
            Held("assessment-gloucester", None, at + then(3), None, at + then(11), "No answer at 16:58 and 17:03."),
            Held("out-of-hours", night, at + then(12), at + then(14)),
            Held("assessment-gloucester", None, decided, taken if taken <= tell.as_at else None),
        ),
    )
    return tell.family([contact])


def blue_car(tell: Teller) -> Family:
    """A child whom nobody can name."""
    at = tell.ago(hours=2, minutes=35)
    contact = tell.contact(
        at,
        "9",
        "public_form",
        "neglect",
        "I was in the retail park in Tewkesbury at about half past ten. There was a little boy on his own in a "
        "blue Corsa, I "
        "think, and he was crying and banging on the window. He was there at least twenty five minutes. A woman "
        "came back with "
        "bags and drove off before I could speak to her. I did not get all of the number plate, it had VX and 19 "
        "in it. I do "
        "not want to give my name.",
        [],
        Referrer("", "Not given", "", "Passer-by", "", "", anonymous=True),
        kind="member_of_the_public",
    )
    contact = replace(
        contact,
        children=(
            ContactChild(
                None,
                "Boy, about 4, blond, yellow coat; blue Corsa, part plate VX 19",
                "Alone in a car for at least 25 minutes, crying, banging on the window. It was cold. Well dressed.",
            ),
        ),
        factors=("16A",),
        ratings=(
            tell.rated(
                "amber",
                at + timedelta(minutes=18),
                "A young child left alone and distressed. Not known to be at risk now; not yet known who he is.",
            ),
        ),
        checks=(
            tell.check(
                "police",
                at + timedelta(minutes=25),
                8,
                "Part plate VX 19, blue Corsa, seen in Tewkesbury at 10.30 "
                "today: can the keeper be found, and is there a boy of about 4 in the home?",
            ),
        ),
        voices=(
            VoiceEntry(
                None,
                "heard",
                at,
                SCREENER,
                "Crying, banging on the window.",
                "behaviour",
                "A passer-by",
                "In a car",
                "yes",
                "Seen from outside",
                "Anonymous public report",
            ),
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + timedelta(minutes=18), at + timedelta(minutes=18)),
        ),
    )
    return tell.family([contact])


def marsh(tell: Teller) -> Family:
    """A mother who is sixteen."""
    kayleigh = tell.person("child", "Kayleigh Ann", "Marsh", "F", tell.born(16, 74))
    kayleigh.names.append(Name("preferred", "Kay", "Marsh"))
    arlo = tell.person("child", "Arlo", "Marsh", "M", tell.born(0, 36))
    nan = tell.person("adult", "Deborah", "Marsh", "F", tell.born(44, 200))
    tell.home("Forest of Dean", nan, kayleigh, arlo, since=2100)
    tell.school(kayleigh, "The Forest High School")
    tell.tie(kayleigh, "mother", arlo, holds="yes")
    tell.tie(nan, "mother", kayleigh, holds="yes")
    tell.tie(nan, "grandmother", arlo, holds="no")
    at = tell.ago(hours=27)
    contact = tell.contact(
        at,
        "3D",
        "professional_form",
        "parental_mental_health",
        "I am Arlo's community midwife, handing over to the health visitor. Kay is a bright, funny young woman "
        "who is trying "
        "hard. She is not sleeping, she cried for most of the visit and she says her mum takes over. Deborah "
        "says Kay 'just "
        "needs to grow up'. Kay has not been back to school and nobody has been in touch.",
        [
            (
                kayleigh,
                (
                    "Kay is 16. She has lost weight, is not sleeping when Arlo sleeps, and has stopped seeing her "
                    "friends. She "
                    "is frightened of being judged and asked twice whether he would be taken."
                ),
            ),
            (
                arlo,
                (
                    "Arlo is five weeks old, back to his birth weight and gaining. He is clean, held a lot and "
                    "settles to Kay's "
                    "voice. He sleeps in a basket by her bed."
                ),
            ),
        ],
        professional("Sunita Rawle", "Community midwife", "Community health", 236),
        others=[(nan, "grandmother", False)],
    )
    contact = replace(
        contact,
        factors=("4A", "7A"),
        family_told="yes",
        family_told_reason="Kay was told and helped to write it. She asked that her mother be told by someone else.",
        consent_early_help="yes",
        ratings=(
            tell.rated("amber", at + timedelta(minutes=40), "Two children here, not one. Kay's own needs first."),
        ),
        checks=(
            tell.check(
                "health",
                at + timedelta(hours=1),
                8,
                "How are Kay and Arlo, each in their own right?",
                tell.answer(
                    tell.ago(hours=20),
                    "Josephine Mbeki-Hall",
                    "GP, maternity and 0-19 records; both by NHS number.",
                    [
                        (
                            kayleigh,
                            (
                                "Low mood noted at 12 weeks and not followed up. The perinatal team can see her on "
                                "Thursday. She has a good word for the school nurse."
                            ),
                        ),
                        (arlo, "Well. Six-week check is booked."),
                    ],
                    "For Kay: she is exhausted and alone with it. For Arlo: he is safe with her.",
                ),
            ),
            tell.check("education", at + timedelta(hours=1), 8, "What has school offered Kay since Arlo was born?"),
        ),
        voices=(
            tell.heard(
                kayleigh, at, "Everyone asks about him. Nobody's asked if I'm alright.", "Midwife", "In her bedroom"
            ),
            tell.heard(
                arlo,
                at,
                "Turned to Kay's voice and settled when she picked him up.",
                "Midwife",
                "At home",
                "Watched with carer",
                "no",
                manner="behaviour",
            ),
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + timedelta(minutes=40), at + timedelta(minutes=40)),
        ),
    )
    hub = tell.open_to(
        kayleigh, "Teenage parents' worker", "Family hubs", "Rachel Amory", "01632 960111", 60, tell.ago(hours=9)
    )
    return tell.family([contact], [replace(hub, agency="early-help")])
