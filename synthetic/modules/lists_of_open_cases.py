"""When each agency's list of open cases was last read: last night, and one of them long ago."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from synthetic.load_rows import Rows
from synthetic.modules.module import County, Module
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME
from synthetic.working_time import local, utc


def _at_the_end(county: County) -> None:
    night = utc(local(county.as_at)[0], 130)
    night = night if night <= county.as_at else night - timedelta(days=1)
    readings = (
        ("council", night),
        ("early-help", night - timedelta(hours=8)),
        ("neighbouring-council", county.as_at - timedelta(days=9, hours=5)),
    )
    for slug, at in readings:
        county.rows.add(
            "cases_feedreading",
            {
                "id": Rows(Random(f"feed:{slug}")).key(at),
                "agency_id": AGENCY_BY_SLUG[slug].id,
                "as_at": at,
                "recorded_at": at + timedelta(minutes=4),
                "recorded_by": BY_USERNAME["council.feeds"].id,
                "origin_id": None,
            },
        )


MODULE = Module("lists of open cases", ("cases_feedreading",), at_the_end=_at_the_end)
