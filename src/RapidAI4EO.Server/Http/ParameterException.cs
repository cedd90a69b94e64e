using RapidAI4EO.Corpus;

namespace RapidAI4EO.Server.Http;

/// <summary>A parameter of a request cannot be understood.</summary>
/// <param name="parameter">Its name.</param>
/// <param name="message">A sentence that says what is wrong and how to write it.</param>
/// <param name="inner">What found it.</param>
internal class ParameterException(string parameter, string message, Exception? inner = null) : InvalidInputException(message, inner)
{
    public string Parameter { get; } = parameter;
}
