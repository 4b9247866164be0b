"""At start-up, whatever starts: every module's grants are installed, so commands and the worker have them too."""

from django.apps import AppConfig


class StartUp(AppConfig):
    name = "openmash.config"
    label = "start_up"

    def ready(self) -> None:
        """Install the grants, once every module is there."""
        from openmash.config.policies import EVERY_GRANT
        from openmash.foundation.access.evaluator import install

        install(EVERY_GRANT)
