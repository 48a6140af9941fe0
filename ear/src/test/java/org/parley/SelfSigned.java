package org.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that only those trust who are given its PEM file. */
public record SelfSigned(Path keys, Path pem) {
    public static final String PASSWORD = "changeit";

    public static SelfSigned of(String host) {
        try {
            var folder = Files.createTempDirectory("self-signed");
            Path keys = folder.resolve("keys.p12"), pem = folder.resolve("certificate.pem");
            keytool("-genkeypair", "-keystore", keys.toString(), "-alias", "one", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "2", "-storepass", PASSWORD);
            keytool("-exportcert", "-rfc", "-keystore", keys.toString(), "-alias", "one", "-file", pem.toString(), "-storepass", PASSWORD);
            return new SelfSigned(keys, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a server that shows it. */
    public SSLContext context() {
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(String... words) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) throw new IOException(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
