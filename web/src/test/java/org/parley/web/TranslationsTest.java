package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.consent.Document;
import org.parley.look.Language;

/** A new text needs its key in each file of its bundle: {@code texts_de}, {@code _fr} and {@code _es} beside {@code texts}. */
@DisplayName("A16 everything there is to read is in every language")
@DisplayNameGeneration(ReplaceUnderscores.class)
class TranslationsTest {
    private static final List<String> BUNDLES = List.of("org/parley/texts", "org/parley/consent/prompts", "org/parley/mail/letters", "org/parley/invoice/paper");
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}"), NUMBERED = Pattern.compile("\\{\\d}"), WORD = Pattern.compile("[A-Za-z]{2,}"), KEY = Pattern.compile("[a-z-]+(\\.[a-z0-9-]+)+");
    /** Names, and what is said alike. */
    private static final Set<String> ALIKE = Set.of("5 minutes", "10 minutes", "15 minutes", "30 minutes", "{name} (you)", "{0} minutes"), NO_LANGUAGE = Set.of("Parley", "UTC", "Alt");

    record Translation(String bundle, Language language) {}

    static Stream<Translation> translations() {
        return BUNDLES.stream().flatMap(bundle -> Stream.of(Language.values()).filter(language -> language != Language.EN).map(language -> new Translation(bundle, language)));
    }

    private static Map<String, String> own(String file) {
        var own = new Properties();
        try (var in = new InputStreamReader(TranslationsTest.class.getResourceAsStream("/" + file + ".properties"), StandardCharsets.UTF_8)) {
            own.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = new TreeMap<String, String>();
        own.stringPropertyNames().forEach(key -> found.put(key, own.getProperty(key)));
        return found;
    }

    @ParameterizedTest @MethodSource("translations") void has_the_keys_of_english_and_no_others(Translation one) {
        var english = own(one.bundle).keySet();
        var there = own(one.bundle + '_' + one.language.word()).keySet();
        assertThat(english.stream().filter(key -> !there.contains(key))).as("missing").isEmpty();
        assertThat(there.stream().filter(key -> !english.contains(key))).as("nobody asks for").isEmpty();
    }

    @ParameterizedTest @MethodSource("translations") void says_it_with_the_same_values_in_its_own_words(Translation one) {
        var english = own(one.bundle);
        own(one.bundle + '_' + one.language.word()).forEach((key, text) -> {
            var original = english.get(key);
            assertThat(values(text)).as(key).isEqualTo(values(original));
            assertThat(text.isBlank()).as(key).isEqualTo(original.isBlank());
            if (NUMBERED.matcher(text).find()) assertThat(text).as("%s: a straight apostrophe hides what follows", key).doesNotContain("'");
            if (original.strip().contains(" ") && WORD.matcher(VALUE.matcher(original).replaceAll("")).find() && !ALIKE.contains(original)) assertThat(text).as(key).isNotEqualTo(original);
        });
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(java.util.regex.MatchResult::group).collect(Collectors.toSet());
    }

    @Test void english_stays_english_on_a_server_of_another_language() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            for (var bundle : BUNDLES) {
                ResourceBundle.clearCache();
                var key = own(bundle).keySet().iterator().next();
                assertThat(ResourceBundle.getBundle(bundle.replace('/', '.'), Locale.ENGLISH).getString(key)).isEqualTo(own(bundle).get(key));
            }
        } finally {
            Locale.setDefault(before);
            ResourceBundle.clearCache();
        }
    }

    @Test void numbers_are_written_as_the_language_writes_them() {
        assertThat(Texts.in(Locale.GERMAN, "admin-privacy.text.whole", 12345)).isEqualTo("Unversehrt: 12.345 Zeilen.");
        assertThat(Texts.in(Locale.ENGLISH, "admin-privacy.text.whole", 12345)).isEqualTo("Whole: 12,345 rows.");
    }

    @Test void terms_and_rules_are_translated() {
        for (var document : Document.values()) for (var language : Language.values())
            if (!document.isGenerated()) assertThat(Document.class.getResource(document.word() + (language == Language.EN ? "" : '_' + language.word()) + ".txt")).isNotNull();
    }

    @Test void pages_hold_no_words_of_their_own() throws IOException {
        var found = new ArrayList<String>();
        for (var page : files("src/main/webapp/WEB-INF", ".xhtml")) {
            var markup = Files.readString(page).replaceAll("(?s)<!DOCTYPE[^>]*>|<!--.*?-->", "").replaceAll("#\\{[^}]*}", "");
            Pattern.compile("(?:aria-label|placeholder|title|alt)=\"([^\"]*[A-Za-z]{2,}[ !.?,][^\"]*)\"").matcher(markup).results().map(one -> one.group(1)).filter(text -> !isSilent(text) && !KEY.matcher(text).matches()).forEach(text -> found.add(page.getFileName() + ": " + text));
            var text = markup.replaceAll("(?s)<[^>]*>", " ");
            if (!isSilent(text)) found.add(page.getFileName() + ": " + text.strip().replaceAll("\\s+", " "));
        }
        assertThat(found).isEmpty();
    }

    private static boolean isSilent(String text) {
        return WORD.matcher(text).results().allMatch(word -> NO_LANGUAGE.contains(word.group()));
    }

    @Test void scripts_hold_no_sentences() throws IOException {
        var found = new ArrayList<String>();
        for (var script : files("src/main/webapp/assets/js", ".js")) for (var line : Files.readAllLines(script))
            if (!line.strip().startsWith("//") && !line.contains("new Error(") && !line.contains("console.")) Pattern.compile("['\"`]([A-Z][a-z]+ [a-z]+[^'\"`]*)['\"`]").matcher(line).results().forEach(one -> found.add(script.getFileName() + ": " + one.group(1)));
        assertThat(found).isEmpty();
    }

    private static List<Path> files(String folder, String kind) throws IOException {
        try (var all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(kind)).sorted().toList();
        }
    }
}
