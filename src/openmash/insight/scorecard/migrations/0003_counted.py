"""What the clocks may count of records they do not read: days, states and grades, with nobody's name and no words.

The clocks alone are answered. Restricted people and places, and records of restricted children, are left out.
"""

from uuid import UUID, uuid5

from django.db import migrations

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
CLOCKS = uuid5(SERVICES, "clocks")
COUNTED = {
    "counted_subjects": (
        "id uuid, subject_id uuid, kind varchar, status varchar, at timestamptz",
        (
            "select t.id, s.id, s.kind, t.status, t.recorded_at from subjects_subject s join subjects_standing t "
            "on t.subject_id = s.id where s.circle_id = 1"
        ),
    ),
    "counted_measures": (
        "id uuid, subject_id uuid, measure_id uuid, step varchar, day date, expires_on date",
        (
            'select t.id, m.subject_id, m.id, t.step, t."on", t.expires_on from disruption_measure m '
            "join disruption_measurestep t on t.measure_id = m.id join subjects_subject s on s.id = m.subject_id "
            "where s.circle_id = 1"
        ),
    ),
    "counted_disclosures": ("booking_id uuid", "select booking_id from police_in_schools_disclosure"),
    "counted_audits": (
        "at timestamptz, audit_id uuid, title varchar, grade varchar",
        (
            "select distinct on (g.drawn_id) min(g.recorded_at) over (partition by g.drawn_id), a.id, a.title, g.grade "
            "from practice_grading g join practice_drawnrecord d on d.id = g.drawn_id join practice_audit a on a.id = d.audit_id "
            "where g.part in ('first', 'agreed') and g.circle_id = 1 order by g.drawn_id, g.recorded_at desc, g.id desc"
        ),
    ),
}
"""By function: its columns, and what it reads."""
OF_PLANS = ("selfaudit", "standardgrade", "action", "judgement")
"""Tables of the partnership, which name no child, whose rows the clocks count."""


def function(name: str, columns: str, reads: str) -> migrations.RunSQL:
    """A function that answers the clocks and nobody else."""
    return migrations.RunSQL(
        f"create function wall.{name}() returns table ({columns}) language sql stable security definer "
        f"set search_path = public, pg_temp as $$ select c.* from ({reads}) c where (select wall.me()) = '{CLOCKS}' $$;\n"
        f"alter function wall.{name} owner to openmash_reader;\n"
        f"grant execute on function wall.{name} to openmash_app;",
        migrations.RunSQL.noop,
    )


def counted(table: str) -> migrations.RunSQL:
    """The clocks count a table that names nobody."""
    return migrations.RunSQL(
        f"create policy counted on {table} for select to openmash_app using ((select wall.me()) = '{CLOCKS}')",
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("scorecard", "0002_walls"),
        ("subjects", "0004_found_later"),
        ("disruption", "0002_walls"),
        ("police_in_schools", "0002_walls"),
        ("practice", "0002_walls"),
        ("partnership", "0006_audit_walls"),
    ]
    operations = [
        migrations.RunSQL("grant select on practice_audit to openmash_reader", migrations.RunSQL.noop),
        *(function(name, *columns_and_reads) for name, columns_and_reads in COUNTED.items()),
        *(counted(f"partnership_{name}") for name in OF_PLANS),
    ]
