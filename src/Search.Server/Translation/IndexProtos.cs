using Google.Protobuf.WellKnownTypes;
using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Schemas and the state of indexes between the contract and the domain.</summary>
public static class IndexProtos
{
    /// <summary>The schema that a message asks for; absent means the built-in news schema.</summary>
    public static Schema ToSchema(Proto.IndexSchema? schema, string path)
    {
        if (schema is null || schema.BuiltIn == Schema.NewsName && schema.Fields.Count == 0)
        {
            return Schema.News;
        }
        if (schema.BuiltIn.Length > 0)
        {
            throw new ServiceException(ServiceError.Invalid(
                path + ".built_in",
                schema.BuiltIn == Schema.NewsName
                    ? "a built-in schema takes no fields of your own"
                    : $"no built-in schema is called \"{schema.BuiltIn}\"; there is \"{Schema.NewsName}\""));
        }
        SchemaField[] fields = [.. schema.Fields.Select((f, i) => ToField(f, $"{path}.fields[{i}]"))];
        ServiceError? error = SchemaValidator.TryCreate(fields, path + ".fields", out Schema? made);
        return made ?? throw new ServiceException(error ?? ServiceError.Invalid(path, "is not a schema"));
    }

    /// <summary>The state of an index as a message.</summary>
    public static Proto.IndexInfo ToProto(IndexStatus status) => new()
    {
        Name = status.Definition.Name,
        Schema = ToProto(status.Definition.Schema),
        Etag = status.Definition.Etag,
        CreateTime = Timestamp.FromDateTimeOffset(status.Definition.CreateTime),
        DocumentCount = status.DocumentCount,
        SizeBytes = status.SizeBytes,
        LastSequence = status.LastSequence,
        SearchableSequence = status.SearchableSequence,
        CommittedSequence = status.CommittedSequence,
        VariantDataVersion = status.VariantDataVersion,
        Replaces = status.Definition.Replaces,
        FormerVariantDataVersions = { status.FormerVariantDataVersions },
    };

    /// <summary>What must hold for a replacement.</summary>
    internal static SwapPolicy ToPolicy(Proto.ReplaceIndexRequest request)
    {
        if (request.HasMaxLoss && !(request.MaxLoss >= 0 && request.MaxLoss <= 1))
        {
            throw new ServiceException(ServiceError.Invalid("max_loss", "must be 0 to 1"));
        }
        if (request.HasExpectedDocuments && request.ExpectedDocuments < 0)
        {
            throw new ServiceException(ServiceError.Invalid("expected_documents", "must not be negative"));
        }
        return new SwapPolicy
        {
            ExpectedDocuments = request.HasExpectedDocuments ? request.ExpectedDocuments : null,
            MaxLoss = request.HasMaxLoss ? request.MaxLoss : SwapPolicy.DefaultMaxLoss,
            DiscardWrites = request.DiscardWrites,
        };
    }

    private static Proto.IndexSchema ToProto(Schema schema)
    {
        var message = new Proto.IndexSchema { BuiltIn = schema.BuiltIn };
        foreach (SchemaField field in schema.Fields)
        {
            message.Fields.Add(new Proto.FieldSchema
            {
                Name = field.Name,
                Type = (Proto.FieldType)(int)field.Kind,
                List = field.IsList,
                Required = field.IsRequired,
                Analyzer = field.Kind != FieldKind.Text ? Proto.TextAnalyzer.Unspecified
                    : field.Chain == TextChain.Plain ? Proto.TextAnalyzer.Plain
                    : Proto.TextAnalyzer.Variants,
                Weight = field.Kind == FieldKind.Text ? field.Weight : 0,
            });
        }
        return message;
    }

    private static SchemaField ToField(Proto.FieldSchema field, string path)
    {
        if (!System.Enum.IsDefined(field.Type) || field.Type == Proto.FieldType.Unspecified)
        {
            throw new ServiceException(ServiceError.Invalid(path + ".type", "must be a field type"));
        }
        var kind = (FieldKind)(int)field.Type;
        if (kind != FieldKind.Text && (field.Analyzer != Proto.TextAnalyzer.Unspecified || field.Weight != 0))
        {
            throw new ServiceException(ServiceError.Invalid(path, "analyzer and weight are for text fields"));
        }
        return new SchemaField
        {
            Name = field.Name,
            Kind = kind,
            IsList = field.List,
            IsRequired = field.Required,
            Chain = ToChain(field.Analyzer, path + ".analyzer"),
            Weight = field.Weight == 0 ? 1 : field.Weight,
        };
    }

    internal static TextChain ToChain(Proto.TextAnalyzer analyzer, string path) => analyzer switch
    {
        Proto.TextAnalyzer.Unspecified or Proto.TextAnalyzer.Variants => TextChain.Variants,
        Proto.TextAnalyzer.Plain => TextChain.Plain,
        _ => throw new ServiceException(ServiceError.Invalid(path, $"{(int)analyzer} is not an analyzer")),
    };
}
