"""E-mails dropped in, and what becomes of them."""
