package org.parley.door;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a provider says a person's picture lies: by HTTPS, at a host with a name. */
record PictureAddress(URI uri) {
    static Optional<PictureAddress> of(String text) {
        try {
            var uri = new URI(text);
            var fits = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getHost().matches("[A-Za-z0-9.-]+") && uri.getUserInfo() == null;
            return fits ? Optional.of(new PictureAddress(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    String host() {
        return uri.getHost();
    }

    int port() {
        return uri.getPort() < 0 ? 443 : uri.getPort();
    }

    /** As an operator names it who lets pictures come from there although it is in the operator's own network. */
    String place() {
        return host() + ':' + port();
    }

    String request() {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return "GET " + path + (uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery()) + " HTTP/1.0\r\nHost: " + (uri.getPort() < 0 ? host() : place()) + "\r\nAccept: image/jpeg, image/png, image/webp, image/gif\r\nConnection: close\r\n\r\n";
    }
}
