using System.Diagnostics;

namespace RapidAI4EO.Tests.Support;

/// <summary>Runs what the system has for making and mounting disks.</summary>
internal static class SystemCommand
{
    /// <returns>False where it is not there or did not succeed.</returns>
    public static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Takes a disk away. A program that another test is just starting has its files open for a moment, as copies of ours.</summary>
    public static bool Unmount(string path)
    {
        for (var attempt = 0; !Run("umount", path); attempt++)
        {
            // A minute and more: the other program may have to wait for a processor.
            if (attempt == 3000) return false;
            Thread.Sleep(20);
        }

        return true;
    }
}
