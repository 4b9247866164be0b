"""A professional's answers as the front door takes them in: family text once, life and voice for each child apart."""

from __future__ import annotations

from datetime import date, time

from openmash.casework.frontdoor.telling import (
    AgreementTold,
    Arrival,
    ChildTold,
    InformedTold,
    OtherTold,
    ReferrerTold,
)
from openmash.casework.frontdoor.words import Agreed, Channel, ContactKind, NotInformed
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.reading import words
from openmash.foundation.instruments.shape import Instrument
from openmash.records.people.telling import (
    AsTold,
    BirthTold,
    DetailTold,
    NameTold,
    NumberTold,
    PlaceTold,
    number_problems,
)
from openmash.records.people.words import DetailKind, LocatingKind, NameKind, PersonKind, Scheme
from openmash.records.voice.actions import Heard, NotHeardYet
from openmash.records.voice.actions import Told as VoiceTold
from openmash.records.voice.asking import readers_told
from openmash.records.voice.words import Alone, Manner, Method, NotHeardBecause
from openmash.statute.calendar import at

END_OF_DAY = time(17)
EARLY_HELP = "Early help"
PURPOSE = "Request for service"
FITS = 400
"""Letters that a detail of a person holds; the whole of a longer answer stays in the response as it was received."""
PLACES = {
    "school": LocatingKind.SCHOOL,
    "gp": LocatingKind.GP,
    "telephone": LocatingKind.TELEPHONE,
}
DETAILS = {
    "sex": DetailKind.SEX,
    "ethnicity": DetailKind.ETHNICITY,
    "religion": DetailKind.RELIGION,
    "language": DetailKind.LANGUAGE,
    "interpreter": DetailKind.INTERPRETER,
    "health": DetailKind.COMMUNICATION,
    "described": DetailKind.DESCRIPTION,
}
NUMBERS = {"nhs_number": Scheme.NHS_NUMBER, "upn": Scheme.UPN}


def arrival_of(form: Instrument, answers: Answers) -> Arrival:
    """The request as one arrival."""
    children = answers.rows("children")
    voices = answers.rows("voices")
    told = tuple(
        _child(form, answers, child, voices[place] if place < len(voices) else Answers({}))
        for place, child in enumerate(children)
    )
    return Arrival(
        kind=ContactKind.REQUEST_FOR_SERVICE,
        channel=Channel.PROFESSIONAL_FORM,
        source=answers.text("referrer_source") or "10",
        children=told,
        others=tuple(_other(row) for row in answers.rows("adults")),
        referrer=_referrer(answers),
        in_danger_now=answers.text("danger_now") == "yes",
        informed=_informed(answers),
        agreements=_agreements(answers, len(children)),
    )


def _child(form: Instrument, answers: Answers, row: Answers, voice: Answers) -> ChildTold:
    asked = [words(form.question("needed"), answers), answers.text("change_needed")]
    own = voice.text("only_this_child")
    return ChildTold(
        told=_person(row, _warnings(answers)),
        as_told=_called(row),
        concern="\n\n".join(filter(None, (answers.text("concern"), own))),
        impact=voice.text("life"),
        working_well=answers.text("working_well"),
        tried=answers.text("tried"),
        asked_for="\n\n".join(filter(None, asked)),
        categories=answers.chosen("factors"),
        voice=_voice(voice),
    )


def _called(row: Answers) -> str:
    named = " ".join(filter(None, (row.text("forenames"), row.text("surname"))))
    return (named or row.text("described") or ("unborn" if row.ticked("unborn") else ""))[:400]


def _person(row: Answers, warnings: tuple[DetailTold, ...]) -> AsTold:
    """The child as told. A number that does not add up is kept as words: nothing that was given is lost or refused."""
    names = [NameTold(row.text("forenames"), row.text("surname"), NameKind.AS_RECORDED)]
    if row.text("aliases"):
        names.append(NameTold(row.text("aliases"), "", NameKind.ALIAS))
    numbers = [NumberTold(scheme, row.text(slug)) for slug, scheme in NUMBERS.items() if row.text(slug)]
    wrong = [number for number in numbers if list(number_problems(number))]
    details = [DetailTold(kind, row.text(slug)[:FITS]) for slug, kind in DETAILS.items() if row.text(slug)]
    details += [DetailTold(DetailKind.DISABILITY, code) for code in row.chosen("disability")]
    details += [DetailTold(DetailKind.DESCRIPTION, f"{n.scheme.label} as given: {n.value}") for n in wrong]
    return AsTold(
        kind=PersonKind.UNBORN if row.ticked("unborn") else PersonKind.CHILD,
        names=tuple(name for name in names if name.forenames or name.surname),
        birth=birth_of(row, expected=row.ticked("unborn")),
        details=(*details, *warnings),
        numbers=tuple(number for number in numbers if number not in wrong),
        places=_places(row),
    )


def birth_of(row: Answers, *, expected: bool = False) -> BirthTold | None:
    """The date of birth, or the day a baby is due, as far as it is known."""
    born = row.date("born")
    first = born.earliest()
    return BirthTold(first, born.precision, expected, row.text("due_by") if expected else "") if first else None


def _places(row: Answers) -> tuple[PlaceTold, ...]:
    home = PlaceTold(LocatingKind.ADDRESS, row.text("address"), row.text("postcode"))
    found = [home] if home.text or home.postcode else []
    return (*found, *(PlaceTold(kind, row.text(slug)) for slug, kind in PLACES.items() if row.text(slug)))


def _warnings(answers: Answers) -> tuple[DetailTold, ...]:
    """What everyone must know first, in the referrer's words, on each child."""
    said = (
        ("Must be kept back", "withhold_what"),
        ("Said to be secret", "protected_address"),
        ("Before visiting or ringing", "staff_safety"),
    )
    return tuple(
        DetailTold(DetailKind.ALERT, f"{what}: {answers.text(slug)}"[:FITS])
        for what, slug in said
        if answers.text(slug)
    )


def _other(row: Answers) -> OtherTold:
    relation = row.text("relationship")
    if held := {"yes": "has parental responsibility", "no": "no parental responsibility"}.get(
        row.text("parental_responsibility")
    ):
        relation = f"{relation}, {held}" if relation else held
    names = (NameTold(row.text("forenames"), row.text("surname"), NameKind.AS_RECORDED),)
    told = AsTold(
        kind=PersonKind.ADULT,
        names=tuple(name for name in names if name.forenames or name.surname),
        birth=birth_of(row),
        places=_places(row),
    )
    return OtherTold(told=told, as_told=_called(row), relation=relation[:60], alleged=row.ticked("alleged"))


def _referrer(answers: Answers) -> ReferrerTold:
    return ReferrerTold(
        name=answers.text("referrer_name")[:200],
        role=answers.text("referrer_role")[:120],
        agency_name=answers.text("referrer_agency")[:160],
        relationship=answers.text("referrer_relationship")[:120],
        telephone=answers.text("referrer_telephone")[:40],
        email=answers.text("referrer_email")[:254],
        is_professional=True,
    )


def _informed(answers: Answers) -> tuple[InformedTold, ...]:
    match answers.text("parents_told"):
        case "yes":
            return (InformedTold(PURPOSE, True, answers.text("parents_who")[:200], answers.text("parents_view")),)
        case "no":
            why = NotInformed(answers.text("not_told_because") or NotInformed.NOT_YET)
            return (InformedTold(PURPOSE, False, why_not=why, words=answers.text("not_told_words")),)
        case _:
            return ()


def _agreements(answers: Answers, children: int) -> tuple[AgreementTold, ...]:
    if not answers.text("early_help_consent"):
        return ()
    agreed = Agreed(answers.text("early_help_consent"))
    who, said = answers.text("early_help_who")[:200], answers.text("early_help_reason")
    return (AgreementTold(EARLY_HELP, agreed, by_whom=who, words=said),) * children


def _voice(row: Answers) -> VoiceTold | None:
    """The child's voice where enough was said for one; nothing is made up."""
    heard = row.text("heard")
    if heard == "not_heard_yet":
        day: date | None = row.date("by_when").latest()
        if not (row.text("why_not") and row.text("by_whom") and day):
            return None
        return NotHeardYet(NotHeardBecause(row.text("why_not")), row.text("by_whom"), at(day, END_OF_DAY))
    if not heard or not row.text("words") or not row.text("told_by"):
        return None
    return Heard(
        quote=row.text("words"),
        source=row.text("told_by"),
        manner=Manner(heard),
        asked_by=row.text("told_by"),
        place=row.text("place"),
        alone=Alone(row.text("alone")) if row.text("alone") else None,
        method=Method(row.text("method")) if row.text("method") else None,
        wants=row.text("wants"),
        helped_by=row.text("helped_by"),
        safe_for=readers_told(row.text("asked_who"), row.chosen("safe_for")),
        not_for=row.text("not_for"),
    )
