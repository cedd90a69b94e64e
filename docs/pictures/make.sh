#!/usr/bin/env bash
# Makes the pictures of this folder anew from the corpus of 'rapidai4eo demo --keep' (2 GB in a temporary folder, some two minutes). The one of the
# explorer needs Chromium and 'npm ci' in tests/explorer, as test.sh installs them.
set -euo pipefail
cd "$(dirname "$0")/../.."
pictures=$PWD/docs/pictures
sample=33N_15E-241N_03_18

dotnet build src/RapidAI4EO.Cli -c Release -v q --nologo
rapidai4eo() { dotnet artifacts/bin/RapidAI4EO.Cli/release/RapidAI4EO.Cli.dll "$@"; }
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
export RAPIDAI4EO_CACHE=$work/cache RAPIDAI4EO_ROOT=$work/demo/corpus
rapidai4eo demo --keep "$work/demo" >/dev/null

rapidai4eo chip png $sample --sheet --products s2 --datetime 2018 --columns 6 --scale 2 --to "$pictures/year.png"
key=$(rapidai4eo search --ids $sample --datetime 2018-05-03 --products pfsr --output keys)
rapidai4eo chip png "$key" --bands nir,red,green --scale 2 --to "$pictures/infrared.png"
rapidai4eo chip series $sample --products pfsr,s2 --datetime 2018 --to "$pictures/ndvi.svg"

rapidai4eo serve --urls http://127.0.0.1:0 --images "$RAPIDAI4EO_ROOT" 2> "$work/serve.log" &
server=$!
until grep -q Listening "$work/serve.log"; do sleep 0.2; done
node tests/explorer/picture.mjs "$(grep -o 'http://[^ ]*/explore/' "$work/serve.log")" $sample "$pictures/explorer.png"
