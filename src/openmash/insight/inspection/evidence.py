"""The whole of what an inspection is given: drawn, written, read back, hashed and logged, or nothing at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.inspection import lists
from openmash.insight.inspection.packs import Pack, pack
from openmash.insight.inspection.sampling import Drawn, draw
from openmash.insight.returns import actions as returns
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet

ANNEX_A_FILE = "lists/annex-a.xlsx"
KEYS_IN_AN_EVENT = 1000
"""Children named in one event of the audit."""


class NoEvidence(Exception):
    """Why nothing was written, for the person at the command line."""


@dataclass(frozen=True)
class Asked:
    """What is wanted: the lists `months` back from `as_at` (aware), and the papers of `number` children drawn by `seed`
    and of those `named` by their record's key.
    """

    as_at: datetime
    months: int = 6
    number: int = 5
    seed: int = 1
    named: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Made:
    """What was written: children and contacts in the lists, the children whose papers are there, and every file."""

    contacts: int
    children: int
    drawn: Sequence[Drawn]
    files: Mapping[str, str]


def evidence(asked: Asked, output: Path, *, actor: Actor, say: Callable[[str], None] = lambda _: None) -> Made:
    """Write everything below `output`, a folder that is not there yet, all of it or nothing.

    `say` is told of progress. The caller holds the transaction in which the looks are logged: where it does not commit,
    the folder is theirs to remove. Raises NoEvidence.
    """
    if output.exists():
        raise NoEvidence(f"{output} exists already: name another folder, so that no evidence is written over.")
    since = lists.since_of(asked.as_at, asked.months)
    named = _named(asked.named, actor)
    output.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        written = _Written(half)
        say("Reading the contacts…")
        with written.file("lists/contacts.csv") as file:
            tally = lists.write_list(
                lists.LISTS[0], file, since=since, until=asked.as_at, as_at=asked.as_at, actor=actor
            )  # fmt: skip
        say("Making Annex A…")
        annex = returns.make_annex_a(
            actor=actor, to=half / ANNEX_A_FILE, now=asked.as_at, months=asked.months, purpose="evidence pack"
        )  # fmt: skip
        written.seal(ANNEX_A_FILE)
        wanting = [*tally.wanting, *(lists.Wanting(each.what, each.missing, each.of) for each in annex.wanting)]
        written.add("lists/quality.csv", lists.quality_csv(wanting))
        drawn = draw(groups(tally.last), asked.number, seed=asked.seed, named=[each.lead_id for each in named])
        children = {each.lead_id: each for each in named}
        children |= linkage.person_sets([each.person_id for each in drawn], actor)
        papers = [
            _papers(number, each, children[each.person_id], written, actor, asked.as_at, say)
            for number, each in enumerate(drawn, 1)
        ]
        manifest = {
            "made_by": "OpenMASH", "as_at": asked.as_at.isoformat(), "since": since.isoformat(),
            "months": asked.months, "drawn_with": asked.seed, "contacts": tally.contacts,
            "children": len(tally.listed), "sample": papers, "annex_a": dict(annex.rows),
            "missing": [{"what": each.what, "missing": each.missing, "of": each.of} for each in wanting],
            "files": written.files,
        }  # fmt: skip
        (half / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        _log(tally.listed, drawn, children, asked, written.files, actor)
        half.chmod(0o700)
        half.rename(output)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return Made(tally.contacts, len(tally.listed), drawn, written.files)


class _Written:
    """Files below a folder, each with the SHA-256 of what is on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, str] = {}

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """A file to write in; once it is on the disk, its hash is taken from there."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        self.seal(name)

    def seal(self, name: str) -> None:
        """Take the hash of a file that is on the disk."""
        with (self.folder / name).open("rb") as file:
            self.files[name] = hashlib.file_digest(file, "sha256").hexdigest()

    def add(self, name: str, octets: bytes) -> None:
        with self.file(name) as file:
            file.write(octets)


def _named(keys: Sequence[UUID], actor: Actor) -> list[PersonSet]:
    """The records of each child named. Raises NoEvidence for a key that names nobody we may show."""
    sets = linkage.person_sets(list(keys), actor)
    for key in keys:
        if key not in sets:
            raise NoEvidence(
                f"{key} is no child's record, or not one that can be given. Look at the key and try again."
            )
    return [sets[key] for key in keys]


def groups(last: Mapping[UUID, str]) -> Mapping[str, list[UUID]]:
    """Children by what was decided of them last, each once."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for person, group in last.items():
        found[group].append(person)
    return found


def _papers(
    number: int, each: Drawn, child: PersonSet, written: _Written, actor: Actor, now: datetime,
    say: Callable[[str], None],
) -> dict[str, Any]:  # fmt: skip
    """Write one child's papers; what the manifest says of them. Any: it is JSON."""
    say(f"Child {number}: {each.group}…")
    folder = f"children/{number:02}-{str(each.person_id)[-12:]}"
    said: dict[str, Any] = {"record": str(each.person_id), "drawn_from": each.group, "folder": folder}
    try:
        papers: Pack = pack(child, actor=actor, now=now)
    except NotAllowedNow as refused:
        return {**said, "withheld": str(refused)}
    written.add(f"{folder}/record.pdf", papers.record)
    written.add(f"{folder}/chronology.pdf", papers.chronology)
    return {**said, "kept_back": dict(sorted(papers.kept_back.items()))}


def _log(
    persons: Collection[UUID], drawn: Sequence[Drawn], children: Mapping[UUID, PersonSet], asked: Asked,
    files: Mapping[str, str], actor: Actor,
) -> None:  # fmt: skip
    """Each child in a list or a pack, in the audit, before anything has its name."""
    listed = sorted(f"person:{person}" for person in persons)
    for start in range(0, len(listed), KEYS_IN_AN_EVENT):
        audit.record(actor, "inspection.listed", about=listed[start : start + KEYS_IN_AN_EVENT])
    for each in drawn:
        audit.record(
            actor, "inspection.packed", about=children[each.person_id].about,
            detail={"drawn_from": each.group, "seed": str(asked.seed), "files": str(len(files))},
        )  # fmt: skip
