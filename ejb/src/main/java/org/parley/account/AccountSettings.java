package org.parley.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.account.*} and {@code parley.admin.*}. */
@Dependent
public class AccountSettings {
    @Inject @ConfigProperty(name = "parley.account.verify-email") String verifyEmail;
    @Inject @ConfigProperty(name = "parley.mail.smtp-host") Optional<String> smtpHost;
    @Inject @ConfigProperty(name = "parley.admin.password") Optional<String> adminPassword;
    @Inject @ConfigProperty(name = "parley.account.password-min") int passwordMin;
    @Inject @ConfigProperty(name = "parley.account.hashing-threads") int hashingThreads;
    @Inject @ConfigProperty(name = "parley.account.hashing-waiting") int hashingWaiting;
    @Inject @ConfigProperty(name = "parley.account.stay-signed-in") Duration staySignedIn;
    @Inject @ConfigProperty(name = "parley.account.fresh-proof") Duration freshProof;
    @Inject @ConfigProperty(name = "parley.account.reset-link") Duration resetLink;
    @Inject @ConfigProperty(name = "parley.account.email-link") Duration emailLink;
    @Inject @ConfigProperty(name = "parley.account.session") Duration session;
    @Inject @ConfigProperty(name = "parley.account.cooling-off") Duration coolingOff;
    @Inject @ConfigProperty(name = "parley.account.guesses") int guesses;
    @Inject @ConfigProperty(name = "parley.account.sign-ups-per-hour") int signUpsPerHour;
    @Inject @ConfigProperty(name = "parley.account.guests-per-hour") int guestsPerHour;

    public Duration freshProof() {
        return freshProof;
    }

    boolean verifiesEmail() {
        return switch (verifyEmail) {
            case "required" -> true;
            case "off" -> false;
            default -> sendsLetters();
        };
    }

    boolean sendsLetters() {
        return smtpHost.filter(host -> !host.isBlank()).isPresent();
    }
}
