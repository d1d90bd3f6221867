namespace Search.Service;

/// <summary>Reasons of errors: constants that programs may compare.</summary>
public static class ErrorReasons
{
    /// <summary>The domain of the reasons.</summary>
    public const string Domain = "search.v1";

    /// <summary>A field of the request is wrong.</summary>
    public const string InvalidField = "INVALID_FIELD";

    /// <summary>A value is over a limit; the metadata names it.</summary>
    public const string OverLimit = "OVER_LIMIT";

    /// <summary>The query text does not follow its syntax; the metadata gives the position.</summary>
    public const string QuerySyntax = "QUERY_SYNTAX";

    /// <summary>The schema has no such field, or the field cannot do that.</summary>
    public const string UnknownField = "UNKNOWN_FIELD";

    /// <summary>No index of that name.</summary>
    public const string IndexNotFound = "INDEX_NOT_FOUND";

    /// <summary>An index of that name exists.</summary>
    public const string IndexExists = "INDEX_EXISTS";

    /// <summary>No document of that id.</summary>
    public const string DocumentNotFound = "DOCUMENT_NOT_FOUND";

    /// <summary>No entity of that id or name.</summary>
    public const string EntityNotFound = "ENTITY_NOT_FOUND";

    /// <summary>The condition of a write does not hold.</summary>
    public const string ConditionFailed = "CONDITION_FAILED";

    /// <summary>The etag is not the one of the index.</summary>
    public const string EtagMismatch = "ETAG_MISMATCH";

    /// <summary>Another connection took over the bulk stream.</summary>
    public const string StreamTakenOver = "STREAM_TAKEN_OVER";

    /// <summary>The bulk stream was stopped because too many operations were refused.</summary>
    public const string BulkStopped = "BULK_STOPPED";

    /// <summary>The page token was not made by this service, or was changed.</summary>
    public const string PageTokenBroken = "PAGE_TOKEN_BROKEN";

    /// <summary>The page token belongs to another request.</summary>
    public const string PageTokenMismatch = "PAGE_TOKEN_MISMATCH";

    /// <summary>The page token's lease has ended.</summary>
    public const string PageTokenExpired = "PAGE_TOKEN_EXPIRED";

    /// <summary>The name of a point in time was not made by this service, or was changed.</summary>
    public const string PointInTimeBroken = "POINT_IN_TIME_BROKEN";

    /// <summary>The point in time was closed, or not used for too long.</summary>
    public const string PointInTimeExpired = "POINT_IN_TIME_EXPIRED";

    /// <summary>Too much is waiting to be written, or searched.</summary>
    public const string Overloaded = "OVERLOADED";

    /// <summary>The service is closing.</summary>
    public const string Draining = "DRAINING";

    /// <summary>The index is just being replaced, and takes writes again in a moment.</summary>
    public const string Replacing = "REPLACING";

    /// <summary>An index may not take the place of another: documents are missing, or writes would be lost.</summary>
    public const string SwapRefused = "SWAP_REFUSED";

    /// <summary>The document has the greatest version there is: no write can come after it.</summary>
    public const string VersionsUsedUp = "VERSIONS_USED_UP";

    /// <summary>Another process owns the data folder.</summary>
    public const string FolderInUse = "FOLDER_IN_USE";

    /// <summary>The disk failed under the index; it takes no more writes until it is reopened.</summary>
    public const string StorageFailed = "STORAGE_FAILED";

    /// <summary>The index's files are damaged.</summary>
    public const string IndexCorrupt = "INDEX_CORRUPT";

    /// <summary>The index was written with other analyzers, variant data or format than this version has.</summary>
    public const string FingerprintMismatch = "FINGERPRINT_MISMATCH";

    /// <summary>The sequence asked for was not written in the time given.</summary>
    public const string SequenceNotReached = "SEQUENCE_NOT_REACHED";

    /// <summary>The version of the variant data asked for is not one that is served.</summary>
    public const string VariantVersionNotServed = "VARIANT_VERSION_NOT_SERVED";

    /// <summary>There is no variant set of that name, or it has no such version.</summary>
    public const string VariantSetNotFound = "VARIANT_SET_NOT_FOUND";

    /// <summary>There is a variant set of that name.</summary>
    public const string VariantSetExists = "VARIANT_SET_EXISTS";

    /// <summary>The variant set is served, or was before the one that is: it cannot go.</summary>
    public const string VariantSetInUse = "VARIANT_SET_IN_USE";

    /// <summary>A change of the variant data is under way; there is one at a time.</summary>
    public const string ActivationRunning = "ACTIVATION_RUNNING";

    /// <summary>The change would tag too many documents again, or a very common word.</summary>
    public const string ChangeTooLarge = "CHANGE_TOO_LARGE";

    /// <summary>Stored variant data cannot be read, or does not fit the data of this version.</summary>
    public const string VariantDataInvalid = "VARIANT_DATA_INVALID";

    /// <summary>The operation was cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>There is no operation of that name.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>The soft timeout ended the search.</summary>
    public const string SoftTimeout = "SOFT_TIMEOUT";
}
