#!/bin/sh
# Makes .venv ready to run (or, with "test", to test and check) PartnerDesk, from nothing but Python 3.11 to 3.14.
#
#   sh packaging/linux/bootstrap.sh run|test
#
# Installs missing system libraries through apt where it may, and otherwise prints the one line to type. Where
# packages come from is the environment's business (pip's and apt's own settings). A second call ends at once:
# .venv keeps a stamp of what it was made from. On macOS the part about system libraries is left out.
set -eu
cd "$(dirname "$0")/../.."

purpose=${1:-run}
case $purpose in
run) lock=packaging/requirements.txt other=packaging/requirements-dev.txt ;;
test) lock=packaging/requirements-dev.txt other= ;;
*) echo "usage: bootstrap.sh run|test" >&2; exit 2 ;;
esac
venv=.venv

say() { printf '%s\n' "PartnerDesk: $*" >&2; }

has_display() { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

suits() { # Is this a Python that PartnerDesk runs on? (A pyenv shim may be found and yet not work.)
    "$1" -c 'import sys, ssl, sqlite3, zlib; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1
}

find_python() {
    for name in python3.11 python3.12 python3.13 python3.14 python3; do
        if suits "$name"; then
            command -v "$name"
            return
        fi
    done
    say "Python 3.11, 3.12, 3.13 or 3.14 is needed and was not found. On Debian or Ubuntu type:"
    say "    sudo apt-get install python3"
    exit 1
}

# The system libraries that the window's toolkit loads, with the Debian package of each.
LIBRARIES='libGL.so.1=libgl1 libEGL.so.1=libegl1 libglib-2.0.so.0=libglib2.0-0 libxkbcommon.so.0=libxkbcommon0
libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1'
LIBRARIES_OF_A_DISPLAY='libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0 libxcb-xkb.so.1=libxcb-xkb1
libxkbcommon-x11.so.0=libxkbcommon-x11-0 libwayland-client.so.0=libwayland-client0
libwayland-cursor.so.0=libwayland-cursor0 libcups.so.2=libcups2'

missing_packages() { # Print the Debian packages that are still needed, one on each line.
    if ! "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
    [ "$(uname -s)" = Linux ] || return 0
    wanted=$LIBRARIES
    if has_display; then wanted="$wanted $LIBRARIES_OF_A_DISPLAY"; fi
    # shellcheck disable=SC2086 # the list is meant to fall into words
    "$1" - $wanted <<'END'
import ctypes, sys

for pair in sys.argv[1:]:
    library, package = pair.split("=")
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
END
}

renamed() { # Newer releases carry some libraries under a name that ends in t64.
    for package in "$@"; do
        if apt-cache show "${package}t64" >/dev/null 2>&1; then echo "${package}t64"; else echo "$package"; fi
    done
}

install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "some system libraries are missing. Install what your system calls these, then try again:"
        say "    $*"
        exit 1
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        say "some system packages are missing. Type this line, then try again:"
        # shellcheck disable=SC2046 # one word for each package
        say "    sudo apt-get update && sudo apt-get install -y" $(renamed "$@")
        exit 1
    fi
    say "installing system packages: $*"
    # A list that cannot be refreshed may still do.
    $as_root apt-get -qq update >&2 || say "the package lists could not be refreshed; trying with those that are here"
    # shellcheck disable=SC2046 # one word for each package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qqy -o Dpkg::Use-Pty=0 install --no-install-recommends $(renamed "$@") >/dev/null || {
        say "the system packages could not be installed. When the package archive can be reached, type:"
        # shellcheck disable=SC2046 # one word for each package
        say "    sudo apt-get update && sudo apt-get install -y" $(renamed "$@")
        exit 1
    }
}

stamp_for() { echo "$venv/.made-from-$(basename "$1" .txt)"; }

fingerprint() { # What the environment was made from; a change of any of it makes it afresh.
    { pwd; "$venv/bin/python" -V; cat pyproject.toml setup.py packaging/requirements.txt "$1"; } | cksum
}

is_made_from() {
    stamp=$(stamp_for "$1")
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$1" 2>/dev/null)" ]
}

if suits "$venv/bin/python"; then python=$venv/bin/python; else python=$(find_python); fi

packages=$(missing_packages "$python")
# shellcheck disable=SC2086 # one word for each package
if [ -n "$packages" ]; then install_packages $packages; fi

# What is enough to test is enough to run.
if is_made_from "$lock" || { [ -n "$other" ] && is_made_from "$other"; }; then exit 0; fi

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    say "making $venv with $("$python" -V)"
    "$python" -m venv --clear "$venv"
fi
say "installing Python packages into $venv (about a minute the first time)"
quietly="--quiet --disable-pip-version-check"
# shellcheck disable=SC2086 # two options
"$venv/bin/python" -m pip install $quietly -r "$lock" >&2
# shellcheck disable=SC2086 # two options
"$venv/bin/python" -m pip install $quietly --no-deps --no-build-isolation -e . >&2
# Once, so that no start does it: PySide unpacks and compiles its own modules, and ours keep what they compile.
SBK_EMBED=0 "$venv/bin/python" -c 'import shiboken6' >/dev/null 2>&1 || true
"$venv/bin/python" -m partnerdesk.compiled_values 2>/dev/null || true
fingerprint "$lock" >"$(stamp_for "$lock")"
