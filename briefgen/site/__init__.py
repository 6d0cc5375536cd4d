"""The pages that people read on the web. In: verified briefs, composed. Out: a folder of plain pages.

Writes Markdown files that hold finished HTML, before any site builder runs. May not touch: yaml, jinja2, markdown_it,
weasyprint, the command line; it knows nothing of mkdocs but the few fields at the top of a page.
"""
