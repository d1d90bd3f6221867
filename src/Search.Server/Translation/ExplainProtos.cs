using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Explanations of single documents between the contract and the domain.</summary>
internal static class ExplainProtos
{
    internal static ExplainRequest ToRequest(Proto.ExplainDocumentRequest request)
    {
        if (request.InputCase == Proto.ExplainDocumentRequest.InputOneofCase.None)
        {
            throw new ServiceException(ServiceError.Invalid("query_text", "there is nothing to explain: no query"));
        }
        QueryInput input = SearchProtos.ToInput(
            request.InputCase == Proto.ExplainDocumentRequest.InputOneofCase.QueryText ? request.QueryText : null,
            request.InputCase == Proto.ExplainDocumentRequest.InputOneofCase.Query ? request.Query : null,
            request.QuerySyntax,
            request.Filter,
            request.Variants,
            request.RankProfile);
        return new ExplainRequest(request.Id, input) { MinSequence = request.MinSequence };
    }

    internal static Proto.ExplainDocumentResponse ToProto(DocumentExplanation explanation)
    {
        var response = new Proto.ExplainDocumentResponse
        {
            Id = explanation.Id,
            Matches = explanation.Matches,
            Score = (float)explanation.Score.Value,
            Explanation = SearchProtos.ToProto(explanation.Score),
            ServedSequence = explanation.ServedSequence,
            VariantDataVersion = explanation.VariantDataVersion,
        };
        response.Concepts.Add(explanation.Concepts.Select(ToProto));
        response.Refusals.Add(explanation.Refusals);
        response.DroppedVariants.Add(explanation.Dropped.Select(SearchProtos.ToProto));
        return response;
    }

    private static Proto.ExplainedConcept ToProto(ExplainedConcept concept)
    {
        var message = new Proto.ExplainedConcept
        {
            QueryPart = concept.QueryPart,
            Matches = concept.Reason.Length == 0,
            Reason = concept.Reason,
        };
        message.Matched.Add(concept.Matched.Select(SearchProtos.ToProto));
        message.Withheld.Add(concept.Withheld.Select(w => new Proto.WithheldMatch
        {
            Match = SearchProtos.ToProto(w.Match),
            Reason = w.Reason,
        }));
        return message;
    }
}
