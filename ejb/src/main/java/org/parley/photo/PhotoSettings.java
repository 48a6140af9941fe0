package org.parley.photo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.photo.*}. */
@Dependent
public class PhotoSettings {
    @Inject @ConfigProperty(name = "parley.photo.most") int most;
    @Inject @ConfigProperty(name = "parley.photo.bytes-most") int bytesMost;
    @Inject @ConfigProperty(name = "parley.photo.at-once") int atOnce;

    /** Photos a member may have. */
    public int most() {
        return most;
    }

    /** Largest upload. */
    public int bytesMost() {
        return bytesMost;
    }
}
