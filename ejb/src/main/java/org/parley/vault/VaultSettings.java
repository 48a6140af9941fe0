package org.parley.vault;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.vault.*}. */
@Dependent
public class VaultSettings {
    @Inject @ConfigProperty(name = "parley.vault.master") Optional<String> master;
    @Inject @ConfigProperty(name = "parley.vault.files") Optional<String> files;
    @Inject @ConfigProperty(name = "parley.vault.keys-at-hand") int keysAtHand;
    @Inject @ConfigProperty(name = "jboss.server.base.dir") String server;

    Path master() {
        return master.filter(path -> !path.isBlank()).map(Path::of).orElseGet(() -> Path.of(server).resolveSibling("vault").resolve("master.json")).normalize();
    }

    Path files() {
        return files.filter(path -> !path.isBlank()).map(Path::of).orElseGet(() -> Path.of(server).resolveSibling("files")).normalize();
    }
}
