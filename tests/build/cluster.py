"""A Dask scheduler with two workers on 127.0.0.1, for the tests: prints its address, ends when its input ends.

With the argument `small`, everything is in one process with one worker.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run until somebody closes the pipe."""
    from distributed import LocalCluster

    small = "small" in sys.argv
    with LocalCluster(
        n_workers=1 if small else 2, threads_per_worker=1, processes=not small, protocol="tcp://",
        host="127.0.0.1", scheduler_port=0, dashboard_address=None,
    ) as cluster:  # fmt: skip
        sys.stdout.write(f"{cluster.scheduler_address}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
