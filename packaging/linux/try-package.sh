#!/bin/sh
# Installs the Debian package in a bare Debian tree, tries it there, removes it, and looks whether anything is left.
# Needs root and debootstrap. `make try-package` calls this after `make package`.
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "PartnerDesk: $*" >&2; }
fail() { say "$*"; exit 1; }

[ "$(id -u)" -eq 0 ] || fail "a bare tree can only be made by root. Try again with: sudo make try-package"
command -v debootstrap >/dev/null || fail "debootstrap is missing. Type: sudo apt-get install -y debootstrap"
package=$(ls dist/partnerdesk_*.deb) || fail "there is no package yet. Run this first: make package"

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
inside() { chroot "$tree" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

say "making a bare tree (a minute or two)"
debootstrap --variant=minbase bookworm "$tree" ${DEBIAN_MIRROR:-} >"$tree.log" 2>&1 || { cat "$tree.log"; exit 1; }
for file in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d /etc/resolv.conf /etc/hosts; do
    if [ -e "$file" ]; then cp -r "$file" "$tree$(dirname "$file")/"; fi
done
cp "$package" "$tree/tmp/partnerdesk.deb"
inside apt-get -qq update
inside dpkg --get-selections >"$tree.before"
find "$tree/usr" "$tree/etc" -name '*artner*esk*' >"$tree.files-before"

say "installing"
inside apt-get -qqy install --no-install-recommends /tmp/partnerdesk.deb >/dev/null
say "trying: partnerdesk --selftest"
inside partnerdesk --selftest
[ "$(inside partnerdesk --version)" = "partnerdesk $(inside dpkg-query -W -f '${Version}' partnerdesk)" ] ||
    fail "the program and its package say different versions"
inside partnerdesk sample -o /tmp/a.partnership
inside partnerdesk brief /tmp/a.partnership -o /tmp/a.pdf
inside partnerdesk verify /tmp/a.partnership /tmp/a.pdf

say "removing"
inside apt-get -qqy purge partnerdesk >/dev/null
find "$tree/usr" "$tree/etc" -name '*artner*esk*' | diff "$tree.files-before" - || fail "something is left behind"
if inside sh -c 'command -v partnerdesk'; then fail "the program is still there"; fi
rm -f "$tree.log" "$tree.before" "$tree.files-before"
say "installed, tried and removed: all went well"
