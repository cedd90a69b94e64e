using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using Xunit;

namespace RapidAI4EO.Tests.Parts;

public sealed class PartEnvironmentTests
{
    [Theory]
    // sbatch --array=1-8, =0-7 and =10-24:2, as Slurm sets its variables.
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=8 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_STEP=1", null, "3/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=8", null, "1/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=24 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_MAX=24 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_STEP=2", null, "8/8")]
    // Tasks 5 and 9 of forty, submitted again.
    [InlineData("SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_MAX=9 SLURM_ARRAY_TASK_COUNT=2", 40, "9/40")]
    [InlineData("JOB_COMPLETION_INDEX=0", 8, "1/8")]
    [InlineData("JOB_COMPLETION_INDEX=7", 8, "8/8")]
    public void Read_ATask_IsItsPart(string variables, int? count, string part) => Assert.Equal(Part.Parse(part), PartEnvironment.Read(Of(variables), count));

    [Theory]
    [InlineData("", null, "K/N")]
    [InlineData("JOB_COMPLETION_INDEX=0", null, "--parts N")]
    [InlineData("JOB_COMPLETION_INDEX=8", 8, "9 of 8")]
    [InlineData("JOB_COMPLETION_INDEX=x", 8, "no whole number")]
    [InlineData("SLURM_ARRAY_TASK_ID=0", 8, "0 of 8")]
    [InlineData("SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_MAX=9 SLURM_ARRAY_TASK_COUNT=2 SLURM_ARRAY_TASK_STEP=1", null, "no even series")]
    public void Read_WhatDoesNotSayIt_IsRefused(string variables, int? count, string mentions) =>
        Assert.Contains(mentions, Assert.Throws<InvalidInputException>(() => PartEnvironment.Read(Of(variables), count)).Message, StringComparison.Ordinal);

    private static Func<string, string?> Of(string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return values.GetValueOrDefault;
    }
}
