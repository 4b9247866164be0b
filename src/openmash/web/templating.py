"""The Jinja2 environment. A template is given exactly one variable of ours, `page`."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined


def environment(**options: object) -> Environment:
    """Django's Jinja2 back end calls this once. Undefined names are errors."""
    loader = options.pop("loader")
    options.pop("undefined", None)
    env = Environment(**options, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # type: ignore[arg-type]  # noqa: S701  # Django sets autoescape on
    env.loader = ChoiceLoader(
        [loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]  # type: ignore[list-item]
    )
    env.globals.update(static=static, url=lambda name, **kwargs: reverse(name, kwargs=kwargs or None))
    return env
