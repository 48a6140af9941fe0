package org.parley.account;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The public name of a person: 2 to 24 letters, digits, {@code _}, {@code .} and {@code -}, beginning with a letter or digit.
 * Two names whose {@link #key} is equal are the same name (NFKC and case folded, so that look-alikes do not pass).
 */
public record ScreenName(String value) implements Serializable {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{1,23}");

    public ScreenName {
        if (value == null) throw new IllegalArgumentException("screen name: missing");
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC);
        if (value.length() > 24 || !FORM.matcher(value).matches())
            throw new IllegalArgumentException("screen name: 2 to 24 letters, digits, _ . -");
    }

    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override public String toString() {
        return value;
    }
}
