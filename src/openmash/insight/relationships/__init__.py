"""The picture of a family and its network: a genogram and an ecomap, drawn from the records."""
