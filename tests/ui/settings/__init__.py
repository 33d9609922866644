"""Rules, calendar, accounts, hall."""
