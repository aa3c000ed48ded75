"""Broken files for the readers, made at random: `python -m tests.fuzz READER --minutes 10`."""
