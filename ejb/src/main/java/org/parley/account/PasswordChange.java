package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** A member's own change of password, with the one before (ASVS 5.0, 6.2.3). No transaction is held while one is hashed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(Purpose.ACCOUNT)
public class PasswordChange {
    public sealed interface Outcome {
        /** All other sessions have ended. */
        record Changed() implements Outcome {}
        /** @param problems text keys by field: current, fresh, form */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject SignIn signIn;
    @Inject Keys keys;
    @Inject PasswordRules rules;
    @Inject PasswordHashing passwords;
    @Inject NewPassword newPassword;

    public Outcome change(Person.Member who, String current, String fresh, SignedIn here, String address) {
        var problem = rules.problem(fresh, newPassword.wordsOf(who.id()));
        if (problem.isPresent()) return refused("fresh", problem.get());
        switch (signIn.prove(who, current, address)) {
            case RIGHT -> { }
            case WRONG -> { return refused("current", "password.problem.wrong"); }
            case SLOWED -> { return refused("form", "password.problem.slowed"); }
            case BUSY -> { return refused("form", "sign-up.problem.busy"); }
        }
        if (current.equals(fresh)) return refused("fresh", "password.problem.same");
        return set(who, fresh, here);
    }

    /** For an account that opens by something else so far. The page asks for a fresh proof before. */
    public Outcome first(Person.Member who, String fresh, SignedIn here) {
        if (keys.hasPassword(who.id())) return refused("form", "password.problem.wrong");
        var problem = rules.problem(fresh, newPassword.wordsOf(who.id()));
        return problem.isPresent() ? refused("fresh", problem.get()) : set(who, fresh, here);
    }

    private Outcome set(Person.Member who, String fresh, SignedIn here) {
        try {
            newPassword.set(who.id(), passwords.hash(fresh), here.family());
            return new Outcome.Changed();
        } catch (PasswordsBusy e) {
            return refused("form", "sign-up.problem.busy");
        }
    }

    private static Outcome refused(String field, String key) {
        return new Outcome.Refused(Map.of(field, key));
    }
}
