"""Do again through actions what the loader wrote about one contact, each thing at its own moment and by its own hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

import time_machine
from django.db import connection, transaction

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.rules import Particulars
from openmash.casework.frontdoor.telling import (
    AgreementTold,
    Arrival,
    BasisTold,
    ChildTold,
    InformedTold,
    OtherTold,
    PoliceTold,
    ReferrerTold,
)
from openmash.casework.frontdoor.words import (
    Act,
    Agreed,
    Basis,
    Channel,
    ContactKind,
    Gateway,
    HeldFor,
    NotInformed,
    Outcome,
    Part,
    Presence,
    Reply,
    Wanted,
    WhoElseKind,
)
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.records.cases import actions as cases
from openmash.records.cases.words import OfferKind
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard, NotHeardYet
from openmash.records.voice.words import Alone, Manner, Method, Moment, NotHeardBecause, Reader

Row = dict[str, object]
Step = tuple[datetime, int, Callable[[], None]]


def rows_of(table: str, column: str, key: UUID) -> list[Row]:
    """Every row of a table about one contact, oldest first, read by the loader's rights."""
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table} where {column} = %s order by recorded_at, id", [key])
        names = [each.name for each in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass
class Again:
    """One contact, being done again. `read` reads what the loader wrote; `made` maps its keys to the new ones."""

    old: UUID
    read: Callable[[str, str, UUID], list[Row]]
    made: dict[object, UUID] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        column = "process_id" if table.startswith(("cases_", "voice_voice")) else "contact_id"
        return self.read(table, column, self.old)

    def do(self) -> UUID:
        """Do everything again and return the new contact's key."""
        for at, _, step in sorted(self.steps(), key=lambda each: (each[0], each[1])):
            with time_machine.travel(at, tick=False):
                step()
        return self.made[self.old]

    def steps(self) -> Iterator[Step]:
        """Each thing done, with when, and which comes first among those done at one moment."""
        contact = self.read("frontdoor_contact", "id", self.old)[0]
        yield contact["recorded_at"], 0, lambda: self.receive(contact)  # type: ignore[misc]
        taken = {row["accepted_at"]: row for row in self.rows("cases_holding") if row["because"] == "taken"}
        makers: tuple[tuple[str, int, Callable[[Row], None]], ...] = (
            ("cases_offer", 2, self.offer),
            ("frontdoor_rating", 3, self.rate),
            ("frontdoor_lawfulbasis", 4, self.basis),
            ("frontdoor_check", 5, self.check),
            ("frontdoor_checkreply", 6, self.reply),
            ("frontdoor_whoelse", 7, self.who_else),
            ("frontdoor_protectiveact", 8, self.act),
            ("frontdoor_ratification", 9, self.ratify),
            ("frontdoor_debtpaid", 9, self.pay),
            ("frontdoor_decision", 10, self.decide),
            ("frontdoor_questionanswer", 11, self.answer_question),
            ("cases_offeranswer", 12, self.answer_offer),
            ("frontdoor_feedback", 13, self.tell),
        )
        for at, row in taken.items():
            yield at, 1, lambda row=row: self.take(row)  # type: ignore[misc]
        for table, order, maker in makers:
            for row in self.rows(table):
                yield row["recorded_at"], order, lambda row=row, maker=maker: maker(row)  # type: ignore[misc]
        for row in self.rows("voice_voice"):
            if row["recorded_at"] != contact["received_at"]:
                yield row["recorded_at"], 5, lambda row=row: self.say(row)  # type: ignore[misc]
            for influence in self.read("voice_influence", "voice_id", row["id"]):  # type: ignore[arg-type]
                yield influence["recorded_at"], 14, lambda i=influence: self.influence(i)  # type: ignore[misc]
        closed = self.read("cases_process", "id", self.old)[0]
        if closed["closed_at"] is not None:
            yield closed["closed_at"], 20, self.let_the_clock_look  # type: ignore[misc]

    def by(self, row: Row) -> Actor:
        account = Account.objects.get(pk=row["recorded_by"])
        if account.is_service and row.get("held_by") not in (None, account.agency_id):
            return replace(actor_for(account), agency_id=row["held_by"])  # type: ignore[arg-type]
        return actor_for(account)

    def as_(self, actor: Actor, what: Callable[[], object]) -> object:
        with transaction.atomic(), acting_as(actor):
            return what()

    @property
    def new(self) -> UUID:
        return self.made[self.old]

    def receive(self, contact: Row) -> None:
        actor = self.by(contact)
        voices = {
            row["person_id"]: row for row in self.rows("voice_voice") if row["recorded_at"] == contact["received_at"]
        }
        agreements = {row["person_id"]: row for row in self.rows("frontdoor_agreementtoservice")}
        told = {row["person_id"]: row for row in self.rows("frontdoor_contactchild")}
        children = [told[person] for person in contact["person_ids"]]  # type: ignore[attr-defined]
        referrer = self.rows("frontdoor_referrer")[0]
        police = self.rows("frontdoor_policenotification")
        arrival = Arrival(
            kind=ContactKind(contact["kind"]), channel=Channel(contact["channel"]), source=str(contact["source"]),
            source_detail=str(contact["source_detail"]), received_at=contact["received_at"],  # type: ignore[arg-type]
            first_told_at=contact["first_told_at"], in_danger_now=bool(contact["in_danger_now"]),  # type: ignore[arg-type]
            children=[_child(row, voices.get(row["person_id"])) for row in children],
            others=[_other(row) for row in self.rows("frontdoor_contactperson")],
            referrer=_referrer(referrer),
            informed=[_informed(row) for row in self.rows("frontdoor_informedfamily")],
            agreements=[_agreement(agreements[row["person_id"]]) for row in children if row["person_id"] in agreements],
            police=_police(police[0]) if police else None,
        )  # fmt: skip
        receive = {
            "feed": actions.receive_police_notification,
            "professional_form": actions.receive_request,
            "public_form": actions.receive_public_report,
        }.get(str(contact["channel"]), actions.receive_call)
        made = self.as_(actor, lambda: receive(actor=actor, arrival=arrival))
        self.made[self.old] = made.contact_id  # type: ignore[attr-defined]
        new = self.read("voice_voice", "process_id", self.new)
        for row in voices.values():
            self.made[row["id"]] = next(v["id"] for v in new if v["person_id"] == row["person_id"])  # type: ignore[misc]

    def take(self, row: Row) -> None:
        actor = self.by(row)
        self.as_(actor, lambda: actions.take(actor=actor, contact_id=self.new))

    def rate(self, row: Row) -> None:
        actor = self.by(row)
        self.as_(actor, lambda: actions.rate(
            actor=actor, contact_id=self.new, rating=str(row["rating"]), reason=str(row["reason"])
        ))  # fmt: skip

    def basis(self, row: Row) -> None:
        actor = self.by(row)
        told = BasisTold(str(row["purpose"]), Basis(row["basis"]), Gateway(row["gateway"]))
        self.as_(actor, lambda: actions.record_basis(actor=actor, contact_id=self.new, basis=told))

    def check(self, row: Row) -> None:
        actor = self.by(row)
        told = actions.AskTold(str(row["what"]), str(row["why"]), Basis(row["basis"]), Gateway(row["gateway"]))
        keys = self.as_(actor, lambda: actions.ask(
            actor=actor, contact_id=self.new, agency_ids=[row["agency_id"]], told=told  # type: ignore[list-item]
        ))  # fmt: skip
        self.made[row["id"]] = keys[0]  # type: ignore[index]

    def reply(self, row: Row) -> None:
        actor = self.by(row)
        said = [
            actions.SaidOfChild(
                each["person_id"],
                str(each["information"]),
                str(each["impact_now"]),
                str(each["conditions"]),  # type: ignore[arg-type]
            )
            for each in self.read("frontdoor_replychild", "reply_id", row["id"])  # type: ignore[arg-type]
        ]
        told = actions.AnswerTold(
            Reply(row["reply"]), str(row["systems"]), str(row["names_used"]), row["back_to"],  # type: ignore[arg-type]
            str(row["ring"]), str(row["reason"]), bool(row["consult_us"]), bool(row["serious"]), said,
        )  # fmt: skip
        self.as_(actor, lambda: actions.answer(actor=actor, check_id=self.made[row["check_asked_id"]], told=told))

    def who_else(self, row: Row) -> None:
        actor = self.by(row)
        who = actions.Else(
            WhoElseKind(row["kind"]),
            str(row["described"]),
            bool(row["added"]),
            str(row["why"]),
            row["person_id"],  # type: ignore[arg-type]
        )
        self.as_(actor, lambda: actions.consider(actor=actor, contact_id=self.new, who=who))

    def say(self, row: Row) -> None:
        actor = self.by(row)
        self.made[row["id"]] = self.as_(actor, lambda: voice.record(  # type: ignore[assignment]
            actor=actor, person_id=row["person_id"], told=_voice(row), process_id=self.new  # type: ignore[arg-type]
        ))  # fmt: skip

    def influence(self, row: Row) -> None:
        actor = self.by(row)
        self.as_(actor, lambda: voice.record_influence(
            actor=actor, voice_id=self.made[row["voice_id"]], moment=Moment(row["moment"]), changed=str(row["changed"])
        ))  # fmt: skip

    def offer(self, row: Row) -> None:
        actor, kind, item = self.by(row), row["kind"], actions.Item(self.new, row["person_id"])  # type: ignore[arg-type]
        words = str(row["words"])
        decided = {each["recorded_at"] for each in self.rows("frontdoor_decision")}
        again = kind == "next_step" and row["recorded_at"] not in decided
        if again or kind == "hand_over" or (kind == "already_open" and row["to_team_id"] is None):
            made = self.as_(actor, lambda: cases.offer(
                actor=actor, process_id=self.new, person_id=item.person_id, kind=OfferKind(kind), words=words,
                to_team_id=row["to_team_id"], to_agency_id=row["to_agency_id"], to_named=str(row["to_named"]),  # type: ignore[arg-type]
            ))  # fmt: skip
        elif kind == "already_open":
            made = self.as_(actor, lambda: actions.route_to_open_team(
                actor=actor, contact_id=self.new, person_id=item.person_id, team_id=row["to_team_id"], words=words  # type: ignore[arg-type]
            ))  # fmt: skip
        elif kind == "morning_return":
            if row["id"] in self.made:
                return
            together = [
                each for each in self.rows("cases_offer")
                if each["kind"] == kind and each["recorded_at"] == row["recorded_at"]
            ]  # fmt: skip
            items = [actions.Item(self.new, each["person_id"]) for each in together]  # type: ignore[arg-type]
            offers = self.as_(actor, lambda: actions.return_in_the_morning(actor=actor, items=items, words=words))
            self.made.update(zip([each["id"] for each in together], offers, strict=True))  # type: ignore[call-overload]
            return
        else:
            return  # made by the decision or the act it follows from
        self.made[row["id"]] = made  # type: ignore[assignment]

    def answer_offer(self, row: Row) -> None:
        actor = self.by(row)
        offered = next(each for each in self.rows("cases_offer") if each["id"] == row["offer_id"])
        key = self.made[row["offer_id"]]
        words, accepts = str(row["words"]), row["answer"] == "accepted"
        if offered["kind"] == "already_open":
            self.as_(actor, lambda: actions.answer_as_open_team(
                actor=actor, offer_id=key, accepts=accepts, what_we_will_do=words
            ))  # fmt: skip
        elif not accepts:
            self.as_(actor, lambda: cases.decline(actor=actor, offer_id=key, reason=words))
        elif offered["kind"] == "morning_return":
            self.as_(actor, lambda: cases.accept(actor=actor, offer_id=key, words=words))
        else:
            self.as_(actor, lambda: actions.accept_next_step(
                actor=actor, offer_id=key, words=words, by_name=str(row["by_name"])
            ))  # fmt: skip

    def decide(self, row: Row) -> None:
        actor = self.by(row)
        offered = next((each for each in self.rows("cases_offer") if each["id"] == row["passed_to_id"]), None)
        wanted = {
            self.made[each["check_asked_id"]]: Wanted(each["wanted"])
            for each in self.rows("frontdoor_disposition")
            if each["recorded_at"] == row["recorded_at"]
        }
        sought = actions.DecisionSought(
            Outcome(row["outcome"]), str(row["line"]), str(row["rationale"]), row["level"], str(row["reason_code"]),  # type: ignore[arg-type]
            voice_id=self.made[row["voice_id"]], checks=wanted,
            to_team_id=offered["to_team_id"] if offered else None,  # type: ignore[arg-type]
            to_agency_id=offered["to_agency_id"] if offered else None,  # type: ignore[arg-type]
            to_named=str(offered["to_named"]) if offered else "",
        )  # fmt: skip
        made = self.as_(actor, lambda: actions.decide(
            actor=actor, contact_id=self.new, person_id=row["person_id"], sought=sought  # type: ignore[arg-type]
        ))  # fmt: skip
        self.made[row["id"]] = made.decision_id  # type: ignore[attr-defined]
        if offered is not None and made.offer_id is not None:  # type: ignore[attr-defined]
            self.made[offered["id"]] = made.offer_id  # type: ignore[attr-defined]

    def act(self, row: Row) -> None:
        actor = self.by(row)
        known = Particulars(when=row["when"], who=str(row["who"]), agencies=tuple(row["agencies"]))  # type: ignore[arg-type]
        made = self.as_(actor, lambda: actions.protect(
            actor=actor, act=Act(row["act"]), line=str(row["line"]), contact_id=self.new, person_id=row["person_id"],  # type: ignore[arg-type]
            known=known,
        ))  # fmt: skip
        self.made[row["id"]] = made.act_id  # type: ignore[attr-defined]
        for offered in self.rows("cases_offer") if row["act"] == "out_of_hours" else ():
            if offered["kind"] == "out_of_hours" and offered["person_id"] == row["person_id"]:
                new = self.read("cases_offer", "process_id", self.new)
                self.made[offered["id"]] = next(each["id"] for each in new if each["kind"] == "out_of_hours")  # type: ignore[misc]
        for debt in self.read("frontdoor_debt", "act_id", row["id"]):  # type: ignore[arg-type]
            new = self.read("frontdoor_debt", "act_id", made.act_id)  # type: ignore[attr-defined]
            self.made[debt["id"]] = next(each["id"] for each in new if each["what"] == debt["what"])  # type: ignore[misc]

    def ratify(self, row: Row) -> None:
        actor = self.by(row)
        self.as_(actor, lambda: actions.ratify(
            actor=actor, act_id=self.made[row["act_id"]], agrees=bool(row["agrees"]), words=str(row["words"])
        ))  # fmt: skip

    def pay(self, row: Row) -> None:
        actor = self.by(row)
        self.as_(actor, lambda: actions.pay_debt(
            actor=actor, debt_id=self.made[row["debt_id"]], words=str(row["words"])
        ))  # fmt: skip

    def answer_question(self, row: Row) -> None:
        actor = self.by(row)
        old = next(each for each in self.rows("frontdoor_question") if each["id"] == row["question_id"])
        replied = next(each for each in self.rows("frontdoor_checkreply") if each["id"] == old["reply_id"])
        check = self.made[replied["check_asked_id"]]
        replies = {each["id"] for each in self.read("frontdoor_checkreply", "check_asked_id", check)}
        asked = next(
            each for each in self.read("frontdoor_question", "contact_id", self.new) if each["reply_id"] in replies
        )
        self.as_(actor, lambda: actions.answer_question(
            actor=actor, question_id=asked["id"], changes=bool(row["changes"]), words=str(row["words"])  # type: ignore[arg-type]
        ))  # fmt: skip

    def tell(self, row: Row) -> None:
        actor = self.by(row)
        if row["status"] == "held":
            self.as_(actor, lambda: actions.hold_feedback(
                actor=actor, contact_id=self.new, reason=HeldFor(row["held_for"]), why=str(row["why"])
            ))  # fmt: skip
        if row["status"] == "told":
            self.as_(actor, lambda: actions.tell_referrer(
                actor=actor, contact_id=self.new, what=str(row["what"]), how=str(row["how"])
            ))  # fmt: skip

    def let_the_clock_look(self) -> None:
        clocks = service(Service.CLOCKS)
        self.as_(clocks, lambda: actions.close_if_finished(actor=clocks, contact_id=self.new))


def _child(row: Row, said: Row | None) -> ChildTold:
    return ChildTold(
        person_id=row["person_id"], as_told=str(row["as_told"]), concern=str(row["concern"]),  # type: ignore[arg-type]
        impact=str(row["impact"]), categories=tuple(row["categories"]), part=Part(row["part"]),  # type: ignore[arg-type]
        voice=_voice(said) if said else None,
    )  # fmt: skip


def _voice(row: Row) -> Heard | NotHeardYet:
    if row["status"] != "heard":
        return NotHeardYet(NotHeardBecause(row["reason_code"]), str(row["by_whom"]), row["by_when"])  # type: ignore[arg-type]
    return Heard(
        str(row["quote"]), str(row["source"]), Manner(row["manner"]), str(row["asked_by"]), str(row["place"]),
        Alone(row["alone"]), Method(row["method"]), row["occurred_at"],  # type: ignore[arg-type]
        safe_for=None if row["safe_for"] is None else tuple(Reader(each) for each in row["safe_for"]),  # type: ignore[union-attr]  # a list, as the column is
    )  # fmt: skip


def _other(row: Row) -> OtherTold:
    return OtherTold(
        person_id=row["person_id"],
        as_told=str(row["as_told"]),
        relation=str(row["relation"]),
        alleged=bool(row["alleged"]),  # type: ignore[arg-type]
    )


def _referrer(row: Row) -> ReferrerTold:
    return ReferrerTold(
        str(row["name"]), str(row["role"]), row["agency_id"], str(row["agency_name"]), str(row["relationship"]),  # type: ignore[arg-type]
        str(row["telephone"]), str(row["email"]), bool(row["is_professional"]), bool(row["is_anonymous"]),
        bool(row["wants_feedback"]), str(row["safe_to_contact"]), row["account_id"],  # type: ignore[arg-type]
    )  # fmt: skip


def _informed(row: Row) -> InformedTold:
    return InformedTold(
        str(row["purpose"]), bool(row["informed"]), str(row["who_was_told"]), str(row["their_view"]),
        NotInformed(row["why_not"]) if row["why_not"] else None, str(row["words"]),
    )  # fmt: skip


def _agreement(row: Row) -> AgreementTold:
    return AgreementTold(str(row["service"]), Agreed(row["agreed"]), str(row["by_whom"]), str(row["words"]))


def _police(row: Row) -> PoliceTold:
    return PoliceTold(
        row["agency_id"], f"{row['notification_ref']} again", row["incident_at"], str(row["grade"]),  # type: ignore[arg-type]
        bool(row["domestic_abuse"]), Presence(row["children_present"]), Presence(row["child_seen"]),
        Presence(row["child_spoken_to"]),
    )  # fmt: skip
