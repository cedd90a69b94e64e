#!/usr/bin/env bash
# Seen: flatgeobuf 4.5.0 (npm), 2026-12-01. serialize() takes the columns and their types from the first
# feature. A property that only later features have is left out; a text in a column that starts with a
# number is written as NaN. Neither is an error.
# Guessed: columns are gathered over all features, or a feature that does not fit is refused.
# Matters: GeoJSON of labels or of search results leaves out what is not known. If the first sample has no
# land cover, none of the file has.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund flatgeobuf@4.5.0 >/dev/null 2>&1
cat >run.mjs <<'J'
import { serialize, deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
const round = async (...properties) => {
  const bytes = serialize({ type: 'FeatureCollection', features: properties.map((p) => (
    { type: 'Feature', properties: p, geometry: { type: 'Point', coordinates: [1, 2] } })) });
  const read = [];
  for await (const feature of deserialize(bytes)) read.push(feature.properties);
  return read.map((p) => Object.entries(p).map((e) => e.join('=')).join(',')).sort().join(' | ');
};
console.log(await round({ name: 'a' }, { name: 'b', cover: 311 }));
console.log(await round({ name: 'a', code: 311 }, { name: 'b', code: 'forest' }));
J
node run.mjs | tee out
printf '%s\n' 'name=a | name=b' 'name=a,code=311 | name=b,code=NaN' | diff - out || { echo "CHANGED"; exit 1; }
echo "as recorded"
