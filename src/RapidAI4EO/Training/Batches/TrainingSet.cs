using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>
/// An exported training set of any format, read in batches. Images are read when they are asked for; what is a few bytes a sample (ids,
/// labels, splits, places) is kept in memory.
/// </summary>
public sealed class TrainingSet
{
    // Above the labels of 44 classes as floats and below the smallest image.
    private const int MaxKept = 4096;

    private readonly SetDescription _description;
    private readonly Dictionary<string, RowArray> _arrays;
    private readonly SampleId[] _samples;
    private readonly byte[]? _splits;

    // Those of the last reading, for the next epoch: to touch so much new memory takes longer than to read into it.
    private BatchBuffers? _buffers;

    private TrainingSet(string folder, SetDescription description)
    {
        Folder = folder;
        _description = description;
        _arrays = ArrayFiles.Open(folder, description).Select(array => Keep(array, description.Samples)).ToDictionary(array => array.Name);
        _samples = ReadSamples();
        _splits = _arrays.GetValueOrDefault(SetNames.Split)?.ReadAll();
        _arrays.Remove(SetNames.SampleId);
    }

    public string Folder { get; }

    /// <summary>Samples.</summary>
    public int Count => _samples.Length;

    /// <summary>The arrays that batches have: <c>planet</c>, <c>planet_valid</c>, <c>label</c> and so on; docs/training.md says what each is.</summary>
    public IReadOnlyCollection<string> ArrayNames => _arrays.Keys;

    /// <summary>The splits' names, in the order of their numbers; none where the export was made without.</summary>
    public IReadOnlyList<string> SplitNames => _description.Splits;

    /// <summary>What the last axis of <c>label</c> is, or the numbers in it where it has none.</summary>
    public IReadOnlyList<string> LabelKeys => _description.Label.Keys;

    /// <exception cref="CorpusException">The folder is no complete export, or it is damaged.</exception>
    public static TrainingSet Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder = Path.GetFullPath(folder);
        return new TrainingSet(folder, SetDescription.Read(folder));
    }

    public SampleId SampleAt(int row) => _samples[row];

    /// <summary>The bands of an array of images, in their order.</summary>
    /// <exception cref="InvalidInputException">There is no such array.</exception>
    public IReadOnlyList<string> BandsOf(string array) => ImagesOf(array).Bands;

    /// <summary>The time axis of an array of images.</summary>
    /// <exception cref="InvalidInputException">There is no such array.</exception>
    public IReadOnlyList<DateTimeOffset> TimesOf(string array) => ImagesOf(array).Times;

    /// <summary>What every pixel of an image is that there is not, for which <c>planet_valid</c> has a 0: NaN in floats, no reflectance in whole numbers.</summary>
    /// <exception cref="InvalidInputException">There is no such array.</exception>
    public double FillValueOf(string array) => ImagesOf(array).FillValue;

    /// <summary>What a number of an array of images is multiplied with to be a reflectance, where 1 is all light; null where it is none, as in quality layers.</summary>
    /// <exception cref="InvalidInputException">There is no such array.</exception>
    public double? ReflectanceScaleOf(string array) => ImagesOf(array).ReflectanceScale;

    /// <summary>
    /// Reads ahead in the background, by several threads, and gives batches in order. Dispose of each when it is done with, so that its
    /// memory is used again; stopping early stops the reading.
    /// </summary>
    /// <exception cref="InvalidInputException">The set has no such split or array, or a batch would be too large.</exception>
    /// <exception cref="CorpusException">A file is not there any more, or damaged; thrown when its batch is due.</exception>
    public IAsyncEnumerable<Batch> ReadBatchesAsync(BatchOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var rows = RowsOf(options.Split);
        if (options.Seed is { } seed) RowOrder.Shuffle(rows, seed, options.Epoch);
        return new BatchReader(this, [.. (options.Arrays ?? [.. ArrayNames]).Select(Find)], options).ReadAsync(rows, token);
    }

    /// <summary>The same as before where they fit.</summary>
    internal BatchBuffers BuffersOf(int length, int count)
    {
        var kept = _buffers;
        return kept is not null && kept.Fits(length, count) ? kept : _buffers = new BatchBuffers(length, count);
    }

    private RowArray Keep(RowArray array, int samples) => array.Rows != samples
        ? throw TrainingFile.Damaged(Folder, string.Create(CultureInfo.InvariantCulture, $"{array.Name} has {array.Rows:N0} samples, and the set has {samples:N0}"))
        // Images are read when they are asked for, however small they are.
        : array is not MemoryArray && array.RowBytes <= MaxKept && _description.Arrays.All(images => images.Name != array.Name) ? new MemoryArray(array) : array;

    private SampleId[] ReadSamples()
    {
        if (!_arrays.TryGetValue(SetNames.SampleId, out var ids)) throw TrainingFile.Damaged(Folder, $"it has no {SetNames.SampleId}");
        // Safetensors has no texts: there they are a byte a letter.
        var encoding = ids.Type.IsText ? Encoding.UTF32 : Encoding.ASCII;
        var bytes = ids.ReadAll();
        var samples = new SampleId[ids.Rows];
        for (var row = 0; row < samples.Length; row++)
        {
            var text = encoding.GetString(bytes, row * ids.RowBytes, ids.RowBytes).TrimEnd('\0');
            if (!SampleId.TryParse(text, out samples[row])) throw TrainingFile.Damaged(Folder, $"'{DisplayText.Text(text)}' in {SetNames.SampleId} is no sample id");
        }

        return samples;
    }

    private int[] RowsOf(string? split)
    {
        if (split is null) return [.. Enumerable.Range(0, Count)];
        var number = Array.IndexOf(_description.Splits, split);
        if (number < 0 || _splits is null)
        {
            var known = _description.Splits.Length == 0 ? "it was exported without splits" : $"it has {string.Join(", ", _description.Splits)}";
            throw new InvalidInputException($"{Folder} has no split '{DisplayText.Text(split)}'; {known}.");
        }

        return [.. Enumerable.Range(0, Count).Where(row => _splits[row] == number)];
    }

    private RowArray Find(string name) => _arrays.TryGetValue(name, out var array)
        ? array
        : throw new InvalidInputException($"{Folder} has no array '{DisplayText.Text(name)}'; it has {string.Join(", ", ArrayNames)}.");

    private SetArray ImagesOf(string name) => _description.Arrays.FirstOrDefault(array => array.Name == name)
        ?? throw new InvalidInputException($"{Folder} has no images '{DisplayText.Text(name)}'; it has {string.Join(", ", _description.Arrays.Select(array => array.Name))}.");
}
