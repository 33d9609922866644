"""The hardware: ports, drivers and simulated twins that speak the same wire."""
