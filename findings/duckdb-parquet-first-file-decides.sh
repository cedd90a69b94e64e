#!/usr/bin/env bash
# Seen: DuckDB 1.5.6 (@duckdb/node-api 1.5.6-r.1, npm), 2026-12-01. read_parquet of several files takes
# each column's type from the first. Where that is INTEGER and a later file has DOUBLE, 0.7 is read as 1
# without a word. With the files the other way round, or with union_by_name, it is 0.7. A column that a
# later file lacks is an error, so names are checked and types are not.
# Guessed: the wider type wins, or it is an error as for names.
# Matters: a table in parts, one per region: a column that has whole numbers only in the first part
# (cloud cover 0, a fraction 1) loses the fractions of all others, and which part is first depends on names.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null
cat >run.mjs <<'J'
import { DuckDBInstance } from '@duckdb/node-api';
const db = await (await DuckDBInstance.create()).connect();
const rows = async (sql) => JSON.stringify((await db.runAndReadAll(sql)).getRowsJson());
console.log('DuckDB', await rows('select version()'));
await db.run("copy (select 1::integer id, 0::integer cover) to 'a.parquet' (format parquet)");
await db.run("copy (select 2::integer id, 0.7::double cover) to 'b.parquet' (format parquet)");
console.log('a b', await rows("from read_parquet(['a.parquet', 'b.parquet']) order by id"));
console.log('b a', await rows("from read_parquet(['b.parquet', 'a.parquet']) order by id"));
console.log('by name', await rows("from read_parquet(['a.parquet', 'b.parquet'], union_by_name = true) order by id"));
J
node run.mjs | tee out
printf '%s\n' 'a b [[1,0],[2,1]]' 'b a [[1,0],[2,0.7]]' 'by name [[1,0],[2,0.7]]' | diff - <(tail -n +2 out) ||
  { echo "CHANGED"; exit 1; }
echo "as recorded"
