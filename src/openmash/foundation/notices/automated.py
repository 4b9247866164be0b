"""The register's automated rule about messages nobody takes up."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="pass-on-messages",
        name="Passing on a message nobody has accepted",
        does=Does.DECIDES,
        purpose="So that nothing urgent about a child waits with somebody who is away.",
        goes_in="When an urgent message was sent, to whom, whether it was accepted, and who is on duty.",
        comes_out="The message goes to a deputy, and then to a manager, after the area’s own minutes.",
        decides="The rule sends it on; the person who accepts it decides what to do.",
        owner="The duty manager",
        since=date(2026, 11, 23),
        code=("foundation.notices.actions.pass_on_unaccepted",),
        unmeasured="It counts minutes. How often each team is interrupted is counted inside the service.",
        by_the_clock=("pass on what nobody accepted", "tell of messages given up"),
    ),
)
