"""What the partnership learns: themes with an owner and a response, seven-minute briefings, and who has read them."""
