"""States of the alert to show."""

from openmash.foundation.design.parts import Alert

STATES = {
    "to know first": ("alert_flag", Alert("Visit in pairs: large dog", "Leon Marsh", "2 March 2026")),
    "danger now": ("alert_flag", Alert("Missing since 8pm yesterday", "Police", "9:05pm yesterday", True)),
}
