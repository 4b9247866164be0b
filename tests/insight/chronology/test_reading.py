"""What is found in an entry before it goes to somebody: hard text, as people type it, and what goes nowhere unread."""

from __future__ import annotations

import pytest

from openmash.insight.chronology.reading import Known, What, found_in, initials_of, own_words_of
from openmash.insight.chronology.redaction import Guarded, judge, telling_parts
from openmash.insight.chronology.words import Audience, Because
from openmash.records.people.giving_away import given_away_by, said_plainly
from openmash.records.people.selectors import Withholding

OTHERS = ["Gary Hale", "Shanice O’Brien-Cole", "Sîan Bowen"]
OWN = ["Mia Farrow", "Hannah Farrow"]
KNOWN = Known(
    others=telling_parts(OTHERS, OWN), own={"mia", "farrow", "hannah"}, in_the_open={"priya", "nair", "north", "gloucestershire"},
    initials=initials_of(OTHERS), their_words={"mum", "mummy", "mother"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "what", "as_it_stands"),
    [
        ("Gary was at the gate again.", What.PERSON, "Gary"),
        ("GARY’S van was outside.", What.PERSON, "GARY’S"),
        ("Shanice O'Brien-Cole collected her.", What.PERSON, "Shanice"),
        ("Garry was at the gate.", What.NEARLY, "Garry"),
        ("Shanise rang twice.", What.NEARLY, "Shanise"),
        ("Gaz came round.", What.NAME, "Gaz"),
        ("She is scared of Big Dave.", What.NAME, "Dave"),
        ("Rose and Mia were asleep. Then Rose woke.", What.NAME, "Rose"),
        ("He shouted at August, who cried.", What.NAME, "August"),
        ("G.H. was arrested.", What.INITIALS, "G.H"),
        ("GH was arrested.", What.INITIALS, "GH"),
        ("J B told the teacher.", What.INITIALS, "J B"),
        ("Mum’s partner hit the wall.", What.SOMEBODY, "Mum’s partner"),
        ("mums new boyfriend sleeps there", What.SOMEBODY, "mums new boyfriend"),
        ("The man from upstairs gave her sweets.", What.SOMEBODY, "The man"),
        ("Her ex has a key.", What.SOMEBODY, "Her ex"),
        ("He said his half-brother did it.", What.SOMEBODY, "his half-brother"),
        ("Ring 07700 900123 after six.", What.TELEPHONE, "07700 900123"),
        ("ring 0 7 7 0 0 9 0 0 1 2 3", What.TELEPHONE, "0 7 7 0 0 9 0 0 1 2 3"),
        ("Ring +44 (0)7700-900-123.", What.TELEPHONE, "+44 (0)7700-900-123"),
        ("01632 960123 is the new number", What.TELEPHONE, "01632 960123"),
        ("mail g.hale99@example.org tonight", What.REACHED, "g.hale99@example.org"),
        ("garyh at gmail dot com", What.REACHED, "garyh at gmail"),
        ("He adds her on snapchat", What.REACHED, "snapchat"),
        ("They moved to GL51 7AB.", What.POSTCODE, "GL51 7AB"),
        ("they moved to gl517ab", What.POSTCODE, "gl517ab"),
        ("Somewhere in GL52 now.", What.POSTCODE, "GL52"),
        ("She is at 14b Larch Road.", What.ADDRESS, "14b Larch Road"),
        ("they live on larch rd near the shop", What.ADDRESS, "larch rd"),
        ("Flat 3, the building with the red door", What.ADDRESS, "Flat 3"),
        ("Moved to St Peter’s Primary School in March.", What.SERVICE, "St Peter’s Primary School"),
        ("seen at Rosebank Surgery", What.SERVICE, "Rosebank Surgery"),
        ("They are in a refuge now.", What.SERVICE, "refuge"),
        ("His NHS number is 999 123 4640.", What.NUMBER, "999 123 4640"),
        ("A grey Corsa, AB12 CDE.", What.VEHICLE, "AB12 CDE"),
    ],
)
def test_what_gives_somebody_away_is_found_as_people_type_it(words: str, what: What, as_it_stands: str) -> None:
    found = {(each.what, each.words) for each in found_in(words, KNOWN)}
    assert (what, as_it_stands) in found, found


@pytest.mark.parametrize(
    "words",
    [
        "Mia said she was tired and hungry.", "Priya Nair saw Mia at home.", "Core group held", "She walked down the road.",
        "Mum was very close to tears.", "Seen on Tuesday 3 March at 10:40, and again on Friday.", "The GP and the NHS know.",
        "Contact decided: advice. Impact on the child: tired.", "Hand-over accepted on 3 August 2026.",
        "Mia is in Year 4 and likes English.", "", "…", "He said: I'm fine, OK?",
    ],
)  # fmt: skip
def test_ordinary_words_hold_nothing_back(words: str) -> None:
    assert found_in(words, KNOWN) == ()


def test_a_worker_leads_to_the_child_only_for_somebody_who_must_not_know_where_the_child_is() -> None:
    hidden = Known(own=KNOWN.own, workers={"priya", "nair"})
    assert [each.what for each in found_in("Seen by Priya on the ward.", hidden)] == [What.WORKER]
    assert found_in("Seen by Priya on the ward.", KNOWN) == ()


@pytest.mark.parametrize(
    ("words", "what", "as_it_stands"),
    [
        ("North will see her on Monday.", What.WORKER, "North"),
        ("Moved to North.", What.WORKER, "North"),
        ("the north team rang", What.WORKER, "north"),
        ("seen at hollybank school, before lunch", What.SERVICE, "hollybank"),
        ("He waits outside Hollybank.", What.SERVICE, "Hollybank"),
    ],
)
def test_a_team_or_a_school_by_its_own_word_leads_to_the_child_however_it_is_typed(
    words: str, what: What, as_it_stands: str
) -> None:
    teams, places = (
        own_words_of(["North Assessment Team"]),
        own_words_of(["Hollybank Church of England Primary School"]),
    )
    hidden = Known(own=KNOWN.own, teams=teams, places=places)
    assert (what, as_it_stands) in {(each.what, each.words) for each in found_in(words, hidden)}


@pytest.mark.parametrize(
    "words",
    [
        "She was seen at school, and her school says she is tired.", "They walked north along the river.",
        "The team met, and the assessment goes on.", "Core group held on Mondays and Fridays.",
    ],
)  # fmt: skip
def test_what_many_teams_and_schools_are_called_holds_nothing_back(words: str) -> None:
    teams, places = own_words_of(["North Assessment Team", "Duty Desk"]), own_words_of(["Park Primary School"])
    assert found_in(words, Known(own=KNOWN.own, teams=teams, places=places)) == ()


HARD = "Garry and mum’s partner took her to 14b Larch Road, GL51 7AB, ring 07700 900123 or gaz99@example.org."


@pytest.mark.parametrize("kind", ["voice", "visit", "missing", "loss", "interpreter", "visit_frequency"])
@pytest.mark.parametrize("audience", [Audience.CHILD, Audience.FAMILY])
def test_no_family_is_given_words_that_may_give_somebody_away_until_somebody_has_read_them(
    kind: str, audience: Audience
) -> None:
    guard = Guarded(audience, lambda words: False, others=KNOWN.others, known=KNOWN)
    kept = judge(kind, "", "ordinary", HARD, guard, let_through=False, left_out=False)
    assert kept.because in (Because.UNREAD, Because.KIND) and kept.said == ""
    assert {each.what for each in kept.found} >= {What.NEARLY, What.SOMEBODY, What.ADDRESS, What.POSTCODE}
    read = judge(kind, "", "ordinary", HARD, guard, let_through=True, left_out=False)
    assert read.because is None and read.found == kept.found, "what was found still stands beside it"


def test_for_somebody_who_must_not_know_where_the_child_is_nobody_lets_through_what_may_lead_there() -> None:
    guard = Guarded(Audience.FAMILY, lambda words: False, known=KNOWN, must_not_know=True, guards_a_place=True)
    for words in ("Ring 07700 900123.", "Now at Rosebank Surgery.", "in a refuge", "larch rd", "GL52", "on snapchat"):
        kept = judge("loss", "", "ordinary", words, guard, let_through=True, left_out=False)
        assert kept.because is Because.WHERE and not kept.may_be_let_through and kept.said == "", words


def test_a_child_has_their_own_words_about_their_own_people_unless_they_hold_more() -> None:
    guard = Guarded(Audience.CHILD, lambda words: False, others=KNOWN.others, known=KNOWN)

    def said(words: str) -> Because | None:
        return judge("voice", "", "sensitive", words, guard, let_through=False, left_out=False).because

    assert said("“I want my nan and my little brother.”") is None
    assert said("“I ring my nan on 07700 900123.”") is Because.UNREAD
    assert said("“Gaz shouts at my nan.”") is Because.UNREAD


def test_a_court_is_told_numbers_and_streets_unless_somebody_has_a_place_to_keep() -> None:
    words = "Ring 07700 900123 at 14 Larch Road."
    for is_kept, because in ((False, None), (True, Because.UNREAD)):
        guard = Guarded(Audience.COURT, lambda words: False, known=KNOWN, guards_a_place=is_kept)
        assert judge("visit", "", "ordinary", words, guard, let_through=False, left_out=False).because is because


@pytest.mark.parametrize(
    ("text", "postcode", "named", "words"),
    [
        ("4 Larkfield Close, Cheltenham", "GL50 9QT", False, "They are on Larkfield Close now."),
        ("4 Larkfield Close, Cheltenham", "GL50 9QT", False, "larkfield cl"),
        ("4 Larkfield Cl", "", False, "near Larkfield Close, by the shop"),
        ("Flat 2, 17a Old Mill Rd, Stroud", "", False, "Old Mill Road"),
        ("Flat 2, 17-19 Old Mill Rd", "gl509qt", False, "GL50  9QT"),
        ("07700 900123", "", False, "ring +44 7700 900 123"),
        ("+44 (0)7700 900123", "", False, "ring 07700-900123"),
        ("St Mary’s C of E Primary School", "", True, "She started at St Marys on Monday."),
        ("hannah.f@example.org", "", False, "Hannah.F @ example.org"),
    ],
)
def test_a_protected_place_is_known_by_its_street_its_number_from_abroad_and_a_schools_own_name(
    text: str, postcode: str, named: bool, words: str
) -> None:
    assert Withholding(given_away_by(text, postcode, "", is_named=named)).needed_for(words)


@pytest.mark.parametrize(
    "words", ["Cheltenham", "She was close to tears.", "4 visits", "Primary School", "a high standard"]
)
def test_what_is_not_the_place_is_not_taken_for_it(words: str) -> None:
    forms = given_away_by("4 High Street, Cheltenham", "GL50 9QT", "", is_named=False)
    assert not Withholding(forms).needed_for(words)
    assert said_plainly("High St.") == "highstreet"
