// What the scenarios of grpc-js share: packages, calls, and a line of JSON a check.
'use strict';

const path = require('node:path');
const { createRequire } = require('node:module');

// The packages lie beside the sources of this suite, which is where the test says.
const load = createRequire(path.join(process.env.CLIENTS_FOLDER, 'package.json'));
const grpc = load('@grpc/grpc-js');
const loader = load('@grpc/proto-loader');
const protobuf = load('protobufjs');

function expect(condition, detail) {
  if (!condition) {
    throw new Error(detail || 'expectation failed');
  }
}

function soon(ms = 10000) {
  return { deadline: Date.now() + ms };
}

function unary(client, name, request, metadata = new grpc.Metadata(), options = soon()) {
  return new Promise((resolve, reject) => {
    const seen = {};
    const call = client[name](request, metadata, options, (error, reply) => {
      seen.reply = reply;
      return error ? reject(error) : undefined;
    });
    call.on('metadata', m => { seen.headers = m; });
    call.on('status', s => {
      seen.trailers = s.metadata;
      if (s.code === 0) {
        resolve(seen);
      }
    });
  });
}

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('the call did not fail');
}

async function read(call) {
  const replies = [];
  for await (const reply of call) {
    replies.push(reply);
  }
  return replies;
}

// The files under the folders, as clients use them.
function loadProtos(files, folders) {
  return grpc.loadPackageDefinition(
    loader.loadSync(files, { includeDirs: folders, defaults: true, enums: String, longs: String, oneofs: true }));
}

// Reads the google.rpc.Status behind an error; its details by the last part of their type's name.
function details(error, folder) {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => (target.startsWith('google/rpc/') ? path.join(folder, target) : target);
  root.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto']);
  const status = root.lookupType('google.rpc.Status').decode(error.metadata.get('grpc-status-details-bin')[0]);
  const found = {};
  for (const detail of status.details) {
    const type = detail.type_url.split('/').pop();
    found[type.split('.').pop()] = root.lookupType(type).decode(detail.value);
  }
  return found;
}

async function run(scenario) {
  for (const [check, action] of Object.entries(scenario)) {
    try {
      await action();
      console.log(JSON.stringify({ check, ok: true }));
    } catch (error) {
      console.log(JSON.stringify({ check, ok: false, detail: String(error && error.stack || error) }));
    }
  }
  process.exit(0);
}

module.exports = { grpc, details, expect, failure, loadProtos, read, run, soon, unary };
