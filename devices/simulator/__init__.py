"""A simulated fingerprint module that speaks the real wire, over a pty or TCP."""

from devices.simulator.device import SimulatedScanner
from devices.simulator.faults import FaultMenu

__all__ = ["FaultMenu", "SimulatedScanner"]
