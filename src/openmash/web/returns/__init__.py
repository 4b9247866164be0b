"""What the yearly return says and would refuse: of one child, and of all of them."""
