#!/usr/bin/env bash
# Sets up what the tests need, builds, checks the format, runs all tests, and closes with a line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# GDAL is the independent reader that chips and GeoPackages are checked against.
need_packages() {
    if ! command -v apt-get >/dev/null; then
        echo "test.sh: '$*' are missing and this machine has no apt-get; install them by hand." >&2
        exit 1
    fi
    local sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    echo "== installing $*"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

/usr/bin/python3 -c 'from osgeo import gdal' 2>/dev/null || need_packages python3 python3-gdal python3-numpy

# The commands of docs/api.md are run as they stand there.
command -v curl >/dev/null || need_packages curl

# The server is tried behind the proxy that docs/api.md configures.
[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || need_packages nginx-light

# Scripts for clusters are run by the scheduler itself.
{ [ -x /usr/sbin/slurmctld ] && [ -x /usr/sbin/munged ]; } || need_packages slurm-wlm munge
# What exports for training are read with.
/usr/bin/python3 -c 'import numpy, zarr, xarray' 2>/dev/null || need_packages python3-numpy python3-zarr python3-xarray

# The explorer is tried in it.
[ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ] || need_packages chromium

# The framework knows cultures from ICU. The package for developers is the one without a version in its name.
compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null || compgen -G '/usr/lib*/libicuuc.so.*' >/dev/null || need_packages libicu-dev

# Node runs what the results are checked with: each folder below tests with a package.json is one such tool. None needs install scripts.
command -v node >/dev/null || need_packages nodejs
command -v npm >/dev/null || need_packages npm
for tool in tests/*/package.json; do
    folder=$(dirname "$tool")
    if [ ! "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
        echo "== installing $(basename "$folder")"
        npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error
    fi
done

echo "== building"
dotnet restore RapidAI4EO.slnx --locked-mode
dotnet build RapidAI4EO.slnx -c Release --no-restore -warnaserror

echo "== checking the format"
dotnet format RapidAI4EO.slnx --verify-no-changes --no-restore

passed=0 failed=0 skipped=0 status=0
run() {
    echo "== $1"
    local log
    log=$(mktemp)
    dotnet "artifacts/bin/$1/release/$1.dll" -noColor "${@:2}" 2>&1 | tee "$log" | grep -v '^Ok, passed' || status=1
    # The runner's summary: Total: N, Errors: N, Failed: N, Skipped: N, Not Run: N, Time: ...
    local summary
    summary=$(grep -E "^ +$1 +Total: [0-9]+, Errors:" "$log" | tail -1)
    rm -f "$log"
    if [ -z "$summary" ]; then
        echo "test.sh: $1 did not finish" >&2
        failed=$((failed + 1)) status=1
        return
    fi
    number() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$summary"; }
    local bad=$(($(number Errors) + $(number Failed)))
    failed=$((failed + bad))
    skipped=$((skipped + $(number Skipped)))
    passed=$((passed + $(number Total) - bad - $(number Skipped) - $(number 'Not Run')))
    [ "$bad" = 0 ] || status=1
}

# The library runs under its user's culture. Those that count years, point decimals and write an i otherwise are known to ICU alone; all else
# is tested without it, as the program runs.
cultures='RapidAI4EO.Tests.Cultures*'
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
run RapidAI4EO.Tests -namespace- "$cultures"
DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0 run RapidAI4EO.Tests -namespace "$cultures"
run RapidAI4EO.EndToEnd.Tests

[ "$skipped" = 0 ] || echo "$skipped skipped: the reasons stand above"
echo "$passed passed, $failed failed"
exit "$status"
