"""Every rating."""

from openmash.foundation.design.parts import Rating, Tone

STATES = {tone.value: ("rating_tag", Rating(tone)) for tone in Tone} | {
    "lowered": ("rating_tag", Rating(Tone.AMBER, "Amber, was red"))
}
