package org.parley.room;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.parley.chat.Saying;
import org.parley.web.Words;

/** Reads the fields of a frame; what is missing, of another kind or out of range is a {@link BadField}. */
final class Fields {
    private Fields() {}

    static final class BadField extends IllegalArgumentException {
        final transient Words words;

        BadField(Words words) {
            this.words = words;
        }
    }

    static String id(JsonObject json) {
        var id = text(json, "id", Saying.ID_MAX);
        if (id.isEmpty()) throw new BadField(Words.of("room.error.id"));
        return id;
    }

    static long number(JsonObject json, String field, long least, long most) {
        if (json.get(field) instanceof JsonNumber number && number.isIntegral()) {
            var value = number.bigDecimalValue();
            if (value.compareTo(java.math.BigDecimal.valueOf(least)) >= 0 && value.compareTo(java.math.BigDecimal.valueOf(most)) <= 0) return value.longValueExact();
        }
        throw new BadField(Words.of("room.error.number", field, least, most));
    }

    static boolean yes(JsonObject json, String field) {
        return switch (json.get(field)) {
            case JsonValue value when value == JsonValue.TRUE -> true;
            case JsonValue value when value == JsonValue.FALSE -> false;
            case null, default -> throw new BadField(Words.of("room.error.yes", field));
        };
    }

    static boolean yes(JsonObject json, String field, boolean otherwise) {
        return json.containsKey(field) ? yes(json, field) : otherwise;
    }

    static long optional(JsonObject json, String field, long least, long most, long otherwise) {
        return json.containsKey(field) ? number(json, field, least, most) : otherwise;
    }

    /** May be empty or missing. */
    static String plain(JsonObject json, String field, int most) {
        return json.containsKey(field) ? text(json, field, most).strip() : "";
    }

    /** What a database and a socket can take: no half of a surrogate pair, no U+0000. */
    static boolean wellFormed(String text) {
        if (text.indexOf('\0') >= 0) return false;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (!Character.isHighSurrogate(text.charAt(i)) || ++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return false;
        }
        return true;
    }

    static String text(JsonObject json, String field, int most) {
        if (!(json.get(field) instanceof JsonString text)) throw new BadField(Words.of("room.error.no-string", field));
        if (text.getString().length() > most) throw new BadField(Words.of("room.error.too-long-field", field, most));
        if (!wellFormed(text.getString())) throw new BadField(Words.of("room.error.unicode", field));
        return text.getString();
    }

    /** Between {@code least} and {@code most} texts. */
    static List<String> texts(JsonObject json, String field, int least, int most, int longest) {
        if (!(json.get(field) instanceof JsonArray array) || array.size() < least || array.size() > most) throw new BadField(Words.of("room.error.list", field, least, most));
        var found = new ArrayList<String>();
        for (var value : array) {
            if (!(value instanceof JsonString text) || text.getString().isBlank() || text.getString().length() > longest || !wellFormed(text.getString()))
                throw new BadField(Words.of("room.error.list-text", field, longest));
            found.add(text.getString().strip());
        }
        return found;
    }

    /** Different numbers from 0, below {@code most}. */
    static TreeSet<Integer> places(JsonObject json, String field, int most) {
        if (!(json.get(field) instanceof JsonArray array) || array.size() > most) throw new BadField(Words.of("room.error.list", field, 0, most));
        var found = new TreeSet<Integer>();
        for (var value : array) {
            if (!(value instanceof JsonNumber number) || !number.isIntegral() || number.bigDecimalValue().signum() < 0 || number.bigDecimalValue().compareTo(java.math.BigDecimal.valueOf(most)) >= 0)
                throw new BadField(Words.of("room.error.number", field, 0, most - 1));
            found.add(number.intValueExact());
        }
        return found;
    }
}
