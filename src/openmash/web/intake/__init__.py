"""How a professional tells the hub, in writing or by telephone."""
