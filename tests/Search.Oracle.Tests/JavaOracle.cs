using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Path = System.IO.Path;

namespace Search.Oracle.Tests;

/// <summary>
/// Apache Lucene in one Java process for all tests of this project. The sources beside the tests are compiled once into
/// a temporary folder; each request is answered by the class it names (see <c>Java/Oracle.java</c>).
/// </summary>
public sealed class JavaOracle : IDisposable
{
    /// <summary>Name of the environment variable that makes a missing judge a failure.</summary>
    public const string Judges = "SEARCH_JUDGES";

    private const string JarFolder = "/usr/share/java";
    private static readonly string[] Options =
        ["-ea:org.apache.lucene...", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
    private static readonly System.Threading.Lock Gate = new();
    private static JavaOracle? shared;
    private static string? missing;

    private readonly Process _process;
    private readonly System.IO.DirectoryInfo _classes;
    private readonly StringBuilder _errors = new();

    private JavaOracle(Process process, System.IO.DirectoryInfo classes)
    {
        _process = process;
        _classes = classes;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>
    /// Asks the judge; the lines of its answer. Reports "not run" when there is no judge, or fails when one is
    /// required.
    /// </summary>
    /// <exception cref="InvalidOperationException">The judge failed; the message is its own.</exception>
    public static IReadOnlyList<string> Ask(string topic, params string[] arguments)
    {
        lock (Gate)
        {
            if (shared is null && missing is null)
            {
                missing = Start(out shared);
            }
            if (shared is null)
            {
                Assert.False(
                    Environment.GetEnvironmentVariable(Judges) == "required", $"the judge is required: {missing}");
                Assert.Skip($"not run: {missing}");
            }
            return shared.Request(topic, arguments);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(5000))
            {
                _process.Kill();
            }
        }
        _process.Dispose();
        if (System.IO.Directory.Exists(_classes.FullName))
        {
            _classes.Delete(recursive: true);
        }
    }

    private static string? Start(out JavaOracle? oracle)
    {
        oracle = null;
        string? classPath = ClassPath();
        if (classPath is null)
        {
            return $"no Apache Lucene in {JarFolder}";
        }
        string[] sources = System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Java"), "*.java");
        System.IO.DirectoryInfo classes = System.IO.Directory.CreateTempSubdirectory("search-oracle-");
        try
        {
            string output = Run(
                "javac", ["-nowarn", "-encoding", "UTF-8", "-cp", classPath, "-d", classes.FullName, .. sources]);
            if (output.Contains("error", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(output);
            }
            var start = new ProcessStartInfo("java")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = Encoding.UTF8,
            };
            foreach (string argument in Options)
            {
                start.ArgumentList.Add(argument);
            }
            start.ArgumentList.Add("-cp");
            start.ArgumentList.Add($"{classes.FullName}:{classPath}");
            start.ArgumentList.Add("Oracle");
            Process process = Process.Start(start) ?? throw new InvalidOperationException("java did not start");
            oracle = new JavaOracle(process, classes);
            return null;
        }
        catch (Win32Exception)
        {
            classes.Delete(recursive: true);
            return "no java and javac on the path";
        }
    }

    private static string? ClassPath()
    {
        if (!System.IO.Directory.Exists(JarFolder))
        {
            return null;
        }
        string[] jars = System.IO.Directory.GetFiles(JarFolder, "lucene-*.jar");
        return jars.Any(j => Path.GetFileName(j).StartsWith("lucene-core-8", StringComparison.Ordinal))
            ? string.Join(':', jars)
            : null;
    }

    private static string Run(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start");
        string output = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"error: {output}";
    }

    private List<string> Request(string topic, string[] arguments)
    {
        _process.StandardInput.WriteLine(string.Join('\t', [topic, .. arguments]));
        _process.StandardInput.Flush();
        var lines = new List<string>();
        while (true)
        {
            string? line = _process.StandardOutput.ReadLine();
            if (line is null or ['!', ..])
            {
                lock (_errors)
                {
                    throw new InvalidOperationException($"the judge failed on {topic}: {line}\n{_errors}");
                }
            }
            if (line == ".")
            {
                return lines;
            }
            lines.Add(line);
        }
    }
}
