#!/usr/bin/env bash
# Seen: apache-arrow 21.2.0 (npm), 2026-12-01. table.concat(other) lays columns on each other by position, not
# by name: {a: 1, b: 9} and a table with the columns in the order b, a (b: 2, a: 3) make {a: 2, b: 3} of the
# second row, where {a: 3, b: 2} went in. Where types differ (int32 and float64) it is no error either.
# Guessed: by name, or an error for schemas that are not equal.
# Matters: tables of samples in parts, from several producers or years, often differ in column order. Two
# columns of one type (zone and row, blue and green) change places unseen in the later parts.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund apache-arrow@21.2.0 >/dev/null
cat >run.mjs <<'J'
import { tableFromArrays } from 'apache-arrow';
const first = tableFromArrays({ a: Int32Array.of(1), b: Int32Array.of(9) });
const second = tableFromArrays({ b: Int32Array.of(2), a: Int32Array.of(3) });
console.log('order', JSON.stringify(first.concat(second).toArray()));
const third = tableFromArrays({ a: Float64Array.of(0.5), b: Float64Array.of(0.25) });
const mixed = first.concat(third);
console.log('types', mixed.schema.fields.map(String).join(', '), JSON.stringify(mixed.toArray()));
J
node run.mjs | tee out
cat >want <<'W'
order [{"a":1,"b":9},{"a":2,"b":3}]
types a: Int32, b: Int32 [{"a":1,"b":9},{"a":0.5,"b":0.25}]
W
diff want out || { echo "CHANGED"; exit 1; }
echo "as recorded"
