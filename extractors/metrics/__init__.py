"""What a figure counts, by noun, verb and participle together, and whose it is."""
