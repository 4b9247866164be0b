"""What somebody reading an entry before it goes should look at: whom and where its words may give away. Plain Python.

It finds, it does not judge: a word found here may be harmless, and harm may be in words it cannot find. What it cannot
find is said beside what it found (`CANNOT_FIND`), and nothing goes to a family unread because it found nothing sure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from openmash.records.people.giving_away import GENERIC, SHORT_FOR
from openmash.records.people.ordinary import ALSO_NAMES, ORDINARY, STREETS


class What(StrEnum):
    """What a few words of an entry are, or may be."""

    PERSON = "somebody else’s name"
    NEARLY = "nearly somebody else’s name"
    NAME = "may be a name"
    INITIALS = "may be initials"
    SOMEBODY = "somebody who is not named"
    TELEPHONE = "a telephone number"
    REACHED = "a way to reach somebody"
    POSTCODE = "a postcode, or part of one"
    ADDRESS = "an address, or part of one"
    SERVICE = "a place or service by its name"
    WORKER = "who works with the child"
    NUMBER = "a number that may be somebody’s"
    VEHICLE = "a vehicle’s number plate"


TELLS_WHERE = frozenset(
    {What.TELEPHONE, What.REACHED, What.POSTCODE, What.ADDRESS, What.SERVICE, What.WORKER, What.VEHICLE}
)
"""What can lead to where somebody is."""
CANNOT_FIND = (
    "Names typed without capitals that no record holds, people told only by what they do or wear, and places told by "
    "what is near them cannot be found. Read every line."
)
THEIR_OWN = {
    "mother": "mum mummy mam mam's mother", "father": "dad daddy father", "step-parent": "stepdad stepmum",
    "grandparent": "nan nana nanny gran granny grandma grandad grandpa", "brother or sister": "brother sister",
    "aunt or uncle": "aunt auntie uncle",
}  # fmt: skip
"""What a relative is called, by how they are related: words that tell them only of themselves."""
KIN = (
    "mum|mummy|mam|mother|dad|daddy|father|step-?(?:mum|dad|mother|father|brother|sister|son|daughter|child)|nan|nana|"
    "nanny|gran|granny|grandma|grandad|grandpa|grandmother|grandfather|aunt|auntie|aunty|uncle|cousin|niece|nephew|"
    "(?:half-?)?brother|(?:half-?)?sister|sibling|twin|son|daughter"
)
SOMEBODY_WORDS = (
    "partner|boyfriend|girlfriend|fianc[eé]e?|husband|wife|ex(?=[\\s,.;:’'-]|$)|lodger|flatmate|neighbour|landlord|"
    "friend|mate|bloke|man|woman|lad|(?:foster|respite) carer|carer|childminder|babysitter|baby-sitter|"
    "ex-(?:partner|husband|wife|boyfriend|girlfriend)"
)
SOMEBODY = re.compile(
    rf"\b(?:(?:my|his|her|their|your|our|the|a|an|another|one of|new|older|younger|little|big|mum|dad|nan|mother|"
    rf"father)"
    rf"['’]?s?\s+)*(?:{KIN}|{SOMEBODY_WORDS})s?(?:['’]s?)?(?:\s+(?:{SOMEBODY_WORDS}|{KIN})s?(?:['’]s?)?)*\b",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"(?:(?:\+|\b00)\s*\d{2}|\b0)(?:[\s().-]*\d){8,11}\b|\b\d{5,6}[\s-]\d{5,6}\b")
REACHED = re.compile(
    r"[^\s@,;]+\s?(?:@|\(at\))\s?[^\s@,;]+|\b[\w.]+\s(?:at)\s(?:gmail|hotmail|outlook|icloud|yahoo|live)\b\S*|@\w{3,}|"
    r"\b(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|whatsapp|facebook|messenger|discord|telegram|roblox|onlyfans)\b|"
    r"\bhttps?://\S+|\bwww\.\S+",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[A-Za-z]{1,2}[0-9O][0-9A-Za-z]?\s*[0-9O][A-Za-z]{2}\b|\b[A-Z]{1,2}[0-9]{1,2}[A-Z]?\b")
# Words read better in a line than as a list.
ALSO_ORDINARY = frozenset("way place hill row walk square drive court st dr pl gr ct cl sq av".split())  # noqa: SIM905
"""Ends of streets that small, with no number and no name before them, are ordinary words."""
ROOMS = frozenset({"flat", "apartment", "apt", "unit", "room"})
_STREET = "|".join(sorted(STREETS | set(SHORT_FOR), key=len, reverse=True))
ADDRESS = re.compile(
    rf"\b(?:(?:flat|apartment|apt|unit|room|house|number|no\.?)\s*\d+\w?\b[,\s]*)?(?:\d+\s?[a-z]?,?\s+)?"
    rf"(?:[^\W\d_][\w’'-]*\s+){{1,3}}?(?:{_STREET})\b\.?|\b(?:flat|apartment|apt|unit|room)\s*\d+\w?\b",
    re.IGNORECASE,
)
_SERVICE = (
    "School|Academy|College|Nursery|Preschool|Pre-school|Playgroup|Surgery|Practice|Hospital|Refuge|Centre|Clinic|House|"
    "Hostel|Hotel|Court|Church|Mosque|Temple|Club|Library|Pharmacy|Lodge|Ward|Unit|Trust|Project|Infants|Juniors|Primary"
)
SERVICE = re.compile(
    rf"(?:\b[A-Z][\w’'.-]*\s+(?:(?:of|and|the|for|C|E|CE|RC)\s+)*){{1,4}}(?:{_SERVICE})\b|"
    r"\b(?:refuge|hostel|women['’]s aid|b\s?&\s?b|bed and breakfast|safe house|mother and baby unit)\b"
)
NUMBER = re.compile(r"\b\d(?:[\s-]?\d){5,}\b")
VEHICLE = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b")
INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){2,3}|\b[A-Z]{2,3}\b|\b(?:[A-Z]\s){1,2}[A-Z]\b")
MONTHS = frozenset({"April", "August", "June", "May"})
"""Months that are names too."""
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:;“”\"\n]|\d+")
ORDINARY_LETTERS = frozenset(
    """
    a&e adhd asd bsl camhs cin cp cpp dv ehcp fgc gp gps hv icpc iro la lac laa mash marac mri nhs ok pa pe pep
    pip pm rcpc sen send sw tac taf tv uk uti am dna fab wnb i ii iii id it at or on in my no so to we he me us
    if of as is by do go up an be dsl ed ep ot rhi lado edt
    """.split()  # noqa: SIM905  # words read better in a line than as a list
)
"""Letters in capitals that are nobody's."""
CAPITALS_OF_NOBODY = frozenset(
    """
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    bank christmas easter english england britain british scotland wales welsh polish romanian urdu arabic
    french spanish portuguese somali punjabi ukrainian muslim christian ramadan eid diwali year key stage mum
    mummy dad daddy mam nan nana nanny gran granny grandma grandad grandpa auntie uncle aunt child children
    family section plan core conference review initial strategy discussion assessment enquiry act mr mrs ms miss
    dr sir pc dc sgt social worker health visitor midwife nurse doctor teacher police council office i i'm i’m
    i'd i’d i'll i’ll i've i’ve a
    """.split()  # noqa: SIM905  # words read better in a line than as a list
)
BEGINS_A_LINE = frozenset(
    """
    accepted acted action actions added advice agencies agency agreed allocated already arrived assessed
    assigned authorised began begun born bruising carried cause ceased changed check checks circulated closed
    completed concerns confirmed contact court decided decision declined difference directed domestic drawn
    during earlier emergency ended enquiries episode escalated evidence expected feedback fell first followed
    found frequency further given hand heard held house hungry impact information initial injuries injury
    interpreter interview involved joint know lasting late later learned left letter letters likely long loss
    made marked medical meeting meetings met minutes missed missing moved neglect next nobody notes nothing
    notice offered open opened other outcome overdue passed past personal physical placed planned police
    possible pre-birth previous protection raised rated rating reason received recorded records referral
    referred referrer refused register removed reopened reported reports request requested response restricted
    return returned reviewed risk seen sent serious several sexual siblings signs since sleep sleeps something
    spoke staff started stated stayed step stepped stopped supervision support telephone they thought threshold
    told transferred unborn unknown unsuccessful until updated upgraded used visit visited visits voice waiting
    wants weighed when where whoever wishes with withdrawn within without witnessed working worried written
    """.split()  # noqa: SIM905  # words read better in a line than as a list
)
"""What lines of a story begin with: no name where a sentence begins, and looked at where one does not."""
OF_MANY_TEAMS = frozenset(
    """
    team teams desk duty assessment family families help early hub hubs social care children children's children’s child
    protection in need service services support safeguarding unit locality area district first response intake
    emergency out hours disability young people of and the for
    """.split()  # noqa: SIM905  # words read better in a line than as a list
)
"""What many teams are called: without these, the part that tells which one."""
SHORTEST_TO_MISSPELL = 5


@dataclass(frozen=True)
class Known:
    """Whom the words are compared with. All as lower-case words; `others` as `redaction.telling_parts` gives them.

    `own`: of whom the copy is about and for. `in_the_open`: what names nobody private, such as agencies and, where the
    reader may know them, the workers. `workers`: whose names lead to the child; empty where the reader may know them.
    `their_words`: what the reader is called in the family. `teams` and `places`: what is a team's or a school's own in
    its name (`own_words_of`), where the reader must not know them.
    """

    others: Collection[str] = ()
    own: Collection[str] = ()
    in_the_open: Collection[str] = ()
    workers: Collection[str] = ()
    initials: Collection[str] = ()
    their_words: Collection[str] = ()
    teams: Collection[str] = ()
    places: Collection[str] = ()


@dataclass(frozen=True)
class Found:
    """A few words of an entry, as they stand there, and what they are or may be."""

    words: str
    what: What

    @property
    def tells_where(self) -> bool:
        """Whether they may lead to where somebody is."""
        return self.what in TELLS_WHERE


def initials_of(names: Collection[str]) -> frozenset[str]:
    """The initials of each of these names, small and close together: "gh" of "Gary Hale"."""
    parts = (re.findall(r"[^\W\d_]+", name.casefold()) for name in names)
    return frozenset("".join(part[0] for part in each) for each in parts if len(each) > 1)


def own_words_of(names: Collection[str]) -> frozenset[str]:
    """What tells one team, school or surgery from another in these names: "north" of "North Assessment Team".

    What many are called is left out, so that a worker is not shown every line with "school" or "assessment" in it.
    """
    every = (word for name in names for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name.casefold()))
    return frozenset(word for word in every if len(word) > 1 and word not in GENERIC | OF_MANY_TEAMS)


def found_in(words: str, known: Known) -> tuple[Found, ...]:
    """Everything in these words that may give somebody or somewhere away, as it comes, each once."""
    every = [*_patterns(words), *_initials(words, known), *_people(words, known), *_somebody(words, known)]
    kept: dict[str, tuple[int, int, Found]] = {}
    covered: list[tuple[int, int]] = []
    for start, end, what in every:
        if any(a <= start and end <= b for a, b in covered):
            continue
        covered.append((start, end))
        said = words[start:end].strip(" ,.;:")
        kept.setdefault(f"{what}{said.casefold()}", (start, end, Found(said, what)))
    return tuple(found for _, _, found in sorted(kept.values(), key=lambda each: each[0]))


def _patterns(words: str) -> Iterator[tuple[int, int, What]]:
    for kind, what in (
        (VEHICLE, What.VEHICLE), (REACHED, What.REACHED), (POSTCODE, What.POSTCODE), (TELEPHONE, What.TELEPHONE),
        (NUMBER, What.NUMBER),
    ):  # fmt: skip
        for found in kind.finditer(words):
            yield found.start(), found.end(), what
    for found in SERVICE.finditer(words):
        yield found.start(), found.end(), What.SERVICE
    for found in ADDRESS.finditer(words):
        start = _names_a_street(found)
        if start is not None:
            yield start, found.end(), What.ADDRESS


def _names_a_street(found: re.Match[str]) -> int | None:
    """Where a street's name begins in what looks like one; None for "the road" and "very close"."""
    said = list(re.finditer(r"[\w’'-]+", found[0]))
    if len(said) > 1 and said[0][0].casefold() in ROOMS and said[1][0][0].isdigit():
        return found.start()
    last, named = said[-1][0], list[re.Match[str]]()
    for each in reversed(said[:-1]):
        if each[0].casefold() in ORDINARY and not (each[0][0].isupper() and (named or last[0].isupper())):
            break
        named.insert(0, each)
    if not any(each[0][0].isalpha() for each in named):
        return None
    has_number = any(each[0][0].isdigit() for each in named)
    before = named[-1][0]
    is_told_small = last[0].islower() and not has_number and not before[0].isupper()
    if is_told_small and (last in ALSO_ORDINARY or re.search(r"(?:ed|ly|ing)$", before)):
        return None
    return found.start() + named[0].start()


def _initials(words: str, known: Known) -> Iterator[tuple[int, int, What]]:
    for found in INITIALS.finditer(words):
        letters = re.sub(r"[^\w]", "", found[0]).casefold()
        is_odd = letters not in ORDINARY_LETTERS and ("." in found[0] or len(letters) in (2, 3))
        if is_odd or letters in known.initials:
            yield found.start(), found.end(), What.INITIALS


def _people(words: str, known: Known) -> Iterator[tuple[int, int, What]]:
    """Names: those recorded, those nearly so, and any word with a capital that is nobody's we know to be harmless."""
    begins = True
    for token in TOKEN.finditer(words):
        said = token[0]
        if not said[0].isalpha():
            begins = said in '.!?:;“”"\n' or begins
            continue
        low = re.sub(r"['’]s$", "", said.casefold())
        parts = {low, *low.split("-")}
        if parts & set(known.others):
            yield token.start(), token.end(), What.PERSON
        elif parts & set(known.workers) or _is_of_a_team(parts, said, words[token.end() :], known):
            yield token.start(), token.end(), What.WORKER
        elif parts & set(known.places) and not (low in ORDINARY and said[0].islower()):
            yield token.start(), token.end(), What.SERVICE
        elif low not in known.own and low not in known.in_the_open:
            if any(_is_nearly(low, name) for name in known.others):
                yield token.start(), token.end(), What.NEARLY
            elif (
                said[0].isupper()
                and len(said) > 1
                and not said.isupper()
                and not _is_a_date(token, words)
                and _may_be_a_name(low, begins=begins)
            ):
                yield token.start(), token.end(), What.NAME
        begins = False


def _is_of_a_team(parts: Collection[str], said: str, after: str, known: Known) -> bool:
    """Whether a word is a team's own: with a capital, as "North" is, or before the word "team"."""
    return bool(set(parts) & set(known.teams)) and (said[0].isupper() or bool(re.match(r"\s+team\b", after)))


def _may_be_a_name(low: str, *, begins: bool) -> bool:
    """Whether a word with a capital may be a name. A sentence's first word has its capital from the sentence."""
    if low in ALSO_NAMES:
        return not begins
    harmless = ORDINARY | CAPITALS_OF_NOBODY | (BEGINS_A_LINE if begins else frozenset())
    return not (low in harmless or all(re.split(r"['’]", part)[0] in harmless for part in low.split("-")))


def _is_a_date(token: re.Match[str], words: str) -> bool:
    """Whether a month stands after a day, or before a year: "3 August", "August 2026"."""
    return token[0] in MONTHS and bool(
        re.search(r"\d(?:st|nd|rd|th)?\s+$", words[: token.start()]) or re.match(r"\s+\d{4}\b", words[token.end() :])
    )


def _is_nearly(low: str, name: str) -> bool:
    """Whether two words differ by one letter wrong, left out, put in or changed about, as names are mistyped."""
    if len(low) < SHORTEST_TO_MISSPELL or abs(len(low) - len(name)) > 1 or " " in name or low in ORDINARY:
        return False
    if len(low) == len(name):
        wrong = [at for at in range(len(low)) if low[at] != name[at]]
        if len(wrong) == 2:
            first, second = wrong
            return second == first + 1 and low[first] == name[second] and low[second] == name[first]
        return len(wrong) == 1
    short, long = sorted((low, name), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _somebody(words: str, known: Known) -> Iterator[tuple[int, int, What]]:
    for found in SOMEBODY.finditer(words):
        said = re.sub(r"['’]s?\b", "", found[0].casefold()).split()
        telling = [word for word in said if re.fullmatch(rf"(?:{KIN}|{SOMEBODY_WORDS})s?", word)]
        if all(word in known.their_words for word in telling):
            continue
        yield found.start(), found.end(), What.SOMEBODY
