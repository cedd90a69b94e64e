using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Parts;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>Which part of the work is done by this call, the same for every verb that can be cut.</summary>
internal sealed class PartOptions
{
    /// <summary>What is given to have the scheduler say it.</summary>
    private const string Auto = "auto";

    private readonly Option<string> _part = new("--part")
    {
        Description = "Only part K of N, counted from 1: parts are disjoint, cover everything, and are the same on every machine. auto: as a Slurm array or an Indexed Job of Kubernetes says.",
        HelpName = "K/N|auto",
    };

    private readonly Option<string> _parts = new("--parts") { Description = "With --part auto: of how many parts this is one.", HelpName = "N" };

    public IEnumerable<Option> All => [_part, _parts];

    public bool IsGiven(Invocation call) => call.Has(_part);

    /// <returns>Null where all is to be done.</returns>
    /// <exception cref="InvalidInputException">It is no part.</exception>
    public Part? Read(Invocation call)
    {
        var count = CountText.Parse(_parts.Name, call.Get(_parts), 1, Part.MaxCount);
        if (call.Get(_part) is not { } text) return count is null ? null : throw new InvalidInputException($"{_parts.Name} says of how many parts, so it needs {_part.Name} auto.");
        if (text == Auto) return PartEnvironment.Read(Environment.GetEnvironmentVariable, count);
        return count is null ? Part.Parse(text) : throw new InvalidInputException($"{_part.Name} {text} already says of how many parts, so {_parts.Name} does not go with it.");
    }

    /// <summary>The samples of the part that is meant.</summary>
    public SampleSet Cut(Invocation call, SampleIndex index, SampleSet samples) => Read(call) is { } part ? PartCutter.Cut(index, samples, part) : samples;
}
