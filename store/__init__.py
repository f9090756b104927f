"""The store: a folder of JSONL segments, written safely and read in one pass.

    .newsfacts/
        manifest.json            schema, versions, counts, and of each segment's files size and hash
        articles-00000.jsonl     an article a line, in the order of their first ingest
        facts-00000.jsonl        their facts, in that order and that of the text
        index-00000.jsonl        a line an article: where both stand, and what they were made from
        lock                     only while an ingest writes

A segment has a thousand articles, only the last one fewer. A new article is appended, a changed one
is replaced where it stands, so the bytes of a store depend on nothing but its articles and their
order: not on workers, interrupts or how many ingests it took.

Writing (``writing``): whole segments are written as ``.tmp``, synced, renamed to ``.new``; then the
new manifest is renamed into place, which is the commit; then each ``.new`` gets its own name. What
a kill leaves is sorted out by hash: a ``.new`` that the manifest lists is committed, for readers
too, and the next writer finishes or removes the rest. Readers (``reading``) need no lock: each
opens what its manifest lists, or says that the store changed under it.
"""
