package org.parley.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address as people type it, at most 254 characters (RFC 5321); kept in lower case. */
public record EmailAddress(String value) {
    private static final Pattern FORM = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    public EmailAddress {
        if (value == null) throw new IllegalArgumentException("e-mail: missing");
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > 254 || !FORM.matcher(value).matches()) throw new IllegalArgumentException("e-mail: name@example.org");
    }
}
