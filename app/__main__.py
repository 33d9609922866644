"""`python -m app` is `zaigang`."""

from app.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
