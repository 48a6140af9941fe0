package org.parley.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The other nodes of this portal, where there are any: settings {@code parley.cluster.*}. */
@ApplicationScoped
public class Peers {
    @Inject @ConfigProperty(name = "parley.cluster.peers") Optional<String> peers;
    @Inject Instance<Nodes> nodes;

    public boolean present() {
        return peers.isPresent();
    }

    /** To be called once what it tells of is stored. Alone, a node tells nobody. */
    public void tell(Note note) {
        if (present()) nodes.get().tell(note);
    }
}
