"""Analysis: facts in, plain rows out. Pure functions, no files, no printing."""
