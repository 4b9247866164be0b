"""How we behave: access, audit, agencies, files, messages, local policy."""
