package org.parley.account.factor;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.account.passkey-*}, and where the portal is. */
@Dependent
public class PasskeySettings {
    @Inject @ConfigProperty(name = "parley.account.passkey-domain") Optional<String> domain;
    @Inject @ConfigProperty(name = "parley.mail.portal") String portal;
    @Inject @ConfigProperty(name = "parley.web.origins") Optional<String> origins;

    String domain() {
        return domain.filter(one -> !one.isBlank()).orElseGet(() -> URI.create(portal).getHost());
    }

    boolean isOwn(URI origin) {
        if (origin.getHost() == null) return false;
        if (origin.getHost().equals("localhost") && domain().equals("localhost")) return true; // browsers hold it to be secure, on any port
        return Stream.concat(Stream.of(portal), Stream.of(origins.orElse("").split(","))).map(String::strip).filter(one -> !one.isEmpty()).map(URI::create).anyMatch(one -> isSame(one, origin));
    }

    private static boolean isSame(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost().equalsIgnoreCase(other.getHost()) && port(one) == port(other);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
