package org.parley.media.kurento;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kurento.client.KurentoClient;

/** A media server that writes down what it is asked and behaves as told. */
public final class ScriptedServer implements MediaServer, InJvmTransport.Server {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final List<String> endpoints = new CopyOnWriteArrayList<>();
    public boolean up = true;
    public int refuseOffersWith;

    private final InJvmTransport transport = new InJvmTransport(this);
    private final KurentoClient client = KurentoClient.createFromJsonRpcClient(transport);

    @Override public JsonElement call(String method, JsonObject p) {
        var result = new JsonObject();
        if (method.equals("create")) {
            var id = UUID.randomUUID() + "_" + p.get("type").getAsString();
            if (id.endsWith("WebRtcEndpoint")) endpoints.add(id);
            calls.add("create " + p.get("type").getAsString());
            result.addProperty("value", id);
        } else if (method.equals("subscribe")) {
            result.add("value", new JsonPrimitive("s"));
        } else if (method.equals("release")) {
            calls.add("release " + name(p.get("object").getAsString()));
        } else if (method.equals("invoke")) {
            invoke(p, result);
        }
        result.addProperty("sessionId", "x");
        return result;
    }

    private void invoke(JsonObject p, JsonObject result) {
        var operation = p.get("operation").getAsString();
        var call = name(p.get("object").getAsString()) + " " + operation;
        if (operation.equals("connect")) call += " " + name(p.getAsJsonObject("operationParams").get("sink").getAsString());
        calls.add(call);
        if (!operation.equals("processOffer")) return;
        if (refuseOffersWith != 0) throw new KurentoRefusal(refuseOffersWith, "no");
        result.addProperty("value", "answer");
    }

    private String name(String id) {
        int at = endpoints.indexOf(id);
        return at < 0 ? "pipeline" : "endpoint" + at;
    }

    public void iceFailed(int endpoint) {
        var data = new JsonObject();
        data.addProperty("state", "FAILED");
        data.addProperty("streamId", 1);
        data.addProperty("componentId", 1);
        emit(endpoint, "IceComponentStateChanged", data);
    }

    public void candidate(int endpoint, String text) {
        var candidate = new JsonObject();
        candidate.addProperty("__module__", "kurento");
        candidate.addProperty("__type__", "IceCandidate");
        candidate.addProperty("candidate", text);
        candidate.addProperty("sdpMid", "0");
        candidate.addProperty("sdpMLineIndex", 0);
        var data = new JsonObject();
        data.add("candidate", candidate);
        emit(endpoint, "IceCandidateFound", data);
    }

    private void emit(int endpoint, String type, JsonObject data) {
        data.addProperty("source", endpoints.get(endpoint));
        data.addProperty("type", type);
        data.addProperty("timestamp", "1");
        data.addProperty("timestampMillis", "1000");
        data.add("tags", new com.google.gson.JsonArray());
        var value = new JsonObject();
        value.add("data", data);
        value.addProperty("object", endpoints.get(endpoint));
        value.addProperty("type", type);
        var parameters = new JsonObject();
        parameters.add("value", value);
        transport.emit(parameters, () -> !calls.contains("release endpoint" + endpoint));
    }

    @Override public KurentoClient client() {
        return client;
    }

    @Override public boolean available() {
        return up;
    }

    @Override public void close() {
        client.destroy();
    }
}
