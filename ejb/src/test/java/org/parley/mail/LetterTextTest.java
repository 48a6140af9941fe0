package org.parley.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.look.Language;
import org.parley.privacy.DataCategory;
import org.parley.privacy.PrivacySettings;
import org.parley.privacy.RetentionSchedule;

@DisplayName("L4 the words of letters")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LetterTextTest {
    private static final LetterNumber NUMBER = new LetterNumber("00000000000000000000");
    private final LetterText text = new LetterText();

    @BeforeEach void begin() {
        text.settings = new MailSettings();
        text.settings.portal = "https://parley.example/";
        text.operator = new PrivacySettings() {
            @Override public Optional<String> operator() {
                return Optional.of("Example Ltd, 1 Example Street");
            }

            @Override public Optional<String> contact() {
                return Optional.empty();
            }
        };
        text.schedule = new RetentionSchedule() {
            @Override public Duration of(DataCategory category) {
                return Duration.ofDays(30);
            }
        };
        text.read();
    }

    private LetterText.Written write(Letter letter, Language language, Map<String, String> values) {
        return text.write(letter, new Contents(NUMBER, Optional.empty(), Optional.empty(), values), language, letter.stop().isPresent() ? "1.token" : "");
    }

    @Test void the_link_stands_alone_in_the_text_and_is_a_button_in_the_html() {
        var letter = write(Letter.VERIFICATION, Language.EN, Map.of("token", "a+b/c=&d"));
        assertThat(letter.text()).contains("\n\nhttps://parley.example/verify?token=a%2Bb%2Fc%3D%26d\n\n").startsWith("Hello,\n\n");
        assertThat(letter.html()).contains("<a href=\"https://parley.example/verify?token=a%2Bb%2Fc%3D%26d\"", ">Confirm the address</a>", "<html lang=\"en\">");
    }

    @Test void each_carries_its_number_and_what_we_never_ask() {
        var letter = write(Letter.ALREADY_KNOWN, Language.EN, Map.of());
        assertThat(letter.text()).contains("0000-0000-0000-0000-0000", "https://parley.example/is-this-mail-from-you", "never asks for a password");
        assertThat(letter.unsubscribe()).isEmpty();
    }

    @Test void only_marketing_can_be_ended_by_a_link() {
        var letter = write(Letter.NEWS, Language.EN, Map.of("title", "News", "words", "One.\n\nTwo."));
        assertThat(letter.unsubscribe()).contains("https://parley.example/api/unsubscribe?token=1.token");
        assertThat(letter.text()).contains("One.\n\nTwo.", "https://parley.example/unsubscribe?token=1.token");
        assertThat(letter.html()).contains("<p>One.</p><p>Two.</p>");
    }

    @Test @DisplayName("A15.2 an invitation says where the address is from, what becomes of it and how to be left alone")
    void invitations() {
        var letter = write(Letter.ROOM_INVITATION, Language.EN, Map.of("name", "Anna", "room", "tea", "title", "Tea & cake"));
        assertThat(letter.text()).contains("https://parley.example/room/tea", "your address is from Anna", "Example Ltd, 1 Example Street", "30 days", "Art. 6(1)(f)", "https://parley.example/no-invitations?token=1.token");
        assertThat(letter.html()).contains("Tea &amp; cake");
        assertThat(letter.unsubscribe()).contains("https://parley.example/api/no-invitations?token=1.token");
    }

    @Test void values_become_neither_headers_nor_markup_nor_other_values() {
        var letter = write(Letter.NEWS, Language.EN, Map.of("title", "Hi\r\nBcc: all@example.org\u0000", "words", "<script>alert(1)</script> {title} {number} \"' & $1 \\"));
        assertThat(letter.subject()).isEqualTo("Hi Bcc: all@example.org");
        assertThat(letter.html()).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;/script&gt; {title} {number} &quot;&#39; &amp; $1 \\");
        assertThat(letter.text()).contains("<script>alert(1)</script> {title} {number} \"' & $1 \\");
    }

    @Test void a_letter_takes_its_values_and_no_others() {
        assertThatThrownBy(() -> Letter.VERIFICATION.check(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Letter.VERIFICATION.check(Map.of("token", "x", "more", "y"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Contents(NUMBER, Optional.empty(), Optional.empty(), Map.of("words", "x".repeat(20_001)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void what_waits_in_a_queue_comes_out_as_it_went_in() {
        var contents = new Contents(NUMBER, Optional.of("new@example.org"), Optional.of(Language.FR), Map.of("token", "ä\"\n"));
        assertThat(Contents.of(contents.json())).isEqualTo(contents);
    }

    @ParameterizedTest @EnumSource(Language.class) @DisplayName("A16 every letter has its words in every language, with the same values")
    void every_language(Language language) {
        var english = ResourceBundle.getBundle("org.parley.mail.letters", Language.EN.locale());
        var texts = ResourceBundle.getBundle("org.parley.mail.letters", language.locale());
        if (language != Language.EN) assertThat(texts.getLocale()).isEqualTo(language.locale());
        var wanted = new TreeSet<String>();
        for (var letter : Letter.values()) {
            wanted.add(letter.word() + ".subject");
            wanted.add(letter.word() + ".text");
            if (!letter.path().isEmpty()) wanted.add(letter.word() + ".button");
        }
        wanted.addAll(Set.of("letter.greeting", "letter.never", "letter.number", "letter.unsubscribe", "letter.no-invitations"));
        assertThat(new TreeSet<>(texts.keySet())).isEqualTo(wanted);
        if (language != Language.EN) assertThat(own(language)).as("nothing is left in English").isEqualTo(wanted);
        assertThat(texts.keySet()).allSatisfy(key -> assertThat(placeholders(texts.getString(key))).as(key).isEqualTo(placeholders(english.getString(key))));
    }

    /** Keys of the file itself, without those it takes from English. */
    private static Set<String> own(Language language) {
        var own = new Properties();
        try (var in = new InputStreamReader(Letter.class.getResourceAsStream("letters_" + language.word() + ".properties"), StandardCharsets.UTF_8)) {
            own.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(own.stringPropertyNames());
    }

    private static TreeSet<String> placeholders(String text) {
        var found = new TreeSet<String>();
        Pattern.compile("\\{\\w+}").matcher(text).results().forEach(one -> found.add(one.group()));
        return found;
    }
}
