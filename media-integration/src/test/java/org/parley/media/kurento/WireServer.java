package org.parley.media.kurento;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.engine.SfuSettings;
import org.parley.media.engine.SfuTransport;

/**
 * A Kurento Media Server as far as its clients can tell: JSON-RPC over WebSocket at {@code /kurento}, the embedded engine
 * behind it. It can be killed as a process is, and started again on its port. Objects of a dropped connection stay.
 */
public final class WireServer implements AutoCloseable {
    private static final int INVALID_REQUEST = -32600, NO_SUCH_METHOD = -32601, NO_SUCH_SESSION = 40007;
    private static final String MANAGER = "manager_ServerManager", INFO = """
        {"__module__":"kurento","__type__":"ServerInfo","capabilities":["transactions"],"modules":[],"type":"KMS","version":"7.3.0"}""";

    private final Gson gson = new Gson();
    private final String serverId = UUID.randomUUID().toString();
    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<String, Channel> subscribers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger connects = new AtomicInteger();
    private final Semaphore ends = new Semaphore(0), pings = new Semaphore(0);
    private volatile boolean hanging;
    private final SfuTransport engine;
    private final EmbeddedKurento kurento;
    private final Channel door;

    /** @param port 0 takes a free one */
    public WireServer(int port) throws IOException {
        engine = new SfuTransport(new SfuSettings("127.0.0.1", 0, 500), 1, Clock.systemUTC().instant());
        kurento = new EmbeddedKurento(engine.sfu(), System::nanoTime, Clock.systemUTC());
        kurento.tell((parameters, wanted) -> {
            if (wanted.getAsBoolean()) event(parameters);
        });
        door = new ServerBootstrap().group(threads).channel(NioServerSocketChannel.class).option(ChannelOption.SO_REUSEADDR, true)
            .childHandler(new ChannelInitializer<Channel>() {
                @Override protected void initChannel(Channel channel) {
                    connections.add(channel);
                    channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16),
                        new WebSocketServerProtocolHandler("/", null, true, 1 << 20, false, true), new Connection());
                }
            }).bind("127.0.0.1", port).syncUninterruptibly().channel();
    }

    public int port() {
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    public String uri() {
        return "ws://127.0.0.1:" + port() + "/kurento";
    }

    public SfuTransport engine() {
        return engine;
    }

    /** How many clients connected since the start. */
    public int connects() {
        return connects.get();
    }

    /** Waits until a client says that it ends. @return false where none does within 5 s */
    public boolean awaitEnd() throws InterruptedException {
        return ends.tryAcquire(5, TimeUnit.SECONDS);
    }

    public boolean awaitPing() throws InterruptedException {
        return pings.tryAcquire(5, TimeUnit.SECONDS);
    }

    /** Keeps its connections and answers nothing any more, as a process that hangs. */
    public void hang() {
        hanging = true;
    }

    /** Ends as a killed process does: the kernel resets all connections, media stops without a word. */
    public void kill() {
        if (threads.isShuttingDown()) return;
        door.close().syncUninterruptibly();
        for (var connection : connections) reset(connection);
        connections.close().awaitUninterruptibly();
        engine.close();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static void reset(Channel connection) {
        try {
            connection.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            if (connection.isOpen()) throw e; // else the client was faster
        }
    }

    @Override public void close() {
        kill();
    }

    private void event(JsonObject parameters) {
        var value = parameters.getAsJsonObject("value");
        var to = subscribers.get(value.get("object").getAsString() + " " + value.get("type").getAsString());
        if (to == null) return;
        var notification = envelope();
        notification.addProperty("method", "onEvent");
        notification.add("params", parameters);
        to.writeAndFlush(new TextWebSocketFrame(gson.toJson(notification)));
    }

    private static JsonObject envelope() {
        var envelope = new JsonObject();
        envelope.addProperty("jsonrpc", "2.0");
        return envelope;
    }

    private final class Connection extends SimpleChannelInboundHandler<WebSocketFrame> {
        private String session;

        @Override public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete done) {
                connects.incrementAndGet();
                if (!done.requestUri().split("\\?")[0].equals("/kurento")) context.writeAndFlush(new CloseWebSocketFrame(1002, "Invalid path"));
            }
            super.userEventTriggered(context, event);
        }

        @Override protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (hanging) return;
            JsonObject request;
            try {
                request = JsonParser.parseString(frame.content().toString(StandardCharsets.UTF_8)).getAsJsonObject();
            } catch (RuntimeException e) {
                context.close();   // so does Kurento
                return;
            }
            context.writeAndFlush(new TextWebSocketFrame(gson.toJson(reply(context.channel(), request))));
        }

        private JsonObject reply(Channel channel, JsonObject request) {
            var reply = envelope();
            reply.add("id", request.has("id") ? request.get("id") : JsonNull.INSTANCE);
            try {
                if (!request.has("jsonrpc") || !request.has("method")) throw new KurentoRefusal(INVALID_REQUEST, "Invalid JSON-RPC request");
                var parameters = request.has("params") && request.get("params").isJsonObject() ? request.getAsJsonObject("params") : new JsonObject();
                reply.add("result", call(channel, request.get("method").getAsString(), parameters));
            } catch (KurentoRefusal e) {
                var error = new JsonObject();
                error.addProperty("code", e.code());
                error.addProperty("message", e.getMessage());
                reply.add("error", error);
            }
            return reply;
        }

        private JsonObject call(Channel channel, String method, JsonObject p) {
            if (p.has("sessionId")) session = p.get("sessionId").getAsString();
            JsonElement value = switch (method) {
                case "connect" -> connect(p);
                case "closeSession" -> {
                    ends.release();
                    yield JsonNull.INSTANCE;
                }
                case "keepAlive", "ref", "unref" -> JsonNull.INSTANCE;
                case "describe" -> describe(p.get("object").getAsString());
                case "create", "invoke", "subscribe", "unsubscribe", "release" -> delegate(channel, method, p);
                case "ping" -> {
                    pings.release();
                    yield delegate(channel, method, p);
                }
                default -> throw new KurentoRefusal(NO_SUCH_METHOD, "Method not found.");
            };
            if (session == null) session = UUID.randomUUID().toString();
            var result = value.isJsonObject() && !method.equals("invoke") ? value.getAsJsonObject() : new JsonObject();
            if (method.equals("invoke") || value.isJsonPrimitive()) result.add("value", value);
            result.addProperty("sessionId", session);
            return result;
        }

        private JsonElement connect(JsonObject p) {
            if (p.has("sessionId") && !sessions.containsKey(session)) throw new KurentoRefusal(NO_SUCH_SESSION, "Invalid session");
            if (session == null) session = UUID.randomUUID().toString();
            sessions.put(session, true);
            var answer = new JsonObject();
            answer.addProperty("serverId", serverId);
            return answer;
        }

        private JsonElement describe(String object) {
            var type = object.substring(object.lastIndexOf('_') + 1).replaceFirst("^kurento\\.", "");
            var answer = new JsonObject();
            answer.addProperty("type", type);
            answer.addProperty("qualifiedType", "kurento." + type);
            answer.add("hierarchy", new JsonArray());
            return answer;
        }

        private JsonElement delegate(Channel channel, String method, JsonObject p) {
            if (method.equals("invoke") && p.get("object").getAsString().equals(MANAGER)) return JsonParser.parseString(INFO);
            if (method.equals("subscribe")) subscribers.put(p.get("object").getAsString() + " " + p.get("type").getAsString(), channel);
            var value = kurento.call(method, p).getAsJsonObject().get("value");
            if (value != null) return value;
            return method.equals("ping") ? new JsonPrimitive("pong") : JsonNull.INSTANCE;
        }
    }
}
