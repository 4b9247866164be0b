"""A day in a child's story, as a list and in lanes."""

from dataclasses import replace

from openmash.foundation.design.parts import Day, Story, Told

SEEN = Told(
    "2:10pm",
    "2026-03-06T14:10:00Z",
    "Social care",
    "what happened",
    "Child seen",
    is_significant=True,
    significant="Significant: first time alone (Priya Nair, 7 March 2026)",
    mark_url="#mark",
)
SAID = Told(
    "9:30am", "2026-03-06T09:30:00Z", "Elm School", "the child’s voice", "“I don’t want to go.”", is_speech=True
)
KEPT = Told(
    "", "2026-03-05", "Police", "restricted entry", "Restricted entry held by Police: ask Police on 01632 960123",
    is_withheld=True, learned="recorded 6 March 2026",
)  # fmt: skip
HELD = Told(
    "10am", "2026-03-06T10:00:00Z", "Social care", "what happened", "Initial child protection conference held",
    url="#meeting", parts=(
        Told("", "2026-03-06T10:00:00Z", "Social care", "conferences", "Decided: a child protection plan"),
        Told("", "2026-03-06T10:00:00Z", "Social care", "what happened", "Child protection plan began"),
    ),
)  # fmt: skip
FRIDAY, THURSDAY = "Friday 6 March 2026", "Thursday 5 March 2026"
IN_LANES = (Day(FRIDAY, (replace(SEEN, lane=1), replace(SAID, lane=2))), Day(THURSDAY, (replace(KEPT, lane=3),)))

STATES = {
    "list": ("story", Story((Day(FRIDAY, (SEEN, HELD, SAID)), Day(THURSDAY, (KEPT,))))),
    "lanes": ("story", Story(IN_LANES, ("Social care", "School", "Police"))),
}
