#!/usr/bin/env bash
# Seen: zarrita 0.7.5 (npm), GDAL 3.6.2 and zarr-python 2.13.6 (both Debian 12), 2026-12-01. A Zarr version 2
# array of uint64 with fill_value 18446744073709551615 (the largest) and no chunks: zarr-python gives that
# number, GDAL half of it (9223372036854775807), zarrita 0. For int64 and 9007199254740993 GDAL and
# zarr-python are right and zarrita gives ...992. No reader says a word.
# Guessed: GDAL is right, zarrita rounds to a double.
# Matters: the largest value is the usual mark for "no identifier" in a label or object raster. Missing
# chunks then turn into object 0 in a browser, and into an identifier of its own in GDAL.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python=/usr/bin/python3
"$python" -c 'import osgeo.gdal, zarr' 2>/dev/null || apt-get install -y python3-gdal python3-zarr >/dev/null
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund zarrita@0.7.5 @zarrita/storage@0.2.0 >/dev/null
for pair in u8:18446744073709551615 i8:9007199254740993; do
  mkdir -p "ids.zarr/${pair%:*}"
  printf '{"zarr_format":2,"shape":[2],"chunks":[2],"dtype":"<%s","compressor":null,"fill_value":%s,"order":"C","filters":null}' \
    "${pair%:*}" "${pair#*:}" >"ids.zarr/${pair%:*}/.zarray"
done
echo '{"zarr_format":2}' >ids.zarr/.zgroup
cat >read.mjs <<'J'
import * as zarr from 'zarrita';
import FileSystemStore from '@zarrita/storage/fs';
const root = zarr.root(new FileSystemStore(process.cwd() + '/ids.zarr'));
for (const name of ['u8', 'i8']) {
  const array = await zarr.open.v2(root.resolve(name), { kind: 'array' });
  console.log('zarrita', name, String((await zarr.get(array)).data[0]));
}
J
cat >read.py <<'P'
import zarr
from osgeo import gdal
gdal.UseExceptions()
group = gdal.OpenEx('ZARR:"ids.zarr"', gdal.OF_MULTIDIM_RASTER).GetRootGroup()
for name in ("u8", "i8"):
    print("GDAL", name, group.OpenMDArray(name).ReadAsArray()[0])
for name in ("u8", "i8"):
    print("zarr-python", name, zarr.open("ids.zarr", "r")[name][0])
P
"$python" -c 'import zarr, osgeo.gdal as g; print("GDAL", g.__version__, "zarr-python", zarr.__version__)'
{ node read.mjs; "$python" read.py; } | tee out
cat >want <<'W'
zarrita u8 0
zarrita i8 9007199254740992
GDAL u8 9223372036854775807
GDAL i8 9007199254740993
zarr-python u8 18446744073709551615
zarr-python i8 9007199254740993
W
diff want out || { echo "CHANGED"; exit 1; }
echo "as recorded"
