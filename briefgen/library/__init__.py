"""From bytes to a `Library`. In: a folder and an archive. Out: frozen typed values and diagnostics.

Reads strict YAML, the captured texts and the lock; writes YAML only for `lock`, `source add` and
`fact add`. May not touch: rules, rendering, and but for `capture` the network.
"""
