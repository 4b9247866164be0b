"""What the clock on the wall and the queue do by themselves. Each acts as a service account, in its own transaction."""
