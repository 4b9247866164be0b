"""The only code that writes returns: what is found, what was said of it, and the files."""

from openmash.insight.returns.actions.explaining import (
    READ_WORK,
    explain,
    explain_the_whole,
    put_right_code,
    send_on,
    who_has,
)
from openmash.insight.returns.actions.making import (
    FIRST_MADE,
    Made,
    MadeDay,
    MadeLists,
    keep_annex_a,
    keep_census,
    make_annex_a,
    make_census,
    make_daily,
)
from openmash.insight.returns.actions.ordering import CARRY_OUT, carry_out, order
from openmash.insight.returns.actions.reckoning import Restated, look_again, look_where_changed, reckon
from openmash.insight.returns.reckoning import census_of

__all__ = [
    "CARRY_OUT",
    "FIRST_MADE",
    "READ_WORK",
    "Made",
    "MadeDay",
    "MadeLists",
    "Restated",
    "carry_out",
    "census_of",
    "explain",
    "explain_the_whole",
    "keep_annex_a",
    "keep_census",
    "look_again",
    "look_where_changed",
    "make_annex_a",
    "make_census",
    "make_daily",
    "order",
    "put_right_code",
    "reckon",
    "send_on",
    "who_has",
]
