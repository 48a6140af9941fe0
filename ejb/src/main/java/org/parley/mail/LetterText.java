package org.parley.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.account.AccountId;
import org.parley.look.Language;
import org.parley.outreach.InvitedAddress;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.PrivacySettings;
import org.parley.privacy.RetentionSchedule;
import org.parley.vault.Vault;

/**
 * Writes a letter in a language, as text and as HTML. Words come from {@code letters.properties} and its translations; values are
 * put in once, as text: they can become neither markup nor another value (L4).
 */
@ApplicationScoped
public class LetterText {
    private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");
    private static final String LINK = "{link}";

    @Inject MailSettings settings;
    @Inject PrivacySettings operator;
    @Inject RetentionSchedule schedule;
    @Inject Vault vault;

    private String page;

    /** @param unsubscribe address of RFC 8058, in marketing letters */
    public record Written(LetterNumber number, Language language, String subject, String text, String html, Optional<String> unsubscribe) {}

    @PostConstruct void read() {
        try (var in = LetterText.class.getResourceAsStream("letter.html")) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param to where it goes */
    Written write(DataSubject subject, String to, Letter letter, Contents contents, Language language) {
        return write(letter, contents, language, switch (letter.purpose()) {
            case NEWSLETTERS -> UnsubscribeToken.of(new AccountId(Long.parseLong(subject.key().substring(1))), value -> UnsubscribeToken.print(vault, value)).value();
            case INVITATIONS -> InvitedAddress.of(to, vault).token(vault);
            default -> "";
        });
    }

    Written write(Letter letter, Contents contents, Language language, String token) {
        var texts = ResourceBundle.getBundle("org.parley.mail.letters", language.locale());
        var values = new TreeMap<>(contents.values());
        values.put("link", settings.portal() + filled(letter.path(), contents.values(), value -> URLEncoder.encode(value, StandardCharsets.UTF_8)));
        values.put("portal", settings.portal());
        values.put("number", contents.number().toString());
        values.put("check", settings.portal() + "/is-this-mail-from-you");
        values.put("stop", settings.portal() + '/' + letter.stop().orElse("") + "?token=" + token);
        values.put("operator", Stream.of(operator.operator(), operator.contact()).flatMap(Optional::stream).collect(Collectors.collectingAndThen(Collectors.joining(", "), who -> who.isEmpty() ? settings.portal() : who)));
        values.put("days", "" + schedule.of(DataCategory.INVITED).toDays());
        var title = filled(texts.getString(letter.word() + ".subject"), values, UnaryOperator.identity()).replace('\n', ' ').strip();
        var body = paragraphs(texts.getString("letter.greeting"), texts.getString(letter.word() + ".text"));
        var footer = Stream.concat(letter.stop().stream().map(stop -> texts.getString("letter." + stop)).flatMap(one -> Stream.of(one.split("\n\n"))), Stream.of(texts.getString("letter.never"), texts.getString("letter.number"))).toList();
        var text = body.map(one -> filled(one, values, UnaryOperator.identity())).collect(Collectors.joining("\n\n")) + "\n\n-- \n"
            + footer.stream().map(one -> filled(one, values, UnaryOperator.identity())).collect(Collectors.joining("\n\n")) + '\n';
        var button = letter.path().isEmpty() ? "" : texts.getString(letter.word() + ".button");
        var html = filled(page, Map.of("language", language.word(), "title", escaped(title),
            "body", paragraphs(texts.getString("letter.greeting"), texts.getString(letter.word() + ".text")).map(one -> one.equals(LINK) ? link(button, values.get("link")) : paragraph(one, values)).collect(Collectors.joining()),
            "footer", footer.stream().map(one -> paragraph(one, values)).collect(Collectors.joining())), UnaryOperator.identity());
        return new Written(contents.number(), language, title, text, html, letter.stop().map(stop -> settings.portal() + "/api/" + stop + "?token=" + token));
    }

    private static Stream<String> paragraphs(String greeting, String text) {
        return Stream.concat(Stream.of(greeting), Stream.of(text.strip().split("\n\n")));
    }

    private static String paragraph(String words, Map<String, String> values) {
        return "<p>" + filled(escaped(words), values, LetterText::escaped).replaceAll("\n{2,}", "</p><p>").replace("\n", "<br>") + "</p>";
    }

    private static String link(String button, String address) {
        return "<p><a href=\"" + escaped(address) + "\" style=\"display:inline-block;background:#2c6452;color:#ffffff;padding:12px 22px;border-radius:10px;text-decoration:none;font-weight:600\">"
            + escaped(button) + "</a></p><p style=\"font-size:13px;color:#5a6162;word-break:break-all\">" + escaped(address) + "</p>";
    }

    private static String filled(String words, Map<String, String> values, UnaryOperator<String> how) {
        return VALUE.matcher(words).replaceAll(found -> Matcher.quoteReplacement(values.containsKey(found.group(1)) ? how.apply(values.get(found.group(1))) : found.group()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
