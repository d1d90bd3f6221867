using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Model;

/// <summary>Random sequences of operations against a dictionary.</summary>
public sealed class ModelTests
{
    [Fact]
    public void An_index_is_what_the_dictionary_says_after_any_operations() => TestSeed.Run(
        random =>
        {
            using var session = new Session(random);
            session.Run(random.Next(20, 400));
        },
        iterations: 30);

    private sealed class Session(Random random) : IDisposable
    {
        private readonly MockDirectory _directory = new();
        private readonly WordAnalyzer _analyzer = new();
        private Dictionary<string, ModelDocument> _now = [];
        private Dictionary<string, ModelDocument> _committed = [];
        private bool _hasCommit;
        private IndexWriter? _writer;
        private DirectoryReader? _reader;

        private IndexWriter Writer => _writer ??=
            new IndexWriter(_directory, RandomIndexConfig.Create(random, _analyzer));

        public void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                Step(random.Next(100));
            }
            Close();
            IndexAssert.SurvivesCrash(_directory, random.Next(), _now);
            _directory.Dispose();
        }

        public void Dispose() => _analyzer.Dispose();

        private void Step(int dice)
        {
            switch (dice)
            {
                case < 38:
                    Write();
                    break;
                case < 50:
                    ChangeColumns();
                    break;
                case < 65:
                    Delete();
                    break;
                case < 70:
                    WriteBadDocument();
                    break;
                case < 82:
                    Refresh();
                    break;
                case < 88:
                    Commit();
                    break;
                case < 91:
                    Writer.ForceMerge(random.Next(1, 4));
                    break;
                case < 94:
                    Close();
                    break;
                case < 97:
                    Rollback();
                    break;
                default:
                    Crash();
                    break;
            }
        }

        private string Id() => $"{random.Next(60)}";

        private void Write()
        {
            string id = Id();
            ModelDocument document = ModelDocument.Create(id, random);
            if (_now.ContainsKey(id) || random.Next(2) == 0)
            {
                Writer.UpdateDocument(document.Term, document.ToIndexDocument());
            }
            else
            {
                Writer.AddDocument(document.ToIndexDocument());
            }
            _now[id] = document;
        }

        private void Delete()
        {
            string id = Id();
            Writer.DeleteDocuments(new Term("id", id));
            _now.Remove(id);
        }

        // By the id of one document, or by a tag that several have.
        private void ChangeColumns()
        {
            bool isByTag = random.Next(3) == 0;
            string text = isByTag ? ModelDocument.RandomWord(random) : Id();
            long? rank = random.Next(4) == 0 ? null : random.Next(1000);
            byte[]? blob = ModelDocument.RandomBlob(random);
            int which = random.Next(3);
            var term = new Term(isByTag ? "tag" : "id", text);
            switch (which)
            {
                case 0:
                    Writer.UpdateNumericDocValue(term, "rank", rank);
                    break;
                case 1:
                    Writer.UpdateBinaryDocValue(term, "blob", blob);
                    break;
                default:
                    Writer.UpdateDocValues(
                        term, DocValueChange.OfNumber("rank", rank), DocValueChange.OfBytes("blob", blob));
                    break;
            }
            foreach (ModelDocument document in _now.Values.Where(d => text == (isByTag ? d.Tag : d.Id)).ToArray())
            {
                _now[document.Id] = document with
                {
                    Rank = which == 1 ? document.Rank : rank,
                    Blob = which == 0 ? document.Blob : blob,
                };
            }
        }

        private void WriteBadDocument()
        {
            ModelDocument bad = ModelDocument.Create(Id(), random);
            bad = bad with { Body = $"{bad.Body} {WordAnalyzer.FailingWord} x" };
            Assert.Throws<FormatException>(() => Writer.UpdateDocument(bad.Term, bad.ToIndexDocument()));
        }

        private void Refresh()
        {
            if (_reader is null || random.Next(4) == 0)
            {
                _reader?.Dispose();
                _reader = Writer.GetReader();
            }
            else if (DirectoryReader.OpenIfChanged(_reader) is DirectoryReader newer)
            {
                _reader.Dispose();
                _reader = newer;
            }
            if (_writer is not null)
            {
                ModelReader.AssertHolds(_reader, _now);
            }
        }

        private void Commit()
        {
            if (random.Next(2) == 0)
            {
                Writer.PrepareCommit();
                Dictionary<string, ModelDocument> prepared = new(_now);
                if (random.Next(2) == 0)
                {
                    Write();
                }
                Writer.Commit();
                _committed = prepared;
            }
            else
            {
                Writer.Commit(new Dictionary<string, string> { ["count"] = $"{_now.Count}" });
                _committed = new(_now);
            }
            _hasCommit = true;
        }

        private void Close()
        {
            DropReader();
            Writer.Dispose();
            _writer = null;
            _committed = new(_now);
            _hasCommit = true;
            IndexAssert.IsSound(_directory, _committed);
        }

        private void Rollback()
        {
            DropReader();
            Writer.Rollback();
            _writer = null;
            _now = new(_committed);
            if (_hasCommit)
            {
                IndexAssert.IsSound(_directory, _committed);
            }
        }

        private void Crash()
        {
            // Stopped, not just crashed: threads of the dead writer must not touch the disk any more.
            _directory.FailAt(MockOperation.All, 1, MockFault.Stop);
            var userData = new Dictionary<string, string> { ["x"] = $"{random.Next()}" };
            Exception? death = Record.Exception(() => _writer?.Commit(userData));
            Assert.True(_writer is null || death is MockStoppedException or AlreadyClosedException, $"{death}");
            _writer?.Dispose();
            DropReader();
            _writer = null;
            _directory.Crash(random.Next());
            _now = new(_committed);
            if (_hasCommit)
            {
                IndexAssert.IsSound(_directory, _committed);
            }
        }

        private void DropReader()
        {
            _reader?.Dispose();
            _reader = null;
        }
    }
}
