"""Django's PostgreSQL back end, with the driver's quick ways left on."""
