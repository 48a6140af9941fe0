package org.parley.door;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.parley.account.SignUp;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.look.Look;

/** Makes an account of somebody a door introduced (A12): with what that person typed and ticked, and nothing else. */
@Stateless
@Processes(value = Purpose.OTHER_DOORS, of = Whose.NEWCOMER)
public class Newcomers {
    /** @param email  as typed, where the door's is not ticked */
    public record Form(String screenName, String email, String birthDate, boolean terms, Set<Claim> ticked) {}

    @Inject SignUp signUp;
    @Inject ConnectionDesk connections;

    public SignUp.Outcome signUp(Form form, Introduction introduction, Look look, String address) {
        if (connections.account(introduction).isPresent()) return new SignUp.Outcome.Refused(Map.of("form", "door.problem.taken"));
        var copies = form.ticked().contains(Claim.EMAIL) && introduction.claims().containsKey(Claim.EMAIL);
        var email = copies ? introduction.claims().get(Claim.EMAIL) : form.email();
        var outcome = signUp.byDoor(new SignUp.Form(form.screenName(), email, null, form.birthDate(), form.terms()), copies && introduction.verified(), look, address);
        if (outcome instanceof SignUp.Outcome.Created created && created.member() != null) connections.begin(created.member(), introduction, form.ticked());
        return outcome;
    }
}
