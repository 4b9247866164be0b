"""The children in need census: what a council tells the Department for Education each year, and what it refuses."""
