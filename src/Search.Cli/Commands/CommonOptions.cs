using System.CommandLine;
using System.Globalization;

namespace Search.Cli.Commands;

/// <summary>Options that several commands have, with the same words.</summary>
internal static class CommonOptions
{
    internal const string DefaultData = "./search-data";
    internal const string DefaultIndex = "news";
    internal const string DefaultAddress = "127.0.0.1:50051";

    /// <summary>A text that must not be blank.</summary>
    internal static Argument<string> Text(string description)
    {
        var text = new Argument<string>("TEXT") { Description = description };
        text.Validators.Add(result =>
        {
            if (result.Tokens.All(t => string.IsNullOrWhiteSpace(t.Value)))
            {
                result.AddError("TEXT is empty.");
            }
        });
        return text;
    }

    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON object." };

    /// <summary>Refuses values outside a range, where the option is given; a default is not asked.</summary>
    internal static void RequireRange<T>(Option option, T least, T most)
        where T : IComparable<T>, IParsable<T> =>
        option.Validators.Add(result =>
        {
            // What is no number at all is refused by the parser.
            if (result.Tokens.Count > 0
                && T.TryParse(result.Tokens[^1].Value, CultureInfo.InvariantCulture, out T? value)
                && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
            {
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be {least} to {most}."));
            }
        });

    internal static Option<string> Index() => new("--index")
    {
        Description = "Name of the index.",
        DefaultValueFactory = _ => DefaultIndex,
    };
}
