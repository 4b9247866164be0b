"""A child's own link: neutral until the word agreed with the child is given, then a page to write on and to read."""
