"""The scenario through Python's grpcio. Arguments: address, descriptor sets. Prints one JSON line a check."""

import sys
import time

import grpc
from google.protobuf import descriptor_pb2

from common import details, expect, failure, load, method, run


class Scenario:
    def __init__(self, address):
        self.channel = grpc.insecure_channel(address)
        self.zipped = grpc.insecure_channel(address, compression=grpc.Compression.Gzip)

    def unary(self):
        call, request = method(self.channel, "search.testing.v1.ProbeService/Echo")
        reply = call(request(text_line="hällo", tags=["a", "b"]), timeout=10)
        expect(reply.text_line == "hällo" and list(reply.tags) == ["a", "b"], str(reply))

    def client_stream(self):
        call, request = method(self.channel, "grpc.testing.TestService/StreamingInputCall")
        sizes = [27182, 8, 1828, 45904]
        requests = (request(payload={"body": bytes(size)}) for size in sizes)
        expect(call(requests, timeout=10).aggregated_payload_size == sum(sizes))

    def server_stream(self):
        call, request = method(self.channel, "grpc.testing.TestService/StreamingOutputCall")
        sizes = [31415, 9, 2653, 58979]
        replies = call(request(response_parameters=[{"size": size} for size in sizes]), timeout=10)
        expect([len(reply.payload.body) for reply in replies] == sizes)

    def duplex(self):
        call, request = method(self.channel, "grpc.testing.TestService/FullDuplexCall")
        sizes = [31415, 9, 2653, 58979]
        requests = (request(response_parameters=[{"size": size}]) for size in sizes)
        expect([len(reply.payload.body) for reply in call(requests, timeout=10)] == sizes)

    def metadata(self):
        call, request = method(self.channel, "grpc.testing.TestService/UnaryCall")
        sent = (("x-grpc-test-echo-initial", "initial"), ("x-grpc-test-echo-trailing-bin", b"\xab\x00\xff"))
        _, state = call.with_call(request(response_size=1), metadata=sent, timeout=10)
        expect(("x-grpc-test-echo-initial", "initial") in [tuple(m) for m in state.initial_metadata()])
        expect(("x-grpc-test-echo-trailing-bin", b"\xab\x00\xff") in [tuple(m) for m in state.trailing_metadata()])

    def deadline(self):
        call, request = method(self.channel, "search.testing.v1.ProbeService/Behave")
        start = time.monotonic()
        error = failure(lambda: call(request(behavior="BEHAVIOR_AWAIT_CANCELLATION"), timeout=0.3))
        expect(error.code() == grpc.StatusCode.DEADLINE_EXCEEDED, str(error))
        expect(time.monotonic() - start < 5)

    def cancel(self):
        call, request = method(self.channel, "search.testing.v1.ProbeService/Tick")
        replies = call(request(reply_bytes=10), timeout=10)
        next(replies)
        replies.cancel()
        error = failure(lambda: list(replies))
        expect(error.code() == grpc.StatusCode.CANCELLED, str(error))

    def gzip(self):
        call, request = method(self.zipped, "search.testing.v1.ProbeService/Echo")
        text = "gzip " * 20000
        expect(call(request(text_line=text), timeout=10).text_line == text)
        checked, simple = method(self.zipped, "grpc.testing.TestService/UnaryCall")
        reply = checked(simple(expect_compressed={"value": True}, payload={"body": bytes(100000)}, response_size=5), timeout=10)
        expect(len(reply.payload.body) == 5)

    def request_too_large(self):
        call, request = method(self.channel, "search.testing.v1.ProbeService/Echo")
        error = failure(lambda: call(request(text_line="x" * (5 * 1024 * 1024)), timeout=10))
        expect(error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, str(error))

    def reply_too_large(self):
        call, request = method(self.channel, "search.testing.v1.ProbeService/Behave")
        error = failure(lambda: call(request(reply_bytes=5 * 1024 * 1024), timeout=10))
        expect(error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, str(error))

    def error_details(self):
        call, request = method(self.channel, "search.testing.v1.ProbeService/Echo")
        error = failure(lambda: call(request(fail_with_details=True), timeout=10))
        expect(error.code() == grpc.StatusCode.INVALID_ARGUMENT, str(error))
        expect(error.details() == "Not so: 100 % – ünïcode", error.details())
        expect(details(error)[1]["BadRequest"].field_violations[0].field == "text_line")

    def unimplemented(self):
        call, request = method(self.channel, "grpc.testing.UnimplementedService/UnimplementedCall")
        error = failure(lambda: call(request(), timeout=10))
        expect(error.code() == grpc.StatusCode.UNIMPLEMENTED, str(error))

    def invalid_text(self):
        raw = self.channel.unary_unary("/search.testing.v1.ProbeService/Echo")
        error = failure(lambda: raw(b"\x0a\x02\xc3\x28", timeout=10))
        expect(error.code() == grpc.StatusCode.INVALID_ARGUMENT, str(error))

    def reflection(self):
        for version in ("v1", "v1alpha"):
            call, request = method(self.channel, "grpc.reflection.%s.ServerReflection/ServerReflectionInfo" % version)
            questions = [request(list_services=""), request(file_containing_symbol="search.testing.v1.EchoRequest.text_line")]
            listed, found = list(call(iter(questions), timeout=10))
            names = [service.name for service in listed.list_services_response.service]
            expect("search.testing.v1.ProbeService" in names, str(names))
            files = [
                descriptor_pb2.FileDescriptorProto.FromString(file)
                for file in found.file_descriptor_response.file_descriptor_proto
            ]
            probe = [file for file in files if file.name == "search/testing/v1/probe.proto"][0]
            echo = [m for m in probe.message_type if m.name == "EchoRequest"][0]
            expect(echo.field[0].json_name == "textLine", str(echo))
            comments = [location.leading_comments for location in probe.source_code_info.location]
            expect(any("Probes of the layer." in comment for comment in comments), "no comments")

    def health(self):
        check, request = method(self.channel, "grpc.health.v1.Health/Check")
        expect(check(request(service=""), timeout=10).status == 1)
        error = failure(lambda: check(request(service="no.such.Service"), timeout=10))
        expect(error.code() == grpc.StatusCode.NOT_FOUND, str(error))
        watch, _ = method(self.channel, "grpc.health.v1.Health/Watch")
        watching = watch(request(service="no.such.Service"), timeout=10)
        expect(next(watching).status == 3)
        watching.cancel()
        every, list_request = method(self.channel, "grpc.health.v1.Health/List")
        expect(every(list_request(), timeout=10).statuses["grpc.testing.TestService"].status == 1)


load(sys.argv[2:])
run(Scenario(sys.argv[1]))
