"""Hot spots: plain functions on arrays, without a database."""
