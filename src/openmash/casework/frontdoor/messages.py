"""Who is told at once, and who today, of what happens at the front door (practice rule 10). One sentence, no names.

Now: somebody must accept it, or it goes to a deputy after 10 minutes and a manager after 20. Today: on a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.behind import Behind
from openmash.casework.frontdoor.local import profile_at, team_on_duty
from openmash.casework.frontdoor.words import Act
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle
from openmash.records.cases.words import OfferKind

AT_ONCE = frozenset({OfferKind.OUT_OF_HOURS, OfferKind.SAME_DAY_VISIT})
SAYS: dict[OfferKind, str] = {
    OfferKind.ALREADY_OPEN: "A child open to your team: say what you will do. The hub holds the child until you do.",
    OfferKind.NEXT_STEP: "A child is offered to your team as the next step after a decision.",
    OfferKind.SAME_DAY_VISIT: "A child is to be visited today: accept it by name.",
    OfferKind.OUT_OF_HOURS: "A child is offered to the out-of-hours team for tonight.",
    OfferKind.MORNING_RETURN: "A child comes back to the hub from the night.",
    OfferKind.HAND_OVER: "A child is offered to your team.",
}

KEPT = "a child few may see is on tonight's list and in nobody's hand"
NOT_IN_HAND = "tonight's list is not all in hand"
OFFER_BACK = "offer back to the hub each child you still hold"


def danger(actor: Actor, contact_id: UUID, reference: str, person_ids: Sequence[UUID]) -> None:
    """The desk on duty, at once: what just arrived says that a child is in danger now."""
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(team_id=team_on_duty(timezone.now())), person_ids=person_ids,
        text=f"What has just arrived says that a child is in danger now: {reference}.",
        where=_contact(contact_id), source_key=f"contact:{contact_id}:danger",
    )  # fmt: skip


def police_said_more(
    actor: Actor, contact_id: UUID, reference: str, person_ids: Sequence[UUID], *, at_once: bool
) -> None:
    """The desk on duty: the police know more of what they sent, or grade it higher. At once where it is red now."""
    now = timezone.now()
    text = f"The police now grade red what they sent as {reference}: read why, and rate it again."
    notify(
        actor=actor, kind=NoticeKind.NOW if at_once else NoticeKind.TODAY, to=To(team_id=team_on_duty(now)),
        person_ids=person_ids, text=text if at_once else f"The police say more of what they sent as {reference}.",
        where=_contact(contact_id), source_key=f"contact:{contact_id}:police:{now:%Y%m%d%H%M%S%f}",
    )  # fmt: skip


def offered(actor: Actor, offer_id: UUID, kind: OfferKind, team_id: UUID, person_id: UUID, rating: str) -> None:
    """The team a child is offered to: at once for tonight, a visit or a red contact, otherwise today."""
    at_once = kind in AT_ONCE or (kind is OfferKind.ALREADY_OPEN and rating in ("", "red"))
    notify(
        actor=actor, kind=NoticeKind.NOW if at_once else NoticeKind.TODAY, to=To(team_id=team_id), text=SAYS[kind],
        person_ids=[person_id], where=Where("answer_offer", {"offer_id": str(offer_id)}),
        source_key=f"offer:{offer_id}",
    )  # fmt: skip


def answered(actor: Actor, offer_id: UUID) -> None:
    """Whoever was told of an offer has answered it: the message is passed on to nobody."""
    settle(actor=actor, source_key=f"offer:{offer_id}")


def done(actor: Actor, source_key: str) -> None:
    """What a message asked for has been done."""
    settle(actor=actor, source_key=source_key)


@dataclass(frozen=True)
class Inside:
    """Those inside a restriction, instead of a desk or a role: the first who accepts has it for all of them."""

    to: tuple[To, ...]
    person_ids: Sequence[UUID]
    mark: str


def inside(behind: Behind | None, contact_ids: Sequence[UUID]) -> Inside | None:
    """Whom the clocks tell of these contacts instead, where they look behind a restriction."""
    if behind is None:
        return None
    tos = tuple(To(account_id=account) for account in behind.accounts)
    return Inside(tos, behind.people_of(contact_ids), f":{behind.circle}")


def came_back(
    actor: Actor, offer_id: UUID, agency_id: UUID, person_id: UUID, *, urgent: bool, inside: Inside | None = None
) -> None:
    """The desk on duty, that a team was silent and the child is the desk's alone again; today, that team's managers."""
    kind = NoticeKind.NOW if urgent else NoticeKind.TODAY
    told = inside or Inside((To(team_id=team_on_duty(timezone.now())),), [person_id], "")
    notify(
        actor=actor, kind=kind, to=told.to, person_ids=told.person_ids,
        text="A team did not answer in time: the child it was offered is back with you alone.",
        where=Where("worklist"), source_key=f"offer:{offer_id}:came_back",
    )  # fmt: skip
    if inside is None:
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.TEAM_MANAGER, agency_id=agency_id),
            text="A child offered to one of your teams was not answered for in time, and went back to the hub.",
            person_ids=[person_id], source_key=f"offer:{offer_id}:silent",
        )  # fmt: skip


def not_in_hand(actor: Actor, night: datetime, inside: Inside | None = None) -> None:
    """The duty manager, at once: the hour of the hand-over has come, and a child on tonight's list is nobody's yet."""
    told = inside or Inside((To(role=Role.DUTY_MANAGER),), (), "")
    notify(
        actor=actor, kind=NoticeKind.NOW, to=told.to, where=Where("tonight"), person_ids=told.person_ids,
        text=f"The hub has closed and {KEPT if inside else NOT_IN_HAND}.",
        source_key=f"night:{night:%Y%m%d}:not_in_hand{told.mark}",
    )  # fmt: skip


def offer_back(actor: Actor, night: datetime, inside: Inside | None = None) -> None:
    """The out-of-hours team, at once: the night is over, and a child they hold has not been offered back."""
    told = inside or Inside((To(team_id=agencies.out_of_hours_team().id),), (), "")
    said = "a child few may see has not been offered back to the hub" if inside else OFFER_BACK
    notify(
        actor=actor, kind=NoticeKind.NOW, to=told.to, where=Where("morning"), person_ids=told.person_ids,
        text=f"The night is over: {said}.", source_key=f"night:{night:%Y%m%d}:offer_back{told.mark}",
    )  # fmt: skip


def not_taken_back(actor: Actor, night: datetime, inside: Inside | None = None) -> None:
    """The duty manager, at once: a child of the night has been accepted by nobody in the hub."""
    told = inside or Inside((To(role=Role.DUTY_MANAGER),), (), "")
    notify(
        actor=actor, kind=NoticeKind.NOW, to=told.to, where=Where("morning"), person_ids=told.person_ids,
        text="A child back from the night has been accepted by nobody in the hub.",
        source_key=f"night:{night:%Y%m%d}:not_taken_back{told.mark}",
    )  # fmt: skip


def area_is_silent(
    actor: Actor, asked_id: UUID, contact_id: UUID, person_id: UUID, chase: datetime, inside: Inside | None = None
) -> None:
    """The desk on duty, at once: another area has not said that it takes a child, who is still ours."""
    told = inside or Inside((To(team_id=team_on_duty(timezone.now())),), [person_id], "")
    notify(
        actor=actor, kind=NoticeKind.NOW, to=told.to, person_ids=told.person_ids,
        text="Another area has not said that it takes a child. The child is still ours: ring them again.",
        where=Where("another_area", {"contact_id": str(contact_id), "person_id": str(person_id)}),
        source_key=f"area:{asked_id}:{chase:%Y%m%d%H%M}",
    )  # fmt: skip


def to_ratify(actor: Actor, act_id: UUID, act: Act, person_id: UUID) -> None:
    """A manager, at once: an act somebody opened waits for their view within the hour."""
    now = timezone.now()
    role = Role.DECISION_MAKER if profile_at(now).calendar().is_open(now) else Role.DUTY_MANAGER
    says = (
        "A caller asked for what is kept from somebody: consider whoever is protected, within the hour."
        if act is Act.CONSIDER_PROTECTED
        else f"{act.label}: opened, and waits for a manager's view within the hour."
    )
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(role=role), person_ids=[person_id], text=says,
        where=Where("ratify", {"act_id": str(act_id)}), source_key=f"act:{act_id}:ratify",
    )  # fmt: skip


def attempt_to_find(actor: Actor, act_id: UUID, account_id: UUID, person_id: UUID) -> None:
    """Whoever works with the child, at once: a caller asked for what is kept from somebody. It names nobody."""
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(account_id=account_id), person_ids=[person_id],
        text="A caller asked for what is kept from somebody. Is whoever it protects safe now?",
        where=Where("child_now", {"person_id": str(person_id)}), source_key=f"act:{act_id}:worker:{account_id}",
    )  # fmt: skip


def asked(actor: Actor, check_id: UUID, agency_id: UUID, person_ids: Sequence[UUID], rating: str) -> None:
    """Whoever answers for the agency: at once on a red contact, otherwise today. It names nobody.

    Nobody outside a restriction set later sees it any more, as they see no more of the check.
    """
    notify(
        actor=actor, kind=NoticeKind.NOW if rating == "red" else NoticeKind.TODAY,
        to=To(role=Role.CHECK_RESPONDER, agency_id=agency_id), text="The hub asks what you hold about a family.",
        person_ids=person_ids,
        where=Where("answer_check", {"check_id": str(check_id)}), source_key=f"check:{check_id}:asked",
    )  # fmt: skip


def child_added(actor: Actor, check_id: UUID, agency_id: UUID, person_id: UUID, person_ids: Sequence[UUID]) -> None:
    """Whoever answers for the agency: a child was found after they were asked. It names nobody."""
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.CHECK_RESPONDER, agency_id=agency_id),
        text="A child was added to a family the hub asked you about.", person_ids=person_ids,
        where=Where("answer_check", {"check_id": str(check_id)}), source_key=f"check:{check_id}:child:{person_id}",
    )  # fmt: skip


def known_since(
    actor: Actor, said_id: UUID, check_id: UUID, agency_id: UUID, person_ids: Sequence[UUID], *, at_once: bool
) -> None:
    """Whoever answers for the agency: it is known now who a child is whom they were asked about. It names nobody."""
    notify(
        actor=actor, kind=NoticeKind.NOW if at_once else NoticeKind.TODAY, person_ids=person_ids,
        to=To(role=Role.CHECK_RESPONDER, agency_id=agency_id),
        text="More is known of who a child is whom the hub asked you about: look again.",
        where=Where("answer_check", {"check_id": str(check_id)}), source_key=f"check:{check_id}:known:{said_id}",
    )  # fmt: skip


def late_answer(
    actor: Actor, question_id: UUID, to_account: UUID, person_ids: Sequence[UUID], *, serious: bool
) -> None:
    """Whoever decided: an answer has come late. At once if it is serious."""
    notify(
        actor=actor, kind=NoticeKind.NOW if serious else NoticeKind.TODAY, to=To(account_id=to_account),
        text="An agency has answered after you decided: does this change it?", person_ids=person_ids,
        where=Where("answer_question", {"question_id": str(question_id)}), source_key=f"question:{question_id}",
    )  # fmt: skip


def _contact(contact_id: UUID) -> Where:
    return Where("contact", {"contact_id": str(contact_id)})
