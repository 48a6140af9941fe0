package org.parley.door;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.jsoup.nodes.Document;
import org.parley.Visitor;

/** An OpenID provider that asks who is there by a form of its own: discovery, keys, PKCE and user info as people's providers have them. */
final class Provider implements AutoCloseable {
    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true));

    Provider() {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    String issuer(String name) {
        return server.issuerUrl(name).toString();
    }

    /** Settings of a door that is found by discovery, and of one whose addresses are given. */
    Map<String, String> doors() {
        return Map.ofEntries(Map.entry("PARLEY_DOORS", "acme,corp,plain"),
            Map.entry("PARLEY_DOORS_ACME_TITLE", "Acme"), Map.entry("PARLEY_DOORS_ACME_CLIENT_ID", "parley"), Map.entry("PARLEY_DOORS_ACME_SECRET", "secret"), Map.entry("PARLEY_DOORS_ACME_DISCOVERY", server.wellKnownUrl("acme").toString()),
            Map.entry("PARLEY_DOORS_CORP_TITLE", "Corp"), Map.entry("PARLEY_DOORS_CORP_CLIENT_ID", "parley"), Map.entry("PARLEY_DOORS_CORP_DISCOVERY", issuer("corp")), Map.entry("PARLEY_DOORS_CORP_TRUSTED", "true"), Map.entry("PARLEY_DOORS_CORP_ROLES", "support:helpdesk"),
            Map.entry("PARLEY_DOORS_PLAIN_KIND", "oauth2"), Map.entry("PARLEY_DOORS_PLAIN_TITLE", "Plain"), Map.entry("PARLEY_DOORS_PLAIN_CLIENT_ID", "parley"), Map.entry("PARLEY_DOORS_PLAIN_SECRET", "secret"),
            Map.entry("PARLEY_DOORS_PLAIN_AUTHORIZATION", server.authorizationEndpointUrl("plain").toString()), Map.entry("PARLEY_DOORS_PLAIN_TOKEN", server.tokenEndpointUrl("plain").toString()),
            Map.entry("PARLEY_DOORS_PLAIN_USER_INFO", server.userInfoUrl("plain").toString()), Map.entry("PARLEY_DOORS_PLAIN_SCOPES", "openid"), Map.entry("PARLEY_DOORS_PLAIN_CLAIMS", "subject=sub,name=profile.full,email=mail,picture=picture"));
    }

    /** The address the provider sends the browser back to, once somebody has said there who they are. */
    URI signIn(Visitor visitor, String begin, String subject, String claims) {
        var there = URI.create(visitor.get(begin).headers().firstValue("Location").orElseThrow(() -> new AssertionError("does not lead away")));
        try (var http = HttpClient.newHttpClient()) {
            var form = "username=" + encoded(subject) + "&claims=" + encoded(claims);
            var answer = http.send(HttpRequest.newBuilder(there).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
            return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All the way there and back, and where the visitor comes to. */
    Document through(Visitor visitor, String begin, String subject, String claims) {
        return arrive(visitor, signIn(visitor, begin, subject, claims));
    }

    static Document arrive(Visitor visitor, URI back) {
        return visitor.page(back.getRawPath() + "?" + back.getRawQuery());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override public void close() {
        server.shutdown();
    }
}
