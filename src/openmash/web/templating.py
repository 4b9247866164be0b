"""The Jinja2 environment. A template is given exactly one variable of ours, `page`, and the `frame` around it."""

from __future__ import annotations

from collections.abc import Mapping

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader
from jinja2.exceptions import UndefinedError
from jinja2.utils import missing

from openmash.foundation.design import say


class NotThere(ChainableUndefined):
    """Strict for our objects, permissive for the options of a component.

    GOV.UK macros ask a dict of options for names it may lack; that is nothing. An attribute that a page, a form or one
    of their parts lacks, or a name that nothing defines and that is printed, is a mistake and raises UndefinedError.
    """

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: object = missing, name: str | None = None, *rest: object) -> None:
        super().__init__(hint, obj, name, *rest)  # type: ignore[arg-type]  # Jinja's own fourth argument
        if obj is not missing and not isinstance(obj, Mapping | str | bool | ChainableUndefined | None):
            raise UndefinedError(f"{type(obj).__name__} has no {name!r}.")

    def __str__(self) -> str:
        if self._undefined_obj is missing or isinstance(self._undefined_obj, bool | None):
            raise UndefinedError(f"{self._undefined_name!r} is not defined.")
        return ""

    def __html__(self) -> str:
        return str(self)


def environment(**options: object) -> Environment:
    """Django's Jinja2 back end calls this once."""
    loader = options.pop("loader")
    options.pop("undefined", None)
    env = Environment(**options, undefined=NotThere, trim_blocks=True, lstrip_blocks=True)  # type: ignore[arg-type]  # noqa: S701  # Django sets autoescape on
    env.loader = ChoiceLoader(
        [loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]  # type: ignore[list-item]
    )
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    env.globals.update(static=static, say=say, url=lambda name, **kwargs: reverse(name, kwargs=kwargs or None))
    return env
