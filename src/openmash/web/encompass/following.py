"""How the hub follows what schools are told: the day's list, one child, and each thing that is decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.encompass import selectors
from openmash.casework.encompass.permissions import Permission
from openmash.casework.encompass.selectors import OwedShown
from openmash.casework.encompass.words import Standing, Step, Told
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.permissions import Permission as Schools
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.agencies.selectors import AgencyKind, kind_of
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Moment, Notice, Quote, Table, TimeLeft
from openmash.foundation.links.permissions import Permission as Links
from openmash.foundation.links.selectors import Standing as LinkStanding
from openmash.pathways import encompass
from openmash.pathways.encompass_links import link_to
from openmash.records.linkage.selectors import person_set, person_sets, whole_called
from openmash.records.people import selectors as people
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date
from openmash.statute.clocks import clock
from openmash.web.worklist.item import Item

DAYS = 7
RING = frozenset({AgencyKind.COUNCIL, AgencyKind.POLICE, AgencyKind.EDUCATION})
"""Whose desks ring schools."""
WITHHELD = "Its name is withheld: it is kept from somebody"


@dataclass(frozen=True)
class FollowedPage:
    """What the template shows."""

    title: str
    counts: Sequence[tuple[str, str]]
    tables: Sequence[Table]
    empty: Empty
    register: Link | None


@dataclass(frozen=True)
class ChildPage:
    """What the template shows."""

    title: str
    called: str
    line: str
    left: TimeLeft | None
    facts: Sequence[Fact]
    warning: Notice | None
    tasks: Sequence[Link]
    told: Sequence[Fact]
    words: Quote | None
    words_stand: str
    moments: Sequence[Moment]
    record: Link
    back: Link


@dataclass(frozen=True)
class OfChild:
    """One child in one incident."""

    found: OwedShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_owed(*, actor: Actor, owed_id: UUID) -> OfChild:
    """The child. Raises NotVisible."""
    return OfChild(selectors.one(owed_id, actor=actor))


@screen(Permission.FOLLOW, log="encompass.listed")
def encompass_list(request: HttpRequest, actor: Actor) -> Shown:
    """The last seven days: what somebody must answer or ring first, then what was told, then whom nobody is told of."""
    now = timezone.now()
    found = selectors.followed(actor=actor, since=now - timedelta(days=DAYS))
    rows = _Rows(found, actor, now)
    groups = (
        ("May the school be told? Somebody must say", [x for x in found if x.waits_for_answer]),
        ("To be rung", [x for x in found if x.waits_for_call]),
        ("Nobody at the school has read it: ring now", [x for x in found if x.waits_for_reader]),
        ("Told, and not read yet", [x for x in found if x.is_told and not _is_read(x) and not x.waits_for_reader]),
        ("Read by the school, or told by telephone", [x for x in found if x.is_told and _is_read(x)]),
        ("Nobody is told", [x for x in found if x.standing in (Standing.NOBODY, Standing.NOT_TOLD)]),
    )
    page = FollowedPage(
        "What schools are told", _counts(found),
        [rows.table(title, group) for title, group in groups if group],
        Empty(
            "Nothing in the last seven days",
            "When the police tell the hub of domestic abuse, each child’s school is told before its next day starts. "
            "How that went stands here.",
        ),
        Link("The register of schools", reverse("schools")) if may(actor, Schools.SEE_REGISTER) else None,
    )  # fmt: skip
    keys = [key for each in found for key in each.about]
    return Shown("encompass/list.html", page, about=keys)


def _is_read(each: OwedShown) -> bool:
    return each.has(Told.RUNG) or any(notice.is_read for notice in each.notices)


def _counts(found: Sequence[OwedShown]) -> list[tuple[str, str]]:
    owed = [each for each in found if each.due_at is not None and each.standing is not Standing.NOT_TOLD]
    in_time = sum(each.told_at is not None and each.due_at is not None and each.told_at < each.due_at for each in owed)
    said = sum(any(notice.done for notice in each.notices) for each in owed)
    return [
        (str(len(owed)), "children of school age in the last seven days"),
        (str(in_time), "told before their school day started"),
        (str(sum(each.waits_for_answer for each in owed)), "held: somebody must say"),
        (str(sum(each.waits_for_call for each in owed)), "to be rung"),
        (str(said), "of which the school has said what it did"),
    ]


class _Rows:
    """What a list needs of children and schools, looked up once for all of them."""

    def __init__(self, found: Sequence[OwedShown], actor: Actor, now: datetime) -> None:
        self.now, self.names = now, whole_called({each.person_id for each in found}, actor)
        self.schools = schools.these({each.school_id for each in found if each.school_id}, actor=actor)
        self.withheld = withheld({each.person_id for each in found}, actor)

    def table(self, title: str, found: Sequence[OwedShown]) -> Table:
        return Table(title, ("Child", "School", "By when", "Where it stands"), [self._row(each) for each in found])

    def _row(self, each: OwedShown) -> Sequence[Cell]:
        named = self.names.get(each.person_id)
        late = bool(each.due_at and each.due_at <= self.now and not each.is_told)
        due = say.near(each.due_at, self.now) if each.due_at else "–"
        return (
            Cell(
                named.name if named else "A child",
                url=reverse("encompass_child", kwargs={"owed_id": each.id}),
                note=f"Police attended {say.near(each.attended_at, self.now)}",
            ),
            Cell(self.school(each)), Cell(f"Late: {due}" if late else due), Cell(stands(each)),
        )  # fmt: skip

    def school(self, each: OwedShown) -> str:
        if each.person_id in self.withheld:
            return WITHHELD
        found = self.schools.get(each.school_id) if each.school_id else None
        return found.name if found else "Not known"


def withheld(person_ids: set[UUID], actor: Actor) -> frozenset[UUID]:
    """Those of these children a school of whom is kept from somebody: no list names it, of any child beside them."""
    sets = person_sets(person_ids, actor)
    ids = sorted({record for each in sets.values() for record in each.ids})
    kept = {
        place.person_id for place in people.places_of(ids, actor)
        if place.kind == LocatingKind.SCHOOL and place.is_protected
    }  # fmt: skip
    return frozenset(person for person, whole in sets.items() if kept & set(whole.ids))


def stands(each: OwedShown) -> str:
    """Where one child stands, in a line."""
    if each.waits_for_answer:
        return f"Held: {each.because.label[:1].lower()}{each.because.label[1:]}"
    if each.standing is Standing.NOBODY:
        return each.because.label
    if each.standing is Standing.NOT_TOLD:
        return f"Not told: {each.why}"
    if each.waits_for_call:
        sent_back = any(notice.is_sent_back for notice in each.notices)
        return "Sent back by a school: find the right one" if sent_back else each.because.label
    done = [step for notice in each.notices for step in notice.done]
    if done:
        return "The school: " + ". ".join(did.label for did in done[-1].did)
    if each.has(Told.RUNG):
        return "Told by telephone"
    if each.waits_for_reader:
        return "Nobody at the school has read it: ring them"
    if _is_read(each):
        return "Read by the school"
    by_link = any(notice.is_by_link for notice in each.notices)
    return "A one-time link was sent to the school" if by_link else "In the school’s list, and an e-mail sent"


@screen(Permission.FOLLOW, load=load_owed, log="encompass.followed")
def encompass_child(request: HttpRequest, actor: Actor, loaded: OfChild, owed_id: UUID) -> Shown:
    """Show one child: by when, what stands in the way, what was told, and what the school did."""
    found, now = loaded.found, timezone.now()
    rows = _Rows([found], actor, now)
    ready = encompass.ready(found, actor=actor, now=now)
    quote, marked = _words(found, actor)
    named, lead = rows.names.get(found.person_id), person_set(found.person_id, actor).lead_id
    facts = [*_facts(found, rows, ready, now), *_link_facts(found, actor, now)]
    page = ChildPage(
        "A child’s school: what it is told", named.name if named else "A child", stands(found), _left(found, now),
        facts, _warning(found), _tasks(found, ready, actor) if may(actor, Permission.ANSWER) else (),
        _told(found, ready), quote, marked, _moments(found),
        Link("The child’s record", reverse("child_now", kwargs={"person_id": lead})),
        Link("What schools are told", reverse("encompass")),
    )  # fmt: skip
    return Shown("encompass/child.html", page)


def _left(found: OwedShown, now: datetime) -> TimeLeft | None:
    told = found.is_told and not found.waits_for_reader
    if found.due_at is None or told or found.standing is Standing.NOT_TOLD:
        return None
    due = say.near(found.due_at, now)
    late = found.due_at <= now
    return TimeLeft(f"The school day started {due}" if late else f"By {due}", late, "Before the school day starts")


def _facts(found: OwedShown, rows: _Rows, ready: encompass.Ready, now: datetime) -> Sequence[Fact]:
    adults = say.listed([f"{x.name}, {str(x.part.label).lower()}, {x.telephone}" for x in ready.adults])
    made = [
        Fact("School", rows.school(found)),
        Fact("Ring", ready.school.telephone if ready.school else "", unknown="No number in the register"),
        Fact("Who may be told there", adults, unknown="Nobody is in the register"),
        Fact("Police attended", say.moment(found.attended_at)),
        Fact("We were told", say.moment(found.heard_at)),
    ]
    if found.due_at:
        made.append(Fact("The school day starts", say.moment(found.due_at)))
        made.append(Fact("Its limit", say.rests_on(clock(selectors.LIMIT, local_date(now)))))
    return made


def _link_facts(found: OwedShown, actor: Actor, now: datetime) -> Sequence[Fact]:
    """The one-time link the newest notice went by: to whom, its code to read out, and how it stands."""
    link = link_to(found.notices[-1], actor=actor) if found.notices else None
    if link is None:
        return ()
    made = [Fact("One-time link", f"{link.address.name}, {link.address.email}, sent {say.near(link.sent_at, now)}")]
    if link.standing is LinkStanding.OPEN:
        made += [
            Fact("Its code", "The school’s own: nobody has to read it out")
            if link.address.own_code
            else Fact("Its code, to be read out", f"{link.code[:3]} {link.code[3:]}. Ring {link.address.telephone}"),
            Fact("Works until", say.near(link.expires_at, now)),
        ]
    if link.answered_by:
        made.append(Fact("Answered by", link.answered_by))
    if link.withdrawn_because:
        made.append(Fact("Closed", link.withdrawn_because))
    if link.is_locked:
        made.append(Fact("Closed", "Wrong codes were given five times"))
    return made


def _warning(found: OwedShown) -> Notice | None:
    if found.waits_for_answer:
        return Notice(
            f"Held: {found.because.label[:1].lower()}{found.because.label[1:]}",
            "Nothing has gone to the school. Answer before its day starts: in its last hour the desk on duty is told.",
        )
    if found.waits_for_call:
        return Notice(
            "Ring the school before its day starts",
            "Find the number yourself where the register has none. Then write down whom you told.",
        )
    if found.waits_for_reader:
        return Notice(
            "Ring the school: nobody there has read the notice",
            "It was sent. Tell whoever answers for safeguarding there, and write down whom.",
        )
    return None


def _tasks(found: OwedShown, ready: encompass.Ready, actor: Actor) -> Sequence[Link]:
    def to(name: str, text: str) -> Link:
        return Link(text, reverse(name, kwargs={"owed_id": found.id}))

    made = []
    if found.waits_for_answer:
        made.append(to("encompass_answer", "Say whether the school may be told"))
    if found.waits_for_call and ready.address is not None and may(actor, Links.SEND_NOTICE):
        made.append(to("encompass_link", "Send a one-time link"))
    if found.waits_for_call:
        made += [
            to("encompass_rung", "Told by telephone: write down whom"),
            to("encompass_send_to", "Tell a school here"),
        ]
    if found.waits_for_reader:
        made.append(to("encompass_rung", "Told by telephone: write down whom"))
    if found.standing not in (Standing.NOBODY, Standing.NOT_TOLD) and _words(found, actor)[0] is not None:
        made.append(to("encompass_words", "Say whether the child’s words are safe for school"))
    if found.school_id and may(actor, Schools.TIE) and encompass.alleged_in(found, actor=actor):
        made.append(to("encompass_tie", "An adult is tied to this school"))
    return made


def _told(found: OwedShown, ready: encompass.Ready) -> Sequence[Fact]:
    """What the school reads, or would read if it were told now."""
    if found.notices:
        notice = found.notices[-1]
        words = notice.childs_words or "Not sent"
        return (
            Fact("As", f"{notice.called}, born {notice.born}"), Fact("Police reference", notice.police_ref),
            Fact("There", notice.there), Fact("Spoken to", notice.spoken_to),
            Fact("What happened", notice.circumstances),
            Fact("How the child seemed", notice.seemed, unknown="Not said"),
            Fact("The child’s words", words),
        )  # fmt: skip
    if ready.told is None:
        return ()
    told = ready.told
    return (
        Fact("As", f"{told.called}, born {told.born}"), Fact("Police reference", told.police_ref),
        Fact("There", told.there), Fact("Spoken to", told.spoken_to), Fact("What happened", told.circumstances),
        Fact("How the child seemed", told.seemed, unknown="Not said"),
        Fact("The child’s words", told.words or "Not sent"),
    )  # fmt: skip


def _words(found: OwedShown, actor: Actor) -> tuple[Quote | None, str]:
    """What the child said in this incident, and whether it is marked safe for school."""
    said = encompass.childs_words(found, actor=actor)
    if not said.quote:
        return None, ""
    marked = selectors.words_marked(found.process_id, found.person_id, actor=actor)
    stand = "Nobody has marked these words safe for school: they are not sent."
    if said.agreed is not None:
        stand = "The child says that school may read them." if said.agreed else "The child does not want that."
    if marked is not None:
        stand = f"Marked {'safe' if marked[0] else 'not safe'} for school: {marked[1]}."
    return Quote(said.quote, "The child", "as told to the police", asked_by=said.said_to), stand


def _moments(found: OwedShown) -> Sequence[Moment]:
    hub = []
    for each in found.steps:
        by = "" if each.told in (Told.RAISED, Told.LAST_CALL, Told.ESCALATED) else each.by
        words = each.words or each.because
        hub.append((each.at, Moment(each.told.label, say.moment(each.at), say.iso(each.at), by, words)))
    theirs = [
        (
            each.at,
            Moment(
                each.step.label, say.moment(each.at), say.iso(each.at),
                "" if each.step in (Step.TOLD, Step.CHASED) else each.by,
                ". ".join(filter(None, (". ".join(did.label for did in each.did), each.words))),
            ),
        )
        for notice in found.notices
        for each in notice.steps
    ]  # fmt: skip
    return [moment for _, moment in sorted((*hub, *theirs), key=lambda pair: pair[0], reverse=True)]


# The worklist


def encompass_to_do(actor: Actor) -> Iterable[Item]:
    """Children about whom somebody must say whether the school may be told, or ring: to the hub, police and education.

    The other partners follow it on its list, and are not counted among those who owe a call.
    """
    if not may(actor, Permission.ANSWER):
        return ()
    now = timezone.now()
    open_ = [
        each for each in selectors.followed(actor=actor, since=now - timedelta(days=DAYS))
        if each.waits_for_answer or each.waits_for_call or each.waits_for_reader
    ]  # fmt: skip
    if not open_ or kind_of(actor.agency_id) not in RING:
        return ()
    names: Mapping[UUID, people.Called] = whole_called({each.person_id for each in open_}, actor)
    return (
        Item(
            what="May this child’s school be told?" if each.waits_for_answer else "Ring a school",
            about=names[each.person_id].name if each.person_id in names else "A child",
            why="Operation Encompass", words=stands(each),
            url=reverse("encompass_child", kwargs={"owed_id": each.id}), due_at=each.due_at, left=_left(each, now),
            keys=each.about,
        )
        for each in open_
    )  # fmt: skip
