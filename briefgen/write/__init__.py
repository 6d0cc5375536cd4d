"""From `Verified` to `Manuscript`. In: verified facts and templates. Out: Markdown and its notes.

Jinja lives here. May not touch: rules, YAML, any file but templates.
"""
