"""CP-IS: the file for the NHS, and the notices that come back."""
