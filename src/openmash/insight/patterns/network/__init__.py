"""What ties children, people, places and lines together in reports. No person's standing in it is kept."""
