using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>Keys on standard output, a line each; with JSON, an array of strings. <see cref="End"/> ends it.</summary>
internal sealed class KeyLines
{
    private readonly JsonArrayStream? _array;
    private readonly Stream _output;

    public KeyLines(Invocation call)
    {
        _array = call.Json ? new JsonArrayStream(call.Results) : null;
        _output = _array ?? call.Results.Buffered();
    }

    public void Add(string key) => _output.Write(Encoding.UTF8.GetBytes(OnOneLine(key) + "\n"));

    public void End()
    {
        _array?.End();
        _output.Flush();
    }

    /// <summary>Control characters in what a stranger named could look like another line or move on a terminal: they are written as \u001b.</summary>
    private static string OnOneLine(string key) =>
        key.Any(char.IsControl) ? string.Concat(key.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : key;
}
