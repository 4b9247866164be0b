"""The application the server runs, with what lasts as long as it set apart from what each request makes."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

MADE_BEFORE_LOOKING = 200_000
"""Objects made, and not yet done with, between two looks for rubbish: as many as a few large pages at once. Nearly all
of a page goes when it is sent. At Python's own 700, one board was looked through 86 times while it was being made."""


def settle() -> None:
    """Load every address, then set all that is loaded apart from the search for rubbish.

    Some 150,000 objects live as long as the process; looking through them took a tenth of a second, every few pages.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(MADE_BEFORE_LOOKING, 10, 10)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
application = get_wsgi_application()
settle()
