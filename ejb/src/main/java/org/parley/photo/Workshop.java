package org.parley.photo;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes pictures of our own from what was uploaded, a few at a time (A7). To be called without a transaction: it takes a second. */
@ApplicationScoped
public class Workshop {
    private static final int PATIENCE_SECONDS = 10;

    public sealed interface Outcome {
        /** @param jpegs in the order of the shapes asked for */
        record Made(List<byte[]> jpegs) implements Outcome {}
        /** @param why {@code type}, {@code pixels}, {@code broken}, {@code bytes} or {@code busy} */
        record Refused(String why) implements Outcome {}
    }

    @Inject PhotoSettings settings;
    private Semaphore places;

    @PostConstruct void open() {
        places = new Semaphore(settings.atOnce, true);
    }

    public Outcome make(byte[] file, List<Function<Picture, byte[]>> shapes) {
        if (file.length > settings.bytesMost()) return new Outcome.Refused("bytes");
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return new Outcome.Refused("busy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Refused("busy");
        }
        try {
            var picture = Picture.read(file);
            return new Outcome.Made(shapes.stream().map(shape -> shape.apply(picture)).toList());
        } catch (Picture.Refused e) {
            return new Outcome.Refused(e.why().name().toLowerCase(Locale.ROOT));
        } finally {
            places.release();
        }
    }
}
