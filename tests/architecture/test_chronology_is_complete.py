"""A chronology that forgets a table is worse than none, because it is believed (ADR 0015)."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from openmash.cli.database import CHECKOUT
from openmash.insight.chronology.selectors import told_tables
from openmash.insight.chronology.sources import KINDS, SOURCES

OURS = [model for model in apps.get_models() if model.__module__.startswith("openmash.")]
NAMED = {source.name for source in SOURCES}


def said(model: type) -> str:
    return str(model.Sources.chronology)  # type: ignore[attr-defined]  # another test asks that it is there


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_table_is_told_by_a_source_or_says_why_not(model: type) -> None:
    words = said(model)
    if words.startswith("none"):
        assert re.fullmatch(r"none: \S.{4,}", words), f"{model.__name__} does not say why"
    else:
        assert re.split(r"[.:]", words)[0] in NAMED, f"no source tells {model.__name__}: {words!r}"


def test_every_module_that_tells_a_story_is_among_the_sources() -> None:
    """A chronology.py that nobody asks is a story nobody hears."""
    written = {path.parent.name for path in (CHECKOUT / "src/openmash").glob("*/*/chronology.py")} - {"child"}
    assert written == NAMED


def test_every_source_tells_of_some_table() -> None:
    claimed = {re.split(r"[.:]", said(model))[0] for model in OURS if not said(model).startswith("none")}
    assert claimed == NAMED


def test_a_source_knows_every_table_that_names_it_plainly() -> None:
    """`cases.milestones` is read by the module's chronology; `cases: through its milestones` says how it is not."""
    for model in OURS:
        if re.fullmatch(r"\w+\.\w+", said(model)) and said(model).split(".")[1] not in ("milestones",):
            module = "/".join(model.__module__.split(".")[:3])
            written = (CHECKOUT / f"src/{module}/chronology.py").read_text()
            assert re.search(rf"\b{model.__name__}\b", written), f"{module} never tells {model.__name__}"


def test_no_two_sources_tell_one_kind() -> None:
    kinds = [kind for kind, _ in KINDS]
    assert len(kinds) == len(set(kinds))


def test_what_is_sealed_is_looked_for_in_every_table_of_the_story() -> None:
    assert {"voice_voice", "cases_milestone", "cases_involvement"} <= set(told_tables())
    assert "people_person" not in told_tables()
