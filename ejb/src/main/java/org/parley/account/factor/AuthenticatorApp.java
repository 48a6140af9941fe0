package org.parley.account.factor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.parley.account.Person;
import org.parley.account.SecurityLetters;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** Sets an authenticator app up and takes it away again (A9). */
@Stateless
@Processes(Purpose.ACCOUNT)
public class AuthenticatorApp {
    private static final String ISSUER = "Parley";

    /** @param key for typing, in groups of four @param picture of the QR code */
    public record SetUp(String key, QrPicture picture) {}

    @Inject Factors factors;
    @Inject RecoveryCodes recovery;
    @Inject SecurityLetters letters;
    @Inject Clock clock;

    /** Makes a secret, or shows the one that waits for its first code. */
    public void begin(Person.Member who) {
        if (factors.app(who.id()).isEmpty()) factors.addApp(who.id(), TotpCode.secret());
    }

    /** What to put into the app; empty where nothing waits for a first code. */
    public Optional<SetUp> waiting(Person.Member who) {
        return factors.app(who.id()).filter(app -> !app.confirmed()).flatMap(app -> factors.secret(who.id(), app)).map(secret -> new SetUp(
            secret.replaceAll("(.{4})(?=.)", "$1 "), QrPicture.of("otpauth://totp/" + ISSUER + ":" + encoded(who.screenName().value()) + "?secret=" + secret + "&issuer=" + ISSUER)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @return empty for a wrong code; else the recovery codes, or none where there are some already */
    public Optional<List<String>> confirm(Person.Member who, String typed) {
        var app = factors.app(who.id()).filter(one -> !one.confirmed());
        var code = typed == null ? "" : typed.replaceAll("\\s", "");
        var step = app.flatMap(one -> factors.secret(who.id(), one)).map(secret -> TotpCode.step(secret, code, clock.instant()));
        if (step.isEmpty() || step.get().isEmpty()) return Optional.empty();
        app.get().confirm();
        factors.useStep(who.id(), step.get().getAsLong());
        letters.factorsChanged(who.id());
        return Optional.of(recovery.ifNone(who));
    }

    public void remove(Person.Member who) {
        var counted = factors.confirmedApp(who.id()).isPresent();
        factors.removeApp(who.id());
        if (!counted) return;
        recovery.dropIfUseless(who);
        letters.factorsChanged(who.id());
    }
}
