"""briefgen: policy briefs whose every footnote is pinned to the passage that carries it.

The rooms of this package stand on floors; imports run downward only.

    words    0   text as a value: folding, tokens, finding, dates, prose, diagnostics
    library  1   bytes to Library: YAML, model, archive, lock
    check    2   Library to Verified: evidence and the rules
    write    3   Verified to Manuscript: notes, citations, composition
    render   4   Manuscript to bytes: one module a rendition
    build    5   jobs, workers, whole outputs
    cli      6   commands, formats, everything printed
"""

__version__ = "0.1.0"
