using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>Standard input, which can be read once.</summary>
internal static class StandardInput
{
    /// <summary>What an option is given to mean standard input.</summary>
    public const string Name = "-";

    /// <summary>What messages call it.</summary>
    public const string Title = "Standard input";

    private const string State = "/proc/self/fdinfo/0";
    private const int ClosesOnExec = 0x80000; // O_CLOEXEC

    /// <exception cref="InvalidInputException">It is closed.</exception>
    public static StreamReader Open() => IsClosed()
        ? throw new InvalidInputException($"{Title} is closed, so nothing can be read from it. Pipe something in, or name a file.")
        : new(Console.OpenStandardInput());

    /// <summary>
    /// Whether the program was started without one (<c>&lt;&amp;-</c>). Its number then belongs to a file of the runtime's own, from which
    /// nothing ever comes; such files close on exec, and what was handed down cannot.
    /// </summary>
    private static bool IsClosed()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Path.GetDirectoryName(State))) return false;
        try
        {
            var flags = File.ReadLines(State).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal))?["flags:".Length..].Trim();
            return flags is not null && (Convert.ToInt32(flags, 8) & ClosesOnExec) != 0;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return false;
        }
    }
}
