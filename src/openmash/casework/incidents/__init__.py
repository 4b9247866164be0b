"""What happened where and when, as partners' files say, naming nobody: what the map and hot spots are counted from."""
