#!/usr/bin/env bash
# Seen: apache-arrow 21.2.0 (npm), 2026-12-01. A number too large for Float16 does not become infinity when a
# vector is made of numbers: 70000 comes back as 2.13..., with no error. 65504, the largest, is right.
# Guessed: Infinity, as IEEE 754 says, NumPy does and Math.f16round gives.
# Matters: Float16 is used to halve what a browser loads. Reflectance as 0..10000 fits, but elevation in
# centimetres, radar power and sums do not, and bright pixels turn into dark ones with no mark of it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund apache-arrow@21.2.0 >/dev/null
cat >run.mjs <<'J'
import { vectorFromArray, Float16 } from 'apache-arrow';
console.log([...vectorFromArray([1.5, 65504, 70000], new Float16())].join(' '));
J
node run.mjs | tee out
[ "$(cat out)" = "1.5 65504 2.134765625" ] || { echo "CHANGED"; exit 1; }
echo "as recorded"
