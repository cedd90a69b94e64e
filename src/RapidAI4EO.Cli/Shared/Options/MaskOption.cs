using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Series;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>The option that says which pixels count.</summary>
internal sealed class MaskOption
{
    private const string None = "none";
    private const string Quality = "qa";

    public MaskOption() => Option.CompletionSources.Add(Quality, None);

    public Option<string> Option { get; } = new("--mask")
    {
        Description = "qa: only pixels whose first quality band (pfqa) is 0, taken to mean 'observed that day'; Sentinel-2 has none. none: all. [default: none]",
        HelpName = "qa|none",
    };

    /// <exception cref="InvalidInputException">There is no such mask.</exception>
    public SeriesMask Read(Invocation call) => call.Get(Option) switch
    {
        null or None => SeriesMask.None,
        Quality => SeriesMask.Quality,
        var other => throw new InvalidInputException($"{Option.Name} takes {Quality} or {None}, not '{other}'."),
    };

    /// <summary>The mask as the option has it.</summary>
    public static string NameOf(SeriesMask mask) => mask == SeriesMask.Quality ? Quality : None;
}
