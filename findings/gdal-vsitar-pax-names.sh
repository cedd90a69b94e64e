#!/usr/bin/env bash
# Seen: GDAL 3.6.2 (Debian 12), 2026-12-01. /vsitar/ cuts a member name of more than 100 characters at
# 100 when the tar has it in a pax header. The same name in a GNU long-name header, or split over the
# ustar prefix, comes out whole. The list shows the short name and nothing is said.
# Guessed: a pax "path" record is read, since Python's tarfile writes pax by default.
# Matters: shards of image chips are read in place through /vsitar/. Two dates of a sample whose names
# differ only after character 100 then have one and the same name, and the suffix (.tif) is gone.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python=/usr/bin/python3
"$python" -c 'import osgeo.gdal' 2>/dev/null || apt-get install -y python3-gdal >/dev/null
cd "$tmp"
"$python" - <<'PY' | tee out
import io, tarfile
from osgeo import gdal
gdal.UseExceptions()
print("GDAL", gdal.__version__)
for kind, fmt in (("ustar", tarfile.USTAR_FORMAT), ("gnu", tarfile.GNU_FORMAT), ("pax", tarfile.PAX_FORMAT)):
    # ustar holds long names as folder (155) and name (100); pax needs a header when that split fails
    name = "train/" + ("x" * 60 + "/" + "y" * 80 if kind == "ustar" else "z" * 150) + ".tif"
    with tarfile.open(kind + ".tar", "w", format=fmt) as tar:
        entry = tarfile.TarInfo(name)
        entry.size = 5
        tar.addfile(entry, io.BytesIO(b"hello"))
    seen = [n for n in gdal.ReadDirRecursive("/vsitar/" + kind + ".tar") if not n.endswith("/")]
    print(kind, "written", len(name), "seen", len(seen[0]), "whole" if seen == [name] else "cut")
PY
grep -q '^ustar .* whole$' out && grep -q '^gnu .* whole$' out && grep -q '^pax written 160 seen 100 cut$' out ||
  { echo "CHANGED"; exit 1; }
echo "as recorded"
