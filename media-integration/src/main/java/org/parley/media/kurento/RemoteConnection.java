package org.parley.media.kurento;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.kurento.jsonrpc.DefaultJsonRpcHandler;
import org.kurento.jsonrpc.JsonRpcHandler;
import org.kurento.jsonrpc.Transaction;
import org.kurento.jsonrpc.client.Continuation;
import org.kurento.jsonrpc.client.JsonRpcClientNettyWebSocket;
import org.kurento.jsonrpc.message.Request;
import org.kurento.jsonrpc.message.Response;

/**
 * Kurento Client's WebSocket to a media server. Tells at once when it breaks, where the client by itself would first try for
 * long to mend it; notices within 7 s when the server hangs; and drops events of objects that were released while the
 * event was under way, which the client would log as errors.
 */
final class RemoteConnection extends JsonRpcClientNettyWebSocket {
    private static final int HEARTBEAT_MILLIS = 2_000;
    private static final int REQUEST_MILLIS = 5_000, CONNECT_MILLIS = 5_000;

    private final ReleasedObjects released = new ReleasedObjects();

    /** @param broken told when the connection breaks, perhaps several times */
    RemoteConnection(String uri, Runnable broken) {
        super(uri);
        setConnectionTimeout(CONNECT_MILLIS);
        setRequestTimeout(REQUEST_MILLIS);
        enableHeartbeat(HEARTBEAT_MILLIS);
        setSendCloseMessage(true);   // else the server keeps what we leave behind for minutes
        onReconnecting(broken::run);
        onConnectionFailed(broken::run);
        onDisconnected(broken::run);
        onReconnected(sameServer -> broken.run());
    }

    /** Closes without a word to a server that does not hear it. */
    void abandon() throws IOException {
        setSendCloseMessage(false);
        close();
    }

    @Override public Response<JsonElement> sendRequest(Request<JsonObject> request) throws IOException {
        note(request.getMethod(), request.getParams());
        return super.sendRequest(request);
    }

    @Override public void sendRequest(Request<JsonObject> request, Continuation<Response<JsonElement>> then) throws IOException {
        note(request.getMethod(), request.getParams());
        super.sendRequest(request, then);
    }

    @Override public <R> R sendRequest(String method, Object parameters, Class<R> type) throws IOException {
        note(method, parameters);
        return super.sendRequest(method, parameters, type);
    }

    @Override public void sendRequest(String method, JsonObject parameters, Continuation<JsonElement> then) {
        note(method, parameters);
        super.sendRequest(method, parameters, then);
    }

    private void note(String method, Object parameters) {
        if (method.equals("release") && parameters instanceof JsonObject p && p.has("object")) released.add(p.get("object").getAsString());
    }

    @Override public void setServerRequestHandler(JsonRpcHandler<?> handler) {
        super.setServerRequestHandler(new OfLivingObjects(handler));
    }

    private final class OfLivingObjects extends DefaultJsonRpcHandler<JsonObject> {
        private final JsonRpcHandler<JsonObject> next;

        @SuppressWarnings("unchecked") OfLivingObjects(JsonRpcHandler<?> next) {
            this.next = (JsonRpcHandler<JsonObject>) next;   // Kurento Client's own, which takes objects
        }

        @Override public void handleRequest(Transaction transaction, Request<JsonObject> request) throws Exception {
            if (!released.contains(objectOf(request.getParams()))) next.handleRequest(transaction, request);
        }

        private static String objectOf(JsonObject parameters) {
            var value = parameters == null ? null : parameters.get("value");
            var object = value == null || !value.isJsonObject() ? null : value.getAsJsonObject().get("object");
            return object == null || !object.isJsonPrimitive() ? "" : object.getAsString();
        }
    }
}
