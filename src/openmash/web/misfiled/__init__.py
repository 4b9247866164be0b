"""What was filed with the wrong child: moving it, who must be told, and the breach entries."""
