package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.consent.Channel;
import org.parley.consent.Documents;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.look.Look;
import org.parley.look.LookDesk;
import org.parley.mail.Letter;
import org.parley.mail.Letters;

/** Creates accounts (A1, A2). Refused forms store nothing. */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.NEWCOMER)
public class SignUp {
    /** @param birthDate as yyyy-mm-dd */
    public record Form(String screenName, String email, String password, String birthDate, boolean terms) {}

    public sealed interface Outcome {
        /**
         * @param member           whom this made; null where the e-mail address has an account already, which is not told
         * @param verificationSent the account waits for the link in a letter and cannot be used yet
         */
        record Created(Person.Member member, boolean verificationSent) implements Outcome {}
        /** @param problems text keys by field: screenName, email, password, birthDate, terms, form */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject Accounts accounts;
    @Inject AccountSettings settings;
    @Inject AgeGate gate;
    @Inject PasswordRules rules;
    @Inject PasswordHashing passwords;
    @Inject Pace pace;
    @Inject Verification verification;
    @Inject VerificationLetter letter;
    @Inject Letters letters;
    @Inject Documents documents;
    @Inject LookDesk looks;
    @Inject Clock clock;

    /** @param look how the form was read: the account begins with it, and letters come in its language */
    public Outcome signUp(Form form, Look look, String address) {
        var outcome = create(form, form.password() == null ? "" : form.password(), false, look, address);
        return outcome instanceof Outcome.Created created && created.verificationSent() ? new Outcome.Created(null, true) : outcome;
    }

    /** Without a password. @param vouched the other door has made sure that the e-mail address is this person's */
    public Outcome byDoor(Form form, boolean vouched, Look look, String address) {
        return create(form, null, vouched, look, address);
    }

    private Outcome create(Form form, String password, boolean vouched, Look look, String address) {
        var now = clock.instant();
        var problems = new LinkedHashMap<String, String>();
        ScreenName name = null;
        EmailAddress email = null;
        LocalDate birth = null;
        try {
            name = new ScreenName(form.screenName());
            if (NameShape.deceives(name)) problems.put("screenName", "sign-up.problem.screen-name-mixed");
        } catch (IllegalArgumentException e) {
            problems.put("screenName", "sign-up.problem.screen-name-form");
        }
        try {
            email = new EmailAddress(form.email());
        } catch (IllegalArgumentException e) {
            problems.put("email", "sign-up.problem.email-form");
        }
        if (password != null) rules.problem(password, form.screenName(), form.email()).ifPresent(problem -> problems.put("password", problem));
        try {
            birth = LocalDate.parse(form.birthDate() == null ? "" : form.birthDate().strip());
            if (!AgeGate.plausible(birth, now)) problems.put("birthDate", "sign-up.problem.birth-date-form");
        } catch (DateTimeParseException e) {
            problems.put("birthDate", "sign-up.problem.birth-date-form");
        }
        if (!form.terms()) problems.put("terms", "sign-up.problem.terms");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);

        var traits = new String[] {email.value(), address + '|' + name.key()};
        if (gate.blocks(now, traits)) return refused("form", "sign-up.problem.blocked");
        if (!AgeGate.adult(birth, now)) {
            gate.block(now, traits);
            return refused("form", "sign-up.problem.under-age");
        }
        if (!pace.allows(Pace.Limit.hourly("sign-ups", settings.signUpsPerHour), address, now)) return refused("form", "sign-up.problem.too-many");
        String hash;
        try {
            hash = password == null ? null : passwords.hash(password); // before anything that takes a connection to the database
        } catch (PasswordsBusy e) {
            return refused("form", "sign-up.problem.busy");
        }
        if (accounts.isTaken(name)) return refused("screenName", "sign-up.problem.screen-name-taken");
        var known = accounts.findByEmail(email.value());
        var verifies = settings.verifiesEmail();
        if (known.isPresent()) {
            if (!verifies) return refused("email", "sign-up.problem.email-unusable");
            if (known.get().pending()) verification.sendAgain(email.value(), address);
            else letters.send(known.get().id(), Letter.ALREADY_KNOWN, Map.of());
            return new Outcome.Created(null, true);
        }
        var account = accounts.add(name, email.value(), hash, false, now);
        var member = accounts.member(account).orElseThrow();
        documents.acceptAll(member, look.letters().locale(), Channel.SIGN_UP);
        looks.begin(account.id(), look);
        if (!verifies || vouched) return new Outcome.Created(member, false);
        letter.send(account);
        return new Outcome.Created(member, true);
    }

    private static Outcome refused(String field, String key) {
        return new Outcome.Refused(Map.of(field, key));
    }
}
