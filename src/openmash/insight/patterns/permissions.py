"""What can be done with patterns."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW_MAP = "patterns.view_map"
    """See the map: incidents as counts, clusters, and what else one may see that has a place."""
    LOOK = "patterns.look"
    """Look for places and times with more incidents than their share, and keep what was found."""
    FIND_THEMES = "patterns.find_themes"
    """See what is said more often than it was in what one may see, and make a theme of it."""
    VIEW_NETWORK = "patterns.view_network"
    """See how children, people of concern, places and lines that one may see are tied by reports."""
