using RapidAI4EO.Cli;

return await CommandLine.RunAsync(args);
