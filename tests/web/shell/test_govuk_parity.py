"""GOV.UK's macros, in our environment, make what GOV.UK's own fixtures say."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

import pytest
from django.template import engines
from jinja2 import Environment, UndefinedError

ORIGINALS = Path(__file__).parents[3] / "node_modules/govuk-frontend/dist/govuk/components"
COMPONENTS = sorted(path.parent.name for path in ORIGINALS.glob("*/fixtures.json"))


class Reader(HTMLParser):
    """A page as its tags, their attributes in order of name, and its words, without idle spaces."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted((name, " ".join((value or "").split())) for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data).strip()
        if not words:
            return
        if self.found and isinstance(self.found[-1], tuple) and self.found[-1][0] == "words":
            words = f"{self.found.pop()[1]} {words}"  # type: ignore[index]
        self.found.append(("words", words))


def read(html: str) -> list[object]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def environment() -> Environment:
    return cast("Environment", engines["jinja2"].env)  # type: ignore[attr-defined]


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_made_as_its_fixtures_say(component: str) -> None:
    macro = "govuk" + "".join(word.capitalize() for word in component.split("-"))
    module = environment().get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module
    for fixture in json.loads((ORIGINALS / component / "fixtures.json").read_text())["fixtures"]:
        made = str(getattr(module, macro)(fixture["options"]))
        assert read(made) == read(fixture["html"]), fixture["name"]


def test_there_are_components_to_compare() -> None:
    assert len(COMPONENTS) > 30


@pytest.mark.parametrize(
    "words", ["{{ page.titel }}", "{{ frme.name }}", "{{ page.back.url }}", "{% for x in page.chldren %}{% endfor %}"]
)
def test_a_name_that_nothing_defines_is_a_mistake_and_not_a_blank(words: str) -> None:
    class Page:
        title = "Home"
        back = None

    with pytest.raises(UndefinedError):
        environment().from_string(words).render(page=Page())
