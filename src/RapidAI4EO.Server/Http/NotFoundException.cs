
namespace RapidAI4EO.Server.Http;

/// <summary>There is nothing at an address.</summary>
/// <param name="parameter">The part of the address that names what is not there, as the OpenAPI document calls it.</param>
/// <param name="message">A sentence that says what is not there, and what is.</param>
internal sealed class NotFoundException(string parameter, string message) : ParameterException(parameter, message);
