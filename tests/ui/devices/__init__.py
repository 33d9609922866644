"""Devices, fingers, enrolment."""
