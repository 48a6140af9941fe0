package org.parley.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.web.*}. */
@Dependent
public class WebSettings {
    @Inject @ConfigProperty(name = "parley.web.origins") Optional<String> origins;
    @Inject @ConfigProperty(name = "parley.web.secure") boolean secure;

    List<String> origins() {
        return Stream.of(origins.orElse("").split(",")).map(String::strip).filter(origin -> !origin.isEmpty()).toList();
    }

    public boolean secure() {
        return secure;
    }
}
