"""The product through Python's grpcio. Arguments: address, descriptor sets. Prints one JSON line a check."""

import sys

import grpc
from google.protobuf import descriptor_pb2, json_format

from common import details, expect, failure, load, method, run, unpack

INDEX = "scenario-python"


def call(channel, path, **fields):
    action, request = method(channel, path)
    return action(json_format.ParseDict(fields, request()), timeout=30)


def text(value):
    return {"string_value": value}


class Product:
    def __init__(self, address):
        self._channel = grpc.insecure_channel(address)

    def health(self):
        for service in ("", "search.v1.SearchService"):
            expect(call(self._channel, "grpc.health.v1.Health/Check", service=service).status == 1)

    def reflection(self):
        action, request = method(self._channel, "grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
        questions = [request(list_services=""), request(file_containing_symbol="search.v1.SearchRequest")]
        listed, found = list(action(iter(questions), timeout=30))
        names = [service.name for service in listed.list_services_response.service]
        expect("search.v1.SearchService" in names, str(names))
        file = descriptor_pb2.FileDescriptorProto.FromString(
            found.file_descriptor_response.file_descriptor_proto[0])
        message = [m for m in file.message_type if m.name == "SearchRequest"][0]
        names = [f.json_name for f in message.field]
        expect("queryText" in names, str(names))
        comments = [location.leading_comments for location in file.source_code_info.location]
        expect(any("Searches an index." in comment for comment in comments), "no comments")

    def create_index(self):
        schema = {"fields": [{"name": "title", "type": "FIELD_TYPE_TEXT"}, {"name": "year", "type": "FIELD_TYPE_INT64"}]}
        created = call(self._channel, "search.v1.IndexService/CreateIndex", name=INDEX, schema=schema)
        expect(created.index.name == INDEX and len(created.index.schema.fields) == 2, str(created))
        again = failure(lambda: call(self._channel, "search.v1.IndexService/CreateIndex", name=INDEX))
        expect(again.code() == grpc.StatusCode.ALREADY_EXISTS, str(again))

    def write(self):
        document = {"id": "a1", "fields": {"title": text("Riyadh hosts talks"), "year": {"int64_value": 2023}}}
        fields = {"index": INDEX, "document": document, "condition": {"if_absent": True}}
        written = call(self._channel, "search.v1.DocumentService/WriteDocument", **fields)
        expect(written.sequence == 1, str(written))
        refused = failure(lambda: call(self._channel, "search.v1.DocumentService/WriteDocument", **fields))
        expect(refused.code() == grpc.StatusCode.ABORTED, str(refused))
        got = call(self._channel, "search.v1.DocumentService/GetDocument", index=INDEX, id="a1").document
        expect(got.fields["year"].int64_value == 2023 and got.fields["title"].string_value == "Riyadh hosts talks")

    def bulk(self):
        action, request = method(self._channel, "search.v1.DocumentService/BulkWrite")
        operations = [
            {"op_id": 1, "write": {"id": "b1", "fields": {"title": text("Saudis and Iranians meet in Baghdad")}}},
            {"op_id": 2, "write": {"id": "b2", "fields": {"nothing": text("x")}}},
            {"op_id": 3, "write": {"id": "b3", "fields": {"title": text("The Washington Post wins a prize")}}},
        ]
        messages = [{"start": {"index": INDEX}}, {"data": {"operations": operations}}, {"flush": {}}]
        replies = list(action((json_format.ParseDict(m, request()) for m in messages), timeout=30))
        expect(replies[0].HasField("started") and replies[-1].HasField("summary"), str(replies))
        results = [result for reply in replies for result in reply.results.results]
        expect([result.op_id for result in results] == [1, 2, 3], str(results))
        expect([result.error.code for result in results] == [0, grpc.StatusCode.INVALID_ARGUMENT.value[0], 0], str(results))
        violation = unpack(results[1].error)["BadRequest"].field_violations[0]
        expect("nothing" in violation.field, str(violation))
        summary = replies[-1].summary
        expect((summary.received, summary.created, summary.failed) == (3, 2, 1), str(summary))

    def search(self):
        request = {"target": INDEX, "query_text": "KSA", "min_sequence": 3, "highlight": {}}
        found = call(self._channel, "search.v1.SearchService/Search", **request)
        expect(sorted(hit.id for hit in found.hits) == ["a1", "b1"], str(found))
        parts = {hit.id: hit.matched[0] for hit in found.hits}
        expect(parts["a1"].surface == "Riyadh" and (parts["a1"].start_byte, parts["a1"].end_byte) == (0, 6), str(parts))
        expect(parts["b1"].surface == "Saudis" and parts["b1"].entity_id == "state/saudi-arabia", str(parts))
        passages = {hit.id: hit.highlights[0].passages[0] for hit in found.hits}
        expect(passages["a1"] == "<em>Riyadh</em> hosts talks", str(passages))
        count = call(self._channel, "search.v1.SearchService/CountDocuments", target=INDEX, query_text="US")
        expect(count.count == 0, str(count))

    def error_details(self):
        error = failure(lambda: call(
            self._channel, "search.v1.SearchService/Search", target=INDEX, query_text="x", sort=[{"field": "title"}]))
        expect(error.code() == grpc.StatusCode.INVALID_ARGUMENT, str(error))
        found = details(error)[1]
        expect(found["ErrorInfo"].domain == "search.v1" and found["ErrorInfo"].reason != "", str(found))
        expect(found["BadRequest"].field_violations[0].field == "sort[0].field", str(found))
        missing = failure(lambda: call(self._channel, "search.v1.IndexService/GetIndex", name="no-such-index"))
        expect(missing.code() == grpc.StatusCode.NOT_FOUND, str(missing))

    def delete(self):
        call(self._channel, "search.v1.DocumentService/DeleteDocument", index=INDEX, id="a1")
        gone = failure(lambda: call(self._channel, "search.v1.DocumentService/GetDocument", index=INDEX, id="a1"))
        expect(gone.code() == grpc.StatusCode.NOT_FOUND, str(gone))
        call(self._channel, "search.v1.IndexService/DeleteIndex", name=INDEX)


load(sys.argv[2:])
run(Product(sys.argv[1]))
