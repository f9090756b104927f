"""Time expressions: read by the grammar of their kind, then resolved in text order."""
