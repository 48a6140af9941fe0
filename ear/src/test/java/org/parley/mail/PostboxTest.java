package org.parley.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.SelfSigned;
import org.parley.look.Language;
import org.parley.mail.MailRelay.Tls;

@DisplayName("L3 how letters travel to the mail server")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostboxTest {
    private static final SelfSigned OTHER = SelfSigned.of("localhost");
    private MailRelay relay;

    @AfterEach void close() {
        relay.close();
    }

    private Postbox postbox(Tls tls, String setting, String trusted) {
        relay = relay == null ? new MailRelay(tls) : relay;
        var settings = new MailSettings();
        settings.host = Optional.of("localhost");
        settings.port = relay.port();
        settings.tls = setting;
        settings.user = Optional.of(MailRelay.USER);
        settings.password = Optional.of(MailRelay.PASSWORD);
        settings.certificates = Optional.ofNullable(trusted == null ? MailRelay.CERTIFICATE.pem().toString() : trusted.isEmpty() ? null : trusted);
        settings.from = "parley@example.org";
        settings.portal = "https://parley.example.org";
        var postbox = new Postbox();
        postbox.settings = settings;
        postbox.clock = Clock.systemUTC();
        return postbox;
    }

    private static boolean send(Postbox postbox) {
        return postbox.send("anna@example.org", new LetterText.Written(LetterNumber.issue(Letter.WELCOME, java.time.Instant.now(), org.parley.account.Secrets::hash), Language.EN, "A subject", "Some words", "<p>Some words</p>", Optional.empty()));
    }

    private void isNotSent(Postbox postbox, Kept why) {
        assertThatThrownBy(() -> send(postbox)).isInstanceOf(Postbox.NotSent.class);
        assertThat(postbox.problem()).isEqualTo(why);
    }

    @ParameterizedTest @ValueSource(strings = {"auto", "required"}) void by_starttls_with_a_password(String setting) {
        assertThat(send(postbox(Tls.UPGRADE, setting, null))).isTrue();
        assertThat(relay.await()).contains("Subject: A subject", "Some words");
    }

    @Test void by_tls_from_the_start_with_a_password() {
        assertThat(send(postbox(Tls.IMPLICIT, "implicit", null))).isTrue();
        assertThat(relay.await()).contains("Some words");
    }

    @ParameterizedTest @EnumSource(value = Tls.class, names = {"UPGRADE", "IMPLICIT"}) void a_certificate_nobody_trusts_gets_no_password(Tls tls) {
        for (var trusted : new String[] {"", OTHER.pem().toString()}) isNotSent(postbox(tls, tls == Tls.IMPLICIT ? "implicit" : "required", trusted), Kept.NOT_SAFE);
        assertThat(relay.passwords).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"auto", "required"}) void without_tls_no_password_travels(String setting) {
        isNotSent(postbox(Tls.PLAIN, setting, null), Kept.NOT_SAFE);
        assertThat(relay.passwords).isEmpty();
    }

    @Test void unless_the_operator_says_so() {
        assertThat(send(postbox(Tls.PLAIN, "off", null))).isTrue();
    }

    @Test void a_wrong_password_is_told_apart_and_forgotten_once_it_is_right() {
        var postbox = postbox(Tls.UPGRADE, "required", null);
        relay.changePassword("another");
        isNotSent(postbox, Kept.NOT_LET_IN);
        relay.changePassword(MailRelay.PASSWORD);
        assertThat(send(postbox)).isTrue();
        assertThat(postbox.problem()).isEqualTo(Kept.NOT_TAKEN);
    }

    @Test void a_server_that_is_away_is_none_of_that() {
        var postbox = postbox(Tls.UPGRADE, "required", null);
        relay.close();
        isNotSent(postbox, Kept.NOT_TAKEN);
    }

    @Test void a_file_without_certificates_is_named_with_its_setting() throws java.io.IOException {
        var none = java.nio.file.Files.createTempFile("none", ".pem");
        assertThatThrownBy(() -> send(postbox(Tls.UPGRADE, "required", none.toString()))).hasMessageContaining("parley.mail.smtp-certificates").hasMessageContaining(none.toString());
    }
}
