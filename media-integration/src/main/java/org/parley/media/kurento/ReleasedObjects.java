package org.parley.media.kurento;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The objects released last, 2,000 at most. What is part of a released pipeline is released with it. Thread-safe. */
final class ReleasedObjects {
    private static final int REMEMBERED = 2_000;

    private final Set<String> ids = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    void add(String id) {
        ids.add(id);
    }

    boolean contains(String id) {
        int pipeline = id.indexOf('/');
        return ids.contains(id) || pipeline > 0 && ids.contains(id.substring(0, pipeline));
    }
}
