"""From `Manuscript` to bytes. In: a Manuscript and its house style. Out: one rendition a module.

markdown-it and WeasyPrint live here, each in one module. May not touch: rules, YAML.
"""
