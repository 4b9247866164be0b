"""Checks as rows: what each agency was asked, what it answered for each child, and late answers that ask a question."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID

from synthetic import texts
from synthetic.filing import WORKER_BY_NAME, Filing
from synthetic.frontdoor_plan import Check, Reply
from synthetic.load_setting import strand_of
from synthetic.staff import AGENCY_BY_SLUG

YEAR = re.compile(r"\b(19|20)\d\d\b")


def load_checks(filing: Filing, decisions: list[UUID]) -> None:
    """Queue the checks of a contact. `decisions` are the keys of its decisions, for questions of late answers."""
    for check in filing.contact.checks:
        agency = AGENCY_BY_SLUG[check.agency]
        circle = strand_of(agency)
        stamp = filing.stamp(check.asked_by, check.asked_at)
        rating = next((r.colour for r in reversed(filing.contact.ratings) if r.at <= check.asked_at), "red")
        label = str(texts.bank(filing.contact.concern)["label"]).lower()
        filing.whole(
            "frontdoor_check",
            stamp,
            {
                "id": check.key,
                "agency_id": agency.id,
                "to_circle": circle,
                "what": check.question,
                "why": f"Rated {rating}: {label}. To decide what each child needs, and how soon.",
                "basis": "public_task",
                "gateway": "ca1989_s47" if rating == "red" else "ca2004_s11",
                "rating": rating,
            },
        )
        for child in filing.contact.children:
            filing.about_child(
                "frontdoor_checkchild",
                stamp,
                filing.record_of(child.person),
                {
                    "check_asked_id": check.key,
                    "to_circle": circle,
                    "identified_as": _identified(filing, child.person, agency.kind),
                },
            )
        filing.mark("check_requested", stamp)
        filing.note(
            stamp, "frontdoor.check_asked", {"what": check.question}, f"check:{check.key}", f"agency:{agency.id}"
        )
        if check.wanted and filing.contact.decisions:
            decided = filing.contact.decisions[0]
            filing.whole(
                "frontdoor_disposition",
                filing.stamp(decided.by, decided.at),
                {"check_asked_id": check.key, "to_circle": circle, "wanted": check.wanted},
            )
            if check.wanted == "not_needed":
                filing.mark("check_no_longer_needed", filing.stamp(decided.by, decided.at))
        if check.reply is not None:
            _reply(filing, check, check.reply, circle, decisions)
    wanted = {str(check.key): check.wanted for check in filing.contact.checks if check.wanted}
    if wanted and filing.contact.decisions:
        decided = filing.contact.decisions[0]
        filing.note(filing.stamp(decided.by, decided.at), "frontdoor.checks_disposed", wanted)


def _identified(filing: Filing, person: UUID | None, kind: str) -> str:
    """Names, birth, sex, home unless protected, and the number this kind of agency keeps records under."""
    if person is None:
        return filing.contact.children[0].description
    planned = filing.family.person(person)
    parts = [f"{planned.names[0].forenames} {planned.surname}"]
    if planned.birth is not None:
        verb = "due" if planned.kind == "unborn" else "born"
        parts.append(f"{verb} {planned.birth.day} {planned.birth:%B %Y}")
    if planned.sex in ("M", "F"):
        parts.append("sex male" if planned.sex == "M" else "sex female")
    home = next((each for each in planned.locators if each.kind == "address" and each.valid_to is None), None)
    if home is not None and not home.protected_from:
        parts.append(f"lives at {home.text}, {home.postcode}")
    wanted = {"health": "nhs_number", "drug_and_alcohol": "nhs_number", "education": "upn"}.get(kind)
    for identifier in planned.identifiers:
        if identifier.scheme == wanted:
            parts.append(f"{'NHS number' if wanted == 'nhs_number' else 'Unique pupil number'} {identifier.value}")
    return "; ".join(parts)


def _reply(filing: Filing, check: Check, reply: Reply, circle: int, decisions: list[UUID]) -> None:
    worker = WORKER_BY_NAME.get(reply.by)
    stamp = filing.stamp(worker.id if worker else check.asked_by, reply.at)
    agency = AGENCY_BY_SLUG[check.agency]
    systems, names, back_to = _searched(filing, reply.searched)
    question = next((each for each in filing.contact.questions if each.check == check.key), None)
    pk = filing.whole(
        "frontdoor_checkreply",
        stamp,
        {
            "check_asked_id": check.key,
            "to_circle": circle,
            "reply": reply.answer,
            "systems": systems,
            "names_used": names,
            "back_to": back_to,
            "ring": f"{reply.by}, {agency.phone_day}" if reply.answer == "ring_us" else "",
            "reason": reply.current_impact if reply.answer in ("declined", "ring_us") else "",
            "consult_us": reply.answer == "ring_us" or reply.handling != "",
            "serious": question is not None and question.due_at - question.asked_at <= texts.ONE_HOUR,
        },
    )
    asked_about = {child.person for child in filing.contact.children}
    for place, (person, said) in enumerate((p, s) for p, s in reply.texts if p in asked_about):
        filing.about_child(
            "frontdoor_replychild",
            stamp,
            filing.record_of(person),
            {
                "reply_id": pk,
                "to_circle": circle,
                "information": said,
                "impact_now": reply.current_impact if place == 0 else "",
                "conditions": reply.handling,
            },
        )
    read = max(check.asked_at, reply.at - timedelta(minutes=2 + check.key.int % 11))
    about = [f"check:{check.key}", *(f"person:{person}" for person in filing.children)]
    filing.audit.record(read, stamp.by, "check.viewed", about)
    filing.mark("check_answered", stamp)
    filing.note(stamp, "frontdoor.check_answered", {"reply": reply.answer, "systems": systems}, f"check:{check.key}")
    if question is None:
        return
    asked = filing.whole(
        "frontdoor_question",
        stamp,
        {
            "reply_id": pk,
            "to_account_id": question.asked_of,
            "decisions": decisions,
            "serious": question.due_at - question.asked_at <= texts.ONE_HOUR,
            "waits": True,
        },
    )
    filing.mark("late_answer_received", stamp)
    if question.answered_at is not None and question.changes is not None:
        answered = filing.stamp(question.asked_of, question.answered_at)
        filing.whole(
            "frontdoor_questionanswer",
            answered,
            {"question_id": asked, "changes": question.changes, "words": question.why},
        )
        filing.mark("late_answer_considered", answered)
        filing.note(answered, "frontdoor.late_answer_considered", {"changes": question.changes, "words": question.why})


def _searched(filing: Filing, searched: str) -> tuple[str, str, date]:
    """Systems, names and how far back, from one sentence: "systems; names; back to 2019"."""
    parts = [part.strip() for part in searched.rstrip(".").split(";")]
    years = YEAR.findall(searched)
    found = YEAR.search(searched)
    back_to = date(int(found[0]), 1, 1) if years and found else date(filing.contact.received_at.year - 6, 1, 1)
    own = ", ".join(
        f"{person.forename} {person.surname}" for person in filing.family.children if person.kind == "child"
    )
    names = parts[1] if len(parts) > 2 else own
    return parts[0][:400], (names or "the names given")[:400], back_to
