using System.Diagnostics;
using System.IO;
using Search.Analysis.Tests.Sources;
using Search.Testing;

namespace Search.Analysis.Tests.Unicode;

/// <summary>The committed tables are what the generators beside them write today.</summary>
public sealed class GeneratedTableTests
{
    [Theory]
    [InlineData("Unicode", "generate_case_tables.py", "CaseTable.g.cs", "SEARCH_UNICODE_DATA", "/usr/share/unicode")]
    [InlineData("Unicode", "generate_fold_tables.py", "FoldTable.g.cs", "SEARCH_UNICODE_DATA", "/usr/share/unicode")]
    [InlineData("Unicode", "generate_word_break_tables.py", "WordBreakTable.g.cs", "SEARCH_UNICODE_DATA", "/usr/share/unicode")]
    [InlineData("Spelling", "generate_spelling_table.py", "SpellingTable.g.cs", "SEARCH_SCOWL", "/usr/share/dict/scowl")]
    public void A_table_is_reproduced(string folder, string generator, string table, string variable, string data)
    {
        string? python = Judges.FindProgram("python3");
        Judge.Require(python, "python3");
        Judge.Require(Judges.FindFolder(variable, data), data);
        string? source = Repository.Folder("src/Search.Analysis");
        Judge.Require(source, "the source tree");
        System.IO.DirectoryInfo target = System.IO.Directory.CreateTempSubdirectory("search-tables-");
        try
        {
            ProcessStartInfo start = new(python, ["-B", Path.Combine(source, folder, generator)]);
            start.Environment["SEARCH_GENERATED_OUT"] = target.FullName;
            using Process? process = Process.Start(start);
            Assert.NotNull(process);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            string committed = File.ReadAllText(Path.Combine(source, folder, table));
            string written = File.ReadAllText(Path.Combine(target.FullName, table));
            Assert.True(committed == written, $"{table} differs from what {generator} writes");
        }
        finally
        {
            target.Delete(true);
        }
    }
}
