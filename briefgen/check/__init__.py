"""From `Library` to `Verified`. In: a Library. Out: verdicts on evidence and prose, every diagnostic.

`verify.verify` is the one function that makes a `Verified`. May not touch: files, rendering.
"""
