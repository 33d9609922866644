"""Zaigang (在岗): what the program does and how its parts are put together."""
