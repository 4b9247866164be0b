"""News of this area: texts of ours, dated, with their sources."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.facts.refusals import NotVisible
from openmash.publicsite import writing
from openmash.publicsite.writing import Writing


@dataclass(frozen=True)
class NewsPage:
    """Every story, the latest first."""

    title: str
    stories: tuple[Writing, ...]


@dataclass(frozen=True)
class StoryPage:
    """One story."""

    title: str
    writing: Writing


@screen(PublicActor.PUBLIC)
def news(request: HttpRequest, actor: Actor) -> Shown:
    """List the stories."""
    return Shown("publicsite/news.html", NewsPage("News", writing.news()))


@screen(PublicActor.PUBLIC)
def news_story(request: HttpRequest, actor: Actor, slug: str) -> Shown:
    """Tell one story, or as if there were none."""
    for story in writing.news():
        if story.slug == slug:
            return Shown("publicsite/story.html", StoryPage(story.title, story))
    raise NotVisible
