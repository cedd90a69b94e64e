using System.Runtime.CompilerServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Lists;

/// <summary>
/// Reads lists of files, one a line: keys (which is also what AzCopy's lists hold), or URLs below a known root. Blank lines and
/// lines that start with <c>#</c> are skipped. Lists are streamed.
/// </summary>
public static class KeyList
{
    /// <summary>Reads a list from a file; its name stands in messages.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, or a line of it is not a key.</exception>
    public static async IAsyncEnumerable<string> ReadFileAsync(
        string path, IReadOnlyList<RootAddress> roots, [EnumeratorCancellation] CancellationToken token = default)
    {
        using var reader = Open(path);
        await foreach (var key in ReadAsync(reader, roots, path, token).ConfigureAwait(false))
        {
            yield return key;
        }
    }

    /// <summary>Reads a list from a reader, such as standard input.</summary>
    /// <param name="reader">The list; not disposed of.</param>
    /// <param name="roots">Roots whose URLs may stand in the list, besides those of <see cref="Roots.WellKnown"/>.</param>
    /// <param name="name">What messages call the list.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">A line is not a key; the message says which and why.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(
        TextReader reader, IReadOnlyList<RootAddress> roots, string name = "The list", [EnumeratorCancellation] CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(roots);
        RootAddress[] known = [.. roots, .. Roots.WellKnown];
        for (long number = 1; await reader.ReadLineAsync(token).ConfigureAwait(false) is { } line; number++)
        {
            // A byte order mark survives in a list that was made by joining others.
            var entry = line.Trim().TrimStart('\uFEFF');
            if (entry.Length > 0 && entry[0] != '#') yield return ToKey(entry, known, name, number);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 64 << 10 });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException($"The list {path} cannot be read: {e.Message}", e);
        }
    }

    private static string ToKey(string line, RootAddress[] known, string name, long number)
    {
        var isAddress = line.Contains("://") || Path.IsPathRooted(line);
        var key = isAddress ? KeyBelow(known, line) : line;
        if (key is null)
        {
            var shown = DisplayText.Text(RootAddress.WithoutSecrets(line));
            var roots = string.Join(", ", known.Select(root => root.Address).Distinct());
            throw new InvalidInputException($"{name}, line {number}: '{shown}' lies below none of the roots {roots}.");
        }

        return ObjectKey.FindFault(key) is { } fault
            ? throw new InvalidInputException($"{name}, line {number}: '{DisplayText.Text(SasToken.Hide(key))}' is not a key: {fault}.")
            : key;
    }

    private static string? KeyBelow(RootAddress[] known, string address)
    {
        foreach (var root in known)
        {
            if (root.TryGetKey(address, out var key)) return key;
        }

        return null;
    }
}
