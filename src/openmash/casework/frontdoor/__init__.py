"""From a concern to a multi-agency decision: contacts, ratings, checks, protective acts, decisions, feedback."""
