#!/usr/bin/env bash
# Installs briefgen from this checkout into $1, an environment of its own, with the versions and digests of
# requirements-run.lock. $PYTHON is the interpreter to use.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
into=$1

case $(uname -s) in
Linux)
    # No pipe into `grep -q`: it leaves early, and with pipefail what is there would count as missing.
    if [[ $(ldconfig -p) != *libpangoft2-1.0* ]]; then
        sudo apt-get update -q
        sudo apt-get install -qy --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    fi
    ;;
Darwin) brew list pango >/dev/null 2>&1 || brew install --quiet pango ;;
*)
    echo "::error::briefgen's action runs on Linux and macOS; on Windows install briefgen and Pango yourself"
    exit 1
    ;;
esac

"${PYTHON:-python3}" -m venv "$into"
"$into/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/requirements-run.lock"
# One path file, as an editable install makes it: nothing is built, and nothing that is not locked is installed.
echo "$here" > "$("$into/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/briefgen.pth"
