"""What was filed with the wrong child: who saw it, was sent it or decided on it, and what the information lead does."""
