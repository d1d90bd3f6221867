import java.util.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.queries.intervals.*;
import org.apache.lucene.queries.mlt.MoreLikeThisQuery;
import org.apache.lucene.search.*;
import org.apache.lucene.util.BytesRef;

/** Reads queries written as (kind part part ...); parts are words or queries. */
final class QueryTree {
  private final StringTokenizer words;
  private String next;

  private QueryTree(String text) {
    words = new StringTokenizer(text, "() ", true);
    step();
  }

  static Query parse(String text) {
    return new QueryTree(text).query();
  }

  private void step() {
    do {
      next = words.hasMoreTokens() ? words.nextToken() : "";
    } while (next.equals(" "));
  }

  private String word() {
    String word = next;
    step();
    return word;
  }

  private Query query() {
    step();
    Query query = body(word());
    step();
    return query;
  }

  private List<Query> queries() {
    List<Query> all = new ArrayList<>();
    while (next.equals("(")) {
      all.add(query());
    }
    return all;
  }

  private Query body(String kind) {
    switch (kind) {
      case "term":
        return new TermQuery(new Term(word(), word()));
      case "phrase":
        return phrase();
      case "numbers":
        return SortedNumericDocValuesField.newSlowRangeQuery(word(), Long.parseLong(word()), Long.parseLong(word()));
      case "texts":
        return SortedSetDocValuesField.newSlowRangeQuery(word(), new BytesRef(word()), new BytesRef(word()), flag(), flag());
      case "none":
        return new MatchNoDocsQuery();
      case "number":
        return NumericDocValuesField.newSlowRangeQuery(word(), Long.parseLong(word()), Long.parseLong(word()));
      case "text":
        return SortedDocValuesField.newSlowRangeQuery(word(), new BytesRef(word()), new BytesRef(word()), flag(), flag());
      case "terms":
        return new TermRangeQuery(word(), new BytesRef(word()), new BytesRef(word()), flag(), flag());
      case "set":
        return set();
      case "has":
        return new DocValuesFieldExistsQuery(word());
      case "indexed":
        return new NormsFieldExistsQuery(word());
      case "all":
        return new MatchAllDocsQuery();
      case "constant":
        return new ConstantScoreQuery(query());
      case "boost":
        return boost();
      case "max":
        return max();
      case "prefix":
        return new PrefixQuery(new Term(word(), pattern()));
      case "wildcard":
        return new WildcardQuery(new Term(word(), pattern()));
      case "regexp":
        return new RegexpQuery(new Term(word(), pattern()));
      case "fuzzy":
        return fuzzy();
      case "interval":
        return new IntervalQuery(word(), source());
      case "multi":
        return multi();
      case "saturate":
        return saturate();
      case "log":
        return log();
      case "recency":
        return recency();
      case "like":
        return like();
      default:
        return bool(kind);
    }
  }

  private boolean flag() {
    return word().equals("yes");
  }

  /** Text as hexadecimal UTF-8 behind an x, since patterns hold blanks and brackets. */
  private String pattern() {
    String hex = word();
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16);
    }
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private Query fuzzy() {
    Term term = new Term(word(), pattern());
    return new FuzzyQuery(term, Integer.parseInt(word()), Integer.parseInt(word()), Integer.parseInt(word()), flag());
  }

  /** Of intervals: (t word) (p ..) (o ..) (u ..) (or ..) (gaps n ..) (width n ..). */
  private IntervalsSource source() {
    step();
    String kind = word();
    IntervalsSource source;
    if (kind.equals("t")) {
      source = Intervals.term(word());
    } else if (kind.equals("gaps")) {
      int gaps = Integer.parseInt(word());
      source = Intervals.maxgaps(gaps, source());
    } else if (kind.equals("width")) {
      int width = Integer.parseInt(word());
      source = Intervals.maxwidth(width, source());
    } else {
      List<IntervalsSource> parts = new ArrayList<>();
      while (next.equals("(")) {
        parts.add(source());
      }
      IntervalsSource[] all = parts.toArray(new IntervalsSource[0]);
      source = kind.equals("p") ? Intervals.phrase(all) : kind.equals("o") ? Intervals.ordered(all)
          : kind.equals("u") ? Intervals.unordered(all) : Intervals.or(all);
    }
    step();
    return source;
  }

  /** A phrase with several terms a position: field, slop, then position, number of terms, terms. */
  private Query multi() {
    MultiPhraseQuery.Builder builder = new MultiPhraseQuery.Builder();
    String field = word();
    builder.setSlop(Integer.parseInt(word()));
    while (!next.equals(")")) {
      int position = Integer.parseInt(word());
      Term[] terms = new Term[Integer.parseInt(word())];
      for (int i = 0; i < terms.length; i++) {
        terms[i] = new Term(field, word());
      }
      builder.add(terms, position);
    }
    return builder.build();
  }

  /** Scores times value / (value + pivot): field, pivot, query. */
  private Query saturate() {
    String field = word();
    double pivot = Double.parseDouble(word());
    DoubleValuesSource factor = DoubleValuesSource.fromField(field, v -> v <= 0 ? 0 : v / (v + pivot));
    return FunctionScoreQuery.boostByValue(query(), factor);
  }

  /** Scores times ln(offset + value), at least 0: field, offset, query. */
  private Query log() {
    String field = word();
    double offset = Double.parseDouble(word());
    DoubleValuesSource factor = DoubleValuesSource.fromField(field, v -> Math.max(0, Math.log(offset + Math.max(0, v))));
    return FunctionScoreQuery.boostByValue(query(), factor);
  }

  /** Scores times 1 - share + share / 2 ^ (age / half-life): field, now, half-life, share, query. */
  private Query recency() {
    String field = word();
    double now = Double.parseDouble(word());
    double half = Double.parseDouble(word());
    double share = Double.parseDouble(word());
    DoubleValuesSource factor =
        DoubleValuesSource.fromField(field, v -> 1 - share + share * Math.pow(2, -Math.max(0, now - v) / half));
    return FunctionScoreQuery.boostByValue(query(), factor);
  }

  /** Field, share to match, least document frequency, least frequency, most terms, text. */
  private Query like() {
    String field = word();
    float share = Float.parseFloat(word());
    int minDocFreq = Integer.parseInt(word());
    int minTermFreq = Integer.parseInt(word());
    int maxTerms = Integer.parseInt(word());
    MoreLikeThisQuery query =
        new MoreLikeThisQuery(pattern(), new String[] {field}, new org.apache.lucene.analysis.core.WhitespaceAnalyzer(), field);
    query.setPercentTermsToMatch(share);
    query.setMinDocFreq(minDocFreq);
    query.setMinTermFrequency(minTermFreq);
    query.setMaxQueryTerms(maxTerms);
    return query;
  }

  private Query boost() {
    float boost = Float.parseFloat(word());
    return new BoostQuery(query(), boost);
  }

  private Query max() {
    float tie = Float.parseFloat(word());
    return new DisjunctionMaxQuery(queries(), tie);
  }

  private Query phrase() {
    PhraseQuery.Builder builder = new PhraseQuery.Builder();
    String field = word();
    builder.setSlop(Integer.parseInt(word()));
    while (!next.equals(")")) {
      String term = word();
      builder.add(new Term(field, term), Integer.parseInt(word()));
    }
    return builder.build();
  }

  private Query set() {
    String field = word();
    List<BytesRef> terms = new ArrayList<>();
    while (!next.equals(")")) {
      terms.add(new BytesRef(word()));
    }
    return new TermInSetQuery(field, terms);
  }

  private Query bool(String kind) {
    if (!kind.equals("bool")) {
      throw new IllegalArgumentException(kind);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.setMinimumNumberShouldMatch(Integer.parseInt(word()));
    while (!next.equals(")")) {
      BooleanClause.Occur occur = BooleanClause.Occur.valueOf(word());
      builder.add(query(), occur);
    }
    return builder.build();
  }
}
