using System.IO;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary>Builds the variant set of a run: what is shipped, and the user's own files on top.</summary>
internal static class VariantFileReader
{
    private const int ShownProblems = 20;

    /// <exception cref="FormatException">A file has records that are refused; names file, line and reason.</exception>
    internal static VariantSet Load(string[] files)
    {
        if (files.Length == 0)
        {
            return VariantSet.Shipped;
        }
        var builder = new VariantSetBuilder("shipped+own");
        builder.AddShipped();
        foreach (string file in files)
        {
            using var reader = new StreamReader(file);
            builder.Add(file, reader);
        }
        return builder.TryBuild() ?? throw new FormatException(string.Join(
            Environment.NewLine, builder.Problems.Where(p => p.IsError).Take(ShownProblems).Select(p => p.ToString())));
    }
}
