using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Parts;

/// <summary>Finds out from what a scheduler tells its tasks which part this process is to do.</summary>
public static class PartEnvironment
{
    private const string SlurmId = "SLURM_ARRAY_TASK_ID";
    private const string SlurmMin = "SLURM_ARRAY_TASK_MIN";
    private const string SlurmMax = "SLURM_ARRAY_TASK_MAX";
    private const string SlurmStep = "SLURM_ARRAY_TASK_STEP";
    private const string SlurmCount = "SLURM_ARRAY_TASK_COUNT";
    private const string KubernetesIndex = "JOB_COMPLETION_INDEX";

    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <param name="count">
    /// How many parts there are; then Slurm's task ids count from 1, so that some tasks of an array can be submitted again. Null where the array says it,
    /// which Kubernetes does not.
    /// </param>
    /// <exception cref="InvalidInputException">No scheduler says it, or it does not fit.</exception>
    public static Part Read(Func<string, string?> variable, int? count)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable(SlurmId) is { Length: > 0 }) return OfSlurm(variable, count);
        if (variable(KubernetesIndex) is { Length: > 0 })
        {
            var index = Number(variable, KubernetesIndex);
            return count is { } n ? Checked(index + 1L, n, KubernetesIndex) : throw new InvalidInputException($"{KubernetesIndex} says which part this is and not of how many: give --parts N.");
        }

        throw new InvalidInputException($"--part auto needs a task of a Slurm array ({SlurmId}) or of an Indexed Job of Kubernetes ({KubernetesIndex}). Elsewhere write --part K/N.");
    }

    private static Part OfSlurm(Func<string, string?> variable, int? count)
    {
        var id = Number(variable, SlurmId);
        if (count is { } given) return Checked(id, given, SlurmId);
        var (min, max, tasks) = (Number(variable, SlurmMin), Number(variable, SlurmMax), Number(variable, SlurmCount));
        var step = variable(SlurmStep) is { Length: > 0 } ? Number(variable, SlurmStep) : 1;
        if (step < 1 || ((max - min) / step) + 1 != tasks || (id - min) % step != 0)
        {
            throw new InvalidInputException("The ids of the Slurm array are no even series, so they do not say which part this is: number them from 1 and give --parts N.");
        }

        return Checked(((id - min) / step) + 1, tasks, SlurmId);
    }

    private static Part Checked(long number, long count, string name) => number >= 1 && number <= count && count <= Part.MaxCount
        ? new Part((int)number, (int)count)
        : throw new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"{name} makes this part {number} of {count}, which there is not. Look at --parts and at the ids of the tasks."));

    private static long Number(Func<string, string?> variable, string name) =>
        long.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidInputException($"{name} is '{DisplayText.Text(variable(name) ?? "")}', which is no whole number.");
}
