"""schemathesis sends what the description allows, and more: no server error, and no answer that is not described."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import schemathesis
from django.core.cache import cache
from django.test.client import ClientHandler
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from openmash.casework.frontdoor import actions as frontdoor
from openmash.foundation.access.actors import acting_as
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.governance.area import Profile
from tests.factories.access import an_agency
from tests.factories.clients import a_system
from tests.factories.frontdoor import ASKED, a_child_told, a_contact, a_hub

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
EACH = 10
"""Cases for each operation. More are for a quiet evening, not for every build."""


def application(
    environ: dict[str, object], start_response: Callable[[str, list[tuple[str, str]]], object]
) -> list[bytes]:
    """The application as a server calls it, in this test's own transaction."""
    response = ClientHandler(enforce_csrf_checks=True)(environ)
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return [response.content]


def as_a_rule_asks(label: str, child: dict[str, object]) -> dict[str, object]:
    """What the rules ask beyond the description: without it hardly a case would be taken in."""
    if label == "POST /api/v1/screenings":
        seen = {"seen": False, "seen_why_not": "Out", "spoken_to": "no", "words": "", "born": "2019"}
        plain = {
            "incident_at": "2026-03-01T22:10:00Z",
            "reference": "V-1",
            "incident_ref": "GP-1",
            "reasons": "Heard it",
        }
        return {**plain, "narrative": "Shouting", "children": [{**child, **seen}], "adults": [], "worries": []}
    children = [{**child, "concern": "Alone at night.", "date_of_birth": None}]
    rest: dict[str, object] = {"incident_at": None} if label == "POST /api/v1/notifications" else {"family_told": True}
    return {"children": children, "others": [], **rest}


def sent_with(operation: APIOperation, send: Callable[[Case, st.DataObject], None]) -> None:
    """Send as many cases of one operation as `EACH`, right ones and wrong ones."""
    right, wrong = (operation.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @settings(
        max_examples=EACH, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=st.one_of(right, wrong), data=st.data())
    def sent(case: Case, data: st.DataObject) -> None:
        send(case, data)

    sent()


@pytest.mark.filterwarnings("default")
def test_no_server_error_and_no_answer_that_is_not_described(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr(Profile, "figure", lambda self, key: 1_000_000)
    hub = a_hub()
    force = a_system(an_agency("police", AgencyKind.POLICE))
    with acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told("Zoë"))
        assert made.contact_id is not None
        (check,) = frontdoor.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[an_agency("police").pk], told=ASKED
        )
    token = force.token()
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    checks = (
        not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    )  # fmt: skip
    statuses: dict[str, set[int]] = {}
    operations = [found.ok() for found in schema.get_all_operations()]

    def send(case: Case, data: st.DataObject) -> None:
        if "check_id" in case.path_parameters and data.draw(st.booleans()):
            case.path_parameters["check_id"] = str(check)
        children = case.body.get("children") if isinstance(case.body, dict) else None
        if isinstance(children, list) and children and isinstance(children[0], dict) and data.draw(st.booleans()):
            case.body |= as_a_rule_asks(case.operation.label, children[0])
        response = case.call(headers={"Authorization": f"Bearer {token}"})
        statuses.setdefault(case.operation.label, set()).add(response.status_code)
        case.validate_response(response, checks=checks)

    for operation in operations:
        sent_with(operation, send)
    assert len(statuses) == len(operations) == 13
    reads = {label: seen for label, seen in statuses.items() if label.startswith("GET") and "{" not in label}
    assert all(200 in seen for seen in reads.values()), statuses
    assert any(200 in seen for label, seen in statuses.items() if label.startswith("POST")), statuses
