"""A few comments that visitors to the public pages left: one waits, one is late, one was read."""

from __future__ import annotations

from datetime import timedelta

from synthetic.load_rows import Stamp
from synthetic.modules.module import County, Module
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME

WAITING = (
    (1, 3, "what_we_do", "I could not find out whether I may ring at night. I looked for five minutes.", ""),
    (0, 2, "report", "the form is to long. there is a baby crying every nite in the flat over me and no one comes", ""),
    (6, 4, "languages", "Please put the page in Polish. My neighbour wanted to write to you and gave up.", ""),
)
READ = (9, 5, "cookies", "Good that you ask before you count anything.", "pat.lowe@example.invalid")


def _at_the_end(county: County) -> None:
    intake, agency = county.connection.execute(
        "select id, agency_id from access_account where is_service and email like 'public-intake@%'"
    ).fetchone() or (None, None)
    if intake is None or agency is None:
        raise LookupError("There is no account for public intake: migrate the database first.")
    for days, hours, page, words, reach in (*WAITING, READ):
        at = county.as_at - timedelta(days=days, hours=hours)
        stamp = Stamp(intake, agency, at)  # type: ignore[arg-type]  # keys, as the two columns hold
        comment = county.rows.fact("visitors_comment", stamp, {"page": page, "words": words, "reach": reach})
        county.audit.record(at, stamp.by, "visitors.comment_left", [f"comment:{comment}"])
    reader = Stamp(BY_USERNAME["screener"].id, AGENCY_BY_SLUG["council"].id, at + timedelta(hours=3))
    county.rows.fact("visitors_reading", reader, {"comment_id": comment, "contact_id": None})
    county.audit.record(reader.at, reader.by, "visitors.comment_read", [f"comment:{comment}"])


MODULE = Module("visitors", ("visitors_comment", "visitors_reading"), at_the_end=_at_the_end)
