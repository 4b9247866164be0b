"""What is done to stop those who exploit children: measures with their powers and dates, and whether they helped."""
