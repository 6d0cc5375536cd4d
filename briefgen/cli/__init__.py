"""Commands. In: what a person typed. Out: everything printed, and the exit code.

One module a command. May not touch: yaml, jinja2, markdown_it, weasyprint.
"""
