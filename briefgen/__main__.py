"""The door: `python -m briefgen` and the console script. Imports nothing until it is called.

Worker processes may import this module again, so it stays light.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line; ends the process with the contract's exit code."""
    import os

    try:
        from briefgen.cli import interrupt

        interrupt.ends_at_once()
    except BaseException as error:
        # Python wraps an interrupt that comes while a class is made
        if not isinstance(error.__cause__ or error, KeyboardInterrupt):
            raise
        os._exit(130)
    try:
        _run()
    finally:
        interrupt.over()


def _run() -> None:
    import gc
    import os

    # What is valid is our affair, and looking for plugins through all that is installed takes a tenth of an import.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from briefgen.cli.boundary import run

    # A command lives for a second or two: collecting at the stock pace would cost a tenth of it.
    gc.set_threshold(50_000, 20, 50)
    try:
        run()
    finally:
        # Python looks through all that is left before it ends: for a library, a tenth of a second.
        gc.freeze()


if __name__ == "__main__":
    main()
