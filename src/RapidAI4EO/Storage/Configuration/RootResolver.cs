using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;
using WellKnownRoots = RapidAI4EO.Storage.Addresses.Roots;

namespace RapidAI4EO.Storage.Configuration;

/// <summary>
/// From what a user writes for <c>--root</c> to roots: URLs, paths, names of the configuration file. A token comes from that file,
/// or from <c>RAPIDAI4EO_SAS</c> where the one web root that is written has none of its own. That variable's token goes neither
/// to the well-known public roots nor to several: it was made for one.
/// </summary>
/// <param name="variable">Gives the value of an environment variable.</param>
public sealed class RootResolver(Func<string, string?> variable)
{
    /// <summary>Holds the token of a root that is written as a URL.</summary>
    public const string SasVariable = "RAPIDAI4EO_SAS";

    private RootConfiguration? _configuration;

    /// <summary>The configuration file, read when it is first needed.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or has faults.</exception>
    public RootConfiguration Configuration => _configuration ??= RootConfiguration.Load(variable);

    /// <summary>The roots that were written, or the well-known ones where none were.</summary>
    /// <exception cref="InvalidInputException">One is neither a URL nor a folder nor a name, or its token is not to be had.</exception>
    public ResolvedRoots Resolve(IReadOnlyList<string>? written)
    {
        if (written is not { Count: > 0 }) return new ResolvedRoots(WellKnownRoots.WellKnown, []);
        RootAddress[] roots = [.. written.Select(Find)];
        List<string> warnings = [.. _configuration?.Warnings ?? []];
        if (variable(SasVariable)?.Trim() is { Length: > 0 } sas) Sign(roots, sas, warnings);
        return new ResolvedRoots(roots, warnings);
    }

    private static void Sign(RootAddress[] roots, string sas, List<string> warnings)
    {
        var web = Array.FindAll(roots, root => root.Folder is null);
        if (web is [var only])
        {
            if (!only.HasSecret && !IsWellKnown(only)) roots[Array.IndexOf(roots, only)] = Signed(only, sas, SasVariable);
        }
        else if (Array.Exists(web, root => !root.HasSecret && !IsWellKnown(root)))
        {
            warnings.Add($"{SasVariable} is not used, since there are {web.Length} web roots and it does not say for which it is. "
                + "Give them names in the configuration, each with its own.");
        }
    }

    /// <summary>By the host, whatever the path: nobody's token is made for a public archive.</summary>
    private static bool IsWellKnown(RootAddress root) => WellKnownRoots.WellKnown.Any(known => HostOf(known) == HostOf(root));

    private static string HostOf(RootAddress root) => new Uri(root.Address).Host;

    private static RootAddress Signed(RootAddress root, string sas, string name) => SasToken.FindFault(sas) is { } fault
        ? throw new InvalidInputException($"The variable {name} does not hold a shared access signature: {fault}.")
        : root.WithSas(sas);

    /// <summary>A name of the file goes before a folder of that name in the working directory: that is written <c>./name</c>.</summary>
    private RootAddress Find(string text)
    {
        text = text.Trim();
        if (!IsBare(text)) return RootAddress.Parse(text);
        if (Configuration.Roots.FirstOrDefault(root => root.Name == text) is { } named) return AddressOf(named);
        return Directory.Exists(text) ? RootAddress.Parse(text) : throw Unknown(text);
    }

    private static bool IsBare(string text) => text is not ("" or "." or "..") && text.AsSpan().IndexOfAny("/\\:\0") < 0;

    private RootAddress AddressOf(NamedRoot root)
    {
        if (root.SasVariable is not { } name) return root.Address;
        return variable(name)?.Trim() is { Length: > 0 } sas ? Signed(root.Address, sas, name) : throw new InvalidInputException(
            $"The root '{root.Name}' takes its token from the variable {name}, which is not set. See {Configuration.Path}.");
    }

    private InvalidInputException Unknown(string text)
    {
        var names = Configuration.Roots.Count > 0 ? $"{Configuration.Path} knows {string.Join(", ", Configuration.Roots.Select(root => root.Name))}"
            : Configuration.Exists ? $"{Configuration.Path} knows none"
            : $"there is no configuration {Configuration.Path}";
        return new InvalidInputException(
            $"'{DisplayText.Text(RootAddress.WithoutSecrets(text))}' is neither a folder that exists nor the name of a root: {names}.");
    }
}
