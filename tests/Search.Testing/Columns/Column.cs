using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>The values of one field as plain arrays: what a doc-values format must give back.</summary>
/// <param name="Field">The field; its type says which of the arrays is used.</param>
/// <param name="Docs">Ascending documents that have values.</param>
/// <param name="Numbers">Numbers of each document (one for numeric fields), ascending.</param>
/// <param name="Bytes">Value of each document of a binary field.</param>
/// <param name="Ords">Ordinals of each document (one for sorted fields), ascending.</param>
/// <param name="Terms">Terms of the ordinals, ascending.</param>
public sealed record Column(
    FieldInfo Field, int[] Docs, long[][] Numbers, byte[][] Bytes, long[][] Ords, byte[][] Terms);
