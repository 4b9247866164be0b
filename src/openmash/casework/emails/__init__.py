"""E-mails dropped in: held whole, from when they came, until a person says who the children are."""
