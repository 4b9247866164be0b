"""Each module of the county puts its rows where it says, and nowhere the loader does."""

import os
import subprocess
import sys
from collections import Counter

from django.apps import apps

from openmash.cli.database import CHECKOUT
from synthetic.load_rows import ORDER
from synthetic.modules import MODULES


def test_every_table_has_one_place_in_the_order_of_loading() -> None:
    placed = Counter([*ORDER, *(table for each in MODULES for table in each.tables)])
    assert [table for table, times in placed.items() if times > 1] == []


def test_every_table_is_one_of_the_products() -> None:
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert {table for each in MODULES for table in each.tables} <= known


def test_every_module_has_a_name_of_its_own_and_something_to_do() -> None:
    assert len({each.name for each in MODULES}) == len(MODULES)
    assert all(each.of_family or each.at_the_end or each.by_actions for each in MODULES)


def test_the_loader_can_be_read_before_the_application_is_set_up() -> None:
    """As `./run demo` does: what it imports first needs no tables."""
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}"}
    done = subprocess.run(
        [sys.executable, "-c", "import synthetic.load"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
