namespace Search.Indexing;

/// <summary>A merge was stopped because its writer closes.</summary>
internal sealed class MergeAbortedException() : InvalidOperationException("the merge was aborted");
