using System.Text.Encodings.Web;
using System.Text.Json;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>
/// The manifests of a piece of work: an Indexed Job whose index is the part, and one that is tried until all parts are done. Texts are written as JSON
/// has them, which YAML reads the same.
/// </summary>
/// <param name="call">What is done.</param>
/// <param name="parts">Of how many parts.</param>
/// <param name="atOnce">How many run at once; null for all.</param>
/// <param name="name">What Kubernetes calls it.</param>
internal sealed class KubernetesJob(PartedCall call, int parts, int? atOnce, string name)
{
    private const int Tries = 3;

    public required string Image { get; init; }

    public required string Claim { get; init; }

    public required string Mount { get; init; }

    public required int Cpus { get; init; }

    public required long Mebibytes { get; init; }

    /// <exception cref="InvalidInputException">The call's folder does not lie on the volume.</exception>
    public string Text()
    {
        var folder = call.Folder.TrimEnd('/');
        if (!$"{folder}/".StartsWith($"{Mount.TrimEnd('/')}/", StringComparison.Ordinal))
        {
            throw new InvalidInputException($"{call.Folder} does not lie below {Mount}, where the volume is mounted, so what is written there would be lost. Name a folder below it, or another --mount.");
        }

        return $$"""
            # {{parts}} parts of: {{ProgramName.Text}} {{call.Text}}
            # Made by {{ProgramName.Text}} {{VersionText.Short}}. kubectl apply -f FILE; docs/cluster.md says how the image is made.
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: {{name}}
            spec:
              completionMode: Indexed
              completions: {{parts}}
              parallelism: {{Math.Min(atOnce ?? parts, parts)}}
              backoffLimitPerIndex: {{Tries}}
              podFailurePolicy:
                rules:
                  # A wrong call is wrong for every part.
                  - action: FailJob
                    onExitCodes:
                      containerName: part
                      operator: In
                      values: [2]
                  # A part that is not complete: something is missing that no further try brings.
                  - action: FailIndex
                    onExitCodes:
                      containerName: part
                      operator: In
                      values: [3]
                  # A node that is drained is nobody's fault.
                  - action: Ignore
                    onPodConditions:
                      - type: DisruptionTarget
                        status: "True"
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: part
                      image: {{Quoted(Image)}}
                      args: [{{Words([.. call.Words, "--part", "auto", "--parts", $"{parts}"])}}]
            {{Container(Cpus, Mebibytes)}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: {{name}}-end
            spec:
              # Tried until all parts are done: status exits with 0 only then.
              backoffLimit: 1000
              template:
                spec:
                  restartPolicy: OnFailure
                  containers:
                    - name: end
                      image: {{Quoted(Image)}}
                      args: [{{Words(["status", call.Folder])}}]
            {{Container(1, 1000)}}

            """;
    }

    private string Container(int cpus, long mebibytes) => $$"""
                  resources:
                    requests:
                      cpu: "{{cpus}}"
                      memory: {{mebibytes}}Mi
                    limits:
                      memory: {{mebibytes}}Mi
                  volumeMounts:
                    - name: data
                      mountPath: {{Quoted(Mount)}}
              volumes:
                - name: data
                  persistentVolumeClaim:
                    claimName: {{Quoted(Claim)}}
        """;

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Select(Quoted));

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
