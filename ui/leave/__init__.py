"""Leave: requests, decisions, balances."""
