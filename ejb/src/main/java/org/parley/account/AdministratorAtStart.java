package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Creates {@code admin}, or resets its password when one is configured. It signs in with the word {@code admin}. */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class AdministratorAtStart {
    static final String LOGIN = "admin";

    @Inject Accounts accounts;
    @Inject AccountSettings settings;
    @Inject PasswordHashing passwords;
    @Inject Clock clock;

    /** @return a random password, to be printed once, when the account was created without a configured one */
    public Optional<String> ensure() {
        var configured = settings.adminPassword.filter(password -> !password.isBlank());
        var known = accounts.findByEmail(LOGIN);
        if (known.isPresent()) {
            configured.ifPresent(password -> {
                if (accounts.passwordHash(known.get()).filter(hash -> passwords.matches(password, hash)).isEmpty())
                    accounts.resetPassword(known.get(), passwords.hash(password));
            });
            return Optional.empty();
        }
        var password = configured.orElseGet(() -> Secrets.token().substring(0, 20));
        accounts.add(new ScreenName(LOGIN), LOGIN, passwords.hash(password), true, clock.instant());
        return configured.isPresent() ? Optional.empty() : Optional.of(password);
    }
}
