"""Stories whose meaning is in what came before: in two schools, in three notices, in an old list."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from synthetic import working_time
from synthetic.frontdoor_plan import Contact, FeedbackGiven, Held, PoliceNotice, VoiceEntry
from synthetic.plan import Detail, Family
from synthetic.teller import DECIDER, SCREENER, Teller, professional


def _screened(contact: Contact, at: datetime) -> Contact:
    return replace(contact, holdings=(*contact.holdings, Held("mash", SCREENER, at, at)))


def wisniewski(tell: Teller) -> Family:
    """Twins in two schools; one NHS number missing."""
    kacper = tell.person("child", "Kacper", "Wiśniewski", "M", tell.born(9, 77), "WOTH")
    zofia = tell.person("child", "Zofia", "Wiśniewska", "F", tell.born(9, 77), "WOTH")
    zofia.identifiers = [each for each in zofia.identifiers if each.scheme != "nhs_number"]
    zofia.details += [Detail("disability", "AUT"), Detail("communication", "Short sentences, time to answer")]
    mother = tell.person("adult", "Agnieszka", "Wiśniewska", "F", tell.born(35, 11), "WOTH")
    father = tell.person("adult", "Tomasz", "Wiśniewski", "M", tell.born(38, 91), "WOTH")
    for adult in (mother, father):
        adult.details += [Detail("language", "Polish"), Detail("interpreter", "Needed: Polish")]
    tell.home("Cheltenham", mother, father, kacper, zofia, since=510)
    tell.school(kacper, "Lakeside Primary School")
    tell.school(zofia, "Belmont School")
    tell.tie(mother, "mother", kacper, zofia, holds="yes")
    tell.tie(father, "father", kacper, zofia, holds="yes")
    tell.tie(kacper, "twin", zofia)
    tell.tie(mother, "partner", father)
    first = working_time.before(tell.ago(days=4, hours=3))
    second = tell.ago(hours=3, minutes=20)
    one = tell.contact(
        first,
        "2A",
        "professional_form",
        "parental_mental_health",
        "Kacper has been late or absent on nine days this half term and has begun to fall asleep. He says his "
        "mum is in bed and "
        "his dad works nights. We have only an answering machine message in Polish.",
        [(kacper, "Tired, quiet, wears his coat indoors. He reads to his sister at night, he says.")],
        professional("Hannah Broadbent", "Designated safeguarding lead", "Lakeside Primary School", 251),
        others=[(mother, "mother", False), (father, "father", False)],
    )
    one = _screened(
        replace(
            one,
            factors=("4B",),
            ratings=(
                tell.rated(
                    "green",
                    first + timedelta(minutes=65),
                    "Early. Find out who is at home and whether there are others.",
                ),
            ),
            voices=(
                tell.heard(
                    kacper, first, "I read to Zosia so she doesn't go in to Mum.", "Teaching assistant", "In school"
                ),
            ),
        ),
        first + timedelta(minutes=65),
    )
    two = tell.contact(
        second,
        "2A",
        "professional_form",
        "parental_mental_health",
        "Zofia Wisniewska arrived by taxi without breakfast again and was distressed by noise. The escort says "
        "that nobody came "
        "to the door and Zofia let herself out. We have no record of brothers or sisters.",
        [
            (
                zofia,
                (
                    "Rocked under the table for half an hour. Ate two bowls of cereal. She has a bruise on her shin "
                    "that fits a fall "
                    "in the playground."
                ),
            )
        ],
        professional("Pauline Escott", "Deputy head", "Belmont School", 252),
        others=[(mother, "mother", False)],
    )
    two = _screened(
        replace(
            two,
            factors=("4B",),
            ratings=(
                tell.rated(
                    "amber",
                    second + timedelta(minutes=22),
                    "A child who needs constant care let herself out. Another "
                    "school has rung about a boy of the same date of birth: same family?",
                ),
            ),
            checks=(
                tell.check(
                    "health",
                    second + timedelta(minutes=30),
                    8,
                    "NHS number for Zofia is not held here. Are Zofia and Kacper "
                    "twins, who is their mother's GP, and is she well? A Polish interpreter is needed for any call.",
                ),
                tell.check(
                    "education",
                    second + timedelta(minutes=30),
                    8,
                    "Attendance of both children, and does either school know of the other?",
                    tell.answer(
                        second + timedelta(minutes=95),
                        "Tom Ravensdale",
                        "Admissions by UPN; Kacper Wisniewski, Zofia Wisniewska, Zosia Vishnevska; back to reception.",
                        [
                            (
                                zofia,
                                "Attends Belmont, 94%. Taxi contract. Her plan names a twin, Kacper, at Lakeside: 81%.",
                            ),
                        ],
                        "Two schools each hold half of this.",
                    ),
                ),
            ),
            voices=(
                tell.heard(
                    zofia,
                    second,
                    "Used her cards: HOME, QUIET, MUM, BED.",
                    "Class teacher",
                    "In the sensory room",
                    "Picture cards",
                    "no",
                ),
            ),
        ),
        second + timedelta(minutes=22),
    )
    return tell.family([one, two])


def hartnell(tell: Teller) -> Family:
    """Three green notices in 90 days."""
    ellie = tell.person("child", "Ellie-Mae", "Hartnell", "F", tell.born(11, 100))
    jayden = tell.person("child", "Jayden", "Hartnell-Dobbs", "M", tell.born(6, 45), "MWBC")
    mother = tell.person("adult", "Leanne", "Hartnell", "F", tell.born(32, 8))
    partner = tell.person("adult", "Craig", "Dobbs", "M", tell.born(35, 61))
    address = tell.home("Gloucester", mother, partner, ellie, jayden, since=640)
    tell.school(ellie, "Gloucester Academy")
    tell.school(jayden, "Finlay Community School")
    tell.tie(mother, "mother", ellie, jayden, holds="yes")
    tell.tie(partner, "father", jayden, holds="yes")
    tell.tie(partner, "mother's partner", ellie, holds="no")
    tell.tie(ellie, "half-sibling", jayden)
    tell.tie(mother, "partner", partner)

    def notice(
        at: datetime, number: int, what: str, ellie_text: str, jayden_text: str, words: str, seen: bool
    ) -> Contact:
        contact = tell.contact(
            at,
            "6",
            "police_feed",
            "domestic_abuse",
            what,
            [(ellie, ellie_text), (jayden, jayden_text)],
            professional("PC Imran Foyle", "Police constable", "Police", 121),
            kind="domestic_abuse_notice",
            others=[(mother, "mother", False), (partner, "mother's partner", True)],
        )
        rated = at + timedelta(minutes=75)
        voice: tuple[VoiceEntry, ...] = (
            tell.unheard(
                ellie,
                at,
                "not_yet_seen",
                "Not spoken to by officers.",
                "Designated safeguarding lead",
                working_time.after(at, 480),
            ),
            tell.unheard(
                jayden, at, "not_yet_seen", "Asleep and not woken.", "Class teacher", working_time.after(at, 480)
            ),
        )
        if words:
            voice = (tell.heard(ellie, at, words, "PC Foyle", "In her bedroom"), voice[1])
        return replace(
            contact,
            factors=("3B",),
            voices=voice,
            occurred_at=at - timedelta(hours=3),
            ratings=(tell.rated("green", rated, "Verbal argument, no injury."),)
            if rated <= tell.as_at and number < 3
            else (),
            police=PoliceNotice(
                f"V26/{71830 + number * 977}",
                at - timedelta(minutes=50),
                at - timedelta(hours=3),
                "Domestic abuse",
                "green",
                True,
                seen,
                bool(words),
                words,
                "Quiet, on the landing" if seen else "",
                "PC Imran Foyle",
                "Gloucester Response",
                True,
                address.text,
                address.postcode,
            ),
        )

    old = [
        notice(
            tell.ago(days=81, hours=4),
            1,
            "Neighbour reported shouting. Leanne Hartnell and Craig Dobbs said it was about money. No "
            "injury, no offences. Both sober. He went for a walk.",
            "In bed. Not spoken to.",
            "Asleep.",
            "",
            False,
        ),
        notice(
            tell.ago(days=44, hours=9),
            2,
            "Leanne Hartnell rang and hung up. Officers found her tearful; she said it was nothing. A door "
            "was off its hinge, 'from before'. No offences disclosed. DASH declined.",
            "On the landing with Jayden behind her. Calm.",
            "Holding his sister's pyjamas.",
            "",
            True,
        ),
    ]
    closed = []
    for contact in old:
        at = contact.received_at + timedelta(hours=26)
        closed.append(
            replace(
                contact,
                decisions=tuple(
                    tell.decided(
                        child,
                        at,
                        "advice",
                        "Verbal argument, no injury, no earlier report in this form. School told.",
                        "School to keep watching. Helpline details given to Leanne Hartnell.",
                    )
                    for child in (ellie, jayden)
                ),
                feedback=FeedbackGiven(
                    at + timedelta(hours=8),
                    at + timedelta(hours=2),
                    DECIDER,
                    "Secure e-mail",
                    "Thank you. Advice given and the school told.",
                ),
                holdings=(
                    *contact.holdings,
                    Held(
                        "mash",
                        SCREENER,
                        contact.received_at + timedelta(minutes=75),
                        contact.received_at + timedelta(minutes=75),
                    ),
                ),
            )
        )
    today = notice(
        tell.ago(hours=6),
        3,
        "A third call in three months. Argument about a telephone. Craig Dobbs had gone when officers came. Leanne "
        "Hartnell said he 'takes it and reads it'. No injury seen. DASH: standard.",
        "Met officers at the door. Had Jayden in her room with a chair against the door.",
        "In his sister's bed with headphones on.",
        "I put the chair there so he doesn't come in and say sorry.",
        True,
    )
    return tell.family([*closed, today])


def ncube(tell: Teller) -> Family:
    """Already open in the area they moved from, and the list that says so is old."""
    tendai = tell.person("child", "Tendai", "Ncube", "M", tell.born(14, 160), "BAFR")
    rudo = tell.person("child", "Rudo", "Ncube", "F", tell.born(10, 30), "BAFR")
    mother = tell.person("adult", "Grace", "Ncube", "F", tell.born(39, 4), "BAFR")
    tell.home("Gloucester", mother, tendai, rudo, since=50)
    tell.school(tendai, "Chosen Hill School")
    tell.school(rudo, "Elmbridge Primary School")
    tell.tie(mother, "mother", tendai, rudo, holds="yes")
    tell.tie(tendai, "sibling", rudo)
    at = tell.ago(hours=2, minutes=15)
    contact = tell.contact(
        at,
        "6",
        "police_feed",
        "missing",
        "Tendai was found at Bristol bus station by transport police, hours after his mother reported him missing. "
        "He had sixty pounds and a telephone that was not his. Brought home. He would not say who he was with.",
        [
            (tendai, "Cold, hungry, polite. Would not take his hood down. No injury seen."),
            (rudo, "Asleep at home. Her mother says she has been crying about him."),
        ],
        professional("PC Alys Garland", "Police constable", "Police", 121),
        kind="missing_report",
        others=[(mother, "mother", False)],
    )
    worker = "Dean Oakes, Marchshire"
    offered = at + timedelta(minutes=25)
    contact = replace(
        contact,
        factors=("10A", "24A"),
        ratings=(
            tell.rated(
                "amber",
                at + timedelta(minutes=20),
                "Found out of the county with money and a telephone. Already open "
                "by Marchshire's list, but the list is nine days old: ring.",
            ),
        ),
        voices=(
            tell.heard(
                tendai,
                at,
                "You can ask me all day. I just want my bed.",
                "PC Garland",
                "In the police car",
                "Prevention interview",
            ),
            tell.unheard(
                rudo, at, "not_yet_seen", "Asleep when officers came.", worker, tell.as_at + timedelta(hours=24)
            ),
        ),
        holdings=(
            Held("mash", None, at, at),
            Held("mash", SCREENER, at + timedelta(minutes=20), at + timedelta(minutes=20)),
            Held("marchshire-front-door", None, offered, None),
        ),
        police=PoliceNotice(
            "V26/75004",
            at - timedelta(minutes=40),
            at - timedelta(hours=3),
            "Missing person",
            "amber",
            True,
            True,
            True,
            "You can ask me all day. I just want my bed.",
            "Tired and guarded",
            "PC Alys Garland",
            "Missing Person Team",
            False,
            "Bristol bus station",
            "",
        ),
    )
    stale = tell.ago(days=9, hours=5)
    opened = [
        replace(
            tell.open_to(child, "Child in need plan", "Marchshire, north team", worker, "01632 960190", 150, stale),
            agency="neighbouring-council",
        )
        for child in (tendai, rudo)
    ]
    return tell.family([contact], opened)
