package org.parley.web;

import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
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
    private static final ThreadLocal<Locale> SPOKEN = new ThreadLocal<>();

    private Texts() {}

    /** @param values stand for {@code {0}} and so on, numbers as the language writes them */
    public static String get(String key, Object... values) {
        return in(locale(), key, values);
    }

    /** For answers on the room socket, which outlives the request that opened it. */
    public static String in(Locale language, String key, Object... values) {
        var text = bundle(language).getString(key);
        return values.length == 0 ? text : new MessageFormat(text, language).format(values);
    }

    /** All words whose keys start with the prefix, by the rest of their keys. */
    public static Map<String, String> below(String prefix) {
        var found = new TreeMap<String, String>();
        for (var key : bundle(locale()).keySet()) if (key.startsWith(prefix)) found.put(key.substring(prefix.length()), get(key));
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

    /** Of the page, or of the request a resource answers; English where there is neither. */
    public static Locale locale() {
        var faces = FacesContext.getCurrentInstance();
        if (faces != null && faces.getViewRoot() != null) return faces.getViewRoot().getLocale();
        return SPOKEN.get() == null ? Locale.ENGLISH : SPOKEN.get();
    }

    /** From here on this thread answers in the language, until {@link #beSilent}. */
    public static void speak(Locale language) {
        SPOKEN.set(language);
    }

    public static void beSilent() {
        SPOKEN.remove();
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("org.parley.texts", language);
    }
}
