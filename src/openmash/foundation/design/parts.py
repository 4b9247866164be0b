"""What each component of a page is given. A macro in web/templates/components takes one of these and nothing else.

All words are ready to show (`say` makes dates, ages and times); all are escaped by the template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere. `current` marks the page being read; `count` is shown beside the words."""

    text: str
    url: str
    current: bool = False
    count: int | None = None


class Tone(StrEnum):
    """A contact's rating. Red is danger to a child now."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"


@dataclass(frozen=True)
class Rating:
    """A rating tag; `words` replaces "Red", "Amber", "Green" or "Not rated yet" where more is known."""

    tone: Tone
    words: str = ""


@dataclass(frozen=True)
class TimeLeft:
    """What is left, in words and with its moment: "in 2 hours, by 2:10pm today". Late is a word with an outline."""

    words: str
    is_late: bool = False
    of: str = ""
    """Which limit it is, such as "MASH enquiry"."""


@dataclass(frozen=True)
class Source:
    """Where a fact came from: the agency, the day as said, and how ("typed by Sam Okoro", "from nightly file")."""

    agency: str
    on: str = ""
    how: str = ""


@dataclass(frozen=True)
class Alert:
    """Something everyone must know before acting, with who set it and when."""

    words: str
    set_by: str
    on: str
    is_danger: bool = False
    """Danger to a child now: only then is it red."""
    is_kept_off_paper: bool = False
    """Not printed: paper could reach somebody who must never know."""


@dataclass(frozen=True)
class Withheld:
    """Something exists that this person may not see, and whom to ask, day and night."""

    words: str
    ask: str
    telephone: str
    deputy: str = ""


@dataclass(frozen=True)
class DoNotTell:
    """A locating fact and the person it is protected from."""

    what: str
    """Such as "address and school"."""
    who: Sequence[str]
    reason: str = ""


@dataclass(frozen=True)
class ChildBanner:
    """Who this child is; the same in the same place on every page about the child."""

    preferred_name: str
    full_name: str
    age: str
    """Such as "4 years", "7 months", "due 3 May 2027" or "age not known"."""
    born: str = ""
    living: str = ""
    living_source: Source | None = None
    working: Sequence[str] = ()
    """Who is working with the child: "Priya Shah, social worker, North team, 01632 960123"."""
    alerts: Sequence[Alert] = ()
    prompts: Sequence[Link] = ()
    """What anybody who opens this record is asked, such as whether a baby has been born."""
    withheld: Withheld | None = None
    do_not_tell: DoNotTell | None = None
    url: str = ""
    died: str = ""
    """Such as "Died on 3 May 2026": said before anything else."""
    as_it_stood: str = ""
    """The moment as said, when the record is shown as it stood then."""
    is_unborn: bool = False
    """Nobody is asked to see or hear a child before birth, and none goes missing."""


@dataclass(frozen=True)
class AsItStood:
    """The control that shows a record as it stood: `typed` is the moment in England's time, `url` this page now.

    `kept` are the filters in the address, which stay; `now_url` is empty unless an earlier moment is shown.
    """

    url: str
    typed: str = ""
    problem: str = ""
    kept: Sequence[tuple[str, str]] = ()
    now_url: str = ""
    field_id: str = "as_known_at"
    """Its mark in the page, where a page shows more than one."""


@dataclass(frozen=True)
class Quote:
    """A person's words, verbatim, or what was seen or reported where they have not been heard themselves."""

    words: str
    whose: str
    """Such as "Mia, 7"."""
    manner: str = "in their own words"
    is_verbatim: bool = True
    """False for what was seen or told: it is shown without quotation marks."""
    """Or "reported by her teacher", "behaviour seen"."""
    asked_by: str = ""
    where: str = ""
    alone: str = ""
    """Such as "alone", "mother in the room", "not known whether alone"."""
    on: str = ""
    changed: str = ""
    """What it changed."""
    wants: str = ""
    """What the person wants to happen, in their words."""
    helped_by: str = ""
    shown_to: str = ""
    """To whom the words may be shown, in a sentence."""
    pictures: tuple[Link, ...] = ()
    picture_says: str = ""
    """What the person says that the picture shows."""


@dataclass(frozen=True)
class NotHeardYet:
    """Why a child has not been heard, and who will hear them by when."""

    whose: str
    why: str
    by_whom: str
    by_when: str
    is_late: bool = False


class Answering(StrEnum):
    """Where one agency's answer to a check is."""

    ASKED = "asked"
    ANSWERED = "answered"
    LATE = "late"
    DECLINED = "declined"
    NOT_NEEDED = "not_needed"

    @property
    def words(self) -> str:
        """As shown."""
        return {"asked": "asked", "answered": "answered", "late": "late", "declined": "declined"}.get(
            self.value, "not needed"
        )


@dataclass(frozen=True)
class Mark:
    """One agency's answer, as one small mark."""

    agency: str
    state: Answering
    url: str = ""


@dataclass(frozen=True)
class Card:
    """A contact on the board."""

    url: str
    children: Sequence[str]
    """Names with ages: "Mia Farrow (7)", "unborn, due 3 May 2027", "boy, about 4, name not known"."""
    concern: str
    raised_by: str
    rating: Rating
    time_left: TimeLeft | None = None
    held_by: str = ""
    """Empty means no-one's, and says so."""
    open_to: str = ""
    repeat: str = ""
    """Such as "5th contact in 12 months"."""
    marks: Sequence[Mark] = ()
    next_step: Link | None = None


@dataclass(frozen=True)
class Moment:
    """One entry of a timeline."""

    title: str
    when: str
    when_iso: str
    by: str = ""
    body: str = ""
    source: Source | None = None
    url: str = ""
    is_significant: bool = False


@dataclass(frozen=True)
class Told:
    """One line of a child's story: when in its day, whose it is, what it says."""

    when: str
    when_iso: str
    agency: str
    kind: str
    words: str
    lane: int = 0
    """Which lane it stands in, from 1; 0 in a plain list."""
    is_speech: bool = False
    """The child's own words, set apart."""
    is_withheld: bool = False
    is_significant: bool = False
    learned: str = ""
    """When this system learned it, where that was not at once: "recorded 6 March 2026"."""
    url: str = ""
    significant: str = ""
    """Why somebody marked it as significant, who and when; shown with the mark."""
    mark_url: str = ""
    """Where it is marked, or the mark taken away."""
    whose: str = ""
    """Which child, where a story is of several."""
    parts: Sequence[Told] = ()
    """What belongs to it and is told under it: what a meeting decided, and the steps it took."""


@dataclass(frozen=True)
class Day:
    """The lines of one day (or month, where the day is not known), newest first."""

    heading: str
    lines: Sequence[Told]


@dataclass(frozen=True)
class Story:
    """Part of a child's story. `lanes` are the agencies' headings where it is drawn in lanes; empty for a list."""

    days: Sequence[Day]
    lanes: Sequence[str] = ()


@dataclass(frozen=True)
class Beside:
    """One person of several shown side by side."""

    name: str
    note: str
    url: str = ""
    is_this_one: bool = False


@dataclass(frozen=True)
class Facet:
    """One thing about each of them. `common` is written once where all are the same; otherwise `each` has one a person.

    Every value is a sequence of lines. `is_speech`: a child's own words.
    """

    key: str
    common: Sequence[str] | None = None
    each: Sequence[Sequence[str]] = ()
    is_speech: bool = False
    unknown: str = "Not known"


@dataclass(frozen=True)
class SideBySide:
    """Up to eight people side by side: what is common written once, what differs standing out."""

    caption: str
    people: Sequence[Beside]
    facets: Sequence[Facet]

    @property
    def all_of_them(self) -> str:
        """What stands before what is common; nothing where there is one alone."""
        return "" if len(self.people) < 2 else "Both" if len(self.people) == 2 else "All"

    @property
    def labels(self) -> Sequence[str]:
        """Whose each value is, where a narrow screen has them one beneath another: by name, by the note where two have
        the same name, or counted where that is the same too.
        """
        names, notes = ([getattr(each, part) for each in self.people] for part in ("name", "note"))
        if len(set(names)) == len(names):
            return names
        if len(set(notes)) == len(notes):
            return notes
        return [f"{name} ({number})" for number, name in enumerate(names, 1)]


@dataclass(frozen=True)
class PersonCard:
    """One person found, with what tells them from the others. `tell_apart` says who they could be taken for."""

    name: str
    url: str
    age: str
    facts: Sequence[Fact] = ()
    open_to: Sequence[str] = ()
    why: Sequence[str] = ()
    """Why they were found: "same NHS number", "name sounds alike"."""
    tell_apart: Sequence[str] = ()
    fresh: str = ""


@dataclass(frozen=True)
class Missing:
    """One thing still missing before a decision, and where to put it right: empty where this reader cannot."""

    sentence: str
    url: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table: words, perhaps a link, perhaps with a note below."""

    text: str
    url: str = ""
    note: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """A table that becomes stacked rows under 600 px. The first cell of each row is its heading."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    caption_hidden: bool = False
    left_out: str = ""
    """What is left out and why, said below."""
    last_not_printed: bool = False
    """The last column holds only links to go on by."""


@dataclass(frozen=True)
class Empty:
    """What would be here, and how it gets here."""

    title: str
    words: str
    link: Link | None = None


@dataclass(frozen=True)
class Notice:
    """What has just happened and what happens next, to whom, when; or something to know first."""

    title: str
    words: str = ""
    is_success: bool = False
    link: Link | None = None


@dataclass(frozen=True)
class Fact:
    """A line of a summary: what, the answer, and where it came from. A blank answer says `unknown`."""

    key: str
    value: str
    source: Source | None = None
    change: Link | None = None
    unknown: str = "Not known"
