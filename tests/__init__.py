"""Tests: they mirror the source tree; flows are end to end."""
