"""The register of automated rules inside the house: who answers for each, and where its errors come from."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.foundation.reference.automated import Rule
from openmash.insight.processing.permissions import Permission
from openmash.insight.processing.registering import REGISTER, rules


@dataclass(frozen=True)
class RegisterPage:
    """What the template shows. `without`: how many rules nobody has measured."""

    title: str
    back: Link
    table: Table
    many: int
    without: int


@screen(Permission.READ)
def automated_register(request: HttpRequest, actor: Actor) -> Answer:
    """Every rule with its owner. It names nobody."""
    found = [(each, _measured(each)) for each in rules()]
    table = Table(
        "Every rule", ("Rule", "What it does", "Who decides in the end", "Who answers for it", "How often it is wrong"),
        [
            (
                Cell(each.name, reverse("automated_rule", args=[each.key]), note=f"Since {say.day(each.since)}"),
                Cell(str(each.does.label)), Cell(each.decides), Cell(each.owner),
                Cell(measured) if measured else Cell("Not measured", note=each.unmeasured),
            )
            for each, measured in found
        ],
    )  # fmt: skip
    page = RegisterPage(
        REGISTER, Link("What is processed, and why", reverse("processing")), table, len(found),
        sum(not measured for _, measured in found),
    )  # fmt: skip
    return Shown("processing/automated_register.html", page)


def _measured(rule: Rule) -> str:
    found = rule.measured() if rule.measured else None
    return f"Measured {found.on}, by {found.command}" if found else ""
