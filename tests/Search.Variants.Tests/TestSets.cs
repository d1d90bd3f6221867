using System.IO;

namespace Search.Variants.Tests;

/// <summary>Small sets for tests: given records on top of the shipped weights, titles and cues.</summary>
internal static class TestSets
{
    /// <summary>A set of records and the shipped settings, without the shipped names.</summary>
    public static VariantSet Build(params string[] records)
    {
        var builder = new VariantSetBuilder("test");
        AddSettings(builder);
        builder.Add("test.jsonl", new StringReader(string.Join('\n', records)));
        return builder.Build();
    }

    /// <summary>Adds the shipped records that hold no names.</summary>
    public static void AddSettings(VariantSetBuilder builder) => builder.AddShippedSettings();

    public static string Entity(string id, string type, string variants) =>
        $$"""{"entity":"{{id}}","type":"{{type}}","names":{"en":"{{id}}"},"provenance":["editors"],"""
        + "\"variants\":[" + variants + "]}";

    public static string Person(string id, string name, string surname) => Entity(
        "person/" + id,
        "PERSON",
        $$"""{"surface":"{{name}}","kind":"OFFICIAL_NAME"},{"surface":"{{surname}}","kind":"SURNAME"}""");

    public static string Organisation(string id, string name) =>
        Entity("organisation/" + id, "ORGANISATION", $$"""{"surface":"{{name}}","kind":"OFFICIAL_NAME"}""");
}
