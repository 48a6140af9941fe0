package org.parley.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.mail.Kept;
import org.parley.mail.Letter;
import org.parley.privacy.BrowserItem;
import org.parley.privacy.DataCategory;
import org.parley.privacy.Recipient;

@DisplayName("C1 everything declared has its words")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeclarationTextsTest {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.parley.texts", Locale.ENGLISH);

    private static <T> void has(T[] values, Function<T, String> word, String... prefixes) {
        for (var prefix : prefixes) assertThat(Arrays.stream(values).map(value -> prefix + word.apply(value))).allSatisfy(key -> assertThat(TEXTS.containsKey(key)).as(key).isTrue());
    }

    @Test void purposes() {
        has(Purpose.values(), Purpose::word, "purpose.title.", "purpose.text.");
        has(Stream.of(Purpose.values()).map(Purpose::basis).toArray(LawfulBasis[]::new), basis -> "" + basis.letter(), "basis.");
    }

    @Test void categories() {
        has(DataCategory.values(), DataCategory::word, "category.title.", "kept.because.");
        has(Stream.of(DataCategory.values()).filter(category -> !category.isKeptForATime()).toArray(DataCategory[]::new), DataCategory::keptWord, "kept.");
    }

    @Test void recipients_decisions_and_what_is_in_the_browser() {
        has(Recipient.values(), Recipient::word, "recipient.");
        has(Act.values(), Act::word, "act.");
        has(Channel.values(), Channel::word, "channel.");
        has(BrowserItem.values(), BrowserItem::word, "browser.text.");
        has(Refusal.values(), Refusal::word, "refusal.");
        has(Document.values(), Document::word, "document.title.");
    }

    @Test void letters() {
        has(Letter.values(), Letter::word, "letter.kind.");
        has(Kept.values(), Kept::word, "admin-letters.reason.");
    }

    @Test void what_people_decide_on() {
        assertThat(Purpose.values()).filteredOn(Purpose::isChoice).isNotEmpty().allSatisfy(purpose -> {
            assertThat(Prompts.text(purpose, "title", Locale.ENGLISH, 90)).isNotBlank();
            assertThat(Prompts.text(purpose, "prompt", Locale.ENGLISH, 90)).isNotBlank().doesNotContain("{");
        });
    }
}
