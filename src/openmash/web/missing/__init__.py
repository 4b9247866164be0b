"""Missing children: who is missing, who is owed an interview, and each small task of an episode."""
