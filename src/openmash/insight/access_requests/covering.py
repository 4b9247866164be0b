"""What must not leave in an answer, and how it is kept in. Everything here fails closed.

Three walls stand one behind the other, and each is enough by itself. What an entry's words may give away is covered
(`covered`), by the same eyes that read a chronology before it goes. What is left is looked through again by other means
(`leaks`): every name of everybody around, word by word, and every protected place, however it is written. And the whole
answer is looked through a third time as it is made (`making`). Whatever cannot be looked at is left out.

Whoever prepares an answer reaches one person, and so cannot see who else must be kept out of it. The database tells
this code their names and places for one open request, and nobody else (`wall.kept_out_of`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.insight.access_requests.collecting import Entry, Standing
from openmash.insight.access_requests.words import CHOSEN, NEVER, Because, Choice
from openmash.insight.chronology.reading import Found, Known, What, found_in, initials_of
from openmash.insight.chronology.redaction import names_one_of, telling_parts, words_of
from openmash.records.people import selectors as people
from openmash.records.people.giving_away import BEFORE_THE_STREET, given_away_by, said_plainly

COVER = "[covered]"
THEIR_OWN_STORY = frozenset({"voice_voice", "voice_influence", "own_words_said"})
"""Where they themselves said it: people told as they told them ("my nan") stay."""
MOST_TURNS = 4
LONG_ENOUGH = 8
"""Letters of a street without its number. Anything shorter is in too many other words."""


@dataclass(frozen=True)
class Around:
    """Whom and what the answer must keep out: the names and protected places of everybody around, as forms of words.

    `others`: parts of names that are not also theirs; `strict`: those of people whose record is restricted; `places`:
    what gives a protected place away, as `said_plainly` gives it. `must_not_know`: where they are is kept from the
    asker.
    """

    own: frozenset[str]
    others: frozenset[str]
    strict: frozenset[str]
    places: frozenset[str]
    known: Known
    must_not_know: bool = False
    for_another: bool = False
    """Asked for by somebody else than the person: then nothing is given that nobody has read and decided about."""


@dataclass(frozen=True)
class Line:
    """One entry as it would be given: its words, or why it is left out. `chosen_why`: what was written of the choice.

    `recorded` is what whoever prepares it may read; empty where nobody but its holder may.
    """

    entry: Entry
    given: tuple[tuple[str, str], ...]
    because: Because | None
    choice: Choice
    recorded: tuple[tuple[str, str], ...]
    chosen_why: str = ""

    @property
    def is_given(self) -> bool:
        return self.because is None


@dataclass(frozen=True)
class Decided:
    """What whoever prepares it decided about one entry."""

    choice: Choice
    because: Because | None
    words: str


def around(
    ids: Sequence[UUID], request_id: UUID, *, actor: Actor, must_not_know: bool, for_another: bool,
    also_own: Sequence[str] = (),
) -> Around:  # fmt: skip
    """Everybody to be kept out of an answer about these records. Raises django.db.Error where the database does not
    tell: then there is no answer. `also_own`: other names the asker may read, such as a parent's own.
    """
    with connection.cursor() as cursor:
        cursor.execute("select kind, words, postcode, urn, is_strict from wall.kept_out_of(%s)", [request_id])
        rows = cursor.fetchall()
    cards = people.people_cards(list(ids), actor)
    own_names = [name for card in cards.values() for name in (card.name, *card.other_names)] + list(also_own)
    named = [words for kind, words, _, _, _ in rows if kind == "name"]
    strict = [words for kind, words, _, _, is_strict in rows if kind == "name" and is_strict]
    places = [
        given_away_by(words, postcode, urn, is_named=kind == "named_place") | _without_its_number(words)
        for kind, words, postcode, urn, _ in rows
        if kind != "name"
    ]
    others = telling_parts(named, own_names)
    own = frozenset(part for name in own_names for part in words_of(name))
    in_the_open = {part for agency in agencies.agencies() for part in words_of(agency.name)}
    return Around(
        own, others, telling_parts(strict, own_names), frozenset().union(*places),
        Known(others=others, own=own, in_the_open=in_the_open, initials=initials_of(named)), must_not_know,
        for_another,
    )  # fmt: skip


def _without_its_number(place: str) -> frozenset[str]:
    """An address up to its first comma without its number, whatever the street ends in ("Harrowgate Rise")."""
    street = said_plainly(BEFORE_THE_STREET.sub("", place.split(",")[0].strip().casefold()))
    return frozenset({street}) if len(street) >= LONG_ENOUGH else frozenset()


def line_of(entry: Entry, kept: Around, decided: Decided | None, *, agreed: Collection[UUID]) -> Line:
    """What becomes of one entry. `agreed`: the agencies that said that what came from them may be given.

    Never raises: an entry that cannot be judged is left out, and nobody can let it through.
    """
    try:
        return _judged(entry, kept, decided, agreed)
    except Exception:  # whatever is wrong with the covering, the entry stays in: this is what fails closed means
        return Line(entry, (), Because.BROKEN, Choice.LEAVE_OUT, ())


def _judged(entry: Entry, kept: Around, decided: Decided | None, agreed: Collection[UUID]) -> Line:
    choice = decided.choice if decided else Choice.COVERED
    why = decided.words if decided else ""
    if not entry.is_readable:
        return Line(entry, (), Because.ATTACHMENT, Choice.LEAVE_OUT, (), why)
    given = entry.fields
    if choice is not Choice.GIVE:
        given = tuple(
            (label, words if label in entry.fixed else _covered(entry, words, kept)) for label, words in entry.fields
        )
    never = _never(given, kept)
    recorded = () if never or _never(entry.fields, kept) in NEVER else entry.fields
    if never:
        return Line(entry, (), never, Choice.LEAVE_OUT, recorded, why)
    if choice is Choice.LEAVE_OUT:
        because = decided.because if decided and decided.because in CHOSEN else Because.OTHERS
        return Line(entry, (), because, choice, recorded, why)
    if not_yet := _not_yet(entry, decided, agreed):
        return Line(entry, (), not_yet, choice, recorded, why)
    if kept.for_another and decided is None:
        return Line(entry, (), Because.UNREAD, choice, recorded, why)
    if choice is Choice.COVERED and any(leaks(words, kept) for _, words in given):
        return Line(entry, (), Because.OTHERS, choice, recorded, why)
    if not given or all(not words.replace(COVER, "").strip(" .,;") for _, words in given):
        return Line(entry, (), Because.OTHERS, choice, recorded, why)
    return Line(entry, given, None, choice, recorded, why)


def _not_yet(entry: Entry, decided: Decided | None, agreed: Collection[UUID]) -> Because | None:
    """Whom to ask before it is given. What is ours is ours to decide, entry by entry; a referrer's, too."""
    theirs = entry.is_private or (entry.standing is not Standing.GIVEN and not entry.is_ours)
    if (theirs and entry.agency_id not in agreed) or not entry.police <= set(agreed):
        return Because.ASK_FIRST
    if entry.standing is Standing.GIVEN or (decided is not None and decided.choice is not Choice.LEAVE_OUT):
        return None
    if entry.standing is Standing.ASK_FIRST:
        return None if entry.agency_id in agreed else Because.ASK_FIRST
    return Because.REFERRER if entry.standing is Standing.REFERRER else Because.NOT_THEIRS


def covered(words: str, kept: Around, *, spare: Collection[What] = ()) -> str:
    """These words with everything covered that may give somebody or somewhere away."""
    for _ in range(MOST_TURNS):
        found = [each for each in found_in(words, kept.known) if each.what not in spare and COVER not in each.words]
        if not found:
            return words
        words = _over(words, found)
    return COVER


def _over(words: str, found: Sequence[Found]) -> str:
    for said in sorted({each.words for each in found if each.words}, key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", COVER, words)
    return re.sub(rf"{re.escape(COVER)}(?:[\s,]+{re.escape(COVER)})+", COVER, words)


def _covered(entry: Entry, words: str, kept: Around) -> str:
    if entry.own_identity:
        return words
    spare: set[What] = set() if (kept.places or kept.must_not_know) else {What.SERVICE}
    if entry.table in THEIR_OWN_STORY:
        spare.add(What.SOMEBODY)
    return covered(words, kept, spare=spare)


def leaks(words: str, kept: Around) -> bool:
    """Whether these words still name anybody around, or a protected place. Looked for by other means than `covered`."""
    return names_one_of(words, kept.others) or names_a_place(words, kept)


def names_a_place(words: str, kept: Around) -> bool:
    """Whether these words give a protected place away, however it is written."""
    said = said_plainly(words)
    return any(form in said for form in kept.places)


def _never(fields: Sequence[tuple[str, str]], kept: Around) -> Because | None:
    """Why these words may leave for nobody, whoever decides."""
    for _, words in fields:
        if names_one_of(words, kept.strict):
            return Because.RESTRICTED
        if names_a_place(words, kept):
            return Because.PLACE
        if kept.must_not_know and any(each.tells_where for each in found_in(words, kept.known)):
            return Because.WHERE
    return None
