"""Throughput and quality, as commands that print a table."""
