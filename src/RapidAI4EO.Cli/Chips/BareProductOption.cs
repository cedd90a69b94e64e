using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Chips;

/// <summary>What a file is whose name does not say.</summary>
internal sealed class BareProductOption
{
    public BareProductOption() => Option.CompletionSources.Add([.. Product.Images.Select(product => product.Key)]);

    public Option<string> Option { get; } = new("--product") { Description = "What a file is whose name does not say: pfsr, pfqa or s2. Names of bands and reflectance follow from it.", HelpName = "NAME" };

    /// <exception cref="InvalidInputException">There are no such images.</exception>
    public Product? Read(Invocation call)
    {
        if (call.Get(Option) is not { } name) return null;
        var product = Product.Parse(name);
        return product.HasTime ? product : throw new InvalidInputException($"{Option.Name} takes {string.Join(", ", Product.Images.Select(image => image.Key))}: {product} are no images.");
    }
}
