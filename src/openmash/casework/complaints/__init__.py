"""Complaints and compliments: what people say of how they were treated, answered in time, and what is learnt."""
