"""What a school keeps is in its strand alone; what it releases follows the child."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("school_records", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Wall("school_records_kept", shape="agency"),
        Wall("school_records_released", also_to_circle="to_circle"),
    ]
