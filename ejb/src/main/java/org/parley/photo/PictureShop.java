package org.parley.photo;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where pictures are made smaller, a few at once, since each takes memory and a second (A7, R5). */
@ApplicationScoped
public class PictureShop {
    private static final int PATIENCE_SECONDS = 10;

    @Inject PhotoSettings settings;
    private Semaphore places;

    /** What is done with a picture there. */
    interface Work<T> {
        T on(Picture picture);
    }

    @PostConstruct void open() {
        places = new Semaphore(settings.atOnce, true);
    }

    /** Empty where too many wait. */
    <T> Optional<T> with(byte[] file, Work<T> work) throws Picture.Refused {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.on(Picture.read(file)));
        } finally {
            places.release();
        }
    }

    /** As {@link Picture#large}; empty where too many wait. */
    public Optional<byte[]> large(byte[] file) throws Picture.Refused {
        return with(file, Picture::large);
    }
}
