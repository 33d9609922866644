"""The rules of a service hall in plain Python: no Qt, no SQL, no clock, no I/O."""
