"""Sessions and counts name nobody. What is said of a session, asked or calmed is in an organisation's strand, addressed
to the other; what a school is told of a pupil follows the pupil, and is addressed to that school.
"""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall


class Migration(migrations.Migration):
    dependencies = [("police_in_schools", "0001_initial")]
    operations = [
        Open("police_in_schools_officer", "select, insert"),
        Open("police_in_schools_booking", "select, insert"),
        Open("police_in_schools_bookingstep", "select, insert"),
        Open("police_in_schools_given", "select, insert"),
        Open("police_in_schools_counted", "select, insert"),
        Wall("police_in_schools_noted", shape="agency", also_to_circle="to_circle"),
        Wall("police_in_schools_disclosure", shape="agency"),
        Wall("police_in_schools_told", also_to_circle="to_circle"),
        Wall("police_in_schools_toldstep", also_to_circle="to_circle"),
        Wall("police_in_schools_question", shape="agency", also_to_circle="to_circle"),
        Wall("police_in_schools_answer", shape="agency", also_to_circle="to_circle"),
        Wall("police_in_schools_calmed", shape="agency", also_to_circle="to_circle"),
        Wall("police_in_schools_heldsaid", shape="agency", also_to_circle="to_circle"),
    ]
