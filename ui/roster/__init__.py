"""The roster: departments, window groups, counters, people and their posts."""
