package org.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL server of the distribution's packages, on a port and in a folder of its own. */
public final class PostgresServer implements AutoCloseable {
    public static final String USER = "parley", PASSWORD = "parley";

    private final int port = Portal.freePort();
    private final Path folder, programs;
    private final AtomicInteger databases = new AtomicInteger();

    public PostgresServer() {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            programs = versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.comparing(Path::toString)).orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed"));
            // initdb refuses root, and its stand-in must get at the folder: the build's may be closed to it
            folder = Files.createTempDirectory("parley-postgres");
            Files.writeString(folder.resolve("password"), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for tests: apt install postgresql", e);
        }
        if (isRoot()) run(List.of("chown", "-R", "postgres", folder.toString()));
        asOwner("initdb", "-D", data(), "-U", USER, "--pwfile=" + folder.resolve("password"), "--auth=scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync");
        start();
    }

    public void start() {
        asOwner("pg_ctl", "-D", data(), "-w", "-t", "60", "-l", folder.resolve("log").toString(),
            "-o", "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder, "start");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void asOwner(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) command.addAll(List.of("runuser", "-u", "postgres", "--"));
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) {
        try {
            var out = Files.createTempFile("parley-postgres", ".out");
            var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
            var status = process.waitFor();
            var said = Files.readString(out);
            Files.delete(out);
            if (status != 0) throw new IllegalStateException(String.join(" ", command) + ": " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An empty database; its JDBC address. */
    public String newDatabase() {
        var name = "parley" + databases.incrementAndGet();
        try (var connection = DriverManager.getConnection(address("postgres"), USER, PASSWORD); var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address(name);
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Gone at once, as after a crash. */
    public void stop() {
        asOwner("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    /** Answers nobody any more, as a machine whose network or disk hangs. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst())).orElseThrow();
            var command = new ArrayList<>(List.of("kill", name));
            Stream.concat(Stream.of(postmaster), postmaster.descendants()).forEach(process -> command.add("" + process.pid()));
            run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override public void close() {
        stop();
        run(List.of("rm", "-rf", folder.resolve("data").toString()));
    }
}
