package org.parley.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a member may tell of themself (A5), with its limit in characters. Every one is optional. */
public enum ProfileField {
    /** The screen name, which is always visible: here only whether it is searched. */ NAME(24, Kind.NAME, Fact.SEARCHED),
    /** The photos: here only who sees them. */ PHOTOS(0, Kind.PHOTOS),
    DESCRIPTION(1000, Kind.PROSE),
    INTERESTS(200, Kind.LINE, Fact.SEARCHED),
    LOCATION(80, Kind.LINE, Fact.SEARCHED),
    LANGUAGES(80, Kind.LINE, Fact.SEARCHED),
    GENDER(40, Kind.LINE),
    /** One of {@link #AGE_BANDS}. */ AGE_BAND(8, Kind.BAND),
    /** yyyy-mm-dd. Asked for here only where a member wants it shown (A2). */ BIRTH_DATE(10, Kind.DATE),
    REAL_NAME(80, Kind.LINE),
    PHONE(32, Kind.PHONE),
    HOME_ADDRESS(300, Kind.PROSE),
    BUSINESS_ADDRESS(300, Kind.PROSE),
    /** At most five https addresses, one a line. */ LINKS(600, Kind.LINKS);

    public static final List<String> AGE_BANDS = List.of("18-24", "25-34", "35-44", "45-54", "55-64", "65+");
    private static final int LINKS_MOST = 5;
    private static final Pattern PHONE_FORM = Pattern.compile("\\+?[0-9(][0-9 ()./-]{3,30}"), UNWANTED = Pattern.compile("[\\p{Cntrl}\\p{Cn}\\p{Co}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]");

    public enum Kind { NAME, PHOTOS, LINE, PROSE, BAND, DATE, PHONE, LINKS }

    private enum Fact { SEARCHED }

    private final int most;
    private final Kind kind;
    private final Set<Fact> facts;

    ProfileField(int most, Kind kind, Fact... facts) {
        this.most = most;
        this.kind = kind;
        this.facts = Set.of(facts);
    }

    /** Characters. */
    public int most() {
        return most;
    }

    public Kind kind() {
        return kind;
    }

    public boolean canBeSearched() {
        return facts.contains(Fact.SEARCHED);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @return the text as it is kept: composed (NFC), without outer blanks, control and direction-override characters
     * @throws IllegalArgumentException with what would be accepted, as a word: {@code long}, {@code band}, {@code date}, {@code phone}, {@code links}
     */
    public String accept(String typed, LocalDate today) {
        var text = UNWANTED.matcher(Normalizer.normalize(typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)).replaceAll("").strip();
        if (kind != Kind.PROSE && kind != Kind.LINKS) text = text.replace('\n', ' ');
        if (text.length() > most) throw new IllegalArgumentException("long");
        if (!text.isEmpty() && !fits(text, today)) throw new IllegalArgumentException(kind.name().toLowerCase(Locale.ROOT));
        return text;
    }

    private boolean fits(String text, LocalDate today) {
        return switch (kind) {
            case NAME, PHOTOS, LINE, PROSE -> true;
            case BAND -> AGE_BANDS.contains(text);
            case DATE -> isBirthDate(text, today);
            case PHONE -> PHONE_FORM.matcher(text).matches();
            case LINKS -> text.lines().count() <= LINKS_MOST && text.lines().allMatch(ProfileField::isLink);
        };
    }

    private static boolean isBirthDate(String text, LocalDate today) {
        try {
            var date = LocalDate.parse(text);
            return !date.isAfter(today.minusYears(18)) && date.isAfter(today.minusYears(130));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isLink(String line) {
        try {
            var address = new URI(line);
            return "https".equals(address.getScheme()) && address.getHost() != null && address.getHost().contains(".") && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
