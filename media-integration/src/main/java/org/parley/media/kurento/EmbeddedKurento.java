package org.parley.media.kurento;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.kurento.client.KurentoClient;
import org.parley.media.engine.Sfu;

/**
 * The part of the Kurento protocol the product uses, answered by the embedded engine: MediaPipeline and WebRtcEndpoint with
 * offers, connections and events. Anything else is refused with the code of Kurento Media Server. Thread-safe.
 */
public final class EmbeddedKurento implements InJvmTransport.Server {
    /** Takes events to the client. */
    interface Events {
        /** @param wanted asked once more before the event is delivered: its object may have been released meanwhile */
        void emit(JsonObject parameters, BooleanSupplier wanted);
    }

    private static final Set<String> EVENTS = Set.of("IceCandidateFound", "IceGatheringDone", "IceComponentStateChanged",
        "MediaStateChanged", "ConnectionStateChanged", "MediaSessionTerminated", "Error");

    private final Sfu engine;
    private final LongSupplier nanos;
    private final Clock clock;
    private final Gson gson = new Gson();
    private final String session = UUID.randomUUID().toString();
    private final Set<String> pipelines = new HashSet<>();
    private final Map<String, EmbeddedEndpoint> endpoints = new HashMap<>();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile Events events = (parameters, wanted) -> {};

    /**
     * @param nanos the engine's clock
     * @param clock the wall clock, for the time in events
     */
    public EmbeddedKurento(Sfu engine, LongSupplier nanos, Clock clock) {
        this.engine = engine;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** A client of this server within this JVM. One per server: it gets all events. */
    public KurentoClient client() {
        var transport = new InJvmTransport(this);
        tell(transport::emit);
        return KurentoClient.createFromJsonRpcClient(transport);
    }

    void tell(Events to) {
        events = to;
    }

    @Override public synchronized JsonElement call(String method, JsonObject p) {
        var value = switch (method) {
            case "ping" -> new JsonPrimitive("pong");
            case "connect", "keepAlive", "closeSession", "unsubscribe", "ref", "unref" -> JsonNull.INSTANCE;
            case "create" -> new JsonPrimitive(create(p));
            case "subscribe" -> new JsonPrimitive(subscribe(text(p, "object"), text(p, "type")));
            case "release" -> release(text(p, "object"));
            case "invoke" -> invoke(text(p, "object"), text(p, "operation"), object(p, "operationParams"));
            default -> throw new KurentoRefusal(KurentoRefusal.NO_SUCH_METHOD, "Method '" + method + "' not found");
        };
        var result = new JsonObject();
        if (!value.isJsonNull()) result.add("value", value);
        result.addProperty("sessionId", session);
        return result;
    }

    private String create(JsonObject p) {
        var type = text(p, "type").replaceFirst("^kurento\\.", "");
        var id = UUID.randomUUID() + "_kurento." + type;
        switch (type) {
            case "MediaPipeline" -> pipelines.add(id);
            case "WebRtcEndpoint" -> {
                var pipeline = text(object(p, "constructorParams"), "mediaPipeline");
                if (!pipelines.contains(pipeline)) throw KurentoRefusal.unknown(pipeline);
                id = pipeline + "/" + id;
                var source = id;
                endpoints.put(id, new EmbeddedEndpoint(id, pipeline, engine, nanos, (event, fields) -> emit(source, event, fields)));
            }
            default -> throw new KurentoRefusal(KurentoRefusal.NO_SUCH_TYPE, "Factory '" + type + "' not found");
        }
        return id;
    }

    private String subscribe(String object, String type) {
        if (!pipelines.contains(object) && !endpoints.containsKey(object)) throw KurentoRefusal.unknown(object);
        if (EVENTS.contains(type)) subscriptions.add(object + " " + type);
        return UUID.randomUUID().toString();
    }

    private JsonElement release(String object) {
        if (pipelines.remove(object)) endpoints.values().stream().filter(e -> e.pipeline().equals(object)).toList().forEach(this::release);
        var endpoint = endpoints.get(object);
        if (endpoint != null) release(endpoint);
        return JsonNull.INSTANCE;
    }

    private void release(EmbeddedEndpoint endpoint) {
        endpoints.remove(endpoint.id());
        for (var other : endpoints.values()) if (other.source() == endpoint) other.receiveFrom(null);
        endpoint.release();
        for (var type : EVENTS) subscriptions.remove(endpoint.id() + " " + type);
    }

    private JsonElement invoke(String object, String operation, JsonObject p) {
        if (pipelines.contains(object)) throw noSuch(operation, p);
        var endpoint = endpoint(object);
        return switch (operation) {
            case "processOffer" -> {
                var answer = endpoint.processOffer(text(p, "offer"));
                endpoint.join();
                for (var other : endpoints.values()) if (other.source() == endpoint) other.join();
                yield new JsonPrimitive(answer);
            }
            case "gatherCandidates" -> {
                emit(object, "IceGatheringDone", Map.of());   // the one candidate is in the answer
                yield JsonNull.INSTANCE;
            }
            case "addIceCandidate" -> JsonNull.INSTANCE;   // RFC 8445, 2.5: a lite agent learns addresses from checks
            case "connect" -> {
                connect(endpoint, endpoint(text(p, "sink")));
                yield JsonNull.INSTANCE;
            }
            case "disconnect" -> {
                var sink = endpoint(text(p, "sink"));
                if (sink.source() == endpoint) sink.receiveFrom(null);
                yield JsonNull.INSTANCE;
            }
            case "setMaxVideoRecvBandwidth" -> {
                endpoint.limitVideo(number(p, "maxVideoRecvBandwidth"));
                yield JsonNull.INSTANCE;
            }
            case "setMaxVideoSendBandwidth", "setMinVideoSendBandwidth", "setMinVideoRecvBandwidth", "setMaxAudioRecvBandwidth",
                "setName", "setSendTagsInEvents" -> JsonNull.INSTANCE;
            default -> throw noSuch(operation, p);
        };
    }

    private static void connect(EmbeddedEndpoint source, EmbeddedEndpoint sink) {
        if (!source.pipeline().equals(sink.pipeline()))
            throw new KurentoRefusal(KurentoRefusal.NOT_IN_ONE_PIPELINE, "Media elements do not share pipeline");
        sink.receiveFrom(source);
    }

    private EmbeddedEndpoint endpoint(String id) {
        var endpoint = endpoints.get(id);
        if (endpoint == null) throw KurentoRefusal.unknown(id);
        return endpoint;
    }

    private void emit(String object, String type, Map<String, Object> fields) {
        var subscription = object + " " + type;
        if (!subscriptions.contains(subscription)) return;
        var data = gson.toJsonTree(fields).getAsJsonObject();
        data.addProperty("source", object);
        data.addProperty("type", type);
        data.addProperty("timestamp", Long.toString(clock.instant().getEpochSecond()));
        data.addProperty("timestampMillis", Long.toString(clock.millis()));
        data.add("tags", new JsonArray());
        var value = new JsonObject();
        value.add("data", data);
        value.addProperty("object", object);
        value.addProperty("type", type);
        var parameters = new JsonObject();
        parameters.add("value", value);
        events.emit(parameters, () -> subscriptions.contains(subscription));
    }

    private static KurentoRefusal noSuch(String operation, JsonObject p) {
        return new KurentoRefusal(KurentoRefusal.NO_SUCH_OPERATION, "Method '" + operation + "' with " + p.size() + " parameters not found");
    }

    private static JsonObject object(JsonObject from, String name) {
        var value = from.get(name);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    private static String text(JsonObject from, String name) {
        var value = from.get(name);
        if (value == null || !value.isJsonPrimitive())
            throw new KurentoRefusal(KurentoRefusal.BAD_PARAMETER, "'" + name + "' parameter should be a string");
        return value.getAsString();
    }

    private static int number(JsonObject from, String name) {
        try {
            return Integer.parseInt(text(from, name));
        } catch (NumberFormatException e) {
            throw new KurentoRefusal(KurentoRefusal.BAD_PARAMETER, "'" + name + "' parameter should be a integer");
        }
    }
}
