#!/usr/bin/env bash
# Seen: zarrita 0.7.5 (npm), 2026-12-01. zarr.get of an array stored with order "F" gives the data in column
# order too: for [[0 1 2] [3 4 5]] data is 0 3 1 4 2 5, with stride [1, 2] beside it. A part of the array
# (a slice over both axes) comes in that order as well. Order "C" gives stride [3, 1].
# Guessed: what comes out of get is in row order, as NumPy shows it and as canvas, textures and tensors
# take it, and the order on disk is the library's affair.
# Matters: an image laid on a canvas by "data" and "shape" alone is mixed up, and with square chips nothing
# breaks, it is only turned over its diagonal.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund zarrita@0.7.5 >/dev/null
cat >run.mjs <<'J'
import * as zarr from 'zarrita';
for (const [order, values] of [['C', [0, 1, 2, 3, 4, 5]], ['F', [0, 3, 1, 4, 2, 5]]]) {
  const store = new Map([
    ['/.zarray', new TextEncoder().encode(JSON.stringify({ zarr_format: 2, shape: [2, 3], chunks: [2, 3], dtype: '|u1',
      compressor: null, fill_value: 0, order, filters: null }))],
    ['/0.0', Uint8Array.from(values)],
  ]);
  const array = await zarr.open.v2(store, { kind: 'array' });
  const all = await zarr.get(array);
  const part = await zarr.get(array, [null, zarr.slice(0, 2)]);
  console.log(order, 'all', all.data.join(' '), 'stride', all.stride.join(' '), 'part', part.data.join(' '), 'stride', part.stride.join(' '));
}
J
node run.mjs | tee out
printf '%s\n' 'C all 0 1 2 3 4 5 stride 3 1 part 0 1 3 4 stride 2 1' 'F all 0 3 1 4 2 5 stride 1 2 part 0 3 1 4 stride 1 2' | diff - out ||
  { echo "CHANGED"; exit 1; }
echo "as recorded"
