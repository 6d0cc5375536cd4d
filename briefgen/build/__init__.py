"""Jobs and whole outputs. In: a library folder and options. Out: files that are whole or untouched.

Runs the stages in order, lays pages out in limited worker processes. May not touch: typer, formats.
"""
