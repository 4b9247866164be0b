"""Who is told at once, and who today, of what happens at the front door (practice rule 10). One sentence, no names.

Now: somebody must accept it, or it goes to a deputy after 10 minutes and a manager after 20. Today: on a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

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


def danger(actor: Actor, contact_id: UUID, reference: str, person_ids: Sequence[UUID]) -> None:
    """The desk on duty, at once: what just arrived says that a child is in danger now."""
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(team_id=team_on_duty(timezone.now())), person_ids=person_ids,
        text=f"What has just arrived says that a child is in danger now: {reference}.",
        where=_contact(contact_id), source_key=f"contact:{contact_id}:danger",
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


def came_back(actor: Actor, offer_id: UUID, agency_id: UUID, person_id: UUID, *, urgent: bool) -> None:
    """The desk on duty, that a team was silent and the child is the desk's alone again; today, that team's managers."""
    kind = NoticeKind.NOW if urgent else NoticeKind.TODAY
    notify(
        actor=actor, kind=kind, to=To(team_id=team_on_duty(timezone.now())), person_ids=[person_id],
        text="A team did not answer in time: the child it was offered is back with you alone.",
        where=Where("worklist"), source_key=f"offer:{offer_id}:came_back",
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.TEAM_MANAGER, agency_id=agency_id), person_ids=[person_id],
        text="A child offered to one of your teams was not answered for in time, and went back to the hub.",
        source_key=f"offer:{offer_id}:silent",
    )  # fmt: skip


def not_in_hand(actor: Actor, night: datetime) -> None:
    """The duty manager, at once: the hour of the hand-over has come, and a child on tonight's list is nobody's yet."""
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(role=Role.DUTY_MANAGER), where=Where("tonight"),
        text="The hub has closed and tonight's list is not all in hand.",
        source_key=f"night:{night:%Y%m%d}:not_in_hand",
    )  # fmt: skip


def offer_back(actor: Actor, night: datetime) -> None:
    """The out-of-hours team, at once: the night is over, and a child they hold has not been offered back."""
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(team_id=agencies.out_of_hours_team().id), where=Where("morning"),
        text="The night is over: offer back to the hub each child you still hold.",
        source_key=f"night:{night:%Y%m%d}:offer_back",
    )  # fmt: skip


def not_taken_back(actor: Actor, night: datetime) -> None:
    """The duty manager, at once: a child of the night has been accepted by nobody in the hub."""
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(role=Role.DUTY_MANAGER), where=Where("morning"),
        text="A child back from the night has been accepted by nobody in the hub.",
        source_key=f"night:{night:%Y%m%d}:not_taken_back",
    )  # fmt: skip


def area_is_silent(actor: Actor, asked_id: UUID, contact_id: UUID, person_id: UUID, chase: datetime) -> None:
    """The desk on duty, at once: another area has not said that it takes a child, who is still ours."""
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(team_id=team_on_duty(timezone.now())), person_ids=[person_id],
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


def asked(actor: Actor, check_id: UUID, agency_id: UUID, rating: str) -> None:
    """Whoever answers for the agency: at once on a red contact, otherwise today. It names nobody."""
    notify(
        actor=actor, kind=NoticeKind.NOW if rating == "red" else NoticeKind.TODAY,
        to=To(role=Role.CHECK_RESPONDER, agency_id=agency_id), text="The hub asks what you hold about a family.",
        where=Where("answer_check", {"check_id": str(check_id)}), source_key=f"check:{check_id}:asked",
    )  # fmt: skip


def child_added(actor: Actor, check_id: UUID, agency_id: UUID, person_id: UUID) -> None:
    """Whoever answers for the agency: a child was found after they were asked. It names nobody."""
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.CHECK_RESPONDER, agency_id=agency_id),
        text="A child was added to a family the hub asked you about.",
        where=Where("answer_check", {"check_id": str(check_id)}), source_key=f"check:{check_id}:child:{person_id}",
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
