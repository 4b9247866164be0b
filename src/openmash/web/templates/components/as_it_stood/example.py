"""The control closed, in use, and refused."""

from openmash.foundation.design.parts import AsItStood

STATES = {
    "Now": ("as_it_stood", AsItStood("/gallery")),
    "As known at an earlier minute": (
        "as_it_stood",
        AsItStood(
            "/gallery",
            "2026-03-03T14:32",
            kept=(("kind", "voice"),),
            now_url="/gallery?kind=voice",
            field_id="then-earlier",
        ),
    ),
    "Not a moment": (
        "as_it_stood",
        AsItStood("/gallery", "yesterday", "Type the date and time like 2026-03-03T14:32.", field_id="then-wrong"),
    ),
}
