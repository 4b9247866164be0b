"""Allegations against people who work or volunteer with children: the designated officer's own stream."""
