"""What the hub follows: children nobody has named yet, and referrals somebody promised to send."""
