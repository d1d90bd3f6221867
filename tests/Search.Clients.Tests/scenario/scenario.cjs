// The scenario through grpc-js. Arguments: address, then the folders of protos. Prints one JSON line a check.
'use strict';

const { grpc, details, expect, failure, loadProtos, read, run, soon, unary } = require('./common.cjs');

const [address, ...folders] = process.argv.slice(2);
const files = [
  'grpc/testing/test.proto', 'search/testing/v1/probe.proto', 'grpc/health/v1/health.proto',
  'grpc/reflection/v1/reflection.proto', 'grpc/reflection/v1alpha/reflection.proto',
  'google/rpc/status.proto', 'google/rpc/error_details.proto',
];
const protos = loadProtos(files, folders);
const credentials = grpc.credentials.createInsecure();
const test = new protos.grpc.testing.TestService(address, credentials);
const probe = new protos.search.testing.v1.ProbeService(address, credentials);
const zipped = { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip };
const zippedProbe = new protos.search.testing.v1.ProbeService(address, credentials, zipped);
const health = new protos.grpc.health.v1.Health(address, credentials);

const sizes = [31415, 9, 2653, 58979];

const scenario = {
  async unary() {
    const { reply } = await unary(probe, 'Echo', { textLine: 'hällo', tags: ['a', 'b'] });
    expect(reply.textLine === 'hällo' && reply.tags.join() === 'a,b', JSON.stringify(reply));
  },

  async client_stream() {
    const total = await new Promise((resolve, reject) => {
      const call = test.StreamingInputCall(soon(), (error, reply) =>
        error ? reject(error) : resolve(reply.aggregatedPayloadSize));
      [27182, 8, 1828, 45904].forEach(size => call.write({ payload: { body: Buffer.alloc(size) } }));
      call.end();
    });
    expect(total === 74922, String(total));
  },

  async server_stream() {
    const replies = await read(test.StreamingOutputCall({ responseParameters: sizes.map(size => ({ size })) }, soon()));
    expect(replies.map(r => r.payload.body.length).join() === sizes.join());
  },

  async duplex() {
    const call = test.FullDuplexCall(soon());
    sizes.forEach(size => call.write({ responseParameters: [{ size }] }));
    call.end();
    const replies = await read(call);
    expect(replies.map(r => r.payload.body.length).join() === sizes.join());
  },

  async metadata() {
    const sent = new grpc.Metadata();
    sent.set('x-grpc-test-echo-initial', 'initial');
    sent.set('x-grpc-test-echo-trailing-bin', Buffer.from([0xab, 0, 0xff]));
    const seen = await unary(test, 'UnaryCall', { responseSize: 1 }, sent);
    expect(seen.headers.get('x-grpc-test-echo-initial')[0] === 'initial');
    expect(seen.trailers.get('x-grpc-test-echo-trailing-bin')[0].toString('hex') === 'ab00ff');
  },

  async deadline() {
    const request = { behavior: 'BEHAVIOR_AWAIT_CANCELLATION' };
    const error = await failure(unary(probe, 'Behave', request, new grpc.Metadata(), soon(300)));
    expect(error.code === grpc.status.DEADLINE_EXCEEDED, String(error));
  },

  async cancel() {
    const call = probe.Tick({ replyBytes: 10 }, soon());
    const error = await failure((async () => {
      for await (const reply of call) {
        call.cancel();
      }
    })());
    expect(error.code === grpc.status.CANCELLED, String(error));
  },

  async gzip() {
    const textLine = 'gzip '.repeat(20000);
    const { reply } = await unary(zippedProbe, 'Echo', { textLine });
    expect(reply.textLine === textLine);
  },

  async request_too_large() {
    const error = await failure(unary(probe, 'Echo', { textLine: 'x'.repeat(5 * 1024 * 1024) }));
    expect(error.code === grpc.status.RESOURCE_EXHAUSTED, String(error));
  },

  async reply_too_large() {
    const error = await failure(unary(probe, 'Behave', { replyBytes: 5 * 1024 * 1024 }));
    expect(error.code === grpc.status.RESOURCE_EXHAUSTED, String(error));
  },

  async error_details() {
    const error = await failure(unary(probe, 'Echo', { failWithDetails: true }));
    expect(error.code === grpc.status.INVALID_ARGUMENT, String(error));
    expect(error.details === 'Not so: 100 % – ünïcode', error.details);
    const bad = details(error, folders[folders.length - 1]).BadRequest;
    expect(bad.fieldViolations[0].field === 'text_line', JSON.stringify(bad));
  },

  async unimplemented() {
    const client = new protos.grpc.testing.UnimplementedService(address, credentials);
    const error = await failure(unary(client, 'UnimplementedCall', {}));
    expect(error.code === grpc.status.UNIMPLEMENTED, String(error));
  },

  async reflection() {
    for (const version of ['v1', 'v1alpha']) {
      const client = new protos.grpc.reflection[version].ServerReflection(address, credentials);
      const call = client.ServerReflectionInfo(soon());
      call.write({ listServices: '' });
      call.write({ fileContainingSymbol: 'search.testing.v1.ProbeService' });
      call.end();
      const [listed, found] = await read(call);
      const names = listed.listServicesResponse.service.map(s => s.name);
      expect(names.includes('search.testing.v1.ProbeService'), names.join());
      expect(found.fileDescriptorResponse.fileDescriptorProto.length > 0);
    }
  },

  async health() {
    const { reply } = await unary(health, 'Check', { service: 'grpc.testing.TestService' });
    expect(reply.status === 'SERVING', reply.status);
    const error = await failure(unary(health, 'Check', { service: 'no.such.Service' }));
    expect(error.code === grpc.status.NOT_FOUND, String(error));
    const watch = health.Watch({ service: 'no.such.Service' }, soon());
    const first = await new Promise((resolve, reject) => watch.once('data', resolve).on('error', reject));
    expect(first.status === 'SERVICE_UNKNOWN', first.status);
    watch.on('error', () => {});
    watch.cancel();
  },
};

run(scenario);
