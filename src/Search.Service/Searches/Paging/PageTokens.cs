using System.Buffers.Text;
using System.Security.Cryptography;
using Search.Store;

namespace Search.Service;

/// <summary>
/// Page tokens: opaque to callers, bound to the request, and authenticated with a key that lives as long as the
/// process. A token of an earlier process is
/// recognised as such: its reader is gone, so it is expired, not broken.
/// </summary>
/// <remarks>
/// Bytes before base64url: version, key id (8), request fingerprint (16), lease, doc, score, sort values, tie-break,
/// then 16 bytes of HMAC-SHA-256 over all
/// before it. Sort values: a kind byte (0 null, 1 long, 2 bytes, 3 float, 4 int), then the value.
/// </remarks>
internal sealed class PageTokens
{
    private const byte Version = 1;
    private const byte PointVersion = 0x81;
    private const int KeyIdBytes = 8;
    private const int MacBytes = 16;
    private const int MaxSortValues = 64;
    private const string Resource = "page_token";
    private const string PointResource = "point_in_time";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _keyId = RandomNumberGenerator.GetBytes(KeyIdBytes);
    private long _leases;

    /// <summary>
    /// A number for a lease. No two indexes give one twice: an index that takes the place of another must not take its
    /// tokens for its own.
    /// </summary>
    public long NextLease() => System.Threading.Interlocked.Increment(ref _leases);

    /// <summary>The token of a cursor.</summary>
    public string Write(PageCursor cursor, ReadOnlySpan<byte> fingerprint)
    {
        var writer = new ByteWriter();
        writer.WriteByte(Version);
        writer.WriteBytes(_keyId);
        writer.WriteBytes(fingerprint);
        writer.WriteVLong(cursor.Lease);
        writer.WriteVInt(cursor.Doc);
        writer.WriteInt32(BitConverter.SingleToInt32Bits(cursor.Score));
        writer.WriteVInt(cursor.SortValues.Count);
        foreach (object? value in cursor.SortValues)
        {
            WriteSortValue(writer, value);
        }
        writer.WriteVInt(cursor.TieBreak is { } tie ? tie.Length + 1 : 0);
        writer.WriteBytes(cursor.TieBreak);
        writer.WriteBytes(Mac(writer.Written));
        return Base64Url.EncodeToString(writer.Written);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="token">What the caller sent.</param>
    /// <param name="fingerprint">Of the request it came with.</param>
    /// <param name="cursor">The cursor, when nothing is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ServiceError? TryRead(string token, ReadOnlySpan<byte> fingerprint, out PageCursor? cursor)
    {
        cursor = null;
        if (TryOpen(token, fingerprint.Length, out ReadOnlySpan<byte> body) is { } error)
        {
            return error;
        }
        if (!body.Slice(1 + KeyIdBytes, fingerprint.Length).SequenceEqual(fingerprint))
        {
            return ServiceError.Invalid(
                Resource, "belongs to another request: only page_token may change from page to page",
                ErrorReasons.PageTokenMismatch);
        }
        cursor = ReadCursor(new ByteCursor(body[(1 + KeyIdBytes + fingerprint.Length)..], Resource));
        return null;
    }

    /// <summary>The lease that a token needs; 0 when it is no token of this process.</summary>
    /// <param name="token">What the caller sent.</param>
    /// <param name="fingerprintBytes">Bytes of the fingerprint of a request.</param>
    public long LeaseOf(string token, int fingerprintBytes) =>
        TryOpen(token, fingerprintBytes, out ReadOnlySpan<byte> body) is null
            ? new ByteCursor(body[(1 + KeyIdBytes + fingerprintBytes)..], Resource).ReadVLong()
            : 0;

    /// <summary>The error of a token whose lease has ended.</summary>
    public static ServiceError Expired() => new()
    {
        Code = ErrorCode.FailedPrecondition,
        Reason = ErrorReasons.PageTokenExpired,
        Message = "the page token has expired: search again from the first page",
    };

    /// <summary>The name of a point in time: version, key id, number, HMAC.</summary>
    public string WritePoint(long number)
    {
        var writer = new ByteWriter();
        writer.WriteByte(PointVersion);
        writer.WriteBytes(_keyId);
        writer.WriteVLong(number);
        writer.WriteBytes(Mac(writer.Written));
        return Base64Url.EncodeToString(writer.Written);
    }

    /// <summary>The number in the name of a point in time; 0 when it is of an earlier process, whose readers are gone.</summary>
    /// <exception cref="ServiceException">It is no such name.</exception>
    public long ReadPoint(string token)
    {
        bool isOne = TryDecode(token, out byte[] bytes) && bytes.Length > 1 + KeyIdBytes + MacBytes
            && bytes[0] == PointVersion;
        if (isOne && !bytes.AsSpan(1, KeyIdBytes).SequenceEqual(_keyId))
        {
            return 0;
        }
        int end = bytes.Length - MacBytes;
        return isOne && CryptographicOperations.FixedTimeEquals(Mac(bytes.AsSpan(0, end)), bytes.AsSpan(end))
            ? new ByteCursor(bytes.AsSpan(1 + KeyIdBytes, end - 1 - KeyIdBytes), PointResource).ReadVLong()
            : throw new ServiceException(ServiceError.Invalid(
                PointResource, "is not a point in time of this service", ErrorReasons.PointInTimeBroken));
    }

    /// <summary>The error of a point in time that has ended.</summary>
    public static ServiceError PointExpired() => new()
    {
        Code = ErrorCode.FailedPrecondition,
        Reason = ErrorReasons.PointInTimeExpired,
        Message = "the point in time was closed, or not used for too long: open another",
    };

    private static ServiceError Broken() =>
        ServiceError.Invalid(Resource, "is not a token of this service", ErrorReasons.PageTokenBroken);

    // What is authenticated of a token; or what is wrong with it.
    private ServiceError? TryOpen(string token, int fingerprintBytes, out ReadOnlySpan<byte> body)
    {
        body = [];
        if (!TryDecode(token, out byte[] bytes) || bytes.Length < 1 + KeyIdBytes + fingerprintBytes + MacBytes
            || bytes[0] != Version)
        {
            return Broken();
        }
        if (!bytes.AsSpan(1, KeyIdBytes).SequenceEqual(_keyId))
        {
            return Expired();
        }
        body = bytes.AsSpan(0, bytes.Length - MacBytes);
        return CryptographicOperations.FixedTimeEquals(Mac(body), bytes.AsSpan(body.Length)) ? null : Broken();
    }

    private static bool TryDecode(string token, out byte[] bytes)
    {
        bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        if (!Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out int written))
        {
            return false;
        }
        Array.Resize(ref bytes, written);
        return true;
    }

    private byte[] Mac(ReadOnlySpan<byte> body) => HMACSHA256.HashData(_key, body)[..MacBytes];

    private static PageCursor ReadCursor(ByteCursor bytes)
    {
        long lease = bytes.ReadVLong();
        int doc = bytes.ReadVInt();
        float score = BitConverter.Int32BitsToSingle(bytes.ReadInt32());
        int count = bytes.ReadVInt();
        if ((uint)count > MaxSortValues)
        {
            throw new CorruptIndexException(
                Resource, bytes.Position, $"at most {MaxSortValues} sort values", $"{count}");
        }
        object?[] values = new object?[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = ReadSortValue(ref bytes);
        }
        int tie = bytes.ReadVInt();
        return new PageCursor
        {
            Lease = lease,
            Doc = doc,
            Score = score,
            SortValues = values,
            TieBreak = tie == 0 ? null : bytes.ReadBytes(tie - 1).ToArray(),
        };
    }

    private static void WriteSortValue(ByteWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteByte(0);
                break;
            case long number:
                writer.WriteByte(1);
                writer.WriteZLong(number);
                break;
            case byte[] bytes:
                writer.WriteByte(2);
                writer.WriteVInt(bytes.Length);
                writer.WriteBytes(bytes);
                break;
            case float score:
                writer.WriteByte(3);
                writer.WriteInt32(BitConverter.SingleToInt32Bits(score));
                break;
            case int doc:
                writer.WriteByte(4);
                writer.WriteInt32(doc);
                break;
            default:
                throw new ArgumentException($"a {value.GetType().Name} is no sort value", nameof(value));
        }
    }

    private static object? ReadSortValue(ref ByteCursor bytes) => bytes.ReadByte() switch
    {
        0 => null,
        1 => bytes.ReadZLong(),
        2 => bytes.ReadBytes(bytes.ReadVInt()).ToArray(),
        3 => BitConverter.Int32BitsToSingle(bytes.ReadInt32()),
        4 => bytes.ReadInt32(),
        byte kind => throw new CorruptIndexException(Resource, bytes.Position, "the kind of a sort value", $"{kind}"),
    };
}
