"""The document of a version itself, as it was signed and sent round: kept beside its words, and opened from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design.parts import Link
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.permissions import Permission
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.policies import AtPolicy, load_version
from openmash.web.shell.attaching import attach


@dataclass(frozen=True)
class PolicyPaper:
    """A document's name, media type and bytes, and of which policy it is."""

    document_id: UUID
    name: str
    media_type: str
    octets: bytes

    @property
    def about(self) -> Sequence[str]:
        return (f"policy:{self.document_id}",)


def load_paper(*, actor: Actor, paper_id: UUID) -> PolicyPaper:
    """The document. Raises NotVisible."""
    return PolicyPaper(*selectors.policy_paper(paper_id, actor=actor))


@screen(Permission.KEEP, load=load_version, log="partnership.policy_viewed")
def partnership_attach_policy(request: HttpRequest, actor: Actor, loaded: AtPolicy, version_id: UUID) -> Answer:
    """Keep the document of this version."""
    url = reverse("partnership_policy_version", kwargs={"version_id": version_id})
    form = attach(
        request,
        lambda name, octets: actions.attach_policy(actor=actor, version_id=version_id, name=name, octets=octets),
    )
    if form is None:
        return Go(url)
    caption = f"{loaded.found.title}, version {loaded.version.version if loaded.version else ''}"
    page = FormPage("Add the document", form, Link(loaded.found.title, url), caption, "Keep this document")
    return Shown("shell/attach.html", page)


@screen(Permission.READ_POLICIES, load=load_paper, log="partnership.policy_viewed")
def partnership_policy_paper(request: HttpRequest, actor: Actor, found: PolicyPaper, paper_id: UUID) -> Answer:
    """The document itself."""
    return Sent(found.octets, found.media_type, filename=found.name)
