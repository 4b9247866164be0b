"""Answering without an account, by a one-time link and a code."""
