using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Who is on the other side.</summary>
internal static class PeerIdentity
{
    private const string SubjectProperty = "x509_common_name";
    private const string AlternativeNameProperty = "x509_subject_alternative_name";

    /// <summary>The address as gRPC writes it: <c>ipv4:1.2.3.4:5</c>, <c>ipv6:[::1]:5</c> or <c>unknown</c>.</summary>
    public static string Address(ConnectionInfo connection)
    {
        IPAddress? address = connection.RemoteIpAddress;
        return address?.AddressFamily switch
        {
            AddressFamily.InterNetwork => $"ipv4:{address}:{connection.RemotePort}",
            AddressFamily.InterNetworkV6 => $"ipv6:[{address}]:{connection.RemotePort}",
            _ => "unknown",
        };
    }

    /// <summary>Names out of the client's certificate, when it has one.</summary>
    public static AuthContext Read(HttpContext httpContext)
    {
        X509Certificate2? certificate = httpContext.Connection.ClientCertificate;
        Dictionary<string, List<AuthProperty>> properties = new(StringComparer.Ordinal);
        if (certificate is null)
        {
            return new AuthContext(null, properties);
        }

        string? peer = null;
        foreach (X509SubjectAlternativeNameExtension extension in
            certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            foreach (string name in extension.EnumerateDnsNames())
            {
                peer = AlternativeNameProperty;
                Add(properties, AlternativeNameProperty, name);
            }
        }

        string common = certificate.GetNameInfo(X509NameType.SimpleName, false);
        if (common.Length > 0)
        {
            peer ??= SubjectProperty;
            Add(properties, SubjectProperty, common);
        }

        return new AuthContext(peer, properties);
    }

    private static void Add(Dictionary<string, List<AuthProperty>> properties, string name, string value)
    {
        if (!properties.TryGetValue(name, out List<AuthProperty>? list))
        {
            properties.Add(name, list = []);
        }

        list.Add(AuthProperty.Create(name, value));
    }
}
