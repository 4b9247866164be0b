"""What officers offer schools: each programme with its topic, years, length, aim, materials and questions. Data.

The wording is this product's own. A programme that changes gets a new version, and a session keeps the
version it was given by. A question is put to pupils before and again after, by show of hands or on slips
without a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openmash.casework.police_in_schools.words import Topic, Way


@dataclass(frozen=True)
class Programme:
    """One thing an officer can give. `years`: first and last year group, 0 is reception; none for adults.

    `minutes`: its length. `questions`: to which a yes is hoped for after it, at most three.
    """

    code: str
    version: int
    topic: Topic
    title: str
    aim: str
    years: tuple[int, int] | None
    minutes: int
    ways: tuple[Way, ...]
    materials: tuple[str, ...]
    questions: tuple[str, ...] = ()

    def suits(self, year: int) -> bool:
        """Whether it is meant for this year group."""
        return self.years is not None and self.years[0] <= year <= self.years[1]


PUPILS = (Way.CLASS, Way.ASSEMBLY)
CATALOGUE: tuple[Programme, ...] = (
    Programme(
        "chats-and-games", 1, Topic.ONLINE, "Chats, games and people you have not met",
        "Children know that somebody in a game may not be who they say, and whom to tell when a chat feels wrong.",
        (3, 6), 45, PUPILS, ("Slides", "Four short chats to talk about", "A card with whom to tell"),
        (
            "I know what I would do if somebody in a game asked me to keep a secret",
            "I know a grown-up I could tell about something online",
        ),
    ),
    Programme(
        "pictures-and-pressure", 2, Topic.ONLINE, "Pictures, pressure and what to do next",
        "Pupils know that nobody may press them for a picture, that they will not be in trouble for telling, and how a "
        "picture can be taken down.",
        (7, 11), 60, PUPILS, ("Slides", "Two stories read aloud", "How to have a picture taken down"),
        (
            "I know where to go if a picture of me is passed round",
            "Somebody who is pressed for a picture will get help, not trouble",
            "I would tell an adult if it happened to a friend",
        ),
    ),
    Programme(
        "what-your-child-sees", 1, Topic.ONLINE, "What your child sees: an evening for parents",
        "Parents know what children meet online at which age, and how to talk of it without taking the phone away.",
        None, 75, (Way.PARENTS,), ("Slides", "A sheet of first sentences"),
    ),
    Programme(
        "something-sharp", 1, Topic.KNIVES, "Something sharp: what to do if you see it",
        "Children know to leave it, get away and tell, and that telling is not telling tales.",
        (5, 6), 40, PUPILS, ("Slides", "Three what-would-you-do cards"),
        ("I know what to do if I see somebody with a knife", "I could tell without everybody knowing it was me"),
    ),
    Programme(
        "why-carrying", 1, Topic.KNIVES, "Why carrying makes nobody safer",
        "Pupils know what carrying does to the one who carries, what the law says, and how to step out of it.",
        (7, 11), 60, PUPILS, ("Slides", "A mother’s story, read aloud", "How to step out: a card"),
        (
            "Somebody who carries a knife is more likely to be hurt by one",
            "I know how to tell somebody about a knife without giving my name",
        ),
    ),
    Programme(
        "no-such-thing", 1, Topic.EXPLOITATION, "When a favour is not a favour",
        "Pupils can name the steps by which somebody is drawn in: the gift, the errand, the debt; and how to get out.",
        (7, 11), 60, PUPILS, ("Slides", "The steps on cards, to be put in order", "Where to get help"),
        (
            "I could say what makes a gift a trap",
            "Somebody who owes money to a dealer can still get help",
            "I know whom I would tell",
        ),
    ),
    Programme(
        "seen-from-the-classroom", 1, Topic.EXPLOITATION, "What exploitation looks like from a classroom",
        "Staff know the small signs, the words to use, what to write down, and how intelligence differs from a "
        "referral.",
        None, 60, (Way.STAFF,), ("Slides", "The partnership’s form for intelligence", "Six short scenes"),
    ),
    Programme(
        "asking", 1, Topic.CONSENT, "Asking, and being asked",
        "Pupils know what consent is and is not, at which age the law says what, and what a bystander can do.",
        (9, 13), 60, (Way.CLASS,), ("Slides", "Scenes to stop and change"),
        ("Silence is not a yes", "I know what I could do if I saw somebody being pressed"),
    ),
    Programme(
        "harmful-or-not", 1, Topic.CONSENT, "Play, worry or harm: sexual behaviour among pupils",
        "Staff can tell what is usual at an age from what is worrying or harmful, and respond to both children.",
        None, 75, (Way.STAFF,), ("Slides", "A table by age", "What to write down, for each child apart"),
    ),
    Programme(
        "vapes", 1, Topic.DRUGS, "Vapes, pills and the people who sell them",
        "Pupils know that nobody can see what is in one, what to do when somebody collapses, and who profits.",
        (7, 11), 50, PUPILS, ("Slides", "What to do when somebody collapses: a card"),
        ("I cannot tell by looking what is in a vape", "I would ring 999 for a friend who had taken something"),
    ),
    Programme(
        "words-that-hurt", 1, Topic.HATE, "Words that hurt, and when they are a crime",
        "Pupils know what hate is in law and in the corridor, and how to stand beside whoever is meant.",
        (5, 9), 45, PUPILS, ("Slides", "Five things heard in a corridor"),
        ("I know what I could do when somebody is called names for who they are", "I would tell a member of staff"),
    ),
    Programme(
        "when-it-is-loud-at-home", 1, Topic.DOMESTIC_ABUSE, "When it is loud at home",
        "Children know that it is never their fault, that many homes are like this, and whom they can tell. Nobody is "
        "asked about their own home.",
        (2, 6), 30, PUPILS, ("A story about a bear", "A hand to draw: five people I could tell"),
        ("It is not a child’s fault when grown-ups fight", "I know somebody at school I could tell"),
    ),
    Programme(
        "to-school-and-back", 1, Topic.ROAD, "To school and back",
        "Pupils plan their own way, see what a driver cannot see, and know what to do when followed.",
        (5, 8), 40, PUPILS, ("Slides", "A map of the school’s own streets"),
        ("I know a safe way to school and back", "I know what to do if somebody follows me"),
    ),
)  # fmt: skip
BY_CODE: Mapping[str, Programme] = {each.code: each for each in CATALOGUE}


def programme(code: str) -> Programme | None:
    """A programme by its code; None for one that is offered no more and was never here."""
    return BY_CODE.get(code)


SPEAKS_OF: Mapping[Topic, tuple[str, ...]] = {
    Topic.ONLINE: ("online", "picture", "image", "phone", "snap", "gaming", "grooming"),
    Topic.KNIVES: ("knife", "knives", "blade", "machete", "weapon", "robbery", "violence", "stabb"),
    Topic.EXPLOITATION: ("exploit", "county line", "cuckoo", "debt", "runner", "taxi", "suspicious vehicle"),
    Topic.CONSENT: ("consent", "sexual", "harass", "relationship"),
    Topic.DRUGS: ("drug", "vape", "cannabis", "nitrous", "pills", "ketamine", "spice"),
    Topic.HATE: ("hate", "racis", "homophob", "antisemit", "islamophob"),
    Topic.DOMESTIC_ABUSE: ("domestic",),
    Topic.ROAD: ("road", "moped", "scooter", "e-bike", "driving"),
}
"""Beginnings of words by which a theme, or a kind of incident, is taken to speak of a topic: a hint, no finding."""


def topics_of(words: str) -> tuple[Topic, ...]:
    """The topics that words speak of, in the order of topics."""
    said = words.casefold()
    return tuple(topic for topic in Topic if any(each in said for each in SPEAKS_OF[topic]))
