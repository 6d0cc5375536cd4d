"""The invented library of the benches, from measured shapes to YAML: shape, templates, facts, prose, briefs, files.

Each thing has dice of its own, so that the same numbers give the same bytes. The door is `bench/library.py`.
"""
