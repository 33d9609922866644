"""The disk: the journal, the tables, templates; rows never leave this package."""
