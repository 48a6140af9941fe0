package org.parley.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Times taken by many threads; which of them a share of all stays below. Beyond the bound they are not kept. */
final class Quantiles {
    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    Quantiles(int most) {
        nanos = new long[most];
    }

    void add(long took) {
        int at = count.getAndIncrement();
        if (at < nanos.length) nanos[at] = took;
    }

    int count() {
        return Math.min(count.get(), nanos.length);
    }

    double milliseconds(double quantile) {
        var sorted = Arrays.copyOf(nanos, count());
        Arrays.sort(sorted);
        return sorted.length == 0 ? -1 : Math.round(sorted[(int) (quantile * (sorted.length - 1))] / 1e4) / 100.0;
    }

    JsonObject json() {
        return Json.createObjectBuilder().add("p50", milliseconds(0.5)).add("p99", milliseconds(0.99)).build();
    }
}
