using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>
/// An INSERT that is run again and again. What is bound stays bound, so that a row costs only what is another than in the row before:
/// of 45 shares a few. The parameters of a <see cref="SqliteCommand"/> are all bound anew each time, which takes several times as long.
/// </summary>
internal sealed class PreparedInsert : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public PreparedInsert(SqliteConnection connection, string table, int columns)
    {
        _database = connection.Handle!;
        var sql = $"INSERT INTO \"{table}\" VALUES ({string.Join(',', Enumerable.Repeat("?", columns))})";
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <param name="column">From 1 on.</param>
    /// <param name="value">What it is from now on.</param>
    public void Bind(int column, long value) => Check(raw.sqlite3_bind_int64(_statement, column, value));

    /// <inheritdoc cref="Bind(int, long)"/>
    public void Bind(int column, double value) => Check(raw.sqlite3_bind_double(_statement, column, value));

    /// <inheritdoc cref="Bind(int, long)"/>
    public void Bind(int column, string value) => Check(raw.sqlite3_bind_text(_statement, column, value));

    /// <inheritdoc cref="Bind(int, long)"/>
    public void Bind(int column, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, column, value));

    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE) Check(result);
        Check(raw.sqlite3_reset(_statement));
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
