using System.Security.Cryptography;

namespace Search.Codecs;

/// <summary>Ids of segments, commits and states: 16 bytes that no other file has.</summary>
public static class SegmentId
{
    /// <summary>A fresh id from the system's random source.</summary>
    public static byte[] Create() => RandomNumberGenerator.GetBytes(SegmentInfo.IdLength);
}
