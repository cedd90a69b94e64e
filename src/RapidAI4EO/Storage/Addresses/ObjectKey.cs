using System.Buffers;
using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Storage.Addresses;

/// <summary>
/// The rules for keys. A key is a relative path with forward slashes which names the same one file below a root on every system:
/// a key list from a stranger cannot reach outside its root, and a tree made on Linux can be copied to Windows.
/// </summary>
public static class ObjectKey
{
    /// <summary>The longest key, in bytes of UTF-8.</summary>
    public const int MaxLength = 1024;

    /// <summary>The longest name between two slashes, in bytes of UTF-8: what file systems bear, less room for a partial file's name.</summary>
    public const int MaxNameLength = 200;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./");

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\\:*?\"<>|");

    private static readonly SearchValues<string> Devices =
        SearchValues.Create(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives back <paramref name="key"/> where it keeps the rules.</summary>
    /// <exception cref="InvalidInputException">It does not; the message says why.</exception>
    public static string Validate(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return FindFault(key) is { } fault
            ? throw new InvalidInputException($"'{DisplayText.Text(SasToken.Hide(key))}' is not a key: {fault}.")
            : key;
    }

    /// <summary>What is wrong with a key, as half a sentence; null where nothing is.</summary>
    public static string? FindFault(ReadOnlySpan<char> key)
    {
        if (key.IsEmpty) return "it is empty";
        if (key[0] == '/') return "it starts with a slash, and keys are relative to a root";
        var isPlain = !key.ContainsAnyExcept(Plain);
        if (!isPlain && FindForbiddenCharacter(key) is { } fault) return fault;
        if (ByteCount(key, isPlain) > MaxLength) return $"it is longer than {MaxLength} bytes";
        foreach (var part in key.Split('/'))
        {
            if (FindFaultInName(key[part], isPlain) is { } inName) return inName;
        }

        return null;
    }

    private static string? FindForbiddenCharacter(ReadOnlySpan<char> key)
    {
        var place = key.IndexOfAny(NotInNames);
        if (place >= 0) return $"it has '{key[place]}' in it";
        foreach (var rune in key.EnumerateRunes())
        {
            // A lone surrogate is enumerated as the replacement character, which has no business in a key either.
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                return "it has characters in it that cannot be printed";
            }
        }

        return null;
    }

    private static string? FindFaultInName(ReadOnlySpan<char> name, bool isPlain)
    {
        if (name.IsEmpty) return "it has an empty name between slashes";
        if (name is "." or "..") return $"it has '{name}' as a name";
        if (name[^1] is '.' or ' ') return "a name in it ends with a dot or a space, which Windows drops";
        if (ByteCount(name, isPlain) > MaxNameLength) return $"a name in it is longer than {MaxNameLength} bytes";
        return IsDevice(name) ? $"'{name}' is the name of a device on Windows" : null;
    }

    /// <summary>Windows takes CON and CON.tif, COM1 and LPT9.txt for devices, in any folder.</summary>
    private static bool IsDevice(ReadOnlySpan<char> name)
    {
        var dot = name.IndexOf('.');
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ');
        if (stem.Length == 4 && char.IsAsciiDigit(stem[3]))
        {
            return stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase);
        }

        return stem.Length is 3 or 6 or 7 && Devices.Contains(stem.ToString());
    }

    private static int ByteCount(ReadOnlySpan<char> text, bool isPlain) => isPlain ? text.Length : Encoding.UTF8.GetByteCount(text);
}
