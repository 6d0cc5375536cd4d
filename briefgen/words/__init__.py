"""Text as a value. In: strings. Out: folded text, tokens, spans, dates, blocks of prose, diagnostics.

May not touch: files, YAML, any third party, the clock, the locale.
"""
