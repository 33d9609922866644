"""Two screens that show the same code: a PC becomes a desk of the hall."""
