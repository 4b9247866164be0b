"""Two records weighed: what tells one child from another, in words, and what no weight may decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.preparing import family_name, possible, prepare, word
from openmash.records.linkage.model.specification import COMPARISONS, Comparison, prior, probability, weights
from openmash.records.linkage.model.weighing import NAMES, SAYS, Record, Weighed, level_of, weigh, weigh_all

PRIOR = prior(1_000_000, 1_000_000)
ZOE = Record(
    "Zoë Mae", "Ashworth", "2018-03-09", "F", "4 Mill Lane, Stroud", "GL5 1AA", "9990000018", "", "01632 960123"
)


def seen(left: Record, right: Record) -> Weighed:
    return weigh(left, right, prior=PRIOR)


def test_the_same_child_is_linked_with_the_evidence_in_words() -> None:
    found = seen(ZOE, Record("Zoe", "Ashworth", "09/03/2018", "F", "", "gl51aa"))
    assert found.decision == "link"
    assert found.evidence_for == (
        "Same date of birth", "Same forename: Zoë Mae", "Same family name: Ashworth", "Same sex", "Same postcode",
    )  # fmt: skip
    assert found.evidence_against == ()
    assert found.weight == pytest.approx(PRIOR / 100 + sum(each.bits for each in found.evidence))


LEVELS = {
    ("forename", "form"): (Record("Billy"), Record("William")),
    ("forename", "alike"): (Record("Willian"), Record("William")),
    ("forename", "near"): (Record("Jayden"), Record("Kayden")),
    ("forename", "middle"): (Record("Rose"), Record("Ellie Rose")),
    ("forename", "initial"): (Record("E"), Record("Ellie")),
    ("forename", "different"): (Record("Thomas"), Record("Ellie")),
    ("forename", "exchanged"): (Record("Carter", "William"), Record("William", "Carter")),
    ("surname", "half"): (Record(surname="Smith-Jones"), Record(surname="Jones")),
    ("surname", "slip"): (Record(surname="Ashworth"), Record(surname="Ashwroth")),
    ("surname", "alike"): (Record(surname="Thompson"), Record(surname="Tomson")),
    ("surname", "misread"): (Record(surname="Becc"), Record(surname="Bell")),
    ("forename", "resembling"): (Record("Callum"), Record("Cavbrn")),
    ("birth", "day_and_month"): (Record(born="2018-03-09"), Record(born="2018-09-03")),
    ("birth", "one_figure"): (Record(born="2018-03-09"), Record(born="2008-03-09")),
    ("birth", "same_year"): (Record(born="2018-01-01"), Record(born="2018-03-09")),
    ("birth", "same_month"): (Record(born="2018-03"), Record(born="2018-03-09")),
    ("birth", "two_parts"): (Record(born="2018-03-09"), Record(born="2018-03-24")),
    ("home", "door"): (Record(address="4 Mill Lane"), Record(address="4, Mill Ln, Stroud")),
    ("home", "slip"): (Record(postcode="GL5 1AA"), Record(postcode="GL5 1AB")),
    ("nhs_number", "slip"): (Record(nhs_number="9990000018"), Record(nhs_number="9990000019")),
}


@pytest.mark.parametrize(("comparison", "level"), LEVELS)
def test_each_kind_of_likeness_is_known_for_what_it_is(comparison: str, level: str) -> None:
    left, right = LEVELS[comparison, level]
    assert seen(left, right).levels[comparison] == level
    assert seen(right, left).levels[comparison] == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("iLam", "Liam", "alike"),  # two letters exchanged, the first of them too
        ("Ay", "Amy", "alike"),  # a letter of a short name left out
        ("Eve", "Evie", "near"),
        ("Ella", "Isabella", "near"),
        ("Zrrr", "Zara", "near"),  # a scanner's capitals
        ("Ada", "Ida", "different"),
        ("Isla", "Ayla", "different"),
        ("Tom", "Tim", "near"),
    ],
)
def test_a_slip_makes_no_name_and_two_names_that_are_near_wait_where_there_could_be_twins(
    one: str, other: str, level: str
) -> None:
    home = {"surname": "Quennevais", "born": "2018-03-09", "postcode": "GL5 1AA"}
    found = seen(Record(one, **home), Record(other, **home))
    assert found.levels["forename"] == level
    assert found.decision == ("link" if level == "alike" else "review")


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (("Zarrna", "Bradshaw"), ("Bradshaw", "Zarran"), "exchanged"),
        (("Stephenson", "Elizbeth"), ("Elizabeth", "Stephenson"), "exchanged"),
        (("De la Cruz", "Campbell"), ("Campbell", "De la Cruz"), "exchanged"),
        (("Bradshow", "Zarrna"), ("Zarran", "Bradshaw"), "different"),  # neither is as written
        (("Bradshaw", "Jacob"), ("Zarran", "Bradshaw"), "different"),
    ],
)
def test_names_in_each_others_place_are_known_where_one_of_them_is_misspelt(
    one: tuple[str, str], other: tuple[str, str], level: str
) -> None:
    for left, right in ((one, other), (other, one)):
        found = seen(Record(*left), Record(*right)).levels
        assert (found["forename"], found["surname"]) == (level, level)


def test_two_letters_of_a_postcode_exchanged_are_a_slip_of_it() -> None:
    assert seen(Record(postcode="GL5 1AB"), Record(postcode="GL5 1BA")).levels["home"] == "slip"
    assert seen(Record(postcode="GL5 1AB"), Record(postcode="GL5 2BA")).levels["home"] == "different"


def test_two_figures_of_a_number_exchanged_are_a_slip_of_it_and_tell_a_twin() -> None:
    home = {"surname": "Quennevais", "born": "2018-03-09", "postcode": "GL5 1AA"}
    for number, level, decision in (("9990000081", "slip", "link"), ("9990800100", "unlike", "review")):
        found = seen(Record("Ava", nhs_number="9990000018", **home), Record("Marigold", nhs_number=number, **home))
        assert (found.levels["nhs_number"], found.decision) == (level, decision)


@pytest.mark.parametrize("name", ["Baby", "Baby Girl", "Unknown", "UNBORN", "Twin 2", "N/K", "", "?"])
def test_a_name_nobody_was_given_is_no_evidence(name: str) -> None:
    found = seen(Record(name, "Ashworth", "2018-03-09"), Record(name, "Ashworth", "2018-03-09"))
    assert "forename" not in found.levels
    assert found.decision != "link"


def test_twins_are_never_taken_for_each_other_however_much_agrees() -> None:
    home = {
        "surname": "Quennevais",
        "born": "2018-03-09",
        "address": "4 Mill Lane",
        "postcode": "GL5 1AA",
        "phone": "01632960123",
    }
    for one, other in (("Ava", "Eva"), ("Ella", "Thomas"), ("Noah", "N"), ("Jayden", "Kayden"), ("Ellie Rose", "Rose")):
        found = seen(Record(one, **home), Record(other, **home))
        assert found.probability > 0.95
        assert found.decision == "review", (one, other)
        assert found.doubts


def test_two_different_numbers_of_ones_own_are_never_linked_without_a_person() -> None:
    other = Record("Zoë Mae", "Ashworth", "2018-03-09", "F", "4 Mill Lane, Stroud", "GL5 1AA", "9997777778")
    found = seen(ZOE, other)
    assert found.decision == "review"
    assert "Two different NHS numbers are two people, or a mistake" in found.evidence_against


def test_a_number_that_is_none_is_a_mistake_not_another_child() -> None:
    found = seen(ZOE, Record("Zoë Mae", "Ashworth", "2018-03-09", "F", "4 Mill Lane, Stroud", "GL5 1AA", "1234567"))
    assert (found.levels["nhs_number"], found.decision) == ("unlike", "link")


def test_a_number_that_a_sister_was_given_by_mistake_does_not_make_her_one_child() -> None:
    sister = Record("Imogen", "Ashworth", "2015-07-21", "F", "4 Mill Lane, Stroud", "GL5 1AA", "9990000018")
    assert seen(ZOE, sister).decision == "review"


def test_an_own_number_links_a_child_whose_forename_changed() -> None:
    found = seen(ZOE, Record("Marigold", "Ashworth", "2018-03-09", "F", nhs_number="9990000018"))
    assert found.decision == "link"
    assert "Different forename: Zoë Mae / Marigold" in found.evidence_against


def test_a_number_that_a_twin_of_the_other_sex_was_given_does_not_make_them_one_child() -> None:
    brother = Record("Caspar", "Ashworth", "2018-03-09", "M", "4 Mill Lane, Stroud", "GL5 1AA", "9990000018")
    assert seen(ZOE, brother).decision == "review"
    assert seen(ZOE, Record("Caspar", "Ashworth", "", "F", "", "GL5 1AA", "9990000018")).decision == "review"


def test_a_family_name_without_its_ending_is_near_it() -> None:
    assert seen(Record(surname="Harrison"), Record(surname="Harris")).levels["surname"] == "alike"


@pytest.mark.parametrize("other", ["4 Mill Ln", "Flat 2, 4 milllane, Stroud"])
def test_a_door_is_known_with_its_street_run_together(other: str) -> None:
    assert seen(Record(address="4 Mill Lane"), Record(address=other)).levels["home"] == "door"


def test_strangers_are_nobody() -> None:
    assert seen(ZOE, Record("Thomas", "Baker", "2011-01-20", "M", "", "GL7 2BB")).decision == "no"


def test_a_rare_name_is_better_evidence_than_a_common_one() -> None:
    rare, common = (
        seen(Record(n, f), Record(n, f)).weight for n, f in (("Zbigniew", "Quennevais"), ("Oliver", "Smith"))
    )
    assert rare > common + 5


def test_of_several_names_and_numbers_the_ones_that_agree_count_and_names_stay_together() -> None:
    known = (
        Record("Ellie", "Ashworth", "2018-03-09", "F", postcode="GL7 2BB"),
        Record("Eleanor", "Moreton"),
        Record(postcode="GL5 1AA"),
    )
    found = weigh_all([Record("Eleanor", "Moreton", "2018-03-09", "F", postcode="GL5 1AA")], known, prior=PRIOR)
    assert (found.levels["forename"], found.levels["surname"], found.levels["home"]) == ("same", "same", "postcode")
    mixed = weigh_all([Record("Eleanor", "Ashworth", "2018-03-09")], known, prior=PRIOR)
    assert (mixed.levels["forename"], mixed.levels["surname"]) != ("same", "same")


def test_two_names_that_differ_are_said_to_though_either_has_a_second_home() -> None:
    one = Record(forenames="Ava", surname="Ashworth", born="2018-03-09", postcode="GL5 1AA")
    other = Record(forenames="Tom", surname="Baker", born="2018-03-09", postcode="GL5 1AA")
    moved = Record(postcode="GL1 1AA")
    alone, more = (weigh_all([one], known, prior=PRIOR) for known in ([other], [other, moved]))
    assert more.levels["forename"] == "different"
    assert (more.weight, more.levels) == (alone.weight, alone.levels)


@pytest.mark.parametrize(
    "comparison", [each for each in COMPARISONS if each.name not in NAMES], ids=lambda each: each.name
)
def test_where_a_record_says_nothing_of_what_is_compared_no_level_holds(comparison: Comparison) -> None:
    says, full = SAYS[comparison.name], replace(ZOE, upn="A123456789012")
    silent = [
        replace(full, nhs_number=""), replace(full, upn=""), replace(full, born=""), replace(full, sex=""),
        replace(full, address="", postcode=""), replace(full, phone=""),
    ]  # fmt: skip
    (quiet,) = [each for each in silent if not says(each)]
    assert level_of(comparison, full, full) is not None
    assert [level_of(comparison, *pair) for pair in ((full, quiet), (quiet, full), (quiet, quiet))] == [None] * 3


def test_an_impossible_date_is_refused() -> None:
    with pytest.raises(ValueError, match=r"day|date|month"):
        prepare(born="2018-02-30")


@pytest.mark.parametrize(
    ("said", "compared"),
    [("2018-02-30", "2018-02"), ("30/02/2018", "2018-02"), ("2018-14-01", ""), ("2018-03-09", "2018-03-09")],
)
def test_of_a_date_that_cannot_be_a_list_is_compared_by_the_month(said: str, compared: str) -> None:
    assert possible(said) == compared


def test_spellings_of_one_name_are_forms_of_it_whatever_families_it_comes_from() -> None:
    for one, other in (
        ("mohammed", "muhammad"), ("yusuf", "youssef"), ("zainab", "zaynab"), ("ciara", "keira"), ("sarah", "sara"),
        ("katherine", "kathryn"), ("andrei", "andrew"), ("oleksandr", "alexander"),
    ):  # fmt: skip
        assert set(word(one).forms) & set(word(other).forms), (one, other)
    assert not set(word("ava").forms) & set(word("eva").forms)
    assert family_name("O’Brien").whole == family_name("OBRIEN").whole


def test_every_level_has_a_weight_that_speaks_the_way_it_is_said() -> None:
    stored = weights()
    for comparison in COMPARISONS:
        for level in comparison.levels:
            bits = stored.by_level[comparison.name, level.name]
            assert (bits < 0) == level.against, (comparison.name, level.name)
    assert probability(0) == pytest.approx(0.5)


def test_every_rule_of_judgement_names_levels_there_are() -> None:
    levels = {c.name: {level.name for level in c.levels} | {""} for c in COMPARISONS}
    for doubt in DOUBTS:
        assert all(set(those) <= levels[name] for name, those in doubt.levels.items()), doubt.name
