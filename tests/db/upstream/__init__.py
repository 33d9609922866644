"""Tests of this part; their names are sentences."""
