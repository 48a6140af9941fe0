package org.parley.room;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Links a browser came by, kept for its session: the secret part by the name of the room. */
public record Invitations(Map<String, String> tokens) implements Serializable {
    private static final int MOST = 20;
    static final Invitations NONE = new Invitations(Map.of());

    String of(String room) {
        return tokens.getOrDefault(room, "");
    }

    Invitations with(String room, String token) {
        var all = new LinkedHashMap<>(tokens);
        all.remove(room);
        if (all.size() >= MOST) all.remove(all.keySet().iterator().next());
        all.put(room, token);
        return new Invitations(all);
    }
}
