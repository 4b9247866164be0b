"""Time left, and none."""

from openmash.foundation.design.parts import TimeLeft

STATES = {
    "time left": ("time_left", TimeLeft("in 2 hours, by 2:10pm today", of="MASH enquiry")),
    "late": ("time_left", TimeLeft("3 working days late, was due 5pm on Tuesday 3 March", True, "Initial decision")),
}
