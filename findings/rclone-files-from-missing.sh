#!/usr/bin/env bash
# Seen: rclone 1.60.1 (Debian 12), 2026-12-01. "copy --files-from list" where a name of the list does not
# exist at the source: the others are copied, nothing is said, exit code 0. With -v nothing either, and
# "rclone check" with the same list finds 0 differences.
# Guessed: an error and another exit code, as wget and aria2c have for a missing address.
# Matters: a list of samples is the usual way to fetch a part of an archive. A misspelt name, or a product
# that is not there yet, is found only when training asks for it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v rclone >/dev/null || apt-get install -y rclone >/dev/null
cd "$tmp"
mkdir src; echo a >src/a.tif; echo b >src/b.tif
printf '%s\n' a.tif missing.tif >list
rclone --config /dev/null version | sed -n 1p
code=0; rclone --config /dev/null -v copy --files-from list src dst 2>log || code=$?
checked=0; rclone --config /dev/null check --one-way --files-from list src dst 2>log2 || checked=$?
seen="check $checked, exit code $code, copied $(ls dst | xargs), lines that name it $(grep -c missing log || true)"
echo "$seen"
[ "$seen" = "check 0, exit code 0, copied a.tif, lines that name it 0" ] || { cat log; echo "CHANGED"; exit 1; }
echo "as recorded"
