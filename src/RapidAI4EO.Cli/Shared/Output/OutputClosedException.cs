namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>Whoever reads our standard output has closed it.</summary>
internal sealed class OutputClosedException(Exception innerException) : IOException(innerException.Message, innerException);
