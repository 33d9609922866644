"""The line to upstream: what crosses it and how it is signed, without knowing what it is for."""
