"""Figures: numbers, their modifiers, units and counted nouns, change and ranges."""
