"""`openmash docs`: docs/reference, written from the tables in the code that rule what the pages say."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
REFERENCE = CHECKOUT / "docs/reference"
ALL_THERE = " Unless nobody else comes near and everybody is in both lists."
ALONE = " Unless nobody else comes near."
GENERATED = "<!-- Written by `./run openmash docs` from the code. Do not edit. -->\n\n"
ModelRow = tuple[str, str, str, list[str], dict[str, str]]


def write_reference(*, check: bool) -> int:
    """Write every page, or with `check` say which are out of step (1)."""
    import django

    django.setup()
    stale = []
    for name, page in PAGES.items():
        path = REFERENCE / f"{name}.md"
        text = GENERATED + page().rstrip() + "\n"
        if check:
            if not path.exists() or path.read_text() != text:
                stale.append(path.name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    if stale:
        print(f"Out of step with the code: {', '.join(stale)}. Run ./run openmash docs.", file=sys.stderr)
    return 1 if stale else 0


def _permissions() -> str:
    from openmash.config.policies import EVERY_GRANT
    from openmash.foundation.access.roles import PURPOSE, Role

    lines = ["# Who may do what", "", "Deny by default: what is not ticked is refused.", "", "## Roles", ""]
    lines += [f"- **{role.label}** (`{role.value}`): {PURPOSE[role]}" for role in Role]
    roles = [role for role in Role if role is not Role.SERVICE]
    for table in EVERY_GRANT:
        module = str(next(iter(table))).split(".")[0]
        lines += ["", f"## {module}", "", "| Permission | " + " | ".join(r.label for r in roles) + " | In words |"]
        lines.append("|---|" + "---|" * (len(roles) + 1))
        for permission, clause in table.items():
            ticks = ["yes" if role in clause.roles else "" for role in roles]
            lines.append(f"| `{permission}` | " + " | ".join(ticks) + f" | somebody who {clause.said} |")
    return "\n".join(lines)


def _models() -> Iterator[ModelRow]:
    from django.apps import apps

    for model in sorted(apps.get_models(), key=lambda m: (m._meta.app_label, m._meta.db_table)):
        if not model.__module__.startswith("openmash."):
            continue
        sources = getattr(model, "Sources", None)
        declared = {k: str(v) for k, v in vars(sources).items() if not k.startswith("_")} if sources else {}
        fields = [f.column for f in model._meta.concrete_fields]
        about = (model.__doc__ or "").strip().splitlines()[0]
        yield (
            model.__module__.removeprefix("openmash.").removesuffix(".models"),
            model._meta.db_table,
            about,
            fields,
            declared,
        )


def _tables() -> str:
    lines = ["# Tables: what each holds, where it shows, how long it is kept", ""]
    module = ""
    for where, table, about, fields, sources in _models():
        if where != module:
            module = where
            lines += [f"## {where}", ""]
        lines += [f"### {table}", "", about, "", f"Fields: {', '.join(f'`{f}`' for f in fields)}", ""]
        lines += [f"- {key.replace('_', ' ').capitalize()}: {value}" for key, value in sources.items()]
        lines.append("")
    return "\n".join(lines)


def _clocks() -> str:
    from openmash.statute.clocks_page import clocks_as_markdown

    return clocks_as_markdown()


def _census_rules() -> str:
    from openmash.statute.census.rules_page import rules_as_markdown

    return rules_as_markdown()


def _states() -> str:
    from importlib import import_module

    lines = ["# States and what may follow them", ""]
    for path in sorted((CHECKOUT / "src/openmash").glob("**/models*.py")) + sorted(
        (CHECKOUT / "src/openmash").glob("**/models/*.py")
    ):
        if "TRANSITIONS" not in path.read_text():
            continue
        name = ".".join(path.relative_to(CHECKOUT / "src").with_suffix("").parts)
        lines += [f"## {name.removeprefix('openmash.')}", "", "| From | May become |", "|---|---|"]
        for state, following in import_module(name).TRANSITIONS.items():
            lines.append(f"| {state} | {', '.join(sorted(str(f) for f in following)) or 'nothing: it ends here'} |")
        lines.append("")
    return "\n".join(lines)


def _modules() -> str:
    lines = ["# Module map", "", "Imports point down this page.", ""]
    for layer in (
        "config",
        "web",
        "publicsite",
        "jobs",
        "cli",
        "insight",
        "pathways",
        "casework",
        "records",
        "foundation",
        "statute",
    ):
        folder = CHECKOUT / "src/openmash" / layer
        if not folder.exists():
            continue
        lines += [f"## {layer}", ""]
        for path in sorted(folder.glob("*/__init__.py")) + sorted(folder.glob("*.py")):
            where = path.parent if path.name == "__init__.py" and path.parent != folder else path
            about = _first_line(path) if where is path else _about_package(path.parent.name, folder)
            if about:
                lines.append(f"- `{where.relative_to(CHECKOUT / 'src/openmash')}`: {about}")
        lines.append("")
    return "\n".join(lines)


def _about_package(name: str, folder: object) -> str:
    for candidate in ("__init__.py", "models.py", "actions.py", "selectors.py", "urls.py"):
        path = CHECKOUT / "src/openmash" / str(folder).rsplit("/", 1)[-1] / name / candidate
        if path.exists() and (line := _first_line(path)):
            return line
    return ""


def _first_line(path: object) -> str:
    with open(str(path), encoding="utf-8") as source:
        text = ast.get_docstring(ast.parse(source.read())) or ""
    return text.splitlines()[0] if text else ""


def _linkage() -> str:
    """The entry of the public register for the one rule that links records: purpose, owner, version, measured error."""
    import json

    from openmash.records.linkage.model import judgements
    from openmash.records.linkage.model import specification as linkage

    stored = linkage.weights()
    measured = json.loads((CHECKOUT / "src/openmash/records/linkage/model/measured.json").read_text(encoding="utf-8"))
    lines = ["# Linking records: an automated rule", ""]
    lines += [
        "- **What it decides:** that two records in two lists are of one person, or that a person must look. It says",
        "  nothing of anybody's risk.",
        "- **Owner:** the data lead (weights, blocks); the practice lead (rules of judgement).",
        f"- **Version:** {stored.version}. {stored.trained}",
        f"- **Shown to a person** from a probability of {linkage.POTENTIAL}, where no rule below links.",
        "",
        "## What links without a person",
        "",
        "- **Surely found**: an exact key in common (a number; or names, date of birth and postcode),",
        f"  {linkage.SURE_BITS} bits or more, no rule of judgement against it and nobody nearly as good.",
        "  Neither record is looked for in any other way.",
        f"- **Likely, and best for both**: a probability of {linkage.MATCH} or more, no rule of judgement against it,",
        "  and in two lists no other partner nearly as good for either record.",
        f"- **Alone in two lists**: a probability of {linkage.MATCH_ALONE} or more, where neither record could be",
        "  anybody else in the other list; whoever is linked to another is nobody's rival. It answers the rules of",
        "  judgement below that say so, where nobody is near.",
        "- **Everybody in both lists**: where a child of either is hardly ever missing from the other (the two chances",
        f"  multiplied: {linkage.MISSING} or less), a twin can hardly stand alone, and further rules are answered.",
        "- **Through a third record**, in one list: each of two is linked to the third, and no rule keeps them apart.",
        "  A rule about a forename or a namesake does not, where the third has the one's number and is plainly",
        "  the other.",
        "- **In one list that holds nobody's relatives**: where it shows no brothers, sisters or twins, the rules",
        "  about them say nothing, if the day of birth or a number agrees, or both names where no day is known.",
        "- **In the live system**, for a partner's file alone: beyond the area's limit and unlike anybody else. The",
        "  decision keeps the rule's name, version and evidence as its reason, and is undone like any.",
        "",
        "In two lists, agreement on both names weighs no more than the lists bear out: where many bear the same two",
        "names, as families of one origin may, it is worth less than each name's rarity in the country would make it.",
        f"Two forenames that {linkage.FORM_TIMES} or more of their pairs show to be one child's, by the same number",
        "and day of birth, are forms of each other in all their pairs, unless they meet no oftener than any two do.",
        "",
        "## Never without a person",
        "",
        *(
            f"- {doubt.said}.{ALONE if doubt.unless_alone else ALL_THERE if doubt.unless_all_there else ''}"
            for doubt in judgements.DOUBTS
        ),
        "",
        f"## Measured error (version {measured['version']}, {measured['on']})",
        "",
        measured["note"],
        "",
        "| Lists | Precision | Recall, linked | Linked or in review | Review, share | Twins wrong |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in measured["sets"]:
        lines.append("| " + " | ".join(str(cell) for cell in row) + " |")
    lines += ["", "### By group", "", "| Group | True pairs | Missed, % | Wrong links |", "| --- | --- | --- | --- |"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in measured["groups"]]
    lines += ["", "### Pairs to look at", "", measured["pairs_note"], ""]
    lines += ["| Group | One record | The other | Relation |", "| --- | --- | --- | --- |"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in measured["pairs"]]
    lines += ["", "Run `./run bench linkage` to measure again, beside Splink 5."]
    return "\n".join(lines)


def _hotspots() -> str:
    """The method of finding hot spots, its figures of policy, and what it was measured to find and to cost."""
    import json
    from dataclasses import fields

    from openmash.insight.patterns.hotspots import limits

    path = Path(limits.__file__).with_name("measured.json")
    measured = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    lines = ["# Finding hot spots: the method in figures", ""]
    lines += [
        f"Version {limits.VERSION}. How it works and what it cannot say: [hot spots](../explain/hot-spots.md).",
        "",
    ]
    lines += ["## Policy", "", "| Figure | Starting value |", "| --- | --- |"]
    for policy, name in ((limits.SEARCH, "search"), (limits.SMALL_NUMBERS, "small numbers")):
        rows = ((f.name.replace("_", " "), getattr(policy, f.name)) for f in fields(policy))
        lines += [f"| {name}: {said} | {value} |" for said, value in rows]
    if measured is None:
        return "\n".join(
            [*lines, "", "Nothing is recorded yet: `./run bench hotspots --record` measures, beside its peers."]
        )
    lines += ["", f"## Measured (version {measured['version']}, {measured['on']})", ""]
    lines += [
        f"{measured['scenes']} made-up scenes: eight given, the rest by a maker fixed before it was scored.",
        "An alarm is right where it holds half of the planted events and a third of its events are planted.",
        f"Time on two shared cores at a load of {measured['load']}; 999 shufflings (plain scan: one, a thousandfold).",
        "",
    ]
    tables = (
        (["", *measured["engines"]], measured["found"]),
        (["Events", "Engine", "Seconds", "Processor seconds", "Peak MB"], measured["cost"]),
        (["Cells ranked by", "PAI", "PEI", "PEI*", "RRI"], measured["accuracy"]),
        (["Knox test of Burkitt’s lymphoma, 20 units and 5 days", "Here", "Published"], measured["published"]),
    )
    for heads, rows in tables:
        lines += ["| " + " | ".join(heads) + " |", "| --- " * len(heads) + "|"]
        lines += ["| " + " | ".join(row) + " |" for row in rows]
        lines.append("")
    return "\n".join([*lines, "Run `./run bench hotspots` to measure again, beside its peers."])


PAGES: dict[str, Callable[[], str]] = {
    "permissions": _permissions,
    "tables": _tables,
    "clocks": _clocks,
    "census-rules": _census_rules,
    "states": _states,
    "modules": _modules,
    "linkage": _linkage,
    "hot-spots": _hotspots,
}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    raise SystemExit(write_reference(check="--check" in sys.argv[1:]))
