"""Strategy discussions, section 47 enquiries, conferences and core groups: who came and what was decided."""
