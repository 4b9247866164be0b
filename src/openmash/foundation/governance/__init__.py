"""Local policy: each area's profile, checked never to be laxer than the law."""
