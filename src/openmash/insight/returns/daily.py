"""A daily extract: each child of the running year as JSON, in a shape that a file of this module says.

The new flow of the DfE is tried out by a few councils, and its specification could not be read: what its parts are
called here stands in `daily.toml`, so that whoever is sent the specification changes names and no program. A day's file
has the children who are new or differ from the day before, and of those who are no longer told only that they are to be
removed.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openmash.insight.returns.children import InNeed
from openmash.statute.census.shape import NO, YES, Assessment, Child, Enquiry, Episode, NeedPlan, ProtectionPlan

FILE = Path(__file__).with_name("daily.toml")
FLAGS = frozenset({"no_further_action", "no_conference"})
PARTS: Mapping[str, type[Any]] = {
    "child": Child, "episode": Episode, "assessment": Assessment, "need_plan": NeedPlan, "enquiry": Enquiry,
    "protection_plan": ProtectionPlan,
}  # fmt: skip
"""What a part of the shape is told from."""


class BadShape(ValueError):
    """The file of names names something that is not told."""


@dataclass(frozen=True)
class Shape:
    """How the parts are called: for each part its names (theirs: ours), and where the parts inside it stand."""

    version: str
    confirmed: bool
    key: str
    details: str
    remove: str
    names: Mapping[str, Mapping[str, str]]
    inside: Mapping[str, str]


@cache
def shape(path: Path = FILE) -> Shape:
    """The shape as the file says it. Raises BadShape where it names what no child of a return has."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {part: dict(said[part]) for part in PARTS}
    for part, kind in PARTS.items():
        unknown = sorted(set(names[part].values()) - set(kind._fields))
        if unknown:
            raise BadShape(f"{path.name}: {part} has no {', '.join(unknown)}. There is: {', '.join(kind._fields)}.")
    return Shape(
        said["version"], said["confirmed"], said["key"], said["details"], said["remove"], names, dict(said["inside"])
    )


def told(child: Child, names: Shape) -> dict[str, object]:
    """One child as JSON holds them. What nobody has recorded is left out."""
    return {
        names.key: child.id,
        names.details: _part("child", child, names),
        names.inside["episode"]: [_episode(each, names) for each in child.episodes],
    }


def _episode(one: Episode, names: Shape) -> dict[str, object]:
    found = _part("episode", one, names)
    for part, blocks in (
        ("assessment", one.assessments), ("need_plan", one.need_plans), ("enquiry", one.enquiries),
        ("protection_plan", one.plans),
    ):  # fmt: skip
        if blocks:
            found[names.inside[part]] = [_part(part, each, names) for each in blocks]
    return found


def _part(part: str, block: object, names: Shape) -> dict[str, object]:
    values = {theirs: _value(ours, getattr(block, ours)) for theirs, ours in names.names[part].items()}
    return {theirs: value for theirs, value in values.items() if value not in (None, "", [])}


def _value(name: str, value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [each.isoformat() if isinstance(each, date) else each for each in value if each]
    if name in FLAGS and isinstance(value, str):
        return True if value in YES else False if value in NO else None
    return value


def day(
    children: Iterable[InNeed], before: Mapping[str, str], now: dict[str, str], names: Shape
) -> Iterator[tuple[str, InNeed | None]]:
    """Each line of a day's file, with whom it tells of. `before` is what was told last (number: hash); fills `now`."""
    for each in children:
        line = json.dumps(told(each.child, names), ensure_ascii=False, sort_keys=True)
        now[each.child.id] = hashlib.sha256(line.encode()).hexdigest()
        if before.get(each.child.id) != now[each.child.id]:
            yield line, each
    for gone in sorted(before.keys() - now.keys()):
        yield json.dumps({names.key: gone, names.remove: True}, ensure_ascii=False, sort_keys=True), None
