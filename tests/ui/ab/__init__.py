"""The page of AB posts."""
