"""An audit tool as its version stood, with the area's grades beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openmash.foundation.governance.practice import Practice
from openmash.foundation.governance.profile import profile_of_version
from openmash.foundation.instruments.loading import in_use, version_of
from openmash.foundation.instruments.shape import Instrument

TOOLS = ("audit_front_door",)
"""The tools an audit may use, by name; each has versions."""


@dataclass(frozen=True)
class SectionOf:
    """One section: what it is called, what it asks, and what to look for."""

    slug: str
    title: str
    asks: str
    look_for: str
    required: str


@dataclass(frozen=True)
class Tool:
    """A tool at one version, and the grades of the area's profile of the day."""

    slug: str
    version: int
    title: str
    source: str
    sections: tuple[SectionOf, ...]
    local: Practice

    def section(self, slug: str) -> SectionOf:
        """One section. Raises KeyError."""
        for section in self.sections:
            if section.slug == slug:
                return section
        raise KeyError(slug)


def tools(on: date, local: Practice) -> list[Tool]:
    """The version of each tool in force on that day (a local date)."""
    return [_tool(in_use(slug, on), local) for slug in TOOLS]


def tool_of(slug: str, version: int, profile_slug: str, profile_version: str) -> Tool:
    """The tool an audit was made with, whatever is in force today."""
    return _tool(version_of(slug, version), profile_of_version(profile_slug, profile_version).practice)


def _tool(found: Instrument, local: Practice) -> Tool:
    sections = tuple(
        SectionOf(section.slug, section.title, ask.label, ask.hint, ask.required)
        for section in found.sections
        for ask in section.questions[:1]
    )
    return Tool(found.slug, found.version, found.title, found.source, sections, local)
