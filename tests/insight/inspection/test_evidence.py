"""What an inspection is given, what it is not given, and that all of it is there or nothing."""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from pypdf import PdfReader

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.audit.selectors import events_about
from openmash.insight.inspection import evidence as module
from openmash.insight.inspection.evidence import Asked, Made, NoEvidence, evidence
from openmash.insight.inspection.lists import CONTACTS
from openmash.records.voice import actions as voice
from openmash.records.voice.models import Voice
from tests.factories.family import Family, a_family, protect_home
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db
PLACE, SEALED = "4 Larkfield Close", "CANARYHERON"


@pytest.fixture
def family() -> Family:
    return a_family()


def made(output: Path, *named: UUID, number: int = 5) -> Made:
    actor = service(Service.INSPECTION)
    with acting_as(actor):
        return evidence(Asked(timezone.now(), number=number, named=named), output, actor=actor)


def lines(output: Path) -> list[dict[str, str]]:
    with (output / "lists/contacts.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def everything(output: Path) -> str:
    """All that anybody can read in the folder."""
    found = []
    for path in sorted(output.rglob("*")):
        if path.suffix == ".pdf":
            found += [page.extract_text() for page in PdfReader(path).pages]
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found += [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
        elif path.is_file():
            found.append(path.read_text(encoding="utf-8-sig"))
    return " ".join(" ".join(found).split())


def test_every_file_is_what_the_manifest_says_and_every_child_is_in_the_audit(family: Family, tmp_path: Path) -> None:
    here = tmp_path / "evidence"
    found = made(here)
    manifest = json.loads((here / "manifest.json").read_text())
    on_disk = {
        str(path.relative_to(here)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in here.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert manifest["files"] == on_disk == found.files
    assert {each["record"] for each in manifest["sample"]} == {str(family.mia), str(family.ella)}
    assert (found.contacts, found.children) == (1, 2)
    kinds = [event.kind for event in events_about([f"person:{family.mia}"])]
    assert {"inspection.listed", "inspection.packed"} <= set(kinds)
    assert here.stat().st_mode & 0o077 == 0, "nobody else on the server reads it"


def test_the_list_says_of_a_child_what_the_records_say(family: Family, tmp_path: Path) -> None:
    with acting_as(family.manager):
        frontdoor.decide(
            actor=family.manager, contact_id=family.process, person_id=family.mia,
            sought=DecisionSought(
                Outcome.ASSESSMENT, "=An assessment: Mia is afraid of a man who was at the gate twice.",
                "Mia is afraid of a man who has hurt her mother, and he has been at the gate twice. She named her nan "
                "as safe. We need to know what she lives with at home.", 3, voice_id=family.heard,
                to_team_id=family.north,
            ),
        )  # fmt: skip
    made(tmp_path / "evidence")
    mia, ella = sorted(lines(tmp_path / "evidence"), key=lambda line: line["Child's record"] != str(family.mia))
    assert list(mia) == list(CONTACTS)
    assert (mia["Sex"], mia["Date of birth"], mia["First rating"], mia["Source (N00152)"]) == (
        "F", "2019-03-09", "amber", ella["Source (N00152)"],
    )  # fmt: skip
    assert (mia["Decision"], mia["Doing less"], mia["Decided by"]) == (
        Outcome.ASSESSMENT.label, "No", family.manager.name,
    )  # fmt: skip
    assert mia["Rests on the child's voice"] == "Yes" and "afraid of a man" in mia["Reasons"]
    assert ella["Decision"] == "" and ella["Rests on the child's voice"] == ""
    received = datetime.strptime(mia["Received"], "%Y-%m-%d %H:%M")
    assert timedelta(hours=4) < timezone.localtime().replace(tzinfo=None) - received < timedelta(hours=6)


def test_the_record_says_to_whom_the_child_is_open_by_an_agencys_list_too(family: Family, tmp_path: Path) -> None:
    made(tmp_path / "evidence", family.toby)
    said = everything(tmp_path / "evidence")
    assert "Nobody is allocated" not in said, "a list that an agency sent says who works with him"
    assert "Works with them now: Open to Jo Bright, Cheltenham East (Health visiting)" in said
    assert "Sex: Male" in said or "Sex: Female" in said, "a word, and no code"


def test_a_protected_place_is_in_no_file_and_counted(family: Family, tmp_path: Path) -> None:
    with acting_as(family.worker):
        words = her_own_words(f"We live at {PLACE}, near the shop.")
        heard = voice.record(actor=family.worker, person_id=family.mia, told=words)
    with acting_as(family.manager):
        frontdoor.decide(
            actor=family.manager, contact_id=family.process, person_id=family.mia,
            sought=DecisionSought(
                Outcome.ASSESSMENT, "An assessment",
                f"She is seen at {PLACE}, where he must not find her, and she told her teacher that she is afraid.", 3,
                voice_id=heard, to_team_id=family.north,
            ),
        )  # fmt: skip
    made(tmp_path / "before")
    assert PLACE in everything(tmp_path / "before")
    protect_home(family)
    made(tmp_path / "after")
    said = everything(tmp_path / "after")
    assert "Larkfield Close" not in said
    assert "names a protected place" in said or "name a place that is protected" in said
    manifest = json.loads((tmp_path / "after/manifest.json").read_text())
    [mia] = [each for each in manifest["sample"] if each["record"] == str(family.mia)]
    assert mia["kept_back"]["Names a place that is protected"] >= 1


def test_a_restricted_child_is_nowhere_and_nothing_says_so(family: Family, tmp_path: Path) -> None:
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.ella], mode="hidden", reason_code="other", reason="A threat",
            ask=WhomToAsk("Grace Oduya", "01632 960000"), allowed=[family.manager.account_id],
        )  # fmt: skip
    made(tmp_path / "evidence", family.mia)
    said = everything(tmp_path / "evidence")
    assert "Mimi Farrow" in said
    without_her_words = said.replace("Ella holds my hand.", "")
    assert "Ella" not in without_her_words, "only in what Mia said herself, as her own record has it"
    always = "Restricted children"  # a line of every workbook's notes, whoever there is
    assert str(family.ella) not in said and "restrict" not in said.replace(always, "").casefold()
    assert lines(tmp_path / "evidence") == [], "the contact is about her too, and goes behind the restriction with her"
    with pytest.raises(NoEvidence, match="no child's record, or not one that can be given"):
        made(tmp_path / "named", family.ella)
    assert not (tmp_path / "named").exists()


def test_what_an_agency_keeps_to_itself_is_not_in_it(family: Family, tmp_path: Path) -> None:
    with acting_as(family.officer):
        grant_reach(
            actor=family.officer, account_id=family.officer.account_id, circle_id=family.police.strand_circle,
            basis="strand",
        )  # fmt: skip
        Voice.record(
            actor=family.officer, person_id=family.mia, status="heard", quote=SEALED, manner="behaviour",
            source="Intelligence", private=True,
        )  # fmt: skip
    made(tmp_path / "evidence", family.mia, number=0)
    said = everything(tmp_path / "evidence")
    assert SEALED not in said
    assert "Withheld: kept by the agency that holds it." in said


def test_nothing_is_written_over_and_a_key_that_names_nobody_is_said(family: Family, tmp_path: Path) -> None:
    made(tmp_path / "evidence")
    before = (tmp_path / "evidence/manifest.json").read_bytes()
    with pytest.raises(NoEvidence, match="exists already"):
        made(tmp_path / "evidence")
    with pytest.raises(NoEvidence, match="is no child's record"):
        made(tmp_path / "other", uuid4())
    assert (tmp_path / "evidence/manifest.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["evidence"]


def test_where_a_child_s_papers_cannot_be_made_nothing_is_left(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("no paper")

    monkeypatch.setattr(module, "pack", breaks)
    with pytest.raises(RuntimeError, match="no paper"):
        made(tmp_path / "evidence")
    assert list(tmp_path.iterdir()) == []
