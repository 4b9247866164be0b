from django.apps import AppConfig


class ScorecardConfig(AppConfig):
    name = "openmash.insight.scorecard"
    label = "scorecard"
