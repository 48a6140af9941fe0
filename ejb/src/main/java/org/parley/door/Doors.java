package org.parley.door;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The doors that are open. */
@ApplicationScoped
public class Doors {
    @Inject DoorSettings settings;
    @Inject DirectorySettings directories;

    private List<Door> all;

    @PostConstruct void read() {
        all = settings.doors();
        directory().ifPresent(directories::place); // a wrong setting is told at the start
    }

    /** Those with a page of their own to go to. */
    public List<Door> elsewhere() {
        return all.stream().filter(Door::isElsewhere).toList();
    }

    public Optional<Door> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The first door is asked. */
    public Optional<Door> directory() {
        return all.stream().filter(one -> !one.isElsewhere()).findFirst();
    }

    public boolean isAny() {
        return !all.isEmpty();
    }

    /** Who gets to know of a sign-in, for the privacy policy. */
    public List<String> recipients() {
        return all.stream().map(one -> one.host().isEmpty() ? one.title() : one.title() + " (" + one.host() + ")").toList();
    }
}
