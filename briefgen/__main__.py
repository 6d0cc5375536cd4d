"""The door: `python -m briefgen` and the console script. Imports nothing until it is called.

Worker processes may import this module again, so it stays light.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line; ends the process with the contract's exit code."""
    from briefgen.cli.boundary import run

    run()


if __name__ == "__main__":
    main()
