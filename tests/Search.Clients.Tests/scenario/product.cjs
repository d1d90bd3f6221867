// The product through grpc-js. Arguments: address, then the folders of protos. Prints one JSON line a check.
'use strict';

const { grpc, details, expect, failure, loadProtos, read, run, soon, unary } = require('./common.cjs');

const [address, ...folders] = process.argv.slice(2);
const files = [
  'search/v1/index_service.proto', 'search/v1/document_service.proto', 'search/v1/search_service.proto',
  'grpc/health/v1/health.proto', 'grpc/reflection/v1/reflection.proto',
];
const protos = loadProtos(files, folders);
const credentials = grpc.credentials.createInsecure();
const indexes = new protos.search.v1.IndexService(address, credentials);
const documents = new protos.search.v1.DocumentService(address, credentials);
const searches = new protos.search.v1.SearchService(address, credentials);
const index = 'scenario-js';

async function call(client, name, request) {
  return (await unary(client, name, request, new grpc.Metadata(), soon(30000))).reply;
}

function text(value) {
  return { stringValue: value };
}

const product = {
  async health() {
    const client = new protos.grpc.health.v1.Health(address, credentials);
    for (const service of ['', 'search.v1.SearchService']) {
      const { status } = await call(client, 'Check', { service });
      expect(status === 'SERVING', status);
    }
  },

  async reflection() {
    const client = new protos.grpc.reflection.v1.ServerReflection(address, credentials);
    const stream = client.ServerReflectionInfo(soon());
    stream.write({ listServices: '' });
    stream.write({ fileContainingSymbol: 'search.v1.SearchService' });
    stream.end();
    const [listed, found] = await read(stream);
    const names = listed.listServicesResponse.service.map(s => s.name);
    expect(names.includes('search.v1.SearchService'), names.join());
    expect(found.fileDescriptorResponse.fileDescriptorProto.length > 0);
  },

  async create_index() {
    const fields = [{ name: 'title', type: 'FIELD_TYPE_TEXT' }, { name: 'year', type: 'FIELD_TYPE_INT64' }];
    const created = await call(indexes, 'CreateIndex', { name: index, schema: { fields } });
    expect(created.index.name === index && created.index.schema.fields.length === 2, JSON.stringify(created));
    const again = await failure(call(indexes, 'CreateIndex', { name: index }));
    expect(again.code === grpc.status.ALREADY_EXISTS, String(again));
  },

  async write() {
    const document = { id: 'a1', fields: { title: text('Riyadh hosts talks'), year: { int64Value: 2023 } } };
    const written = await call(documents, 'WriteDocument', { index, document, condition: { ifAbsent: true } });
    expect(written.sequence === '1', JSON.stringify(written));
    const refused = await failure(call(documents, 'WriteDocument', { index, document, condition: { ifAbsent: true } }));
    expect(refused.code === grpc.status.ABORTED, String(refused));
    const got = await call(documents, 'GetDocument', { index, id: 'a1' });
    expect(got.document.fields.year.int64Value === '2023', JSON.stringify(got));
  },

  async bulk() {
    const stream = documents.BulkWrite(soon(30000));
    stream.write({ start: { index } });
    stream.write({
      data: {
        operations: [
          { opId: 1, write: { id: 'b1', fields: { title: text('Saudis and Iranians meet in Baghdad') } } },
          { opId: 2, write: { id: 'b2', fields: { nothing: text('x') } } },
          { opId: 3, write: { id: 'b3', fields: { title: text('The Washington Post wins a prize') } } },
        ],
      },
    });
    stream.write({ flush: {} });
    stream.end();
    const replies = await read(stream);
    const results = replies.filter(r => r.message === 'results').flatMap(r => r.results.results);
    expect(replies[0].message === 'started', JSON.stringify(replies[0]));
    expect(results.map(r => r.opId).join() === '1,2,3', JSON.stringify(results));
    const codes = results.map(r => (r.error ? r.error.code : 0)).join();
    expect(codes === `0,${grpc.status.INVALID_ARGUMENT},0`, codes);
    const { summary } = replies[replies.length - 1];
    expect(summary.received === '3' && summary.created === '2' && summary.failed === '1', JSON.stringify(summary));
  },

  async search() {
    const found = await call(searches, 'Search', { target: index, queryText: 'KSA', minSequence: 3, highlight: {} });
    const hits = Object.fromEntries(found.hits.map(h => [h.id, h]));
    expect(Object.keys(hits).sort().join() === 'a1,b1', JSON.stringify(found));
    const [part] = hits.a1.matched;
    expect(part.surface === 'Riyadh' && part.kind === 'VARIANT_KIND_CAPITAL' && part.endByte === 6, JSON.stringify(part));
    expect(hits.b1.matched[0].entityId === 'state/saudi-arabia', JSON.stringify(hits.b1));
    expect(hits.a1.highlights[0].passages[0] === '<em>Riyadh</em> hosts talks', JSON.stringify(hits.a1));
    const { count } = await call(searches, 'CountDocuments', { target: index, queryText: 'US' });
    expect(count === '0', count);
  },

  async error_details() {
    const error = await failure(
      call(searches, 'Search', { target: index, queryText: 'x', sort: [{ field: 'title' }] }));
    expect(error.code === grpc.status.INVALID_ARGUMENT, String(error));
    const found = details(error, folders[0]);
    expect(found.ErrorInfo.domain === 'search.v1', JSON.stringify(found));
    expect(found.BadRequest.fieldViolations[0].field === 'sort[0].field', JSON.stringify(found));
    const missing = await failure(call(indexes, 'GetIndex', { name: 'no-such-index' }));
    expect(missing.code === grpc.status.NOT_FOUND, String(missing));
  },

  async delete() {
    await call(documents, 'DeleteDocument', { index, id: 'a1' });
    const gone = await failure(call(documents, 'GetDocument', { index, id: 'a1' }));
    expect(gone.code === grpc.status.NOT_FOUND, String(gone));
    await call(indexes, 'DeleteIndex', { name: index });
  },
};

run(product);
