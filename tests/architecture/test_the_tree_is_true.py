"""The rules of the house that import-linter cannot see."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from openmash.cli.database import CHECKOUT
from openmash.foundation.access.evaluator import granted

LAYERS = [
    "statute",
    "foundation",
    "records",
    "casework",
    "pathways",
    "insight",
    "web",
    "publicsite",
    "partner_api",
    "jobs",
    "cli",
    "config",
]
FOUNDATION = [
    "facts",
    "audit",
    "design",
    "reference",
    "agencies",
    "access",
    "rota",
    "governance",
    "instruments",
    "notices",
    "files",
    "drafts",
    "outbox",
    "imports",
    "links",
    "clients",
    "documents",
    "sharing",
]
RECORDS = ["people", "linkage", "cases", "voice", "subjects"]
OURS = [model for model in apps.get_models() if model.__module__.startswith("openmash.")]


def place(module: str) -> tuple[int, int]:
    """How high a module stands: its layer, then its place in the layer's order."""
    parts = module.split(".")
    order = {"foundation": FOUNDATION, "records": RECORDS}.get(parts[1], [])
    return LAYERS.index(parts[1]), order.index(parts[2]) if parts[2] in order else 0


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_relations_point_to_the_same_module_or_lower(model: type) -> None:
    for field in model._meta.get_fields():  # type: ignore[attr-defined]
        target = getattr(field, "related_model", None)
        if not field.concrete or target is None or not target.__module__.startswith("openmash."):
            continue
        if target.__module__.split(".")[:3] != model.__module__.split(".")[:3]:
            assert place(target.__module__) < place(model.__module__), f"{field} points up or sideways"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_says_where_it_shows_and_how_long_it_is_kept(model: type) -> None:
    sources = getattr(model, "Sources", None)
    for needed in ("chronology", "search", "access_request", "retention"):
        assert getattr(sources, needed, ""), f"{model.__name__} does not declare {needed}"


def every_url(patterns: list[URLPattern | URLResolver]) -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in patterns:
        found += every_url(pattern.url_patterns) if isinstance(pattern, URLResolver) else [pattern]
    return found


def test_every_address_is_a_screen_or_a_librarys_with_a_reason() -> None:
    from openmash.config import urls

    third_party = {entry.name for entry in urls.THIRD_PARTY_SCREENS}
    for pattern in every_url(get_resolver().url_patterns):
        marked = getattr(pattern.callback, "is_screen", False)
        assert marked or pattern.name in third_party, f"{pattern.pattern} is not a screen"


def test_every_permission_is_granted_and_every_grant_is_used() -> None:
    named = set()
    for path in (CHECKOUT / "src/openmash").glob("**/permissions.py"):
        named |= set(re.findall(r'= "([a-z_]+\.[a-z_]+)"', path.read_text()))
    assert named == set(granted())


def test_no_two_screens_share_a_name() -> None:
    """One screen may have two addresses under its name, where the end of the address may be left out."""
    named = {(pattern.name, pattern.callback) for pattern in every_url(get_resolver().url_patterns) if pattern.name}
    assert len(named) == len({name for name, _ in named})


def test_every_start_of_the_home_page_stands_under_one_heading() -> None:
    from openmash.web.shell.home import GROUPS, STARTS

    grouped = [name for _, names in GROUPS for name in names]
    assert sorted(grouped) == sorted(start.url_name for start in STARTS)


def test_adr_numbers_are_unique() -> None:
    numbers = [path.name[:4] for path in (CHECKOUT / "docs/adr").glob("*.md")]
    assert numbers
    assert len(numbers) == len(set(numbers))


def test_what_is_ordered_by_a_moment_is_ordered_where_two_share_one() -> None:
    """Rows of one transaction share a moment: without the key after it, which of them is the newest is chance."""
    loose = []
    for path in sorted((CHECKOUT / "src/openmash").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text())) if "migrations" not in path.parts else ():
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "order_by":
                last = ast.unparse(call.args[-1]) if call.args else ""
                if re.search(r"_(at|on)\b|'-?(at|on|until|since)'", last):
                    loose.append(f"{path.relative_to(CHECKOUT)}:{call.lineno}")
    assert loose == []


def test_no_file_grew_a_second_floor() -> None:
    """A Python file over about four hundred lines wants to be a package of the same name."""
    long = {
        str(path.relative_to(CHECKOUT)): length
        for path in (CHECKOUT / "src").glob("**/*.py")
        if (length := len(path.read_text().splitlines())) > 450 and "migrations" not in path.parts
    }
    assert long == {}


@pytest.mark.parametrize("banned", ["utils.py", "helpers.py", "services.py", "managers.py"])
def test_no_file_has_a_name_that_fits_anything(banned: str) -> None:
    assert list(Path(CHECKOUT / "src").glob(f"**/{banned}")) == []


def test_nothing_names_a_registry_or_this_machine() -> None:
    hosts = re.compile("py" + r"pi\.org|python" + r"hosted|npm" + r"js\.|deb\.debian")
    for path in [*CHECKOUT.glob("*.lock"), CHECKOUT / "package-lock.json", *CHECKOUT.glob("docs/**/*.md")]:
        assert not hosts.search(path.read_text()), path
