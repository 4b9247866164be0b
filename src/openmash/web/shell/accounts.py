"""Accounts that have stopped, and bringing one back; those in use, and closing one."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.expiry import Standing
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Go, Shown, screen
from openmash.foundation.access.signing_in import (
    AccountState,
    open_accounts,
    restore_account,
    stopped_account,
    stopped_accounts,
)
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText, Problem
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.pathways.leaving import close_account

WHY = {
    Standing.UNUSED: "Not used for 90 days",
    Standing.ENDED: "Its last day has passed",
    Standing.CLOSED: "Closed",
    Standing.OPEN: "Can sign in",
}


@dataclass(frozen=True)
class AccountsPage:
    """Accounts that can be brought back."""

    table: Table | None
    empty: Empty
    title: str = "Accounts that have stopped"


@dataclass(frozen=True)
class RestorePage:
    """One account, before it is brought back."""

    facts: tuple[Fact, ...]
    form: Form
    back: Link
    caption: str
    title: str = "Bring this account back"


class Restore(Form):
    """Why it is needed."""

    reason = LongText(
        "Why is this account needed?", hint="Such as “covering the hub tonight”.", required="Say why it is needed.",
        rows=2, most=300,
    )  # fmt: skip


class Close(Form):
    """Why it is closed."""

    reason = LongText(
        "Why is this account closed?", hint="Such as “left on Friday” or “her telephone was stolen”.",
        required="Say why it is closed.", rows=2, most=300,
    )  # fmt: skip


@screen(Permission.CLOSE_ACCOUNT)
def accounts_in_use(request: HttpRequest, actor: Actor) -> Shown:
    """Everybody who can sign in, by name."""
    rows = tuple(
        (
            Cell(found.name, reverse("close_account", kwargs={"account_id": found.account_id})),
            Cell(found.job_title), Cell(found.agency_name), Cell(_last(found)),
        )
        for found in open_accounts(actor=actor)
    )  # fmt: skip
    table = Table("By name", ("Name", "Job", "Agency", "Last signed in"), rows, True) if rows else None
    empty = Empty("Nobody else has an account", "Accounts are made by whoever runs OpenMASH for the partnership.")
    return Shown("shell/accounts_in_use.html", AccountsPage(table, empty, "Close an account"))


@screen(Permission.CLOSE_ACCOUNT)
def close(request: HttpRequest, actor: Actor, account_id: UUID) -> Shown | Go:
    """One account: why, one button."""
    found = stopped_account(account_id, actor=actor)
    form = Close.blank()
    if request.method == "POST":
        form = Close.parse(request.POST)
        if form.is_complete:
            try:
                close_account(actor=actor, account_id=account_id, reason=form.reason)
                return Go(reverse("accounts_in_use"))
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
            except NotAllowedNow as refusal:
                form = form.with_problems([Problem("reason", refusal.sentence)])
    back = Link("Close an account", reverse("accounts_in_use"))
    return Shown("shell/close_account.html", RestorePage(_facts(found), form, back, found.name, "Close this account"))


@screen(Permission.RESTORE_ACCOUNT)
def accounts(request: HttpRequest, actor: Actor) -> Shown:
    """By name, with why each has stopped."""
    rows = tuple(
        (
            Cell(found.name, reverse("restore_account", kwargs={"account_id": found.account_id})),
            Cell(found.job_title), Cell(found.agency_name), Cell(WHY[found.standing]), Cell(_last(found)),
        )
        for found in stopped_accounts(actor=actor)
    )  # fmt: skip
    columns = ("Name", "Job", "Agency", "Why it stopped", "Last signed in")
    empty = Empty("No account has stopped", "An account stops when nobody uses it for 90 days, or after its last day.")
    return Shown("shell/accounts.html", AccountsPage(Table("By name", columns, rows, True) if rows else None, empty))


@screen(Permission.RESTORE_ACCOUNT)
def restore(request: HttpRequest, actor: Actor, account_id: UUID) -> Shown | Go:
    """One account: a reason, one button."""
    found = stopped_account(account_id, actor=actor)
    form = Restore.blank()
    if request.method == "POST":
        form = Restore.parse(request.POST)
        if form.is_complete:
            try:
                restore_account(actor=actor, account_id=account_id, reason=form.reason)
                return Go(reverse("accounts"))
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
            except NotAllowedNow as refusal:
                form = form.with_problems([Problem("reason", refusal.sentence)])
    return Shown(
        "shell/restore.html",
        RestorePage(_facts(found), form, Link("Accounts that have stopped", reverse("accounts")), found.name),
    )


def _facts(found: AccountState) -> tuple[Fact, ...]:
    return (
        Fact("Job", found.job_title),
        Fact("Agency", found.agency_name),
        Fact("Last signed in", _last(found)),
        Fact("Now", WHY[found.standing]),
    )


def _last(found: AccountState) -> str:
    return say.day_of(found.last_signed_in_at) if found.last_signed_in_at else "Never"
