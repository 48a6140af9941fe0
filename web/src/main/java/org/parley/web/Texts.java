package org.parley.web;

import jakarta.faces.context.FacesContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.parley.consent.Refusal;

/** The portal's words in the person's language; pages know them as {@code texts}. */
public final class Texts {
    private Texts() {}

    public static String get(String key) {
        return bundle().getString(key);
    }

    /**
     * For answers outside a page, where no view knows the person's language.
     *
     * @param values stand for {@code {0}} and so on
     */
    public static String english(String key, Object... values) {
        var text = ResourceBundle.getBundle("org.parley.texts", Locale.ENGLISH).getString(key);
        for (int i = 0; i < values.length; i++) text = text.replace("{" + i + "}", String.valueOf(values[i]));
        return text;
    }

    /** All words whose keys start with the prefix, by the rest of their keys. */
    public static Map<String, String> below(String prefix) {
        var found = new TreeMap<String, String>();
        for (var key : bundle().keySet()) if (key.startsWith(prefix)) found.put(key.substring(prefix.length()), get(key));
        return found;
    }

    /** Why a purpose may not be pursued now, and what a person can do. */
    public static String refusal(Refusal reason) {
        return get("refusal." + reason.word());
    }

    /** A day as the person's language writes it. */
    public static String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale()).format(day);
    }

    /** The language of the page; English where there is none. */
    public static Locale locale() {
        var faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? Locale.ENGLISH : faces.getViewRoot().getLocale();
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle("org.parley.texts", locale());
    }
}
