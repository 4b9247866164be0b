"""Audits of practice: records drawn by lot, read, graded, talked over with who did the work, acted on, drawn again."""
