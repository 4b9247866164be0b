"""Done, and important."""

from openmash.foundation.design.parts import Link, Notice

STATES = {
    "done": (
        "notice_banner",
        Notice(
            "Sent to police, health and education",
            "Answers are due by 1:12pm today. Late ones are chased for you.",
            True,
        ),
        "done",
    ),
    "important": (
        "notice_banner",
        Notice(
            "The police feed is 31 hours old",
            "Ring 01632 960 120 before you rely on it.",
            link=Link("What each feed holds", "#"),
        ),
        "important",
    ),
}
