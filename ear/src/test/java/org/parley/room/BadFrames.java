package org.parley.room;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Frames no browser sends, the same ones for the same seed. */
final class BadFrames {
    private static final List<String> GOOD = List.of("{\"type\":\"hello\",\"after\":3}", "{\"type\":\"say\",\"id\":\"a1\",\"text\":\"some words\"}",
        "{\"type\":\"whisper\",\"id\":\"a2\",\"to\":\"somebody\",\"text\":\"psst\"}", "{\"type\":\"publish\",\"stream\":\"s1\",\"sdp\":\"v=0\\r\\n\",\"source\":\"camera\"}",
        "{\"type\":\"subscribe\",\"stream\":\"s1\",\"sdp\":\"v=0\\r\\n\"}", "{\"type\":\"unpublish\",\"stream\":\"s1\"}", "{\"type\":\"unsubscribe\",\"stream\":\"s1\"}",
        "{\"type\":\"candidate\",\"stream\":\"s1\",\"for\":\"publish\",\"candidate\":{\"candidate\":\"candidate:1 1 udp 1 127.0.0.1 9 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}",
        "{\"type\":\"state\",\"muted\":true,\"cameraOff\":false,\"away\":true}");
    private static final List<String> TYPES = List.of("hello", "say", "whisper", "publish", "subscribe", "candidate", "unpublish", "unsubscribe", "state", "welcome", "said", "ack", "", "TYPE", "\\u0000");
    private static final List<String> FIELDS = List.of("id", "text", "to", "stream", "sdp", "source", "for", "candidate", "after", "password", "muted", "type", "__proto__");
    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1e308", "1e-400", "9".repeat(400), "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udfff\\ud800\"", "[]", "{}", "[[[[1]]]]", "{\"candidate\":1}", "\"../../x\"", "\"" + "x".repeat(3000) + "\"", "\"camera\"", "\"publish\"", "\"s1\"");

    private final Random random;
    private final List<Supplier<String>> kinds = List.of(this::mutated, this::assembled, this::noise, this::deep, this::cut, this::twice);

    BadFrames(long seed) {
        random = new Random(seed);
    }

    String next() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    byte[] bytes(int most) {
        var bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String mutated() {
        var frame = new StringBuilder(one(GOOD));
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(frame.length());
            switch (random.nextInt(3)) {
                case 0 -> frame.deleteCharAt(at);
                case 1 -> frame.insert(at, (char) (32 + random.nextInt(95)));
                default -> frame.setCharAt(at, (char) random.nextInt(0xD800));
            }
        }
        return frame.toString();
    }

    private String assembled() {
        var frame = new StringBuilder("{\"type\":\"" + one(TYPES) + '"');
        for (int n = random.nextInt(6); n > 0; n--) frame.append(",\"").append(one(FIELDS)).append("\":").append(one(VALUES));
        return frame.append('}').toString();
    }

    private String noise() {
        var frame = new StringBuilder();
        for (int n = 1 + random.nextInt(300); n > 0; n--) frame.append((char) random.nextInt(0xD800));
        return frame.toString();
    }

    private String deep() {
        return one(List.of("[", "{\"type\":", "{\"a\":[")).repeat(1 + random.nextInt(5000));
    }

    private String cut() {
        var frame = one(GOOD);
        return frame.substring(0, 1 + random.nextInt(frame.length() - 1));
    }

    private String twice() {
        return one(GOOD) + one(GOOD);
    }
}
