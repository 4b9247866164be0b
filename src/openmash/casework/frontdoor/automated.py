"""The register's automated rules of the front door."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

OWNER = "The hub’s service manager"
SINCE = date(2026, 11, 23)
BY_TIME = "It counts time and has nothing to be wrong about but its figures, which are the law’s or the area’s own."
RULES = (
    Rule(
        key="clocks",
        name="By when something must be done, and what is late",
        does=Does.REMINDS,
        purpose="So that no child waits longer than the law, or the area, allows.",
        goes_in="When we were told, how the contact was rated by a person, and the calendar.",
        comes_out="A day and an hour, the word Late where it is past, and the order of a list of work.",
        decides="People. The rating that sets the time is a person’s, with a reason.",
        owner=OWNER,
        since=SINCE,
        code=("casework.frontdoor.timing.clocks_of", "casework.frontdoor.timing.check_clock"),
        unmeasured=BY_TIME,
        never="No child is given a number or a score, and no list is put in order by one.",
    ),
    Rule(
        key="bring-back",
        name="Bringing back a child whose team is silent",
        does=Does.DECIDES,
        purpose="A child who already has a worker is not forgotten because the hub passed a worry on.",
        goes_in="Which team was told of a new worry, when, and whether it said what it will do.",
        comes_out="The child is held by the hub again, and the hub is told.",
        decides="The rule brings the child back; a person of the hub decides what happens.",
        owner=OWNER,
        since=SINCE,
        code=("casework.frontdoor.actions.screening.return_the_silent",),
        unmeasured=BY_TIME,
        by_the_clock=("bring back children whose open team is silent",),
    ),
    Rule(
        key="night",
        name="Telling of a child nobody holds for the night",
        does=Does.REMINDS,
        purpose="So that each urgent child has a named person when the hub closes.",
        goes_in="Which urgent children are open at closing time and who has accepted them.",
        comes_out="A message to the manager on duty.",
        decides="The manager.",
        owner=OWNER,
        since=SINCE,
        code=("casework.frontdoor.actions.overnight.tell_of_the_night",),
        unmeasured=BY_TIME,
        by_the_clock=("tell of children of the night nobody has",),
    ),
    Rule(
        key="chase-areas",
        name="Reminding another area that has not answered",
        does=Does.REMINDS,
        purpose="So that a child who moves between areas is held by one of them at every moment.",
        goes_in="When another area was asked to take a child on, and whether it answered.",
        comes_out="A task for the hub to ring that area.",
        decides="The hub. The child stays ours until a named person there accepts.",
        owner=OWNER,
        since=SINCE,
        code=("casework.frontdoor.actions.crossing.chase_areas",),
        unmeasured=BY_TIME,
        by_the_clock=("chase areas that have not answered",),
    ),
    Rule(
        key="close-finished",
        name="Closing a contact that owes nothing more",
        does=Does.DECIDES,
        purpose="So that the hub’s board shows only what is still to be done.",
        goes_in="Whether every child in a contact was decided about by a person, accepted where they go, and whoever "
        "told us was told.",
        comes_out="The contact is closed. Nothing is lost, and a new worry opens it again.",
        decides="People decided about every child before; the rule only files it.",
        owner=OWNER,
        since=SINCE,
        code=("casework.frontdoor.actions.deciding.close_the_finished",),
        unmeasured="It closes only where people have finished every step, each of which is recorded.",
        by_the_clock=("close contacts that owe nothing",),
    ),
    Rule(
        key="dip-sample",
        name="Which lowered ratings a second person looks at",
        does=Does.PROPOSES,
        purpose="So that a rating lowered when time has nearly run out is looked at by somebody else.",
        goes_in="When a person lowered a rating, and how much of its time was left.",
        comes_out="The contact is put among those a second person looks at.",
        decides="A manager who did not lower it.",
        owner="The practice lead",
        since=SINCE,
        code=("casework.frontdoor.actions.screening.rate",),
        unmeasured="It draws what to look at, and says nothing of whether the rating was wrong.",
    ),
)
