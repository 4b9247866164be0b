"""Stories told from a partner's desk: what a school sent, what came of it, and what it is still waiting to hear."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from synthetic import working_time
from synthetic.drafting import Draft
from synthetic.frontdoor_plan import Contact, FeedbackGiven, Held, Referrer
from synthetic.plan import Family
from synthetic.staff import BY_USERNAME
from synthetic.teller import DECIDER, SCREENER, Teller

SCHOOL = "Linden Primary School"


def dowling(tell: Teller) -> Family:
    """Two requests by the same school: last month's, decided and told; and today's, which is being looked at."""
    ellis = tell.person("child", "Ellis", "Dowling", "M", tell.born(9, 120))
    posy = tell.person("child", "Posy", "Dowling", "F", tell.born(6, 33))
    mother = tell.person("adult", "Kerry", "Dowling", "F", tell.born(33, 201))
    tell.home("Gloucester", mother, ellis, posy, since=640)
    tell.school(ellis, SCHOOL)
    tell.school(posy, SCHOOL)
    tell.tie(mother, "mother", ellis, posy, holds="yes")
    tell.tie(ellis, "sibling", posy)
    return tell.family([_last_month(tell, ellis, posy, mother), _today(tell, ellis, posy, mother)])


def _lead() -> Referrer:
    worker = BY_USERNAME["school"]
    return Referrer(worker.name, worker.job, SCHOOL, "Professional", "01632 960145", "school@example.org")


def _last_month(tell: Teller, ellis: Draft, posy: Draft, mother: Draft) -> Contact:
    at = working_time.before(tell.ago(days=37, hours=2))
    rated, decided = working_time.after(at, 35), working_time.after(at, 330)
    contact = tell.contact(
        at,
        "2A",
        "professional_form",
        "neglect",
        "Ellis and Posy come without breakfast most days and were in thin shoes in the wet. Kerry says that her hours "
        "were cut. She is warm with them and would like help.",
        [
            (ellis, "Hungry by ten, and cross with himself for crying about it."),
            (posy, "Falls asleep on the carpet. Cuddles up to any adult who sits down."),
        ],
        _lead(),
        others=[(mother, "mother", False)],
    )
    why = "Money ran out, and nobody had asked. Kerry wants help and her children say that home is kind."
    return replace(
        contact,
        family_told="yes",
        family_told_reason="Told at the gate. Kerry was relieved and asked for the food bank's address.",
        ratings=(tell.rated("green", rated, "No immediate danger; a loving mother without enough money."),),
        voices=(
            tell.heard(ellis, at, "Mum has toast after us if there's any left.", "Class teacher", "In the library"),
            tell.heard(posy, at, "I like school dinner best.", "Class teacher", "In the library"),
        ),
        decisions=tuple(
            tell.decided(
                child, decided, "advice", why, "School's breakfast club from Monday; benefits advice for Kerry."
            )
            for child in (ellis, posy)
        ),
        feedback=FeedbackGiven(
            working_time.after(decided, 240),
            working_time.after(decided, 50),
            DECIDER,
            "Telephone",
            "Advice given. Please keep breakfast club going, and tell us if it is not enough.",
        ),
        holdings=(Held("mash", None, at, at), Held("mash", SCREENER, rated, rated)),
    )


def _today(tell: Teller, ellis: Draft, posy: Draft, mother: Draft) -> Contact:
    at = working_time.before(tell.ago(hours=6))
    rated = at + timedelta(minutes=11)
    contact = tell.contact(
        at,
        "2A",
        "professional_form",
        "neglect",
        "Ellis has brought Posy to school by himself all week and says that Kerry does not get up. Posy had the same "
        "clothes on for four days. Breakfast club was not enough.",
        [
            (ellis, "Sets his own alarm. Watches the door until Posy is in her class."),
            (posy, "Asked whether somebody could wake her mum."),
        ],
        _lead(),
        others=[(mother, "mother", False)],
    )
    asked = rated + timedelta(minutes=9)
    return replace(
        contact,
        family_told="no",
        family_told_reason="Kerry did not answer the telephone or the door, and waiting would delay help.",
        ratings=(tell.rated("amber", rated, "Worse in a month, and a boy of nine is doing what a parent does."),),
        checks=(
            tell.check("health", asked, 8, "Is Kerry known to her GP or to a mental health service now?"),
            tell.check("education", asked, 8, "Attendance of both since September, and who brings them?"),
        ),
        voices=(
            tell.heard(ellis, at, "I do the mornings now. I'm quite good at it.", "Margaret Ashdown", "In her office"),
            tell.heard(posy, at, "Mummy's always asleep.", "Margaret Ashdown", "In her office"),
        ),
        holdings=(Held("mash", None, at, at), Held("mash", SCREENER, rated, rated)),
    )
