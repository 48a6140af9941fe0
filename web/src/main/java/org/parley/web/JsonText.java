package org.parley.web;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;

/** JSON from outside. */
public final class JsonText {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int DEPTH = 8;

    private JsonText() {}

    /** @throws JsonException for anything but one object, nested no deeper than ours are, since the parser goes down by recursion, with numbers no longer than it reads */
    public static JsonObject object(String text) {
        if (isDeep(text)) throw new JsonException("nested too deeply");
        try (var parser = JSON.createParser(new StringReader(text))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) throw new JsonException("no JSON object");
            var object = parser.getObject();
            if (parser.hasNext()) throw new JsonException("more than one JSON object");
            return object;
        } catch (IllegalStateException | UnsupportedOperationException | NoSuchElementException e) {
            throw new JsonException("no JSON object", e);
        }
    }

    private static boolean isDeep(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length() && depth <= DEPTH; i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == '{' || c == '[')) depth++;
            else if (!quoted && (c == '}' || c == ']')) depth--;
        }
        return depth > DEPTH;
    }
}
