#!/bin/sh
# Builds the last commit twice, in two folders of different names, with Python environments of their own, and compares
# byte by byte what was made. `make compare-builds` calls it; it takes twice as long as `make package`.
# With the word `unpacked` it compares the two folders before they are packed, which takes a quarter of that.
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "PartnerDesk: $*" >&2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
commit=$(git rev-parse HEAD) # somebody may commit meanwhile
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct "$commit")
export SOURCE_DATE_EPOCH
for name in one "another folder"; do
    mkdir "$work/$name"
    git archive "$commit" | tar -x -C "$work/$name"
    ln -s "$PWD/.venv" "$work/$name/.venv"
    say "building in $work/$name"
    (cd "$work/$name" && sh packaging/linux/package.sh "$@")
    # Another person's settings: none of it may show.
    umask 077
    export PYTHONHASHSEED=1 LC_ALL=C TZ=Pacific/Auckland
done
sums() { # Print what was made in a folder: what each file holds, may do and when it was made, and where links lead.
    cd "$work/$1/build/package/debian"
    find . -type f -exec sha256sum {} + | sort -k 2
    find . -printf '%P %M %T@ %l\n' | sort
    if [ -d "$work/$1/dist" ]; then
        cd "$work/$1/dist"
        find . -type f -exec sha256sum {} + | sort -k 2
    fi
}
(sums one) >"$work/first"
(sums "another folder") >"$work/second"
if cmp -s "$work/first" "$work/second"; then
    say "the two builds are the same, byte by byte: $(grep -c . "$work/first") lines compared"
    exit 0
fi
say "the two builds differ:"
diff "$work/first" "$work/second" >&2 || true
if [ -n "${KEEP:-}" ]; then cp -r "$work" "$KEEP"; fi
exit 1
