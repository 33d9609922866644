"""Rules, calendar, accounts, and the hall itself."""
