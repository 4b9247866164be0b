"""Every address, by name. Each module's routes are a tuple of its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from openmash.config.policies import EVERY_GRANT
from openmash.foundation.access.evaluator import install
from openmash.web.shell.urls import urlpatterns as shell

install(EVERY_GRANT)
urlpatterns: list[URLPattern | URLResolver] = [*shell]
