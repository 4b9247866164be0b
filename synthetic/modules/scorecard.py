"""The scorecard, counted once over the county as it stands: what a leader finds on the first morning.

Beside it, an example of who lives here, in the proportions of the county's own made-up children. It is no statistic,
and says so wherever it stands.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCIES

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

EXAMPLE = "EXAMPLE, in proportion to this demonstration’s own made-up children; no published figure"
TRAINING = (
    ("council", "Hearing children before deciding", "voice", 10, 120, 96, "voice-present"),
    ("council", "Hearing children before deciding", "voice", 4, 40, 31, "voice-present"),
    ("council", "Thresholds in practice", "thresholds", 2, 85, 70, "referrals-no-further-action"),
    ("police", "Seeing the child at an incident", "voice", 9, 310, 205, "screening-complete"),
    ("police", "Operation Encompass on shift", "domestic_abuse", 3, 260, 240, "encompass-in-time"),
    ("health", "Answering the hub", "information", 11, 45, 45, "checks-in-time"),
    ("health", "Babies who cannot move", "babies", 1, 150, 62, ""),
)
"""Agency, course, topic, months back, staff who should have had it, staff who had it, the figure it should move."""
MADE_UP = """
select coalesce((select d.value from people_detail d where d.person_id = p.id and d.kind = 'ethnicity'
    order by d.recorded_at desc, d.id desc limit 1), ''),
  exists (select from people_detail d where d.person_id = p.id and d.kind = 'disability' and d.value <> 'NONE')
from people_person p where p.kind = 'child' order by p.id
"""


def _by_actions(county: County) -> None:
    """Who lives here and training, as those who answer for them load them; then the clock's count, at this moment."""
    import django

    django.setup()
    from openmash.foundation.access.actors import Service
    from openmash.insight.scorecard import actions
    from openmash.jobs.acting import acting as by_the_clock

    if population := _example(county):
        with acting("data.officer") as somebody:
            actions.load_population(actor=cast("Actor", somebody), name="example-population.csv", words=population)
    with acting("partnership.manager") as somebody:
        actions.load_training(actor=cast("Actor", somebody), name="example-training.csv", words=_training(county))
    before = (county.as_at - timedelta(days=1),)
    county.connection.execute("update scorecard_population set recorded_at = %s", before)
    county.connection.execute("update scorecard_training set recorded_at = %s", before)
    with by_the_clock(Service.CLOCKS) as clocks:
        actions.count(actor=clocks, now=county.as_at)


def _example(county: County) -> str:
    """The file, empty where there is no child. Who has no ethnic group recorded is shared out as the others are."""
    from openmash.foundation.reference.codes import codes
    from openmash.insight.scorecard.comparing import Groups

    children = county.connection.execute(MADE_UP).fetchall()
    group_of = {each.code: each.group for each in codes("ethnicity").codes}
    ethnic = [group_of.get(str(code), "") for code, _ in children]
    known = [group for group in ethnic if group.casefold() in Groups.ETHNIC.names]
    day = date(county.as_at.year - 1, 6, 30)
    groups = Groups.ETHNIC.names.values() if known else ()
    rows = [("ethnic group", each, round(len(children) * known.count(each) / len(known))) for each in groups]
    if children:
        disabled = sum(bool(is_disabled) for _, is_disabled in children)
        rows += [("disability", "disabled", disabled), ("disability", "not disabled", len(children) - disabled)]
    lines = [f'{kind},{group},{many},"{EXAMPLE}",{day}' for kind, group, many in rows]
    return "\n".join(["kind,group,children,source,date", *lines]) if lines else ""


def _training(county: County) -> str:
    """Examples of what agencies would send, dated back from the county's moment."""
    names = {each.slug: each.name for each in AGENCIES}
    lines = ["agency,course,topic,month,eligible,reached,measure"]
    for slug, course, topic, back, eligible, reached, measure in TRAINING:
        months = county.as_at.year * 12 + county.as_at.month - 1 - back
        month = f"{months // 12}-{months % 12 + 1:02d}"
        lines.append(f'"{names[slug]}","{course}",{topic},{month},{eligible},{reached},{measure}')
    return "\n".join(lines)


MODULE = Module("scorecard", by_actions=_by_actions)
