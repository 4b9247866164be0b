"""Reads a children in need census: an XML file as a stream of children, in memory that does not grow with the file.

A file is data from elsewhere. One that declares a document type is refused, so nothing in it can expand or be fetched;
so is a value, or a nesting, beyond anything the census has. What is not read is counted and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, TypeVar
from xml.parsers import expat

from openmash.statute.census.codes import PRE_PROCEEDINGS, listed
from openmash.statute.census.shape import (
    Assessment,
    Child,
    Enquiry,
    Episode,
    Header,
    NeedPlan,
    PreProceedings,
    ProtectionPlan,
)

AT_ONCE = 1 << 16
DEEPEST, LONGEST = 20, 4_000
KNOWN_DAYS = 200_000
ROOT = "Message"
AROUND = listed(
    "Message Children CollectionDetails Source ChildIdentifiers ChildCharacteristics Disabilities"
    " FactorsIdentifiedAtAssessment"
)
"""Elements round others, which count as parts of what holds them."""
REPEATED = frozenset({"Disability", "AssessmentFactors", "CPPreviewDate"})
"""Values of which a block may hold several."""
LEAVES = (
    REPEATED
    | listed(
        "Collection Year ReferenceDate SourceLevel LEA SoftwareCode Release SerialNo DateTime LAchildID UPN"
        " FormerUPN UPNunknown PersonBirthDate ExpectedPersonBirthDate GenderCurrent Sex PersonDeathDate Ethnicity"
        " CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure DateOfInitialCPC"
        " ReferralNFA AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate"
        " CINPlanStartDate CINPlanEndDate S47ActualStartDate InitialCPCtarget ICPCnotRequired CPPstartDate"
        " CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP"
    )
    | frozenset(PRE_PROCEEDINGS)
)
Part = TypeVar("Part")


class BadReturn(Exception):
    """A file that is no census, or cannot be read. `sentence` says where and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class _Block:
    """What has been read of one block so far."""

    __slots__ = ("lists", "parts", "values")

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        self.parts: dict[str, list[object]] = {}

    def of(self, name: str, kind: type[Part]) -> tuple[Part, ...]:
        """The blocks of this name inside, in the order of the file."""
        return tuple(part for part in self.parts.get(name, ()) if isinstance(part, kind))


class CensusFile:
    """One file being read. `header` is known once the first child is; `children` can be gone through once.

    Raises BadReturn when opened, and while the children are gone through.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.header: Header | None = None
        self.unknown: Counter[str] = Counter()
        """Elements no year of the census has, which were not read."""
        self.not_days: Counter[str] = Counter()
        """Values that should be days and are not, which were read as missing."""
        self.pre_proceedings = 0
        self._days: dict[str, date] = {}
        self._done: list[Child] = []
        self._open: list[_Block] = []
        self._block = _Block()
        self._text = ""
        self._depth = 0
        self._has_children = False
        self._parser = self._a_parser()

    def __enter__(self) -> CensusFile:
        try:
            self._file: IO[bytes] = self.path.open("rb")
        except OSError as wrong:
            raise BadReturn(f"{self.path.name} cannot be opened: {wrong.strerror}.") from wrong
        self._chunks = self._read()
        try:
            while self.header is None and not self._done and next(self._chunks, None) is not None:
                pass
        except BadReturn:
            self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def children(self) -> Iterator[Child]:
        """Each child, as the file has them. Memory holds a few."""
        yield from self._take()
        for _ in self._chunks:
            yield from self._take()
        if not self._has_children:
            raise BadReturn(f"{self.path.name} holds no Children, so it is not a children in need census.")

    def _take(self) -> list[Child]:
        done, self._done = self._done, []
        return done

    def _a_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def _read(self) -> Iterator[bool]:
        """Feed the file to the parser, piece by piece."""
        try:
            while piece := self._file.read(AT_ONCE):
                self._parser.Parse(piece, False)
                yield True
            self._parser.Parse(b"", True)
            yield True
        except expat.ExpatError as wrong:
            said = expat.ErrorString(wrong.code)
            raise BadReturn(
                f"{self.path.name}, line {wrong.lineno}, column {wrong.offset + 1}: this is not XML as it should be"
                f" ({said}). Make the file again, or mend that line."
            ) from wrong

    # What the parser meets

    def _doctype(self, name: str, *_: object) -> None:
        raise BadReturn(f"{self.path.name} declares a document type ({name}). No return does, so it is not read.")

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._text = ""
        self._depth += 1
        if self._depth == 1 and name.rpartition(":")[2] != ROOT:
            raise BadReturn(f"{self.path.name} begins with {name[:60]}. A children in need census begins with {ROOT}.")
        if self._depth > DEEPEST:
            raise BadReturn(f"{self._where()}: elements stand inside one another deeper than in any census.")
        if name in PARTS:
            self._open.append(self._block)
            self._block = _Block()

    def _characters(self, text: str) -> None:
        self._text += text
        if len(self._text) > LONGEST:
            raise BadReturn(
                f"{self._where()}: a value is longer than {LONGEST:,} characters, as none in the census is."
            )

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name in LEAVES:
            if name in REPEATED:
                self._block.lists.setdefault(name, []).append(self._text)
            else:
                self._block.values[name] = self._text
        elif name in PARTS:
            block, self._block = self._block, self._open.pop()
            part = PARTS[name](self, block)
            if part is not None:
                self._block.parts.setdefault(name, []).append(part)
        elif name == "Children":
            self._has_children = True
        elif name not in AROUND:
            self.unknown[name[:60]] += 1
        self._text = ""

    def _where(self) -> str:
        return f"{self.path.name}, line {self._parser.CurrentLineNumber}"

    # What a block that has ended becomes

    def _head(self, block: _Block) -> None:
        values = block.values
        collection = values.get("Collection", "")
        if collection and collection.strip().upper() != "CIN":
            raise BadReturn(f"{self.path.name} says it is the collection {collection[:40]}, not the census (CIN).")
        self.header = Header(
            collection, values.get("Year", "").strip(), self._day(block, "ReferenceDate"), values.get("LEA", "")
        )

    def _day(self, block: _Block, name: str) -> date | None:
        text = block.values.get(name)
        return self._as_day(text, name) if text else None

    def _as_day(self, text: str, name: str) -> date | None:
        """The day a text is. The same few thousand days come again and again, so each is worked out once."""
        day = self._days.get(text)
        if day is None:
            day = as_day(text)
            if day is not None and len(self._days) < KNOWN_DAYS:
                self._days[text] = day
            elif day is None and text and not text.isspace():
                self.not_days[name] += 1
        return day

    def _child(self, block: _Block) -> None:
        get = block.values.get
        self._done.append(Child(
            get("LAchildID", ""), get("UPN", ""), get("FormerUPN", ""), get("UPNunknown", ""),
            self._day(block, "PersonBirthDate"), self._day(block, "ExpectedPersonBirthDate"),
            get("Sex", ""), self._day(block, "PersonDeathDate"), get("Ethnicity", ""),
            tuple(block.lists.get("Disability", ())), block.of("CINdetails", Episode),
                get("GenderCurrent", ""),
        ))  # fmt: skip

    def _episode(self, block: _Block) -> Episode:
        get = block.values.get
        return Episode(
            self._day(block, "CINreferralDate"), get("ReferralSource", ""), get("PrimaryNeedCode", ""),
            self._day(block, "CINclosureDate"), get("ReasonForClosure", ""), self._day(block, "DateOfInitialCPC"),
            get("ReferralNFA", "").strip().lower(), block.of("Assessments", Assessment),
            block.of("CINPlanDates", NeedPlan), block.of("Section47", Enquiry),
            block.of("ChildProtectionPlans", ProtectionPlan), block.of("PreProceedingsandFGDM", PreProceedings),
        )  # fmt: skip

    def _assessment(self, block: _Block) -> Assessment:
        return Assessment(
            self._day(block, "AssessmentActualStartDate"), self._day(block, "AssessmentInternalReviewDate"),
            self._day(block, "AssessmentAuthorisationDate"), tuple(block.lists.get("AssessmentFactors", ())),
        )  # fmt: skip

    def _need_plan(self, block: _Block) -> NeedPlan:
        return NeedPlan(self._day(block, "CINPlanStartDate"), self._day(block, "CINPlanEndDate"))

    def _enquiry(self, block: _Block) -> Enquiry:
        return Enquiry(
            self._day(block, "S47ActualStartDate"), self._day(block, "InitialCPCtarget"),
            self._day(block, "DateOfInitialCPC"), block.values.get("ICPCnotRequired", "").strip().lower(),
        )  # fmt: skip

    def _plan(self, block: _Block) -> ProtectionPlan:
        get = block.values.get
        reviews = [day for one in block.of("Reviews", tuple) for day in one]
        return ProtectionPlan(
            self._day(block, "CPPstartDate"), self._day(block, "CPPendDate"), get("InitialCategoryOfAbuse", ""),
            get("LatestCategoryOfAbuse", ""), get("NumberOfPreviousCPP", ""), tuple(reviews),
        )  # fmt: skip

    def _reviews(self, block: _Block) -> tuple[date | None, ...]:
        """A group without a day is a review without one."""
        days = block.lists.get("CPPreviewDate") or [""]
        return tuple(self._as_day(text, "CPPreviewDate") for text in days)

    def _pre_proceedings(self, block: _Block) -> PreProceedings:
        self.pre_proceedings += 1
        return PreProceedings(tuple(block.values.items()))


PARTS: dict[str, Callable[[CensusFile, _Block], object]] = {
    "Header": CensusFile._head,
    "Child": CensusFile._child,
    "CINdetails": CensusFile._episode,
    "Assessments": CensusFile._assessment,
    "CINPlanDates": CensusFile._need_plan,
    "Section47": CensusFile._enquiry,
    "ChildProtectionPlans": CensusFile._plan,
    "Reviews": CensusFile._reviews,
    "PreProceedingsandFGDM": CensusFile._pre_proceedings,
}


def as_day(text: str) -> date | None:
    """A day as XML writes it (2026-03-31, perhaps with a zone or a time after); None where it is none."""
    text = text.strip()
    if len(text) > 10 and text[10] not in "TZ+-":
        return None
    try:
        return date.fromisoformat(text[:10]) if len(text) >= 10 else None
    except ValueError:
        return None
