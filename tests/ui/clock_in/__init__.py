"""Tests of the clock-in page."""
