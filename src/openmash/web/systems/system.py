"""One partner's system: what it may do, its secrets, a new one, and ending one."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.clients import actions, selectors
from openmash.foundation.clients.permissions import Permission
from openmash.foundation.clients.selectors import ClientShown, SecretShown
from openmash.foundation.clients.words import ABILITIES
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, new_token
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.web.systems.secret import secret_page


class NewSecretForm(Form):
    """A button."""


@dataclass(frozen=True)
class SecretLine:
    """One secret; `ends`: its key where it can be ended."""

    says: str
    ends: str
    token: str


@dataclass(frozen=True)
class SystemPage:
    """What the template shows."""

    title: str
    back: Link
    facts: tuple[Fact, ...]
    secrets: tuple[SecretLine, ...]
    form: NewSecretForm | None
    refused: str
    end: Link | None


@screen(Permission.SEE, load=selectors.client, log="clients.viewed")
def system(request: HttpRequest, actor: Actor, found: ClientShown, client_id: UUID) -> Answer:
    """Show it; make a secret (shown once) or end one."""
    refused = ""
    keeps = bool(may(actor, Permission.KEEP)) and found.ended_at is None
    if request.method == "POST":
        try:
            if gone := request.POST.get("end"):
                actions.end_secret(actor=actor, client_id=client_id, secret_id=_key(gone))
                return Go(request.path)
            return secret_page(actions.new_secret_for(actor=actor, client_id=client_id), request.path)
        except NotAllowedNow as refusal:
            refused = refusal.sentence
    page = SystemPage(
        title=found.name,
        back=Link("Partners’ systems", reverse("systems")),
        facts=(
            Fact("Agency", found.agency), Fact("client_id", str(found.id)),
            Fact("Whom to ring about it", found.contact),
            Fact("It may", "; ".join(each.said for each in ABILITIES if each.slug in found.abilities)),
            *((Fact("Ended", found.ended_because),) if found.ended_at else ()),
        ),
        secrets=tuple(_line(each, keeps=keeps) for each in found.secrets),
        form=NewSecretForm.blank() if keeps else None,
        refused=refused,
        end=Link("It may not connect any more", reverse("end_system", kwargs={"client_id": client_id}))
        if keeps else None,
    )  # fmt: skip
    return Shown("systems/system.html", page)


def _line(each: SecretShown, *, keeps: bool) -> SecretLine:
    now = timezone.now()
    used = f"last used {say.near(each.last_used_at, now)}" if each.last_used_at else "never used"
    if each.ended_at:
        return SecretLine(f"Made {say.day_of(each.made_at)}, ended {say.day_of(each.ended_at)}; {used}.", "", "")
    good = f"good until {say.day_of(each.expires_at)}" if each.is_in_force(now) else "past its time"
    return SecretLine(
        f"Made {say.day_of(each.made_at)}, {good}; {used}.", str(each.id) if keeps else "", new_token()
    )  # fmt: skip


def _key(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise NotVisible from None
