using System.Text.Json;
using System.Text.Json.Serialization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Local;

namespace RapidAI4EO.Training.Batches;

/// <summary>What <c>export.json</c> says of a training set.</summary>
internal sealed record SetDescription
{
    private const string FileName = "export.json";
    private const int MaxBytes = 16 << 20;

    [JsonPropertyName("format")]
    public required string Format { get; init; }

    [JsonPropertyName("samples")]
    public required int Samples { get; init; }

    [JsonPropertyName("splits")]
    public string[] Splits { get => field ?? []; init; }

    [JsonPropertyName("label")]
    public required SetLabels Label { get; init; }

    [JsonPropertyName("arrays")]
    public required SetArray[] Arrays { get; init; }

    /// <summary>None where samples have files of their own.</summary>
    [JsonPropertyName("shards")]
    public SetShard[] Shards { get => field ?? []; init; }

    /// <exception cref="CorpusException">There is none, so the folder is no export or not complete; or it is damaged.</exception>
    public static SetDescription Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new CorpusException($"{folder} has no {FileName}: it is no training set, or its export is not complete. `rapidai4eo train export` with the same options completes it.");
        }

        var bytes = LocalFile.ReadAll(path, MaxBytes);
        try
        {
            var description = JsonSerializer.Deserialize(bytes, BatchJson.Default.SetDescription) ?? throw new JsonException("It is null.");
            description.RequireParts();
            // Names lead to files, which have to be in the folder.
            return description.Arrays.All(array => array.Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                ? description
                : throw TrainingFile.Damaged(path, "an array has a name that none here has");
        }
        catch (JsonException e)
        {
            throw TrainingFile.Damaged(path, "it does not say what the set is", e);
        }
    }

    /// <summary>Elements of lists are beyond what the deserializer looks at.</summary>
    private void RequireParts()
    {
        if (Samples < 0 || Array.Exists(Arrays, array => array is null || Array.Exists(array.Bands, band => band is null))
            || Array.Exists(Shards, shard => shard is null || shard.Samples < 0 || Array.Exists(shard.Files, file => file is null))
            || Array.Exists(Splits, split => split is null) || Array.Exists(Label.Keys, key => key is null))
        {
            throw new JsonException("A part of it is null, or a number is below 0.");
        }
    }
}
