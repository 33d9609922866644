"""`zaigang`: the command line."""

from app.cli.run import main

__all__ = ["main"]
