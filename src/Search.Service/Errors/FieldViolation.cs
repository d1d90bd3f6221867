namespace Search.Service;

/// <summary>One thing wrong in a request.</summary>
/// <param name="Field">Path of the field, in the names of the contract: <c>document.fields.title</c>.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record FieldViolation(string Field, string Description);
