using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Storage.Configuration;

/// <summary>
/// Reads the configuration file and collects its faults. It is walked by hand, since what a deserializer says of a fault may quote
/// the text round it, and that may be a token.
/// </summary>
internal sealed class RootConfigurationReader
{
    private const int MaxLength = 1 << 20;
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly List<string> _faults = [];
    private readonly List<NamedRoot> _roots = [];

    private RootConfigurationReader()
    {
    }

    /// <exception cref="InvalidInputException">The file cannot be read, or has faults.</exception>
    public static IReadOnlyList<NamedRoot> Read(string path)
    {
        var reader = new RootConfigurationReader();
        using (var document = Parse(path))
        {
            reader.TakeFile(path, document.RootElement);
        }

        return reader._faults switch
        {
            [] => reader._roots,
            [var only] => throw new InvalidInputException($"The configuration {path} has a fault: {only}."),
            var all => throw new InvalidInputException(
                $"The configuration {path} has {all.Count} faults: {string.Join("; ", all.Select((fault, i) => $"({i + 1}) {fault}"))}."),
        };
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(ReadText(path), Options);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"The configuration {path} is not valid JSON: look at line {e.LineNumber + 1}.");
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            // It may be a pipe, which says of no length.
            using var reader = new StreamReader(path, Encoding.UTF8);
            var text = new char[MaxLength + 1];
            var length = reader.ReadBlock(text);
            return length <= MaxLength ? new string(text, 0, length) : throw new InvalidInputException(
                $"The configuration {path} is longer than {MaxLength} characters, which no list of roots is.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The configuration {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A name that somebody wrote, where it can be no token.</summary>
    private static string Quoted(string name) => NamedRoot.IsName(name) ? $"'{name}'" : "one of another form";

    private void TakeFile(string path, JsonElement file)
    {
        try
        {
            TakeFile(file);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidInputException($"The configuration {path} holds text that is not Unicode: half of a surrogate pair.", e);
        }
    }

    private void TakeFile(JsonElement file)
    {
        if (file.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("it is not an object with the member \"roots\"");
            return;
        }

        foreach (var member in file.EnumerateObject())
        {
            if (member.Name == "roots") TakeRoots(member.Value);
            else _faults.Add($"the only member is \"roots\", not {Quoted(member.Name)}");
        }
    }

    private void TakeRoots(JsonElement roots)
    {
        if (roots.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("\"roots\" is not an object of names and roots");
            return;
        }

        var number = 0;
        foreach (var root in roots.EnumerateObject())
        {
            number++;
            if (!NamedRoot.IsName(root.Name)) _faults.Add($"the name of root number {number} has other characters than letters, digits, '.', '-' and '_', or too many");
            else if (_roots.Exists(known => known.Name == root.Name)) _faults.Add($"'{root.Name}' is there twice");
            else if (root.Value.ValueKind != JsonValueKind.Object) _faults.Add($"'{root.Name}' is not an object with the member \"url\"");
            else TakeRoot(root.Name, root.Value);
        }
    }

    private void TakeRoot(string name, JsonElement root)
    {
        var before = _faults.Count;
        string? url = null, sas = null, sasVariable = null;
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "url":
                    url = Text(name, member, url);
                    break;
                case "sas":
                    sas = Text(name, member, sas);
                    break;
                case "sasVariable":
                    sasVariable = Text(name, member, sasVariable);
                    break;
                default:
                    _faults.Add($"'{name}' has members url, sas and sasVariable, not {Quoted(member.Name)}");
                    break;
            }
        }

        if (_faults.Count > before) return;
        if (url is null) _faults.Add($"'{name}' has no \"url\"");
        else if (AddressOf(name, url, sas, sasVariable) is { } address) _roots.Add(new NamedRoot(name, address, sasVariable));
    }

    private string? Text(string root, JsonProperty member, string? before)
    {
        if (before is not null) _faults.Add($"'{root}' has \"{member.Name}\" twice");
        else if (member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Trim() is { Length: > 0 } text) return text;
        else _faults.Add($"\"{member.Name}\" of '{root}' is not a text, or is empty");
        return null;
    }

    /// <returns>Null where a fault was noted.</returns>
    private RootAddress? AddressOf(string name, string url, string? sas, string? sasVariable)
    {
        // A relative path would mean another folder wherever the program is started.
        if (!url.Contains("://") && !Path.IsPathFullyQualified(url)) return Fault($"\"url\" of '{name}' is neither a URL nor an absolute path");
        try
        {
            var address = RootAddress.Parse(url);
            var tokens = (address.HasSecret ? 1 : 0) + (sas is null ? 0 : 1) + (sasVariable is null ? 0 : 1);
            if (tokens > 1) return Fault($"'{name}' has more than one of \"sas\", \"sasVariable\" and a token in its URL");
            if (address.Folder is not null && tokens > 0) return Fault($"'{name}' is a folder, which takes no token");
            if (sasVariable is not null && !IsVariable(sasVariable)) return Fault($"\"sasVariable\" of '{name}' is not the name of an environment variable");
            if (sas is null) return address;
            return SasToken.FindFault(sas) is { } fault ? Fault($"\"sas\" of '{name}' is no token: {fault}") : address.WithSas(sas);
        }
        catch (InvalidInputException e)
        {
            return Fault($"'{name}': {e.Message.TrimEnd('.')}");
        }
    }

    private RootAddress? Fault(string text)
    {
        _faults.Add(text);
        return null;
    }

    /// <summary>Strict, since a token that was put here by mistake must not be quoted later.</summary>
    private static bool IsVariable(string text) =>
        text.Length <= 128 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
