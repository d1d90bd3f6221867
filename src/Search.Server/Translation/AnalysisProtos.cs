using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>The stages of an analysis as messages.</summary>
internal static class AnalysisProtos
{
    internal static Proto.AnalyzeTextResponse ToProto(IReadOnlyList<AnalysisStage> stages, string text)
    {
        var response = new Proto.AnalyzeTextResponse();
        foreach (AnalysisStage stage in stages)
        {
            var message = new Proto.AnalysisStage { Name = stage.Name };
            var offsets = new Utf8Offsets(text);
            foreach (StageToken token in stage.Tokens)
            {
                message.Tokens.Add(new Proto.AnalyzedToken
                {
                    Term = token.Term,
                    StartByte = offsets.ToBytes(token.StartOffset),
                    EndByte = offsets.ToBytes(token.EndOffset),
                    Position = token.Position,
                    PositionLength = token.PositionLength,
                    Type = token.Type,
                });
            }
            response.Stages.Add(message);
        }
        return response;
    }
}
