package org.parley.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.media.engine.SfuSettings;

/** Settings {@code parley.media.*}; environment variables of the same name, as {@code PARLEY_MEDIA_PORT}, go before. */
@ApplicationScoped
public class MediaSettings {
    /** The address offered to browsers. */
    @Inject @ConfigProperty(name = "parley.media.address", defaultValue = "127.0.0.1") String address;
    /** The one UDP port. */
    @Inject @ConfigProperty(name = "parley.media.port", defaultValue = "20000") int port;
    @Inject @ConfigProperty(name = "parley.media.max-connections", defaultValue = "2000") int maxConnections;
    /** Comma separated {@code ws://} URIs; empty: the embedded engine. */
    @Inject @ConfigProperty(name = "parley.media.kurento-uris") Optional<String> kurentoUris;
    @Inject @ConfigProperty(name = "PARLEY_KURENTO_URIS") Optional<String> kurentoUrisOfContract;

    public SfuSettings engine() {
        return new SfuSettings(address, port, maxConnections);
    }

    public List<String> kurentoUris() {
        var all = kurentoUrisOfContract.or(() -> kurentoUris).orElse("");
        return Stream.of(all.split(",")).map(String::trim).filter(uri -> !uri.isEmpty()).toList();
    }
}
