"""Who is a colleague of whom, and facts gathered for an action. PRIVATE to this module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.casework.allegations.models import Allegation, KeptFrom
from openmash.foundation.access.actions import KeepFrom
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.agencies.selectors import Agency, AgencyKind, agencies
from openmash.foundation.facts.refusals import NotVisible

SMALL = frozenset({AgencyKind.SCHOOL, AgencyKind.GP, AgencyKind.VOLUNTARY, AgencyKind.DOMESTIC_ABUSE, AgencyKind.OTHER})
"""Where everybody is a colleague. In a larger agency a colleague is of the same team, where the team is known."""


@dataclass(frozen=True)
class Rule:
    """Whom an allegation is kept from and why; whether the child's contact it arose from is kept from them as well.

    A duty desk, and the whole of a large agency, go on protecting the child: only the allegation is kept from them.
    """

    who: KeepFrom
    because: str
    hides_the_contact: bool


def allegation_of(allegation_id: UUID) -> Allegation:
    """An allegation by its key. Raises NotVisible where there is none for this actor."""
    found = Allegation.objects.current().filter(pk=allegation_id).first()
    if found is None:
        raise NotVisible
    return found


def account_of(about_name: str, employer_name: str, email: str) -> Account | None:
    """The account here of whoever it is about: by their address, or by their whole name at that employer."""
    found = Account.objects.filter(is_service=False).select_related("team", "agency")
    if email.strip():
        return found.filter(email__iexact=email.strip()).first()
    return found.filter(name__iexact=about_name.strip(), agency__name__iexact=employer_name.strip()).first()


def agency_of(employer_name: str, account: Account | None) -> Agency | None:
    """The agency they work for, where it is one of the partnership's."""
    if account is not None:
        return account.agency
    wanted = employer_name.strip().casefold()
    return next((agency for agency in agencies() if agency.name.casefold() == wanted), None)


def kept_from(account: Account | None, agency: Agency | None) -> list[Rule]:
    """Whom it is kept from, as the partnership's data stands: whoever it is about, and their colleagues."""
    rules = []
    if account is not None:
        rules.append(Rule(KeepFrom(account_id=account.pk), "It is about them", hides_the_contact=True))
    if agency is None:
        return rules
    if AgencyKind(agency.kind) in SMALL:
        rules.append(Rule(KeepFrom(agency_id=agency.pk), "Works at the same agency", hides_the_contact=True))
    elif account is not None and account.team is not None:
        desk = account.team.is_duty_desk or account.team.answers_out_of_hours
        rules.append(Rule(KeepFrom(team_id=account.team.pk), "Works in the same team", hides_the_contact=not desk))
    else:
        officers = tuple(each.pk for each in accounts_with(Role.DESIGNATED_OFFICER, agency_id=agency.pk))
        who = KeepFrom(agency_id=agency.pk, excepted=officers)
        rules.append(Rule(who, "Works for the same agency; the team is not known", hides_the_contact=False))
    return rules


def is_kept(account: Account, rules: Sequence[Rule]) -> bool:
    """Whether one of these rules keeps it from this account."""
    return any(_is(account, rule.who) and account.pk not in rule.who.excepted for rule in rules)


def matches(account: Account, rows: Sequence[KeptFrom]) -> bool:
    """Whether one of an allegation's rows names this account, its team or its agency."""
    return any(_is(account, KeepFrom(row.account_id, row.team_id, row.agency_id)) for row in rows)


def _is(account: Account, who: KeepFrom) -> bool:
    return (
        who.account_id == account.pk
        or (who.team_id is not None and who.team_id == account.team_id)
        or (who.agency_id is not None and who.agency_id == account.agency_id)
    )
