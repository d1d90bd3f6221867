namespace Search.Variants;

/// <summary>What the lines of an import are.</summary>
public enum ImportFormat
{
    /// <summary>Records of this service, one JSON object a line.</summary>
    JsonLines = 1,

    /// <summary>Entities of a Wikidata dump, one JSON object a line.</summary>
    Wikidata = 2,

    /// <summary>FollowTheMoney entities, one JSON object a line.</summary>
    FollowTheMoney = 3,

    /// <summary><c>name TAB alias [TAB type]</c>.</summary>
    Names = 4,

    /// <summary>Synonym rules of Solr and Elasticsearch: <c>a, b</c> and <c>a =&gt; b</c>.</summary>
    SolrSynonyms = 5,
}
