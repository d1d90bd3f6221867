"""What the scenarios of Python's grpcio share: messages from descriptor sets, calls, and a line of JSON a check."""

import json

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

POOL = descriptor_pool.DescriptorPool()


def load(paths):
    """Puts every file of the sets into the pool, each file once, imports first as the sets have them."""
    known = set()
    for path in paths:
        with open(path, "rb") as source:
            files = descriptor_pb2.FileDescriptorSet.FromString(source.read())
        for file in files.file:
            if file.name not in known:
                known.add(file.name)
                POOL.AddSerializedFile(file.SerializeToString())


def message(name):
    return message_factory.MessageFactory(POOL).GetPrototype(POOL.FindMessageTypeByName(name))


def method(channel, path):
    """A callable for a method, of the kind that its descriptor says."""
    service, name = path.split("/")
    descriptor = POOL.FindServiceByName(service).FindMethodByName(name)
    proto = descriptor_pb2.MethodDescriptorProto()
    descriptor.CopyToProto(proto)
    kind = "%s_%s" % (
        "stream" if proto.client_streaming else "unary",
        "stream" if proto.server_streaming else "unary",
    )
    reply = message(descriptor.output_type.full_name)
    call = getattr(channel, kind)(
        "/" + path, request_serializer=lambda m: m.SerializeToString(), response_deserializer=reply.FromString
    )
    return call, message(descriptor.input_type.full_name)


def expect(condition, detail=""):
    if not condition:
        raise AssertionError(detail)


def failure(action):
    try:
        action()
    except grpc.RpcError as error:
        return error
    raise AssertionError("the call did not fail")


def details(error):
    """The google.rpc.Status behind an error, and its details by the last part of their type's name."""
    raw = dict((m.key, m.value) for m in error.trailing_metadata())["grpc-status-details-bin"]
    status = message("google.rpc.Status").FromString(raw)
    return status, unpack(status)


def unpack(status):
    found = {}
    for detail in status.details:
        value = message(detail.type_url.split("/")[-1])()
        expect(detail.Unpack(value), detail.type_url)
        found[value.DESCRIPTOR.name] = value
    return found


def run(scenario):
    for name in [n for n in vars(type(scenario)) if not n.startswith("_")]:
        try:
            getattr(scenario, name)()
            print(json.dumps({"check": name, "ok": True}), flush=True)
        except Exception as error:  # every check reports, whatever goes wrong in it
            print(json.dumps({"check": name, "ok": False, "detail": repr(error)}), flush=True)
