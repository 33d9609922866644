"""Scanners, fingers, consents and PINs."""
