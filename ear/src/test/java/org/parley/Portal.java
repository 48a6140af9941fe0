package org.parley;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The system as an object: one real server process, started as {@code ./parley run} starts it, on ports and data of its own. */
public final class Portal implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("parley.home", "..")).toAbsolutePath().normalize();
    private static final Map<Database, Portal> SHARED = new HashMap<>();
    private static final Set<Database> BROKEN = EnumSet.noneOf(Database.class);
    private static PostgresServer postgres;

    public enum Database { H2, POSTGRESQL }

    private final Map<String, String> environment = new HashMap<>();
    private final Path data;
    private Thread listening;
    private final int httpPort = freePort(), managementPort = freePort(), mediaPort = freeUdpPort();
    private final Deque<String> words = new ArrayDeque<>();
    private List<String> pinned = List.of();
    private Process launcher;
    private ProcessHandle server;

    /** How the launcher ended and what it printed last. */
    public record Ending(int status, String words) {}

    public Portal(Database database) {
        this(database, Map.of());
    }

    public Portal(Database database, Map<String, String> settings) {
        try {
            var folder = HOME.resolve("ear/target/portals");
            Files.createDirectories(folder);
            data = Files.createTempDirectory(folder, database.name().toLowerCase(java.util.Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("PARLEY_NO_BUILD", "1");
        environment.put("PARLEY_HTTP_PORT", "" + httpPort);
        environment.put("PARLEY_MANAGEMENT_PORT", "" + managementPort);
        environment.put("PARLEY_MEDIA_PORT", "" + mediaPort);
        environment.put("PARLEY_MEDIA_ADDRESS", "127.0.0.1");
        environment.put("PARLEY_DATA", data.toString());
        environment.put("PARLEY_ADMIN_PASSWORD", "an admin of tests");
        environment.put("PARLEY_ACCOUNT_SIGN_UPS_PER_HOUR", "100000");
        environment.put("PARLEY_ACCOUNT_GUESTS_PER_HOUR", "100000");
        environment.put("PARLEY_ROOM_OPENED_PER_HOUR", "100000");
        if (database == Database.POSTGRESQL) {
            environment.put("PARLEY_DB_URL", postgres().newDatabase());
            environment.put("PARLEY_DB_USER", PostgresServer.USER);
            environment.put("PARLEY_DB_PASSWORD", PostgresServer.PASSWORD);
        } else environment.put("PARLEY_TOGETHER_PLAYERS", "youtube"); // the other is as it comes
        environment.putAll(settings);
    }

    /** One portal a database for all tests of this JVM: starting one takes seconds. */
    public static synchronized Portal shared(Database database) {
        if (BROKEN.contains(database)) throw new AssertionError("The portal on " + database + " did not start, as told above");
        var portal = SHARED.get(database);
        if (portal == null) {
            BROKEN.add(database);
            portal = new Portal(database).start();
            BROKEN.remove(database);
            SHARED.put(database, portal);
        }
        return portal;
    }

    private static synchronized PostgresServer postgres() {
        if (postgres == null) postgres = new PostgresServer();
        return postgres;
    }

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            SHARED.values().forEach(Portal::close);
            if (postgres != null) postgres.close();
        }));
    }

    /** For measurements: the server runs on this core only, where the machine has several and can do that. */
    public Portal onCore(int core) {
        if (Files.isExecutable(Path.of("/usr/bin/taskset")) && Files.exists(Path.of("/sys/devices/system/cpu/cpu1")))
            pinned = List.of("/usr/bin/taskset", "-c", "" + core);
        return this;
    }

    public Portal start() {
        if (!launch().orTimeout(240, TimeUnit.SECONDS).exceptionally(e -> false).join()) {
            close();
            throw new AssertionError("The portal did not start:\n" + words());
        }
        server = server().orElse(null);
        return this;
    }

    /** Starts what is not to come up, and waits for its end. */
    public Ending startInVain() {
        launch();
        return awaitEnd();
    }

    /** What another command of the launcher says about this portal's data. */
    public Ending command(String... words) {
        try {
            var command = new ArrayList<>(List.of("bash", HOME.resolve("parley").toString()));
            command.addAll(List.of(words));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            if (System.getenv("JAVA_HOME") == null) builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ending(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return whether the launcher said that the portal is ready */
    private CompletableFuture<Boolean> launch() {
        try {
            var command = new ArrayList<>(pinned);
            // a test run in the background may ignore SIGINT, and its children would
            command.addAll(List.of("env", "--default-signal=INT", "bash", HOME.resolve("parley").toString(), "run"));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().remove("PARLEY_KURENTO_URIS"); // only for the tests that want them
            builder.environment().putAll(environment);
            if (System.getenv("JAVA_HOME") == null) builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            launcher = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ready = new CompletableFuture<Boolean>();
        var output = launcher.getInputStream();
        listening = Thread.ofPlatform().daemon().start(() -> { // blocks on a pipe, which would keep one of few carriers
            try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    synchronized (words) {
                        words.add(line);
                        if (words.size() > 60) words.remove();
                    }
                    if (line.startsWith("Parley is ready: ")) ready.complete(true);
                }
            } catch (IOException e) {
                // the process is gone, which the next line tells
            }
            ready.complete(false);
        });
        return ready;
    }

    private String words() {
        synchronized (words) {
            return String.join("\n", words);
        }
    }

    /** Sends the launcher a signal, as INT, once it is ready or before, and waits for its end. */
    public Ending signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + launcher.pid()).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return awaitEnd();
    }

    private Ending awaitEnd() {
        try {
            if (!launcher.waitFor(100, TimeUnit.SECONDS)) throw new AssertionError("The launcher does not end:\n" + words());
            listening.join(Duration.ofSeconds(5)); // for its last words
            return new Ending(launcher.exitValue(), words());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the server as Ctrl-C does. */
    public void stop() {
        end(false);
    }

    /** Ends the server as a power cut does. */
    public void kill9() {
        end(true);
    }

    private void end(boolean abruptly) {
        if (launcher == null) return;
        var server = server();
        if (abruptly) server.ifPresent(ProcessHandle::destroyForcibly);
        else launcher.destroy();
        try {
            if (!launcher.waitFor(40, TimeUnit.SECONDS)) launcher.destroyForcibly();
            server.ifPresent(one -> {
                if (one.isAlive()) one.destroyForcibly();
                one.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        launcher = null;
    }

    /** The Java process. */
    public java.util.Optional<ProcessHandle> server() {
        return launcher.descendants().filter(one -> one.info().command().orElse("").endsWith("/java")).findFirst();
    }

    /** What every thread of the server does now. */
    public String threads() {
        try {
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), "" + server.pid(), "Thread.print").redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isRunning() {
        return launcher != null && launcher.isAlive();
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + httpPort + path);
    }

    public URI socket(String room) {
        return URI.create("ws://localhost:" + httpPort + "/live/" + room);
    }

    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    /** Whether the Java process that was ready last still runs. */
    public boolean isServing() {
        return server != null && server.isAlive();
    }

    public int httpPort() {
        return httpPort;
    }

    public int managementPort() {
        return managementPort;
    }

    public int mediaPort() {
        return mediaPort;
    }

    /** The address of its PostgreSQL database. */
    public String database() {
        return environment.get("PARLEY_DB_URL");
    }

    /** Changes a setting for the next start. */
    public Portal with(Map<String, String> settings) {
        environment.putAll(settings);
        return this;
    }

    public Path data() {
        return data;
    }

    /** What another node of the same portal needs to be started with. */
    public Map<String, String> settings() {
        return Map.copyOf(environment);
    }

    public Path log() {
        return data.resolve("server/log/server.log");
    }

    @Override public void close() {
        end(false);
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freeUdpPort() {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
