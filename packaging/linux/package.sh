#!/bin/sh
# Makes dist/partnerdesk-*.tar.xz and dist/partnerdesk_*.deb, with a Python environment that holds only what ships
# and the tools that pack it. `make package` calls this. With the word `unpacked` it stops before packing.
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "PartnerDesk: $*" >&2; }

wanted=
command -v objdump >/dev/null || wanted="$wanted binutils"
command -v dpkg-deb >/dev/null || wanted="$wanted dpkg"
# A frozen build carries Python as a library, which Debian's own Python comes without.
wanted=$wanted$(.venv/bin/python - <<'END'
import sys, sysconfig
from ctypes import CDLL
from pathlib import Path

name = sysconfig.get_config_var("INSTSONAME") or ""
try:
    CDLL(str(here) if (here := Path(sysconfig.get_config_var("LIBDIR"), name)).is_file() else name)
except OSError:
    print(" libpython%d.%d" % sys.version_info[:2])
END
)
if [ -n "$wanted" ]; then
    say "to pack, these are needed as well. Type this line, then try again:"
    say "    sudo apt-get install -y$wanted"
    exit 1
fi

venv=build/package-venv
made_from=$(cat pyproject.toml setup.py packaging/requirements.txt packaging/requirements-package.txt | cksum)
if [ "$(cat "$venv/.made-from" 2>/dev/null || true)" != "$made_from" ]; then
    say "making $venv"
    rm -rf "$venv"
    .venv/bin/python -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r packaging/requirements-package.txt >&2
    printf '%s\n' "$made_from" >"$venv/.made-from"
fi
# Not editable: what is packed is what is installed. What an earlier build left would be installed again.
rm -rf build/lib build/bdist.*
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall . >&2
exec "$venv/bin/python" packaging/package.py "$@"
