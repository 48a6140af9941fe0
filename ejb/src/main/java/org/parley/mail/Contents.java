package org.parley.mail;

import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.parley.look.Language;

/**
 * What stands in one letter besides its words; sealed with the person's key wherever it waits.
 *
 * @param to     an address that is not the account's, or not yet; empty: the account's
 * @param language empty: the account's
 * @param values at most 20,000 characters each, of one or, where the letter has paragraphs, several lines
 */
record Contents(LetterNumber number, Optional<String> to, Optional<Language> language, Map<String, String> values) {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int LONGEST = 20_000;

    Contents {
        var clean = new TreeMap<String, String>();
        values.forEach((name, value) -> {
            if (value.length() > LONGEST) throw new IllegalArgumentException(name + " is too long for a letter");
            clean.put(name, value.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", " "));
        });
        values = clean;
    }

    String json() {
        var words = JSON.createObjectBuilder();
        values.forEach(words::add);
        var json = JSON.createObjectBuilder().add("number", number.value()).add("values", words);
        to.ifPresent(address -> json.add("to", address));
        language.ifPresent(one -> json.add("language", one.word()));
        return json.build().toString();
    }

    static Contents of(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            var json = reader.readObject();
            var values = new TreeMap<String, String>();
            json.getJsonObject("values").forEach((name, value) -> values.put(name, ((JsonString) value).getString()));
            return new Contents(new LetterNumber(json.getString("number")), Optional.ofNullable(json.getString("to", null)), Language.of(json.getString("language", null)), values);
        }
    }
}
