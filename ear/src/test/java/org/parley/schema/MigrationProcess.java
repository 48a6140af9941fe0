package org.parley.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.PostgresServer;
import org.parley.vault.OpenVault;
import org.parley.vault.Vault;

/** A process that migrates a database and stands still, to be killed, once so many of the migrations' statements are through. */
public final class MigrationProcess {
    private static final String HALF_WAY = "half-way", DONE = "done";

    private MigrationProcess() {}

    /** Runs it. Killed half-way when it gets that far, else it ends by itself. */
    static void killedAfter(int statements, String address, Path vault, String... places) {
        expect(HALF_WAY, lastWord(statements, address, vault, places));
    }

    static void toTheEnd(String address, Path vault, String... places) {
        expect(DONE, lastWord(Integer.MAX_VALUE, address, vault, places));
    }

    private static void expect(String word, String last) {
        if (!last.equals(word)) throw new AssertionError("The last word of the process is \"" + last + "\", not \"" + word + '"');
    }

    private static String lastWord(int statements, String address, Path vault, String... places) {
        try {
            var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", System.getProperty("java.class.path"),
                MigrationProcess.class.getName(), "" + statements, address, vault.toString()));
            command.addAll(Arrays.asList(places));
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var word = "";
            var lines = process.inputReader();
            for (var line = lines.readLine(); line != null; line = word.equals(HALF_WAY) ? null : lines.readLine()) word = line;
            if (word.equals(HALF_WAY)) process.destroyForcibly(); // SIGKILL
            process.waitFor();
            return word;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) {
        var left = new AtomicInteger(Integer.parseInt(arguments[0]));
        var places = Arrays.copyOfRange(arguments, 3, arguments.length);
        SchemaMigration.migrate(counting(left, arguments[1]), vault(Path.of(arguments[2])), places);
        System.out.println(DONE);
    }

    private static Vault vault(Path folder) {
        var keys = new JdbcDataSource();
        keys.setURL("jdbc:h2:file:" + folder.resolve("keys"));
        OpenVault.migrate(keys);
        return new Vault(keys, folder.resolve("master.json"), 10, Clock.systemUTC(), false);
    }

    private static DataSource counting(AtomicInteger left, String address) {
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, given) -> {
            if (!method.getName().equals("getConnection")) throw new UnsupportedOperationException(method.getName());
            return wrapped(DriverManager.getConnection(address, PostgresServer.USER, PostgresServer.PASSWORD), left);
        });
    }

    private static Connection wrapped(Connection connection, AtomicInteger left) {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, given) -> {
            var result = invoke(connection, method, given);
            return method.getName().equals("createStatement") ? wrapped((Statement) result, left) : result;
        });
    }

    private static Statement wrapped(Statement statement, AtomicInteger left) {
        return (Statement) Proxy.newProxyInstance(Statement.class.getClassLoader(), new Class<?>[] {Statement.class}, (self, method, given) -> {
            var result = invoke(statement, method, given);
            if (given != null && given[0] instanceof String sql && ofMigration(sql) && left.decrementAndGet() == 0) {
                System.out.println(HALF_WAY);
                while (true) LockSupport.park();
            }
            return result;
        });
    }

    private static boolean ofMigration(String sql) {
        return sql.replaceAll("--.*", "").strip().matches("(?is)(create|alter|update|insert)\\b.*") && !sql.contains("flyway_schema_history");
    }

    private static Object invoke(Object target, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
