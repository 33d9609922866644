"""Tests of the attendance pages."""
