namespace Search.Service;

/// <summary>One record of a source: a document, or the reason why it is none.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">Line the record begins on, from 1.</param>
/// <param name="Document">The document; null when the record is bad.</param>
/// <param name="Error">What is wrong with it; null when nothing is.</param>
/// <param name="Raw">The record's text, for a dead-letter file; null when the document is good.</param>
public sealed record SourceRecord(string File, long Line, Document? Document, string? Error, string? Raw);
