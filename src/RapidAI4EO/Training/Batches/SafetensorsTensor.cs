namespace RapidAI4EO.Training.Batches;

/// <summary>A tensor of a safetensors file, in C order.</summary>
/// <param name="Type">Of its elements.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Start">Where it starts in the file, in bytes.</param>
internal sealed record SafetensorsTensor(NumpyType Type, IReadOnlyList<long> Shape, long Start);
