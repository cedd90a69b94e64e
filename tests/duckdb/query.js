// Takes an array of SQL statements as JSON on standard input and prints the rows of each, as arrays of arrays.
const { DuckDBInstance } = require('@duckdb/node-api');

const plain = (_, value) => (typeof value === 'bigint' ? Number(value) : value);

async function main() {
  let input = '';
  for await (const piece of process.stdin) input += piece;
  const connection = await (await DuckDBInstance.create()).connect();
  const results = [];
  for (const statement of JSON.parse(input)) {
    results.push((await connection.runAndReadAll(statement)).getRowsJS());
  }
  process.stdout.write(JSON.stringify(results, plain));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
