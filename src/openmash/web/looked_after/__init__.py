"""Looked-after children: their page, its small forms, and the list of them."""
