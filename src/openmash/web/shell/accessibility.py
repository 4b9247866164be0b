"""What works for whom, and what does not yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.screens import PublicActor, Shown, screen


@dataclass(frozen=True)
class AccessibilityPage:
    """The accessibility statement."""

    title: str = "Accessibility"


@screen(PublicActor.PUBLIC)
def accessibility(request: HttpRequest, actor: object) -> Shown:
    """The same for the public and for staff."""
    return Shown("shell/accessibility.html", AccessibilityPage())
