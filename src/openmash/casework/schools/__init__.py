"""The register of schools: each with its own calendar, and the adults a notice may go to."""
