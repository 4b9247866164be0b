"""What the stories are told with: people made by hand, and the parts of a contact in few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Literal
from uuid import UUID

from synthetic import dirt, drafting, naming, numbers, places, working_time
from synthetic.drafting import Draft, Numbering
from synthetic.frontdoor_plan import (
    Check,
    Contact,
    ContactChild,
    ContactPerson,
    Decision,
    Held,
    Outcome,
    Rating,
    RatingColour,
    Referrer,
    Reply,
    VoiceEntry,
    WhoElse,
)
from synthetic.numbers import key
from synthetic.outcomes import LEVELS
from synthetic.plan import Address, Detail, Family, Household, Involvement, Locator, Member, Name, Sex, Story, Tie
from synthetic.sources import Channel
from synthetic.staff import BY_USERNAME

SCREENER, DECIDER = BY_USERNAME["screener"].id, BY_USERNAME["decision.maker"].id


class Teller:
    """Makes one story's family. Every moment given is UTC and no later than `as_at`."""

    def __init__(self, number: int, as_at: datetime, numbering: Numbering, seed: int, story: Story) -> None:
        self.rng = Random(f"{seed}:story:{story.slug}")
        self.number, self.as_at, self.numbering, self.story = number, as_at, numbering, story
        self.today = working_time.local(as_at)[0]
        self.drafts: list[Draft] = []
        self.ties: list[Tie] = []
        self.households: list[Household] = []

    def ago(self, days: int = 0, hours: int = 0, minutes: int = 0) -> datetime:
        """Return a moment before `as_at`."""
        return self.as_at - timedelta(days=days, hours=hours, minutes=minutes)

    def friday(self, hour: int, minute: int) -> datetime:
        """Return that time of the last Friday, in London, at least an hour and a half before `as_at`."""
        day = self.today
        while day.weekday() != 4 or working_time.utc(day, hour * 60 + minute + 90) > self.as_at:
            day -= timedelta(days=1)
        return working_time.utc(day, hour * 60 + minute)

    def born(self, years: int, days: int = 0) -> date:
        """Return the birthday of somebody of this age in years and days."""
        return self.today - timedelta(days=round(years * 365.25) + days)

    def person(
        self,
        kind: Literal["child", "unborn", "adult"],
        forenames: str,
        surname: str,
        sex: Sex,
        born: date,
        ethnicity: str = "WBRI",
    ) -> Draft:
        """Add a person with a name, a sex and an ethnicity, and the identifiers such a person has."""
        draft = Draft(
            key(self.rng),
            kind,
            sex,
            born,
            naming.GENERAL,
            [Name("as_recorded" if kind == "unborn" else "legal", forenames, surname)],
        )
        draft.details += [Detail("sex", sex), Detail("ethnicity", ethnicity)]
        draft.identifiers = []
        drafting.number(Random("certain"), draft, self.today, self.numbering, known_to_council=kind != "adult")
        if kind == "adult":
            draft.locators.append(Locator("telephone", numbers.mobile(self.rng)))
        self.drafts.append(draft)
        return draft

    def home(self, district: str, *people: Draft, since: int = 700, shielded: tuple[UUID, ...] = ()) -> Address:
        """House these people together `since` days ago; `shielded` are those it must be kept from."""
        address = places.home(self.rng, True, district)
        why = "Address kept from a former partner after domestic abuse" if shielded else ""
        for draft in people:
            if draft.kind == "unborn":
                continue
            start = max(self.today - timedelta(days=since), draft.born or date(1950, 1, 1))
            draft.locators.append(
                Locator(
                    "address",
                    address.text,
                    address.postcode,
                    valid_from=start,
                    protected_from=shielded,
                    protected_reason=why,
                )
            )
            surgery = Locator("gp", places.surgery(Random(address.postcode), address), address.postcode)
            draft.locators.append(replace(surgery, protected_from=shielded, protected_reason=why))
        members = tuple(Member(draft.key, "parent or carer" if draft.kind == "adult" else "child") for draft in people)
        self.households.append(Household(key(self.rng), address, members))
        return address

    def school(self, child: Draft, name: str, shielded: tuple[UUID, ...] = ()) -> None:
        """Send a child to a school of `data/schools.csv`, or to a made-up nursery or college."""
        why = "School kept from a former partner after domestic abuse" if shielded else ""
        if "Nursery" in name or "College" in name:
            kind: Literal["nursery", "school"] = "nursery" if "Nursery" in name else "school"
            child.locators.append(Locator(kind, name, protected_from=shielded, protected_reason=why))
            return
        school = places.school_named(name)
        child.locators.append(
            Locator("school", school.name, school.postcode, school.urn, protected_from=shielded, protected_reason=why)
        )

    def tie(self, person: Draft, kind: str, *others: Draft, holds: Literal["yes", "no", "unknown"] = "unknown") -> None:
        """Say that `person` is the `kind` of each of `others`."""
        self.ties += [Tie(person.key, other.key, kind, holds) for other in others]

    def open_to(
        self, child: Draft, service: str, team: str, worker: str, phone: str, since: int, as_at: datetime
    ) -> Involvement:
        """Return the council's involvement with a child, known as at a moment."""
        return Involvement(
            key(self.rng),
            child.key,
            "council",
            service,
            team,
            worker,
            phone,
            self.today - timedelta(days=since),
            None,
            as_at,
        )

    def contact(
        self,
        received: datetime,
        code: str,
        channel: Channel,
        concern: str,
        summary: str,
        about: Sequence[tuple[Draft, str]],
        referrer: Referrer,
        kind: str = "request_for_service",
        others: Sequence[tuple[Draft, str, bool]] = (),
    ) -> Contact:
        """Return a contact received and held by the hub, with nothing done yet."""
        by_phone = BY_USERNAME["call.taker"].id if channel == "telephone" else None
        return Contact(
            key(self.rng, int(received.timestamp() * 1000)),
            self.numbering.next_contact(),
            kind,
            code,
            "",
            channel,
            received - timedelta(minutes=50),
            received,
            by_phone,
            concern,
            (),
            summary,
            tuple(ContactChild(child.key, "", text) for child, text in about),
            tuple(ContactPerson(each.key, full(each), role, alleged) for each, role, alleged in others),
            referrer,
            "unknown",
            "",
            "not_asked",
            (),
            (Held("mash", None, received, received),),
        )

    def rated(self, colour: RatingColour, at: datetime, reason: str, by: UUID = SCREENER) -> Rating:
        """Return a rating."""
        return Rating(colour, at, by, reason)

    def check(self, agency: str, asked: datetime, hours: int, question: str, reply: Reply | None = None) -> Check:
        """Return a check due so many hours after it was asked."""
        return Check(key(self.rng), agency, asked, SCREENER, question, asked + timedelta(hours=hours), reply)

    def answer(self, at: datetime, by: str, searched: str, about: Sequence[tuple[Draft, str]], now: str) -> Reply:
        """Return an answer that found something; with nobody in `about`, one that did not."""
        found: Literal["trace", "no_trace"] = "trace" if about else "no_trace"
        return Reply(at, by, found, searched, tuple((child.key, text) for child, text in about), now)

    def heard(
        self,
        child: Draft,
        at: datetime,
        quote: str,
        asked_by: str,
        where: str,
        method: str = "Open question",
        alone: Literal["yes", "no", "unknown"] = "yes",
        influence: str = "",
        manner: Literal["verbatim", "reported_words", "behaviour"] = "verbatim",
    ) -> VoiceEntry:
        """Return what a child said or showed."""
        return VoiceEntry(
            child.key,
            "heard",
            at,
            SCREENER,
            quote,
            manner,
            asked_by,
            where,
            alone,
            method,
            asked_by,
            influence=influence,
        )

    def unheard(self, child: Draft, at: datetime, code: str, why: str, by_whom: str, by_when: datetime) -> VoiceEntry:
        """Return why a child has not been heard yet, who will and by when."""
        return VoiceEntry(
            child.key, "not_heard_yet", at, SCREENER, reason_code=code, by_whom=by_whom, by_when=by_when, source=why
        )

    def decided(self, child: Draft, at: datetime, outcome: Outcome, rationale: str, next_step: str) -> Decision:
        """Return a decision for one child."""
        return Decision(child.key, outcome, LEVELS[outcome], rationale, next_step, DECIDER, at)

    def family(self, contacts: Sequence[Contact], involvements: Sequence[Involvement] = ()) -> Family:
        """Return the finished family, with what agencies hold on its people."""
        contacts = [_by_night(self._considered(contact)) for contact in contacts]
        for contact in contacts:
            self.numbering.sources[contact.source_code] += len(contact.children)
        records = tuple(
            record
            for draft in self.drafts
            for record in dirt.records(self.rng, draft, self.today, self.numbering, True)
        )
        return Family(
            self.number,
            tuple(draft.freeze() for draft in self.drafts),
            tuple(self.households),
            tuple(self.ties),
            records,
            tuple(involvements),
            contacts=tuple(contacts),
            story=self.story,
        )

    def _considered(self, contact: Contact) -> Contact:
        """Say before each decision that nobody else was found, where the story does not say whom."""
        if contact.who_else or contact.acts or not contact.decisions:
            return contact
        at = contact.decisions[0].at - timedelta(minutes=5)
        why = "Asked the family and the school, and looked at who lives at the address. Nobody else was found."
        nobody = WhoElse(
            None, "Nobody else was found", "nobody else", False, why, DECIDER, max(at, contact.received_at)
        )
        return replace(contact, who_else=(nobody,))


def _by_night(contact: Contact) -> Contact:
    """Where the hub was closed, it is the out-of-hours team that took the contact and holds the child."""
    if working_time.working(contact.received_at):
        return contact
    night = {None: None, SCREENER: BY_USERNAME["out.of.hours"].id}
    held = tuple(
        replace(each, team="out-of-hours", account=night[each.account])
        if each.team == "mash" and each.account in night and not working_time.working(each.offered_at)
        else each
        for each in contact.holdings
    )
    return replace(contact, holdings=held)


def full(draft: Draft) -> str:
    """Return forename and surname."""
    return f"{draft.names[0].forenames.split(' ')[0]} {draft.surname}"


def professional(name: str, role: str, agency: str, phone: int) -> Referrer:
    """Return a professional referrer; `phone` is the last three figures of a number kept for drama."""
    local = name.lower().replace(" ", ".").replace("'", "")
    return Referrer(name, role, agency, "Professional", f"01632 960{phone:03d}", f"{local}@example.org")
