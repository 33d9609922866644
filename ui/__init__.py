"""The desktop: view-models without widgets, and thin widgets without rules."""
