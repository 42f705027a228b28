"""The command line: the one room that reads the clock, prints, and decides the exit code."""
