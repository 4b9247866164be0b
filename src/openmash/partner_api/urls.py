"""The addresses of the API, its description, and what becomes of what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Sent, screen
from openmash.partner_api import checks, meeting, screenings, sending, token
from openmash.partner_api.calling import Bearer
from openmash.partner_api.problems import CONTENT_TYPE, read_error, refuse, wrong_fields

DESCRIPTION = """
For partners' own systems. Get a token for your client's secret at `/token`, then send it as `Authorization: Bearer …`.
Everything sent to the hub bears an `Idempotency-Key`: sent again it gets the first answer; with another body, 409.
A refusal is `application/problem+json` (RFC 9457), with a sentence for a person. The same rights as on the pages: what
this system may not see is answered like what does not exist. Times are UTC, with their zone; dates are local days.
"""


class Api(NinjaAPI):
    """The API, with a description in which every refusal is problem+json."""

    def get_openapi_schema(self, **options: object) -> OpenAPISchema:
        """The description. What the library says of refusals is put under the type they are sent as."""
        schema = super().get_openapi_schema(**options)  # type: ignore[arg-type]  # the library's own options
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400 and "content" in answer:
                        answer["content"] = {CONTENT_TYPE: answer["content"]["application/json"]}
        return schema


api = Api(
    title="OpenMASH partner API", version="1", description=DESCRIPTION, urls_namespace="partner_api", auth=Bearer(),
    docs_url=None, openapi_url=None,
)  # fmt: skip
for part in (token, sending, screenings, checks, meeting):
    api.add_router("", part.router)


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    return refuse(422, "Something is missing or wrong. Nothing was kept.", wrong_fields(wrong.errors))


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, unknown: AuthenticationError) -> HttpResponse:
    said = "Send a token of this system as “Authorization: Bearer …”. It is good for ten minutes."
    return refuse(401, said, headers={"WWW-Authenticate": "Bearer"})


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, unreadable: HttpError) -> HttpResponse:
    return read_error(request)


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, large: RequestDataTooBig) -> HttpResponse:
    return refuse(413, "This is larger than the hub takes in one piece.")


@screen(PublicActor.PUBLIC)
def openapi(request: HttpRequest, actor: Actor) -> Sent:
    """The description of the API, written from the code that answers. It says nothing about anybody."""
    return Sent(described(), "application/json")


def described() -> bytes:
    """The description, as it is sent."""
    return json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, indent=1).encode()


def _marked() -> Iterator[URLPattern]:
    """The API's addresses, each marked as guarded: by the bearer, and by the permission its call names."""
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            view = pattern.callback
            view.is_screen = True  # type: ignore[attr-defined]  # the mark that every guarded address bears
            yield path(f"api/v1/{pattern.pattern}", view, name=f"api_{pattern.name}")


urlpatterns: list[URLPattern] = [path("api/v1/openapi.json", openapi, name="api_openapi"), *_marked()]
