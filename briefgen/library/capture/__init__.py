"""New material. In: a file, an address, references, a few words. Out: a source record, or facts appended to a file.

One module a step: `fetching` (the one place of the network), `incoming` (what kind of text it is), `limited` with
its child `child`, `html` and `pdf` (reading it), `record` and `relations` (what to write and to tell of it), `sources`
and `facts` (writing it). What is guessed is marked as guessed, what is unknown stays absent, and files people wrote are
only appended to.
"""
