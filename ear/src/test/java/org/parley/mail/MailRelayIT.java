package org.parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailRelayIT {
    @Test @DisplayName("L3 a letter leaves by TLS with a password; one refused for that waits for staff, who see why; so does one to nobody's address")
    void relay() {
        try (var relay = new MailRelay(MailRelay.Tls.UPGRADE)) {
            var settings = new HashMap<>(relay.settings());
            settings.putAll(Map.of("PARLEY_MAIL_ATTEMPTS", "3", "PARLEY_MAIL_RETRY_MILLIS", "300"));
            try (var portal = new Portal(Portal.Database.H2, settings).start()) {
                signUp(portal, Visitor.unique("anna"));
                assertThat(relay.await()).contains("/verify?token=");

                relay.changePassword("another");
                var ben = Visitor.unique("ben");
                signUp(portal, ben);
                var admin = Visitor.admin(portal);
                var row = LettersIT.awaitRow(admin, "Confirm your e-mail address Name or password of the portal refused");
                assertThat(admin.press("/admin/letters", LettersIT.button(row, "Read")).select("#opened").text()).contains(ben + "@example.org", "/verify?token=");
                relay.changePassword(MailRelay.PASSWORD);
                admin.press("/admin/letters", LettersIT.button(row, "Send again"));
                assertThat(relay.await()).contains(ben + "@example.org");

                Visitor.admin(portal); // a second browser
                var device = LettersIT.awaitRow(admin, "Sign-in from a new device No address");
                var opened = admin.press("/admin/letters", LettersIT.button(device, "Read")).select("#opened").text();
                assertThat(opened).contains("signed in", "To nobody’s address");
            }
        }
    }

    private static void signUp(Portal portal, String name) {
        new Visitor(portal).fill("/sign-up", "Create account", Map.of("Screen name", name, "E-mail", name + "@example.org", "Password", Visitor.PASSWORD, "Date of birth", "1990-05-17", "I accept the terms", "true"));
    }
}
