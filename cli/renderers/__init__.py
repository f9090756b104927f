"""Drawings that are more than a table: strips, blocks, timelines, differences, marked passages."""
