package org.parley.media.kurento;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.kurento.jsonrpc.client.Continuation;
import org.kurento.jsonrpc.client.JsonRpcClient;
import org.kurento.jsonrpc.internal.JsonRpcRequestSenderHelper;
import org.kurento.jsonrpc.internal.client.ClientSession;
import org.kurento.jsonrpc.message.Request;
import org.kurento.jsonrpc.message.Response;
import org.kurento.jsonrpc.message.ResponseError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kurento Client's connection to a server in this JVM. Requests run on the caller's thread; events are delivered in order on
 * one thread of their own. (The client's own {@code JsonRpcClientLocal} loses events.)
 */
public final class InJvmTransport extends JsonRpcClient {
    /** The server. Refuses by throwing {@link KurentoRefusal}. */
    interface Server {
        JsonElement call(String method, JsonObject parameters);
    }

    private static final Logger LOG = LoggerFactory.getLogger(InJvmTransport.class);
    private static final int UNEXPECTED = 40000;

    private final Gson gson = new Gson();
    private final Server server;
    /** Held while an event is delivered and while an object is released, so that no event meets a released object. */
    private final Object delivery = new Object();
    private final ExecutorService events = Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name("media-events").daemon().factory());

    InJvmTransport(Server server) {
        this.server = server;
        session = new ClientSession(UUID.randomUUID().toString(), null, this);
        rsHelper = new Requests();
    }

    /** @param wanted asked once more before the event is delivered: its object may have been released meanwhile */
    void emit(JsonObject parameters, BooleanSupplier wanted) {
        try {
            events.execute(() -> {
                synchronized (delivery) {
                    if (wanted.getAsBoolean()) deliver(parameters);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("An event came after the end", e);
        }
    }

    private void deliver(JsonObject parameters) {
        try {
            handlerManager.handleRequest(session, new Request<JsonElement>(null, "onEvent", parameters), null);
        } catch (RuntimeException e) {
            LOG.error("A media event could not be delivered", e);
        }
    }

    @Override public void connect() {}

    @Override public void setRequestTimeout(long millis) {}

    @Override public void close() throws IOException {
        super.close();
        events.shutdown();
    }

    private final class Requests extends JsonRpcRequestSenderHelper {
        @Override public <P, R> Response<R> internalSendRequest(Request<P> request, Class<R> type) {
            try {
                var given = gson.toJsonTree(request.getParams());
                var parameters = given.isJsonObject() ? given.getAsJsonObject() : new JsonObject();
                return new Response<>(request.getId(), type.cast(call(request.getMethod(), parameters)));
            } catch (KurentoRefusal e) {
                return new Response<>(request.getId(), new ResponseError(e.code(), e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("The embedded engine failed at {}", request.getMethod(), e);
                return new Response<>(request.getId(), new ResponseError(UNEXPECTED, e.toString()));
            }
        }

        private JsonElement call(String method, JsonObject parameters) {
            if (!method.equals("release")) return server.call(method, parameters);
            synchronized (delivery) {
                return server.call(method, parameters);
            }
        }

        @Override protected void internalSendRequest(Request<? extends Object> request, Class<JsonElement> type,
                Continuation<Response<JsonElement>> then) {
            events.execute(() -> answer(request, type, then));
        }

        private void answer(Request<?> request, Class<JsonElement> type, Continuation<Response<JsonElement>> then) {
            try {
                then.onSuccess(internalSendRequest(request, type));
            } catch (Exception e) {   // what Continuation declares
                LOG.error("A caller failed on its answer", e);
            }
        }
    }
}
