#!/bin/sh
# Makes PartnerDesk known to this person's desktop: in its menu, and as what opens *.partnership files.
# `sh packaging/linux/desktop.sh remove` takes it back. Nothing outside the person's own folders is touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$here/../.." && pwd)/.venv/bin/partnerdesk
data=${XDG_DATA_HOME:-$HOME/.local/share}
name=org.partnerdesk.PartnerDesk

entry=$data/applications/$name.desktop
type=$data/mime/packages/$name.xml
icon=$data/icons/hicolor/scalable/apps/$name.svg

refresh() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
}

if [ "${1:-}" = remove ]; then
    rm -f "$entry" "$type" "$icon"
    refresh
    echo "PartnerDesk is no longer in the menu, and opens no files by itself."
    exit 0
fi
if [ ! -x "$program" ]; then
    echo "PartnerDesk is not installed here yet. Run this first: make ready" >&2
    exit 1
fi
mkdir -p "$(dirname "$entry")" "$(dirname "$type")" "$(dirname "$icon")"
# A path may hold spaces and signs: the entry wants it in quotation marks and these escaped (Desktop Entry Specification,
# "The Exec key"), sed its own.
quoted=$(printf '%s\n' "$program" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g' -e 's/[\\&|]/\\&/g')
sed "s|^Exec=partnerdesk|Exec=\"$quoted\"|" "$here/$name.desktop" >"$entry"
cp "$here/$name.xml" "$type"
cp "$here/../../resources/icons/partnerdesk.svg" "$icon"
refresh
if command -v xdg-mime >/dev/null; then xdg-mime default "$name.desktop" application/vnd.partnerdesk.partnership; fi
echo "PartnerDesk is in the menu now, and opens *.partnership files."
