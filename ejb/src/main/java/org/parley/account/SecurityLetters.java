package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.mail.Letter;
import org.parley.mail.Letters;

/** Letters about what opens an account: they carry the link somebody asked for, or tell what somebody else may have done. */
@ApplicationScoped
public class SecurityLetters {
    private static final String UNKNOWN = "?";

    @Inject Letters letters;

    void reset(AccountId who, String token) {
        letters.send(who, Letter.RESET, Map.of("token", token));
    }

    void passwordChanged(AccountId who) {
        letters.send(who, Letter.PASSWORD_CHANGED, Map.of());
    }

    void confirmNewAddress(AccountId who, EmailAddress to, String token) {
        letters.sendTo(who, to, Letter.EMAIL_NEW, Map.of("token", token));
    }

    void confirmOldAddress(AccountId who, String token) {
        letters.send(who, Letter.EMAIL_OLD, Map.of("token", token));
    }

    /** To whom has the address already that somebody wants to use. */
    void addressTaken(AccountId holder) {
        letters.send(holder, Letter.EMAIL_TAKEN, Map.of());
    }

    void emailChanged(AccountId who, String before) {
        letters.send(who, Letter.EMAIL_CHANGED, Map.of());
        letters.sendTo(who, new EmailAddress(before), Letter.EMAIL_CHANGED, Map.of());
    }

    void newDevice(AccountId who, BrowserName name, String network) {
        var device = Stream.of(name.browser(), name.system()).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
        letters.send(who, Letter.NEW_DEVICE, Map.of("device", device.isEmpty() ? UNKNOWN : device, "network", network.isEmpty() ? UNKNOWN : network));
    }

    void tokenStolen(AccountId who) {
        letters.send(who, Letter.TOKEN_STOLEN, Map.of());
    }

    public void factorsChanged(AccountId who) {
        letters.send(who, Letter.FACTORS_CHANGED, Map.of());
    }

    public void recoveryCodeUsed(AccountId who) {
        letters.send(who, Letter.RECOVERY_CODE_USED, Map.of());
    }
}
