"""Every component in every state, for those who build pages. In a demonstration only."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.template import engines
from jinja2 import Environment
from markupsafe import Markup

from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.facts.refusals import NotVisible

COMPONENTS = Path(__file__).parents[1] / "templates/components"


@dataclass(frozen=True)
class State:
    """One component in one state."""

    title: str
    html: Markup


@dataclass(frozen=True)
class Component:
    """A component with its states."""

    name: str
    states: tuple[State, ...]


@dataclass(frozen=True)
class GalleryPage:
    """The gallery."""

    components: tuple[Component, ...]
    title: str = "Components"


@screen(PublicActor.PUBLIC)
def gallery(request: HttpRequest, actor: object) -> Shown:
    """All of them, once with every field as asked; `?wrong` shows the fields answered wrongly."""
    if not settings.DEMO:
        raise NotVisible
    kind = "WRONG_STATES" if "wrong" in request.GET else "STATES"
    names = sorted(folder.name for folder in COMPONENTS.iterdir() if (folder / "example.py").exists())
    shown = tuple(Component(name, _states(name, kind)) for name in names)
    return Shown("shell/gallery.html", GalleryPage(tuple(component for component in shown if component.states)))


def _states(name: str, kind: str) -> tuple[State, ...]:
    example = importlib.import_module(f"openmash.web.templates.components.{name}.example")
    environment = cast("Environment", engines["jinja2"].env)  # type: ignore[attr-defined]
    macros = environment.get_template(f"components/{name}/template.html").module
    return tuple(
        State(title, Markup(getattr(macros, state[0])(*state[1:])))  # noqa: S704  # a macro's own output
        for title, state in getattr(example, kind, {}).items()
    )
