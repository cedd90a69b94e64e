using BenchmarkDotNet.Running;
using RapidAI4EO.Benchmarks;
using RapidAI4EO.Corpus;

// Verbs serve side_by_side.py, stac.py and chips.py, and read whoever wants to know what reading in bulk costs; all else is BenchmarkDotNet's own command line.
switch (args)
{
    case ["corpus"]:
        Console.WriteLine(BenchmarkCorpus.Prepare());
        return 0;
    case ["stac", var folder]:
        BenchmarkCatalog.Write(folder);
        return 0;
    case ["--json"]:
        Answers.WriteJson(Console.OpenStandardOutput());
        return 0;
    case ["chips", var chip, var folder]:
        BenchmarkChips.Write(chip, folder);
        return 0;
    case ["decode", var path, var chips]:
        ChipDecoding.WriteJson(Console.OpenStandardOutput(), path, int.Parse(chips));
        return 0;
    case ["decode-on-all-cores", var path, var chips]:
        ChipDecoding.WriteJsonOfAllCores(Console.OpenStandardOutput(), path, int.Parse(chips));
        return 0;
    case ["read", var path, var sample, var folder]:
        await ChipReading.WriteJsonAsync(Console.OpenStandardOutput(), path, SampleId.Parse(sample), folder);
        return 0;
    case ["batches", var folder, var size, var prefetch]:
        await BatchReading.WriteJsonAsync(Console.OpenStandardOutput(), folder, int.Parse(size), int.Parse(prefetch));
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCorpus).Assembly).Run(args);
        return 0;
}
