"""`./run openmash …` and `./run demo`."""

from openmash.cli.commands import main

raise SystemExit(main())
