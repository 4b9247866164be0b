"""Audits of practice and decisions looked at again."""
