"""The walls round an inspection: the room reads what it prepares, an inspector only what was released to them."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, Wall

ROOM = f"room = any({CIRCLES})"
CHILDREN = "(person_ids = '{}' or (select wall.holds(array['service_manager', 'duty_manager'])))"
RELEASED = (
    f"to_circle = any({CIRCLES}) and released_at is not null and taken_back_at is null and circle_id = released_in"
)
OF_ROOM = f"({ROOM} and circle_id = 1 and {CHILDREN})"
WANTED = f"""
create policy room on inspection_wanted for select to openmash_app using ({OF_ROOM});
create policy inside on inspection_wanted as restrictive for select to openmash_app using ({ROOM});
create policy room_changes on inspection_wanted for update to openmash_app using ({OF_ROOM}) with check (true);
"""
EXHIBIT = f"""
create policy room on inspection_exhibit for select to openmash_app using ({OF_ROOM});
create policy released on inspection_exhibit for select to openmash_app using ({RELEASED});
create policy inside on inspection_exhibit as restrictive for select to openmash_app using ({ROOM} or ({RELEASED}));
create policy room_changes on inspection_exhibit for update to openmash_app using ({OF_ROOM}) with check (true);
create policy by_the_room on inspection_exhibit as restrictive for update to openmash_app using ({ROOM});
"""
TASK = """
create policy mine on inspection_task for select to openmash_app using (owner_id = (select wall.me()));
"""
SEAT = """
create policy mine on inspection_seat for select to openmash_app using (account_id = (select wall.me()));
"""
ONLY_THE_ROOM_CHANGES = f"""
alter policy changed on inspection_inspection using (circle_id = any({CIRCLES}));
alter policy changed on inspection_seat using (circle_id = any({CIRCLES}));
"""


def sql(words: str) -> migrations.RunSQL:
    """Policies are never taken away by hand."""
    return migrations.RunSQL(words, migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("inspection", "0001_initial"), ("access", "0016_inspection"), ("people", "0002_walls")]
    operations = [
        Wall("inspection_inspection", shape="agency", also_to_circle="to_circle", update=("ended_at",)),
        Wall("inspection_informed", shape="agency"),
        Wall("inspection_task", shape="agency"),
        Wall("inspection_seat", shape="agency", update=("ended_at",)),
        Wall("inspection_enquiry", shape="agency", also_to_circle="to_circle"),
        Wall("inspection_answer", shape="agency", also_to_circle="to_circle"),
        Wall("inspection_wanted", shape="shared", update=("state", "said", "finished_at")),
        Wall(
            "inspection_exhibit",
            shape="shared",
            update=(
                "accepted_by",
                "accepted_at",
                "accepted_note",
                "to_circle",
                "released_in",
                "released_by",
                "released_at",
                "taken_back_at",
            ),
        ),
        sql(WANTED),
        sql(EXHIBIT),
        sql(TASK),
        sql(SEAT),
        sql(ONLY_THE_ROOM_CHANGES),
    ]
