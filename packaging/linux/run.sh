#!/bin/sh
# Writes the example and its brief into ./example and opens the window on a copy, where there is a display.
# Nothing that is there already is written over, so it can be run again and again.
set -eu
cd "$(dirname "$0")/../.."

desk=.venv/bin/partnerdesk
file=example/harbourside.partnership
brief=example/harbourside-brief.pdf
copy=example/harbourside-copy.partnership

mkdir -p example
if [ ! -e "$file" ]; then "$desk" sample -o "$file"; fi
if [ ! -e "$brief" ]; then "$desk" brief "$file" -o "$brief"; fi

echo "The example as a partnership file: $file"
echo "Its decision brief:                $brief"
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    if [ ! -e "$copy" ]; then cp "$file" "$copy"; fi
    echo "Opening a copy to try things on:   $copy"
    exec "$desk" "$copy"
fi
echo "There is no display here, so no window was opened."
