"""What changed or stopped: the list, one alert with what might explain it, and the answer."""
