#!/bin/sh
# Tries what `make package` made, in a bare Debian tree: the package installed, tried and removed with nothing left; the
# folder unpacked elsewhere, by somebody who is not root, with what it keeps beside it. Needs root and debootstrap.
# Where they are installed, lintian, desktop-file-validate and appstreamcli judge first; with CI=true they must be.
set -eu
cd "$(dirname "$0")/../.."

name=org.partnerdesk.PartnerDesk
kind=application/vnd.partnerdesk.partnership
say() { printf '%s\n' "PartnerDesk: $*" >&2; }
fail() { say "$*"; exit 1; }
one() { [ "$#" -eq 1 ] && [ -e "$1" ] && printf '%s\n' "$1"; }

[ "$(id -u)" -eq 0 ] || fail "a bare tree can only be made by root. Try again with: sudo make try-package"
command -v debootstrap >/dev/null || fail "debootstrap is missing. Type: sudo apt-get install -y debootstrap"
package=$(one dist/partnerdesk_*.deb) || fail "there must be one package in dist. Run this first: make package"
folder=$(one dist/partnerdesk-*.tar.xz) || fail "there must be one folder packed in dist. Run this first: make package"

judged() { # Run a judge of packages where it is installed.
    if command -v "$1" >/dev/null; then
        "$@" || fail "$1 is not content"
    elif [ "${CI:-}" = true ]; then
        fail "$1 is missing. Type: sudo apt-get install -y lintian desktop-file-utils appstream"
    else
        say "$1 is not installed, so it was not asked"
    fi
}
# What another release of lintian has not heard of is no fault of the package.
judged lintian --fail-on error,warning --suppress-tags alien-tag,unused-override --allow-root --quiet "$package"
judged desktop-file-validate packaging/linux/$name.desktop
judged appstreamcli validate --no-net --pedantic packaging/linux/$name.metainfo.xml

tree=$(mktemp -d)
chmod 755 "$tree" # somebody who is not root goes in, too
notes=$(mktemp -d)
screen=
ended() {
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    umount "$tree/proc" 2>/dev/null || true
    rm -rf "$tree" "$notes"
}
trap ended EXIT
trap 'exit 1' INT TERM
inside() { chroot "$tree" env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
visitor() { # Run as somebody who is not root, on a screen that is given, if any.
    inside setpriv --reuid 1000 --regid 1000 --clear-groups env HOME=/opt/visitor "$@"
}
files() { # Print every file of the tree but what dpkg and apt keep for themselves.
    (cd "$tree" && find etc usr opt srv home root var -xdev ! -path 'var/lib/dpkg/*' ! -path 'var/lib/apt/*' \
        ! -path 'var/cache/*' ! -path 'var/log/*' | LC_ALL=C sort)
}
unresolved() { # Print the libraries that are named by a file of the folder, and found neither there nor in the system.
    inside env LD_LIBRARY_PATH="$1/_internal" sh -c \
        "find '$1' -type f -name '*.so*' -exec ldd {} + 2>&1 | sed -n 's/^\t*\(.*\) => not found/\1/p' | sort -u"
}

say "making a bare tree"
# shellcheck disable=SC2086 # no mirror is no word
debootstrap --variant=minbase bookworm "$tree" ${DEBIAN_MIRROR:-} >"$notes/log" 2>&1 ||
    { tail -n 20 "$notes/log" >&2; fail "the bare tree could not be made"; }
for file in /etc/resolv.conf /etc/hosts $(grep -ls '^Acquire::' /etc/apt/apt.conf.d/* || true); do
    cp "$file" "$tree$(dirname "$file")/"
done
cp "$package" "$tree/tmp/partnerdesk.deb"
mount -t proc proc "$tree/proc" 2>/dev/null || say "there is no /proc in the tree; going on without"
put() { # Install packages and nothing that they only recommend.
    inside apt-get -qqy install --no-install-recommends "$@" >"$notes/log" 2>&1 ||
        { tail -n 20 "$notes/log" >&2; fail "these could not be installed: $*"; }
}
inside apt-get -qq update
inside useradd --create-home --home-dir /opt/visitor --uid 1000 visitor
files >"$notes/before"

say "installing the package, with nothing that it does not ask for"
put /tmp/partnerdesk.deb
home=/usr/lib/partnerdesk
unresolved $home >"$notes/lacking"
if grep -v -e '^libwayland-' -e '^libcups' "$notes/lacking" >&2; then fail "these libraries are lacking"; fi
visitor partnerdesk --selftest || fail "the self-test failed"
[ "$(visitor partnerdesk --version)" = "partnerdesk $(inside dpkg-query -W -f '${Version}' partnerdesk)" ] ||
    fail "the program and its package say different versions"
inside sh -c 'zcat /usr/share/man/man1/partnerdesk.1.gz' | grep -q '^\.TH PARTNERDESK 1' || fail "there is no man page"
visitor partnerdesk --licences | grep -q 'SIL OPEN FONT LICENSE' || fail "the program does not say its licences"
visitor partnerdesk sample -o /opt/visitor/a.partnership
visitor partnerdesk brief /opt/visitor/a.partnership -o /opt/visitor/a.pdf
visitor partnerdesk verify /opt/visitor/a.partnership /opt/visitor/a.pdf
mv "$tree/opt/visitor/a.partnership" "$tree/tmp/"

say "removing it"
inside sh -c 'rm -r /opt/visitor && cp -r /etc/skel /opt/visitor && chown -R 1000:1000 /opt/visitor'
inside apt-get -qqy purge --auto-remove partnerdesk >"$notes/log" 2>&1 ||
    { tail -n 20 "$notes/log" >&2; fail "the package could not be removed"; }
files >"$notes/after"
if inside sh -c 'command -v partnerdesk'; then fail "the program is still there"; fi
if comm -13 "$notes/before" "$notes/after" | grep . >&2; then fail "something is left behind"; fi

say "trying the folder, on a stick"
stick="/media/a stick"
carried="$stick/partnerdesk"
# shellcheck disable=SC2046 # one word for each package
put $(sed -n 's/^ *sudo apt install //p' packaging/linux/READ-ME-FIRST.txt)
mkdir -p "$tree$stick"
tar -xJf "$folder" -C "$tree$stick" --no-same-owner
mkdir "$tree$carried/portable"
inside chown -R 1000:1000 "$stick"
inside chmod 755 /media "$stick"
visitor "$carried/partnerdesk" --selftest || fail "the self-test of the folder failed"
visitor "$carried/partnerdesk" sample -o "$stick/b.partnership"
visitor "$carried/partnerdesk" brief "$stick/b.partnership" --keep -o "$stick/b.pdf"
visitor QT_QPA_PLATFORM=offscreen timeout --preserve-status 20 "$carried/partnerdesk" "$stick/b.partnership" || true
[ -n "$(find "$tree$carried/portable/workspaces" -type f)" ] || fail "unfinished work is not beside the program"
(cd "$tree" && find home opt root -type f -newer "$notes/after") >"$notes/left"
if grep . "$notes/left" >&2; then fail "a portable folder left something on the computer"; fi

say "installing the package with all that it recommends, for menu, kinds of file and a screen"
inside apt-get -qqy install /tmp/partnerdesk.deb >"$notes/log" 2>&1 ||
    { tail -n 20 "$notes/log" >&2; fail "the package could not be installed with what it recommends"; }
put libglib2.0-bin xvfb
[ -z "$(unresolved $home)" ] || fail "with all that it recommends, the package still lacks: $(unresolved $home)"
inside cp /tmp/a.partnership /tmp/renamed
inside sh -c 'printf "SQLite format 3\0%0100d" 0 >/tmp/another'
for file in a.partnership renamed; do
    inside gio info -a standard::content-type "/tmp/$file" | grep -q "$kind" || fail "$file is not told by what it is"
done
if inside gio info -a standard::content-type /tmp/another | grep -q "$kind"; then
    fail "any database is taken for a partnership file"
fi
inside gio mime $kind | grep -q "$name.desktop" || fail "nothing opens a partnership file"
for size in 16x16 48x48 256x256 scalable; do
    [ -n "$(find "$tree/usr/share/icons/hicolor/$size" -name "$name.*")" ] || fail "there is no icon of $size"
done
chroot "$tree" /usr/bin/Xvfb :77 -screen 0 1280x1024x24 -nolisten tcp >"$notes/screen" 2>&1 &
screen=$!
tries=0
until [ -e "$tree/tmp/.X11-unix/X77" ] || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
visitor DISPLAY=:77 QT_QPA_PLATFORM=xcb partnerdesk --selftest || fail "the self-test failed on a screen"
kill "$screen"
screen=
say "installed, tried and removed, and carried on a stick: all went well"
