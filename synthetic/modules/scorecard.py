"""The scorecard, counted once over the county as it stands: what a leader finds on the first morning."""

from __future__ import annotations

from synthetic.modules.module import County, Module


def _by_actions(county: County) -> None:
    """The clock's own count, at the county's moment."""
    import django

    django.setup()
    from openmash.foundation.access.actors import Service
    from openmash.insight.scorecard import actions
    from openmash.jobs.acting import acting

    with acting(Service.CLOCKS) as actor:
        actions.count(actor=actor, now=county.as_at)


MODULE = Module("scorecard", by_actions=_by_actions)
