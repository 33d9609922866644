"""The first start: the hall, its hours, its first administrator."""
