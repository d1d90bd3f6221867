import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Writes an index of the lines of a file: id, title, body, number, kind, deleted (tabs between, "-" for none). Arguments: file, index folder,
 * documents a segment, chain (words or porter), compound (yes or no).
 */
public class SearchWrite {
  static Analyzer analyzer(String chain) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        if (chain.equals("words")) {
          return new TokenStreamComponents(new WhitespaceTokenizer());
        }
        Tokenizer source = new StandardTokenizer();
        return new TokenStreamComponents(source, new PorterStemFilter(new LowerCaseFilter(source)));
      }
    };
  }

  public static void run(String[] args, PrintStream out) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(analyzer(args[3]));
    int segment = Integer.parseInt(args[2]);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setMaxBufferedDocs(segment);
    config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    config.setUseCompoundFile(args[4].equals("yes"));
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[1]));
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(Paths.get(args[0]), StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null; ) {
        writer.addDocument(document(line.split("\t", -1)));
      }
      writer.flush();
    }
    delete(args, config.getAnalyzer());
  }

  private static void delete(String[] args, Analyzer analyzer) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[1]));
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(Paths.get(args[0]), StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] parts = line.split("\t", -1);
        if (parts[5].equals("yes")) {
          writer.deleteDocuments(new Term("id", parts[0]));
        }
      }
    }
  }

  private static Document document(String[] parts) {
    Document doc = new Document();
    doc.add(new StringField("id", parts[0], Field.Store.YES));
    if (!parts[1].equals("-")) {
      doc.add(new TextField("title", parts[1], Field.Store.NO));
    }
    doc.add(new TextField("body", parts[2], Field.Store.NO));
    if (!parts[3].equals("-")) {
      doc.add(new NumericDocValuesField("number", Long.parseLong(parts[3])));
      doc.add(new SortedDocValuesField("kind", new BytesRef(parts[4])));
    }
    return doc;
  }
}
