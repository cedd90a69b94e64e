using System.CommandLine;
using RapidAI4EO.Index;
using RapidAI4EO.Storage;

namespace RapidAI4EO.Cli.Options;

/// <summary>Options that mean the same wherever they stand.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Results and messages as JSON.", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Only warnings and errors on standard error.", Recursive = true };

    public static Option<string> Index { get; } = new("--index")
    {
        Description = "The sample index; without, the one in the cache, built when it is first needed.",
        HelpName = "FILE",
    };

    public static Option<string[]> Root { get; } = new("--root")
    {
        Description = "Where the corpus is: a URL, a folder, or a name of the configuration file. Again for mirrors, in order of preference. [default: Azure, then source.coop]",
        HelpName = "URL|DIR|NAME",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The index file that is meant.</summary>
    public static string IndexPathOf(Invocation call) => call.Get(Index) ?? CacheFolder.Default.IndexPath;

    /// <summary>The roots that were named, or those known.</summary>
    public static IReadOnlyList<RootAddress> RootsOf(Invocation call)
    {
        var resolved = call.RootNames.Resolve(call.Get(Root));
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
}
