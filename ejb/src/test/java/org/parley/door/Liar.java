package org.parley.door;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A provider that hands out whatever token it is told to. */
final class Liar implements AutoCloseable {
    static final RSAKey KEY = key(), OTHER_KEY = key();

    private final HttpServer server;
    String token = "", userInfo = "{\"sub\":\"anna\"}", claimedIssuer;
    int status = 200;

    Liar() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        claimedIssuer = issuer();
        serve("/.well-known/openid-configuration", () -> """
            {"issuer":"%s","authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token","userinfo_endpoint":"%2$s/me","jwks_uri":"%2$s/keys","response_types_supported":["code"],
            "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(claimedIssuer, issuer()));
        serve("/keys", () -> new JWKSet(KEY.toPublicJWK()).toString());
        serve("/token", () -> "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
        serve("/me", () -> userInfo);
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, java.util.function.Supplier<String> says) {
        server.createContext(path, exchange -> {
            var body = says.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> at() {
        return Map.of("discovery", issuer(), "client-id", "parley", "secret", "a secret of at least thirty-two bytes");
    }

    @Override public void close() {
        server.stop(0);
    }
}
