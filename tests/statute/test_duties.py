"""Duties and thresholds, and the test of the duty to share."""

from datetime import date

import pytest

from openmash.statute.duties import DUTIES, Duty, SharingAnswer, duty, duty_to_share
from openmash.statute.sources import Confidence
from openmash.statute.thresholds import THRESHOLDS, Threshold, threshold


@pytest.mark.parametrize("each", [*DUTIES, *THRESHOLDS], ids=lambda each: each.key)
def test_every_duty_and_threshold_cites_law_with_a_link(each: Duty | Threshold) -> None:
    assert each.source.confidence is Confidence.LAW
    assert each.source.link.startswith("https://www.legislation.gov.uk/")


def test_police_protection_names_two_officers_with_their_own_steps() -> None:
    initiating, designated = duty("police_protection_initiating_officer"), duty("police_protection_designated_officer")
    assert "Tell the council where the child was found" in initiating.steps[0]
    assert designated.steps[0] == "Look into the case."
    assert "72 hours" in designated.note


def test_the_duty_to_share_is_not_called_law_before_its_commencement_is_seen() -> None:
    assert not duty("share_information").in_force.covers(date(2026, 11, 23))


@pytest.mark.parametrize(
    ("relevant", "may_help", "more_harmful", "must", "because"),
    [
        (True, True, False, True, "may help"),
        (True, True, True, False, "harm the child more"),
        (True, False, False, False, "Would not help"),
        (False, True, False, False, "Not relevant"),
        (False, False, True, False, "Not relevant"),
    ],
)
def test_the_duty_to_share_asks_relevance_then_help_then_harm(
    relevant: bool, may_help: bool, more_harmful: bool, must: bool, because: str
) -> None:
    answer = duty_to_share(relevant=relevant, may_help=may_help, more_harmful_to_share=more_harmful)
    assert isinstance(answer, SharingAnswer)
    assert answer.must_share is must
    assert because in answer.because


def test_a_threshold_is_found_by_its_key() -> None:
    assert "reasonable cause to believe" in threshold("police_protection").test
    assert "Reasonable cause to suspect" in threshold("section_47").test


def test_a_key_there_is_not_is_named() -> None:
    with pytest.raises(LookupError, match="no threshold called “section_48”"):
        threshold("section_48")
    with pytest.raises(LookupError, match="no duty called “section_48”"):
        duty("section_48")
