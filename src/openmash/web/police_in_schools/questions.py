"""“Ask our officer”: a school asks without a name and is answered; what worries the officer becomes a concern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.actions import AnswerTold
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import AnswerShown, QuestionShown
from openmash.casework.police_in_schools.words import Reply, Topic
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Moment, Table
from openmash.foundation.facts.refusals import Incomplete, NotVisible
from openmash.pathways import police_in_schools as pathway
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.police_in_schools.loading import ours

SHOWN = 90


class QuestionForm(Form):
    """What a school asks."""

    topic = Choice("What is it about?", tuple(Option(each.value, each.label) for each in Topic))
    words = LongText(
        "What do you want to ask?",
        hint="Name no child. If you are worried about one, send a request instead: this is no referral", rows=6,
        required="Write what you want to ask.",
    )  # fmt: skip


class AnswerForm(Form):
    """What the officer answers."""

    words = LongText("Your answer", hint="Name nobody", rows=5, required="Write the answer.")


class ConcernForm(Form):
    """A concern that appears in a question."""

    concern = LongText("What worries you?", rows=4)
    called = Text("The child’s name, if the school has told you", most=200)
    told = LongText(
        "What the school is told", hint="Left empty: that the hub has it, and may ask what they know", rows=2
    )


@dataclass(frozen=True)
class QuestionsPage:
    """What the template shows."""

    title: str
    ask: Link | None
    tables: Sequence[Table]
    empty: Empty
    back: Link


@dataclass(frozen=True)
class QuestionPage:
    """What the template shows. `answer` and `concern` are for the officer."""

    title: str
    caption: str
    words: str
    asked: str
    moments: Sequence[Moment]
    problems: Sequence[Link]
    answer: AnswerForm | None
    concern: ConcernForm | None
    back: Link


@dataclass(frozen=True)
class OfQuestion:
    """A question of the reader's school, or put to their force."""

    found: QuestionShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_question(*, actor: Actor, question_id: UUID) -> OfQuestion:
    """The question. Raises NotVisible."""
    return OfQuestion(selectors.one_question(question_id, actor=actor, ours=ours(actor)))


@screen(Permission.SEE_SESSIONS, log="police_in_schools.questions_listed")
def police_questions(request: HttpRequest, actor: Actor) -> Shown:
    """List them: those that wait first."""
    works = bool(may(actor, Permission.WORK))
    found = selectors.questions(actor=actor, ours=ours(actor))
    names = pathway.names_of({each.school_id for each in found}, actor=actor) if works else {}
    waits, rest = [x for x in found if not x.answers], [x for x in found if x.answers]
    tables = [_table("Nobody has answered these yet", waits, names), _table("Answered", rest, names)]
    page = QuestionsPage(
        "Questions from schools" if works else "Your questions to the officer",
        None if works else Link("Ask our officer", reverse("police_ask_question")),
        [each for each in tables if each.rows],
        Empty("No question yet", "A school’s safeguarding lead asks here without a referral, and without a name."),
        Link("Police in schools", reverse("police_sessions")),
    )
    return Shown("police_in_schools/questions.html", page, about=[key for each in found for key in each.about])


def _table(caption: str, found: Sequence[QuestionShown], names: Mapping[UUID, str]) -> Table:
    rows = [
        (
            Cell(
                say.shortened(each.words, SHOWN), url=reverse("police_question", kwargs={"question_id": each.id}),
                note=each.topic.label if each.topic else "",
            ),
            Cell(names.get(each.school_id, each.by)),
            Cell(say.moment(each.at)),
            Cell(each.answers[-1].reply.label if each.answers else "Waits"),
        )
        for each in found
    ]  # fmt: skip
    return Table(caption, ("Question", "From", "Asked", "Where it stands"), rows)


@screen(Permission.ASK_OFFICER)
def police_ask_question(request: HttpRequest, actor: Actor) -> Answer:
    """Ask the school's officer."""
    school = pathway.our_school(actor=actor)
    if school is None:
        raise NotVisible
    made: list[UUID] = []

    def act(told: QuestionForm) -> None:
        key = actions.ask_officer(
            actor=actor, school=pathway.at_school(school.id, actor=actor), force_id=pathway.force_of(actor=actor),
            topic=Topic(told.topic) if told.topic else None, words=told.words,
        )  # fmt: skip
        made.append(key)

    form = ask(request, QuestionForm.blank(), act)
    if form is None:
        return Go(reverse("police_question", kwargs={"question_id": made[0]}))
    lines = (
        "Your school’s officer answers here. It is no referral: nothing about a child is opened by it.",
        "If a child is in danger now, ring 999.",
    )
    back = Link("Your questions to the officer", reverse("police_questions"))
    return Shown("journey/task.html", FormPage("Ask our officer", form, back, school.name, "Ask", lines))


@screen(Permission.SEE_SESSIONS, load=load_question, log="police_in_schools.question_viewed")
def police_question(request: HttpRequest, actor: Actor, loaded: OfQuestion, question_id: UUID) -> Answer:
    """Show it; the officer answers, or makes it a concern."""
    found, here = loaded.found, reverse("police_question", kwargs={"question_id": question_id})
    works = bool(may(actor, Permission.WORK))
    answer, concern = (AnswerForm.blank(), ConcernForm.blank()) if works else (None, None)
    problems: Sequence[Link] = ()
    if request.method == "POST" and works:
        if request.POST.get("do") == "concern":
            concern = ConcernForm.parse(request.POST)
            if concern.is_complete:
                try:
                    pathway.question_is_a_concern(
                        actor=actor, question=found, concern=concern.concern, called=concern.called, words=concern.told
                    )
                    return Go(here)
                except Incomplete as refusal:
                    concern = concern.with_problems([Problem("concern", x.sentence) for x in refusal.problems])
            problems = concern.problems
        else:
            told = ask(
                request, AnswerForm.blank(),
                lambda form: actions.answer(
                    actor=actor, question_id=question_id, told=AnswerTold(Reply.ANSWERED, form.words)
                ),
            )  # fmt: skip
            if told is None:
                return Go(here)
            answer, problems = told, told.problems
    name = pathway.names_of([found.school_id], actor=actor).get(found.school_id, "A school")
    page = QuestionPage(
        "A question to the officer", f"{name}{f', {found.topic.label.lower()}' if found.topic else ''}", found.words,
        f"{found.by}, {say.moment(found.at)}", [_moment(each, works) for each in reversed(found.answers)], problems,
        answer, concern,
        Link("Questions from schools" if works else "Your questions to the officer", reverse("police_questions")),
    )  # fmt: skip
    return Shown("police_in_schools/question.html", page)


def _moment(each: AnswerShown, works: bool) -> Moment:
    reference = f" Reference {each.reference}." if each.reference and works else ""
    return Moment(each.reply.label, say.moment(each.at), say.iso(each.at), each.by, f"{each.words}{reference}")
