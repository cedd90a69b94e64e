using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>A chip ends an export: it is damaged and that was to be an end, or its root does not answer. What is complete is kept.</summary>
public sealed class ChipFaultException(ChipFault fault, string advice) : CorpusException($"{fault.Message} {advice}")
{
    public ChipFault Fault { get; } = fault;
}
