package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What people read stands in texts.properties, each key once needed and there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TextsTest {
    private static final String OF_SCRIPTS = "room.js.";
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.parley.texts");
    private static final String JAVA = read("src/main/java", "java"), DOMAIN = read("../ejb/src/main/java", "java"), PAGES = read("src/main/webapp/WEB-INF", "xhtml"), SCRIPTS = read("src/main/webapp/assets/js", "js");
    private static final Pattern SENTENCE = Pattern.compile("\"[A-Z][^\"]* [^\"]*[.!?…]\""), IN_JAVA = Pattern.compile("(?:Texts\\.get|Texts\\.in|Words\\.of)\\((?:[\\w.]+, )?\"([^\"]+)\"[,)]"),
        PROBLEM = Pattern.compile("\"([a-z-]+\\.problem\\.[a-z-]+)\""), ON_PAGE = Pattern.compile("texts\\['([^']+)']"),
        OF_FIELD = Pattern.compile("(?:label|hint)=\"([a-z-]+\\.[a-z.-]+)\""), IN_SCRIPT = Pattern.compile("\\btext\\('([^']+)'");

    private static String read(String folder, String kind) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            var all = new StringBuilder();
            for (var file : files.filter(one -> one.toString().endsWith('.' + kind)).sorted().toList()) all.append(Files.readString(file)).append('\n');
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test void java_holds_no_sentence_that_people_read() {
        assertThat(JAVA.lines().filter(line -> SENTENCE.matcher(line).find() && !isForOperators(line)).map(String::strip)).isEmpty();
    }

    private static boolean isForOperators(String line) {
        return line.contains("LOG.") || line.contains("new Illegal") || line.strip().startsWith("*") || line.strip().startsWith("/");
    }

    @Test void every_text_that_is_asked_for_is_there() {
        Set<String> asked = new TreeSet<>();
        for (var in : List.of(JAVA, DOMAIN)) for (var how : List.of(IN_JAVA, PROBLEM)) found(how, in, "", asked);
        for (var how : List.of(ON_PAGE, OF_FIELD)) found(how, PAGES, "", asked);
        found(IN_SCRIPT, SCRIPTS, OF_SCRIPTS, asked);
        assertThat(asked).hasSizeGreaterThan(200).isSubsetOf(TEXTS.keySet());
    }

    private static void found(Pattern how, String in, String before, Set<String> into) {
        how.matcher(in).results().forEach(one -> into.add(before + one.group(1)));
    }

    @Test void every_text_that_is_there_is_asked_for() {
        assertThat(TEXTS.keySet().stream().filter(key -> !isUsed(key)).sorted()).isEmpty();
    }

    private static boolean isUsed(String key) {
        var name = key.startsWith(OF_SCRIPTS) ? key.substring(OF_SCRIPTS.length()) : key;
        var in = key.startsWith(OF_SCRIPTS) ? SCRIPTS + PAGES : JAVA + DOMAIN + PAGES;
        if (isQuoted(name, in) || isQuoted(key, PAGES)) return true;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) if (isQuoted(name.substring(0, dot + 1), in)) return true;
        return false;
    }

    private static boolean isQuoted(String name, String in) {
        return in.contains('"' + name + '"') || in.contains("'" + name + "'") || in.contains('`' + name + '`') || in.contains('`' + name + "${");
    }

    @Test void values_stand_where_the_text_says() {
        assertThat(Texts.in(Locale.ENGLISH, "api.problem.slowed", 7)).isEqualTo("Too many tries. Wait 7 seconds.");
        assertThat(Texts.in(Locale.ENGLISH, "room.error.too-long-field", "to", 48)).isEqualTo("to: at most 48 characters.");
    }
}
