"""New material. In: a file, an address, references, a few words, a table. Out: a source record, or facts in a file.

One module a step: `fetching` (the one place of the network), `incoming` (what kind of text it is), `limited` with its
child `child`, `html` and `pdf` (reading it), `references` and `fact_table` (what somebody wrote down elsewhere),
`record`, `relations` and `drafting` (what to write and to tell of it), `sources` and `facts` (writing it). What is
guessed is marked as guessed, what is unknown stays absent, and files people wrote are only appended to.
"""
