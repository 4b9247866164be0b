"""By what a figure is divided: its own parts, the home's area, and what is known of the child. Nobody is singled out."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from openmash.foundation.reference.codes import codes

CUTS: Mapping[str, str] = {
    "area": "Where the child lives, by postcode",
    "age": "Age at the time",
    "sex": "Sex",
    "ethnicity": "Ethnic group",
    "disability": "Disability",
}
"""By their column, with what people call them; after `all` and `part`."""
NOT_KNOWN = "Not recorded"
DISABLED, NOT_DISABLED = "A disability is recorded", "None is recorded"
KNOWN = """
who as materialized (
  select e.person_id,
    (select case d.value when 'F' then 'Girls' when 'M' then 'Boys' else 'Not recorded' end from people_detail d
      where d.person_id = e.person_id and d.kind = 'sex' order by d.recorded_at desc, d.id desc limit 1) as sex,
    (select s.said from people_detail d join unnest(%(ethnic)s::text[], %(groups)s::text[]) as s (code, said) on s.code = d.value
      where d.person_id = e.person_id and d.kind = 'ethnicity' order by d.recorded_at desc, d.id desc limit 1) as ethnicity,
    exists (select from people_detail d where d.person_id = e.person_id and d.kind = 'disability' and d.value <> 'NONE') as disabled,
    (select s.area from people_locatingfact f join unnest(%(postcodes)s::text[], %(areas)s::text[]) as s (postcode, area)
      on s.postcode = split_part(f.postcode, ' ', 1) where f.person_id = e.person_id and f.kind = 'address'
      and f.protected_from = '{}' and f.valid_to is null order by f.recorded_at desc, f.id desc limit 1) as area,
    (select b.date from people_birth b where b.person_id = e.person_id order by b.recorded_at desc, b.id desc limit 1) as born
  from (select distinct person_id from event where person_id is not null and at >= %(since)s and at < %(until)s) e)
"""
"""What is known of the children of `event`, by what was recorded last. A protected address counts nowhere."""
AGES = ("Not born yet", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")
"""In the order of life, in which they are read."""
PLACED = f"""
known as (
  select e.*, w.area, w.sex, w.ethnicity, w.disabled, w.born from event e full join who w on w.person_id = e.person_id offset 0),
placed as materialized (
  select date_trunc('month', e.at at time zone 'Europe/London')::date as month, e.hit, e.part, e.value,
    coalesce(e.area, 'Not recorded') as area, coalesce(e.sex, 'Not recorded') as sex,
    coalesce(e.ethnicity, 'Not recorded') as ethnicity,
    case when e.disabled then '{DISABLED}' else '{NOT_DISABLED}' end as disability,
    case when e.born is null then 'Not recorded' when e.born > e.at then 'Not born yet'
      when e.born > e.at - interval '1 year' then 'Under 1' when e.born > e.at - interval '5 years' then '1 to 4'
      when e.born > e.at - interval '10 years' then '5 to 9' when e.born > e.at - interval '16 years' then '10 to 15'
      else '16 and over' end as age
  from known e where e.at >= %(since)s and e.at < %(until)s)
"""
"""A full join is never made by comparing each with each: of what was counted just before, the planner knows no number, and
took forty thousand times twenty thousand for a few. Whoever is in `who` is in `event`.
"""


def known_by(profile: str) -> dict[str, object]:
    """What `KNOWN` is asked with, for an area's profile."""
    ethnic = {each.code: each.group or NOT_KNOWN for each in codes("ethnicity").codes}
    areas = areas_of(profile)
    return {
        "ethnic": list(ethnic), "groups": list(ethnic.values()), "postcodes": list(areas), "areas": list(areas.values()),
    }  # fmt: skip


@cache
def areas_of(profile: str) -> Mapping[str, str]:
    """The area of each first half of a postcode; empty where a profile names none."""
    lines = (Path(__file__).parent / "areas.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {code: row["area"] for row in rows if row["profile"] == profile for code in row["postcodes"].split()}
