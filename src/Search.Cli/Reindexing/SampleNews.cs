using System.IO;
using System.Reflection;
using Search.Service;

namespace Search.Cli.Reindexing;

/// <summary>The shipped sample news, which is inside the binary.</summary>
internal static class SampleNews
{
    private const string Prefix = "news/";

    /// <summary>All sample files, one after another, as JSON lines.</summary>
    internal static Stream Open()
    {
        Assembly assembly = typeof(SampleNews).Assembly;
        var all = new MemoryStream();
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                using Stream one = assembly.GetManifestResourceStream(name)
                    ?? throw new InvalidOperationException($"the resource {name} is gone");
                one.CopyTo(all);
            }
        }
        all.Position = 0;
        return all;
    }

    /// <summary>The records.</summary>
    internal static RecordSource Records()
    {
        SourceSet sources = SourceSet.Find([SourceSet.StandardInput]);
        var reader = new SourceReader(
            sources, new SourceOptions { Schema = Schema.News, StandardInput = Open(), Strict = true });
        return new FileRecordSource(sources, reader);
    }
}
