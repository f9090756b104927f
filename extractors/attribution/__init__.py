"""Who says what: cues, contents, sources, and whom a source stands for."""
