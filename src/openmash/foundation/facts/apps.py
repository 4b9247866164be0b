from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "openmash.foundation.facts"
    label = "facts"

    def ready(self) -> None:
        """Have `…__in` write what PostgreSQL plans once."""
        from openmash.foundation.facts import lookups  # noqa: F401  # registers itself
