"""Upstream: the service above the halls, and the pages of departments and of the centre above."""
