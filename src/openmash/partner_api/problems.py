"""Every refusal as `application/problem+json` (RFC 9457), with a sentence a person can act on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from openmash.foundation.facts.refusals import Problem

CONTENT_TYPE = "application/problem+json"
TITLES = {
    400: "This cannot be read", 401: "Who is this?", 403: "Not permitted", 404: "Not found", 409: "Not now",
    413: "Too large", 415: "Not JSON", 422: "Something is missing or wrong", 429: "Too many calls",
}  # fmt: skip


class WrongField(Schema):
    """What is wrong with one field. `field` is its path, such as `children.0.concern`."""

    field: str
    sentence: str


class ProblemSaid(Schema):
    """Why something was refused, and what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[WrongField] = []
    error: str = ""
    """For the token alone: the code of RFC 6749, such as `invalid_client`."""


def refuse(
    status: int,
    detail: str,
    errors: Sequence[Problem] = (),
    *,
    error: str = "",
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The refusal as it is sent."""
    said = {
        "type": "about:blank", "title": TITLES[status], "status": status, "detail": detail,
        "errors": [{"field": each.field, "sentence": each.sentence} for each in errors], "error": error,
    }  # fmt: skip
    return HttpResponse(json.dumps(said), status=status, content_type=CONTENT_TYPE, headers=dict(headers or {}))


def wrong_fields(errors: Sequence[Mapping[str, object]]) -> list[Problem]:
    """What the library found wrong, by path: `body.children.0.concern` becomes `children.0.concern`."""
    found = []
    for each in errors:
        at = each.get("loc")
        path = [str(part) for part in at] if isinstance(at, list | tuple) else []
        kept = [part for part in path[1:] if part not in ("sent", "asked")]
        found.append(Problem(".".join(kept), str(each.get("msg", "This is wrong."))))
    return found


def read_error(request: HttpRequest) -> HttpResponse:
    """What cannot be read at all."""
    return refuse(400, "The body is not JSON that can be read.")
