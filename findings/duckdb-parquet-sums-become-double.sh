#!/usr/bin/env bash
# Seen: DuckDB 1.5.6 (@duckdb/node-api 1.5.6-r.1, npm), 2026-12-01. sum() of whole numbers is a HUGEINT,
# and COPY to Parquet writes a HUGEINT as DOUBLE. 9007199254740993 comes back as ...992, and every reader
# sees a column of floating-point numbers. Nothing is said. Cast to BIGINT, it comes back whole.
# Guessed: a decimal(38, 0), which Parquet has, or an error.
# Matters: tables of pixel or byte counts per class made by "copy (select sum(n) ...)" have other types
# than the tables they are made from, so joins, schema checks and typed readers stumble over them.
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
await db.run('create table pixels as select 9007199254740993::bigint n');
console.log('in the database', await rows('select typeof(sum(n)), sum(n)::varchar from pixels'));
await db.run("copy (select sum(n) n, sum(n)::bigint m from pixels) to 'sum.parquet' (format parquet)");
console.log('in Parquet', await rows("select typeof(n), n::decimal(20, 0)::varchar, typeof(m), m::varchar from 'sum.parquet'"));
J
node run.mjs | tee out
printf '%s\n' 'in the database [["HUGEINT","9007199254740993"]]' \
  'in Parquet [["DOUBLE","9007199254740992","BIGINT","9007199254740993"]]' | diff - <(tail -n +2 out) ||
  { echo "CHANGED"; exit 1; }
echo "as recorded"
