"""What is looked at each minute, or every few, by name. Each is idempotent: to sweep twice changes nothing more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from openmash.casework.frontdoor.actions import chase_areas, close_the_finished, return_the_silent, tell_of_the_night
from openmash.casework.frontdoor.behind import Behind, circles_to_look_behind, looking_behind
from openmash.foundation.access.actors import Actor, Service
from openmash.foundation.access.roles import Role
from openmash.foundation.clients.actions import forget_given
from openmash.foundation.drafts.actions import remove_expired_drafts
from openmash.foundation.governance.profile import profile
from openmash.foundation.notices.actions import NoticeKind, To, notify, pass_on_unaccepted
from openmash.foundation.outbox.actions import enqueue_what_is_due
from openmash.foundation.outbox.selectors import given_up
from openmash.foundation.sharing.actions import tell_of_endings
from openmash.insight.oversight.actions import count_teams
from openmash.insight.returns import actions as returns
from openmash.jobs.acting import acting
from openmash.pathways.cpis import tell_of_the_missing
from openmash.pathways.encompass import follow_up, tell_schools
from openmash.pathways.knowing_who import compare_what_is_new
from openmash.pathways.last_safe_copy import write_copies
from openmash.pathways.pupils import keep_pupils_on_plans
from openmash.pathways.screening import send_waiting
from openmash.records.cases.actions import lapse_reach
from openmash.statute.calendar import local_date

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sweep:
    """Something done each minute, or in the minutes `every` divides: `run(actor, now)` returns how much it changed.

    `behind` does the same behind one restriction, in its own transaction, and tells those inside it alone.
    """

    name: str
    run: Callable[[Actor, datetime], int]
    every: int = 1
    acts_as: Service = Service.CLOCKS
    behind: Callable[[Actor, datetime, Behind], int] | None = None


def tell_of_messages_given_up(actor: Actor) -> int:
    """Tell the duty managers, once each, of e-mail that could not be sent: somebody is waiting who will not hear."""
    found = given_up()
    for key in found:
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.DUTY_MANAGER), source_key=f"outbox:{key}:given_up",
            text="An e-mail could not be sent after eight attempts. Reach whoever it was for in another way.",
        )  # fmt: skip
    return len(found)


def pass_on(actor: Actor, now: datetime) -> int:
    """Pass on what nobody accepted, in the area's own times."""
    local = profile(settings.OPENMASH_PROFILE, on=local_date(now))
    deputy, manager = (
        local.limit(key).due(now, local.calendar()) - now for key in ("message_to_deputy", "message_to_manager")
    )
    return pass_on_unaccepted(actor=actor, now=now, to_deputy=deputy, to_manager=manager)


def write_last_safe_copies(actor: Actor, now: datetime) -> int:
    """Write the copies that are due, where a folder is set for them; `doctor` says where none is."""
    return write_copies(actor=actor, now=now, folder=Path(settings.OPENMASH_COPIES)) if settings.OPENMASH_COPIES else 0


SWEEPS: tuple[Sweep, ...] = (
    Sweep(
        "tell of children of the night nobody has",
        lambda actor, now: tell_of_the_night(actor=actor, now=now),
        every=5,
        behind=lambda actor, now, behind: tell_of_the_night(actor=actor, now=now, behind=behind),
    ),
    Sweep(
        "bring back children whose open team is silent",
        lambda actor, _: return_the_silent(actor=actor),
        behind=lambda actor, _, behind: return_the_silent(actor=actor, behind=behind),
    ),
    Sweep(
        "chase areas that have not answered",
        lambda actor, now: chase_areas(actor=actor, now=now),
        every=5,
        behind=lambda actor, now, behind: chase_areas(actor=actor, now=now, behind=behind),
    ),
    Sweep(
        "close contacts that owe nothing",
        lambda actor, _: close_the_finished(actor=actor),
        every=15,
        behind=lambda actor, _, __: close_the_finished(actor=actor),
    ),
    Sweep(
        "tell of missing children seen in unscheduled care",
        lambda actor, now: tell_of_the_missing(actor=actor, now=now),
        behind=lambda actor, now, behind: tell_of_the_missing(actor=actor, now=now, inside=behind.accounts),
    ),
    Sweep("send on screenings whose time has come", lambda actor, now: send_waiting(actor=actor, now=now)),
    Sweep("pass on what nobody accepted", pass_on),
    Sweep("send what is still in the outbox", lambda _, now: enqueue_what_is_due(now=now)),
    Sweep("tell of messages given up", lambda actor, _: tell_of_messages_given_up(actor)),
    Sweep(
        "put pairs of records before people",
        lambda actor, now: compare_what_is_new(actor=actor, now=now),
        acts_as=Service.LINKAGE,
    ),
    Sweep(
        "tell schools of domestic abuse",
        lambda actor, now: tell_schools(actor=actor, now=now),
        behind=lambda actor, now, behind: tell_schools(actor=actor, now=now, behind=behind),
    ),
    Sweep(
        "follow up what schools are told",
        lambda actor, now: follow_up(actor=actor, now=now),
        behind=lambda actor, now, behind: follow_up(actor=actor, now=now, behind=behind),
    ),
    Sweep("tell of agreements that end", lambda actor, _: tell_of_endings(actor=actor), every=60),
    Sweep("forget what systems were answered", lambda _, __: forget_given(), every=60),
    Sweep(
        "keep schools told of pupils on plans",
        lambda actor, now: keep_pupils_on_plans(actor=actor, now=now),
        every=15,
    ),
    Sweep(
        "look again at what the returns would refuse",
        lambda actor, now: returns.look_where_changed(actor=actor, now=now),
        every=5,
    ),
    Sweep("write each team's last safe copy", write_last_safe_copies, every=5),
    Sweep("end what teams reach and no longer need", lambda actor, now: lapse_reach(actor=actor, now=now), every=60),
    Sweep("count every team", lambda actor, now: count_teams(actor=actor, now=now), every=60),
    Sweep("remove drafts past their time", lambda _, __: remove_expired_drafts(), every=15),
)


class SomeSweepsFailed(Exception):
    """Named with the sweeps that failed; the others were done."""


def sweep(now: datetime, sweeps: tuple[Sweep, ...] = SWEEPS) -> dict[str, int]:
    """Do every sweep due in this minute, each in a transaction of its own; returns what each changed.

    Raises SomeSweepsFailed at the end: one that fails keeps no other from being done.
    """
    done: dict[str, int] = {}
    failed = []
    for each in (each for each in sweeps if now.minute % each.every == 0):
        try:
            with acting(each.acts_as) as actor:
                done[each.name] = each.run(actor, now)
                circles = circles_to_look_behind(actor=actor) if each.behind else []
            for circle in circles:
                with acting(each.acts_as) as actor, looking_behind(circle, actor=actor) as behind:
                    done[each.name] += each.behind(actor, now, behind) if each.behind else 0
        except Exception:
            log.exception("This sweep failed: %s", each.name)
            failed.append(each.name)
    if failed:
        raise SomeSweepsFailed(", ".join(failed))
    return done
