using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>Options that mean the same wherever they stand.</summary>
internal static class CommonOptions
{
    /// <summary>Stands for <see cref="Resources"/> where that is not given.</summary>
    public const string ResourcesVariable = "RAPIDAI4EO_RESOURCES";

    /// <summary>Stands for <see cref="Root"/> where that is not given, with one root.</summary>
    public const string RootVariable = "RAPIDAI4EO_ROOT";

    /// <summary>Stands for <see cref="Index"/> where that is not given.</summary>
    public const string IndexVariable = "RAPIDAI4EO_INDEX";

    public static Option<bool> Json { get; } = new("--json") { Description = "Results and messages as JSON.", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Only warnings and errors on standard error.", Recursive = true };

    public static Option<string> Index { get; } = new("--index")
    {
        Description = $"The sample index, a file. Without: ${IndexVariable}, that of --resources, else that of the corpus at --root, kept in the cache and built when it is first needed.",
        HelpName = "FILE",
    };

    /// <summary>Where an index is built from, which need not be where the images are.</summary>
    public static Option<string> Resources { get; } = new("--resources")
    {
        Description = $"Where the resource files are that the index is built from: a URL, a folder, or a name of the configuration file. [default: ${ResourcesVariable}, else those of --root]",
        HelpName = "URL|DIR|NAME",
    };

    public static Option<string[]> Root { get; } = new("--root")
    {
        Description = $"Where the images are: a URL, a folder, or a name of the configuration file. Again for mirrors, in order of preference. [default: ${RootVariable}, else Azure, then source.coop]",
        HelpName = "URL|DIR|NAME",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Where the resource files are, as far as the call or the environment says.</summary>
    public static RootAddress? ResourcesOf(Invocation call)
    {
        return (call.Get(Resources) ?? Variable(ResourcesVariable)) is { Length: > 0 } written ? call.RootNames.Resolve([written]).Roots[0] : null;
    }

    /// <summary>The roots that were named, or those known.</summary>
    public static IReadOnlyList<RootAddress> RootsOf(Invocation call)
    {
        var resolved = call.RootNames.Resolve(call.Has(Root) || Variable(RootVariable) is not { } root ? call.Get(Root) : [root]);
        foreach (var warning in resolved.Warnings)
        {
            call.Messages.Warn(warning);
        }

        return resolved.Roots;
    }

    /// <summary>What stands before each key in hrefs. Without a root it is Azure, whatever the index was built from.</summary>
    public static string HrefRootOf(Invocation call)
    {
        var root = RootsOf(call)[0];
        return root.Folder is { } folder ? folder.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/') + "/" : root.Address;
    }

    /// <summary>The file of the index that the call or the environment names; null where neither does.</summary>
    public static string? IndexOf(Invocation call) => call.Get(Index) ?? Variable(IndexVariable);

    /// <summary>Those of the variables above that are set.</summary>
    public static IEnumerable<string> VariablesSet() => ((string[])[RootVariable, IndexVariable, ResourcesVariable]).Where(name => Variable(name) is not null);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
