using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>
/// The script of a piece of work: it submits job arrays, as many as MaxArraySize needs, one after the other so that the throttle holds for all of them,
/// and a last job behind them. afterany and not afterok, which waits for ever where a task fails.
/// </summary>
/// <param name="call">What is done.</param>
/// <param name="parts">Of how many parts.</param>
/// <param name="atOnce">How many run at once; null for as many as Slurm gives.</param>
/// <param name="name">What Slurm calls it.</param>
/// <param name="flags">For sbatch, ready for the shell.</param>
internal sealed class SlurmScript(PartedCall call, int parts, int? atOnce, string name, IReadOnlyList<string> flags)
{
    public string Text()
    {
        var throttle = atOnce is null ? "" : $"%{atOnce}";
        var program = ShellText.Quote(ProgramFile.Path);
        return $$$"""
            #!/bin/bash
            # Submits {{{parts}}} parts of
            #   {{{ProgramName.Text}}} {{{call.Text}}}
            # to Slurm and a last job that reports. Run it with bash. Made by {{{ProgramName.Text}}} {{{VersionText.Short}}}.
            set -eu
            folder={{{ShellText.Quote(Path.GetFullPath(call.Folder))}}}
            logs="$folder/.rapidai4eo/logs"
            mkdir -p "$logs"
            # An array's largest index is one less than this.
            max=$(scontrol show config | awk '$1 == "MaxArraySize" {print $3}')
            max=${max:-1001}
            jobs=
            for ((first = 1; first <= {{{parts}}}; first += max - 1)); do
                count=$(({{{parts}}} - first + 1))
                if ((count > max - 1)); then count=$((max - 1)); fi
                job=$(FIRST=$first sbatch --parsable --job-name={{{name}}} --array="1-$count{{{throttle}}}" --requeue --export=ALL \
                    --output="$logs/%A_%a.log" --open-mode=append {{{string.Join(' ', flags)}}} ${jobs:+--dependency=afterany:${jobs##*:}} <<'TASK'
            #!/bin/bash
            part=$((SLURM_ARRAY_TASK_ID + FIRST - 1))
            {{{program}}} {{{call.Text}}} --part "$part/{{{parts}}}"
            code=$?
            case $code in
                # Done, or done in part: something is missing that no further try brings. The last job tells of it.
                0|3) exit 0 ;;
                # A wrong call stays wrong.
                2) exit 2 ;;
            esac
            # The network or a disk: this task again, three times.
            if [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
                scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}" && sleep 60
            fi
            exit $code
            TASK
                )
                jobs="$jobs:${job%%;*}"
            done
            sbatch --job-name={{{name}}}-end --dependency="afterany$jobs" --export=ALL --output="$logs/end.log" --open-mode=append --cpus-per-task=1 --mem=1000M <<END
            #!/bin/bash
            {{{program}}} status "$folder"
            END

            """;
    }
}
