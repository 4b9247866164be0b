"""Every component is shown in each of its states, says what it is given and lets no hostile text through."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import cast

import pytest
from django.template import engines
from jinja2 import Environment
from markupsafe import Markup

COMPONENTS = Path(__file__).parents[3] / "src/openmash/web/templates/components"
HOSTILE = "<script>alert('Zoë')</script>"
State = tuple[object, ...]


def environment() -> Environment:
    return cast("Environment", engines["jinja2"].env)  # type: ignore[attr-defined]


def states() -> Iterator[tuple[str, str, State]]:
    for folder in sorted(path for path in COMPONENTS.iterdir() if path.is_dir() and not path.name.startswith("_")):
        found = importlib.import_module(f"openmash.web.templates.components.{folder.name}.example")
        for title, state in {**found.STATES, **getattr(found, "WRONG_STATES", {})}.items():
            yield folder.name, title, state


def shown(component: str, state: State) -> str:
    module = environment().get_template(f"components/{component}/template.html").module
    return str(getattr(module, str(state[0]))(*state[1:]))


def poisoned(value: object) -> object:
    """The same value with every word of it replaced by hostile text; addresses and codes stay."""
    if isinstance(value, Enum | Markup | bool | int) or value is None:
        return value
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, tuple | list):
        return tuple(poisoned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: poisoned(getattr(value, f.name)) for f in fields(value)})
    raise TypeError(value)


@pytest.mark.parametrize(("component", "title", "state"), list(states()))
def test_a_component_shows_each_of_its_states(component: str, title: str, state: State) -> None:
    assert "<" in shown(component, state)


@pytest.mark.parametrize(
    ("component", "title", "state"), [s for s in states() if s[0] not in ("form", "badge", "questions")]
)
def test_no_component_lets_hostile_text_through(component: str, title: str, state: State) -> None:
    html = shown(component, (state[0], *(poisoned(argument) for argument in state[1:])))
    assert "<script" not in html


def test_every_component_has_states_to_show() -> None:
    assert {path.name for path in COMPONENTS.iterdir() if (path / "template.html").exists()} == {
        component for component, _, _ in states()
    }
