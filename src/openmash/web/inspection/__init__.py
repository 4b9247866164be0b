"""The inspection room: for those who prepare it, and for the inspectors."""
