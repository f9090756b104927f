"""Documents: bytes in, text with zones and sentences out.

``inputs`` yields raw articles and problems: it asks ``folders`` for files, ``jsonl`` for records,
``sidecars`` for what a table says of them, ``encodings`` for text. ``building`` makes a document of
a raw article: ``plaintext`` takes the header off, ``paragraphs`` joins wrapped lines, ``zones``
(with ``footers``) says what each paragraph is, ``sentences`` (with ``stops``) cuts it.
"""
