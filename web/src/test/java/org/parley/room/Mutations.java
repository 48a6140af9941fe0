package org.parley.room;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What can be wrong with a frame: the same for the same seed. */
final class Mutations {
    static final String NULL = "null", HUGE = "9".repeat(1500);
    private static final List<String> NUMBERS = List.of("0", "-0", "-1", "1.5", "2147483648", "-9223372036854775809", "9223372036854775808", "1e2", "1e400", "-1e-400", "1e99999999", "1e-99999999", "0." + "3".repeat(1500), HUGE);
    private static final List<String> TEXTS = List.of("", " ", "NaN", "-Infinity", "true", "1", "../../etc/passwd", "' or 1=1 --", "<script>alert(1)</script>", "\\u0000", "a\\u0000b", "\\ud800", "\\udfff\\ud800", "a\\udc00",
        "\u202Egnp.exe\u202C", "\u2066\u2067\u2068", "\\u200b\\u200c\\ufeff", "\\\"}{\\\"type\\\":\\\"leave", "Z" + "\u0301\u0300\u0336\u0489".repeat(500), "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66".repeat(400),
        "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB", "\r\n\r\nHTTP/1.1".replace("\r", "\\r").replace("\n", "\\n"), "x".repeat(65), "x".repeat(2001), "x".repeat(RoomProtocol.FRAME_MAX));
    private static final List<String> OTHERS = List.of(NULL, "true", "false", "[]", "{}", "[null]", "[[[[1]]]]", "[\"a\",\"a\"]", "{\"candidate\":{\"candidate\":{}}}", "[" + "0,".repeat(500) + "0]");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** Every value a field may be given that may not fit it, as JSON. */
    static List<String> values() {
        var all = new ArrayList<>(OTHERS);
        all.addAll(NUMBERS);
        TEXTS.forEach(text -> all.add('"' + text + '"'));
        return all;
    }

    static JsonObject object(String frame) {
        try (var reader = Json.createReader(new StringReader(frame))) {
            return reader.readObject();
        }
    }

    /** The frame with another value there, which need not be one that JSON has. */
    static String with(JsonObject frame, String field, String value) {
        var written = new StringBuilder("{");
        frame.forEach((name, old) -> written.append(written.length() > 1 ? "," : "").append('"').append(name).append("\":").append(name.equals(field) ? value : old.toString()));
        return written.append('}').toString();
    }

    static String without(JsonObject frame, String field) {
        return Json.createObjectBuilder(frame).remove(field).build().toString();
    }

    /** Anything at all made of the frame. */
    String of(String frame) {
        return switch (random.nextInt(9)) {
            case 0 -> frame.substring(0, random.nextInt(frame.length()));
            case 1 -> several(frame);
            case 2 -> twice(frame);
            case 3 -> nested(frame);
            case 4 -> "[" + frame + "," + frame + "]";
            case 5 -> frame + frame;
            case 6 -> noisy(frame);
            case 7 -> mixed(frame);
            default -> values().get(random.nextInt(values().size()));
        };
    }

    private String several(String frame) {
        var json = object(frame);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            var field = one(List.copyOf(json.keySet()));
            var wrong = with(json, field, one(values().stream().filter(value -> value.length() < 1000).toList()));
            json = random.nextInt(4) == 0 && json.size() > 1 ? object(without(json, field)) : object(wrong);
        }
        return json.toString();
    }

    /** One field once more, with another value. */
    private String twice(String frame) {
        return frame.substring(0, frame.length() - 1) + ",\"" + one(List.copyOf(object(frame).keySet())) + "\":" + one(values()) + "}";
    }

    private String nested(String frame) {
        int levels = one(List.of(1, 7, 8, 9, 1_000, 20_000));
        var deep = one(List.of("[", "{\"a\":")).repeat(levels);
        return random.nextBoolean() ? deep : with(object(frame), "type", deep + "1" + (deep.startsWith("[") ? "]" : "}").repeat(levels));
    }

    /** With the fields of another type besides. */
    private String mixed(String frame) {
        return Json.createObjectBuilder(object(one(Specimens.all()))).addAll(Json.createObjectBuilder(object(frame))).build().toString();
    }

    private String noisy(String frame) {
        var noisy = new StringBuilder(frame);
        for (int n = random.nextInt(6); n >= 0; n--) noisy.setCharAt(random.nextInt(noisy.length()), (char) random.nextInt(n == 0 ? 65_536 : 128));
        return noisy.toString();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Whether both are of one kind of JSON. */
    static boolean alike(JsonValue one, JsonValue other) {
        return kind(one).equals(kind(other));
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE, FALSE -> "boolean";
            case ARRAY -> ((JsonArray) value).isEmpty() ? "array" : "array of " + kind(((JsonArray) value).getFirst());
            default -> value.getValueType().name();
        };
    }
}
