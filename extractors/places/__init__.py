"""Places: the gazetteer, and names in their sentence."""
