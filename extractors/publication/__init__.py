"""When an article was published: one module a kind of evidence."""
