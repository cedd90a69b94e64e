using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Configuration;

namespace RapidAI4EO.Cli.Doctor;

/// <summary>The file of named roots.</summary>
/// <param name="Path">Where it is looked for.</param>
/// <param name="Exists">Whether it is there.</param>
/// <param name="Roots">What it names.</param>
/// <param name="Problem">Why it is of no use; null where it is, or is not there.</param>
internal sealed record ConfigurationResult(string Path, bool Exists, IReadOnlyList<NamedRootResult> Roots, string? Problem)
{
    public static ConfigurationResult Of(RootResolver names)
    {
        try
        {
            var file = names.Configuration;
            return new ConfigurationResult(file.Path, file.Exists, [.. file.Roots.Select(NamedRootResult.Of)], null);
        }
        catch (InvalidInputException e)
        {
            return new ConfigurationResult(RootConfiguration.FindPath(Environment.GetEnvironmentVariable), true, [], e.Message);
        }
    }

    public string Describe() =>
        Problem ?? (!Exists ? $"{Path}: not there"
            : Roots.Count == 0 ? $"{Path}: no roots"
            : $"{Path}: {string.Join(", ", Roots.Select(root => $"{root.Name} = {root.Root}{(root.HasToken ? " with a token" : "")}"))}");
}
