#!/usr/bin/env bash
# Seen: hyparquet-writer 0.17.0 and DuckDB 1.5.6 (@duckdb/node-api 1.5.6-r.1, npm), 2026-12-01. For a column
# 1 2 NaN the writer puts the minimum 1 and the maximum 2 into the file, leaving NaN out, as Parquet says.
# DuckDB holds NaN for greater than all numbers and trusts that maximum: "x > 5" finds no row of the file
# and one of the same rows in a table; "x < 5" finds three of the file and two of the table.
# DuckDB's own files have no minimum and maximum where a NaN is, and answer as the table does.
# Guessed: one query gives one answer, whoever wrote the file.
# Matters: NaN stands for "no clear pixel" in many index and cloud tables. A filter on such a column counts
# rows without data or not, depending on which program wrote the file.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 hyparquet-writer@0.17.0 >/dev/null
cat >run.mjs <<'J'
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetWriteBuffer } from 'hyparquet-writer';
const db = await (await DuckDBInstance.create()).connect();
const rows = async (sql) => JSON.stringify((await db.runAndReadAll(sql)).getRowsJson());
console.log('DuckDB', await rows('select version()'));
writeFileSync('js.parquet', new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'x', data: [1, 2, NaN], type: 'DOUBLE' }] })));
await db.run("create table t as from 'js.parquet'");
await db.run("copy t to 'duck.parquet' (format parquet)");
for (const from of ['t', "'js.parquet'", "'duck.parquet'"])
  console.log(from, await rows(`select (select count(*) from ${from} where x > 5)::int, (select count(*) from ${from} where x < 5)::int, (select count(*) from ${from} where x < 5 and not isnan(x))::int`));
console.log('statistics', await rows("select stats_min_value, stats_max_value from parquet_metadata('js.parquet')"));
J
node run.mjs | tee out
printf '%s\n' 't [[1,2,2]]' "'js.parquet' [[0,3,2]]" "'duck.parquet' [[1,2,2]]" 'statistics [["1.0","2.0"]]' | diff - <(tail -n +2 out) ||
  { echo "CHANGED"; exit 1; }
echo "as recorded"
