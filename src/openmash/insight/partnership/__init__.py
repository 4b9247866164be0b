"""The safeguarding partnership's own business: what it was told to improve, what it does, and whether it helped."""
