package org.parley.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.account.AccountEvents.Event;
import org.parley.account.AccountId;
import org.parley.account.AccountState;
import org.parley.account.AccountStates;
import org.parley.account.Actor;
import org.parley.account.MemberFile;
import org.parley.account.NameRows;
import org.parley.account.Permitted;
import org.parley.account.Person;
import org.parley.account.Sessions;
import org.parley.account.factor.SecondStep;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.ProcessingLog;

/** What staff do with members (X1, X2): each look and each act is in the member's log first (P6). */
@Stateless
@Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
public class MemberDesk {
    public static final int QUERY_MOST = 254;

    /** What staff may see of a member. */
    public record View(MemberFile.File file, Set<StaffRole> roles, boolean restrictedByStaff) {
        public Person.Member member() {
            return file.member();
        }

        public AccountState state() {
            return file.state();
        }

        public java.util.List<Event> events() {
            return file.events();
        }
    }

    @Inject MemberFile files;
    @Inject AccountStates states;
    @Inject Sessions sessions;
    @Inject SecondStep secondStep;
    @Inject StaffRoles roles;
    @Inject Staff staff;
    @Inject ProcessingLog log;
    @Inject Clock clock;

    /** @param query a whole screen name, e-mail address or number of an account */
    @Permitted("members:list")
    public Optional<AccountId> find(String query) {
        var found = files.find(query == null ? "" : query.strip());
        found.ifPresent(id -> wrote(id, "looked-up"));
        return found;
    }

    @Permitted("members:view")
    public Optional<View> view(AccountId id) {
        wrote(id, "member-viewed");
        return files.of(id).map(file -> new View(file, staff.roles(file.member()), states.isRestrictedByStaff(file.member())));
    }

    /** For moderators, who meet people by their names. */
    @Permitted("names:history")
    public List<NameRows.Former> formerNames(AccountId id) {
        wrote(id, "former-names-seen");
        return files.formerNames(id);
    }

    @Permitted("members:restrict")
    public AccountStates.Outcome restrict(AccountId id) {
        return act(id, "restricted-by-staff", member -> states.restrict(member, Actor.STAFF));
    }

    @Permitted("members:restrict")
    public AccountStates.Outcome liftRestriction(AccountId id) {
        return act(id, "restriction-lifted-by-staff", member -> states.liftRestriction(member, Actor.STAFF));
    }

    @Permitted("members:end-sessions")
    public AccountStates.Outcome endSessions(AccountId id) {
        return act(id, "sessions-ended", member -> {
            sessions.endAll(id, "");
            return new AccountStates.Outcome.Done();
        });
    }

    /** For a member who has lost app, passkeys and recovery codes: the password alone opens the account again. */
    @Permitted("members:reset-factors")
    public AccountStates.Outcome resetFactors(AccountId id) {
        return act(id, "factors-reset", member -> {
            secondStep.reset(id);
            return new AccountStates.Outcome.Done();
        });
    }

    @Permitted("roles:give")
    public AccountStates.Outcome give(AccountId id, StaffRole role) {
        return act(id, "role-given", member -> {
            roles.give(id, role, clock.instant());
            return new AccountStates.Outcome.Done();
        });
    }

    @Permitted("roles:take")
    public AccountStates.Outcome take(AccountId id, StaffRole role) {
        return act(id, "role-taken", member -> {
            roles.take(id, role);
            return new AccountStates.Outcome.Done();
        });
    }

    private interface Act {
        AccountStates.Outcome on(Person.Member member);
    }

    private AccountStates.Outcome act(AccountId id, String word, Act act) {
        var file = files.of(id);
        if (file.isEmpty()) return new AccountStates.Outcome.NotNow();
        wrote(id, word);
        return act.on(file.get().member());
    }

    private void wrote(AccountId id, String act) {
        log.wrote(id.subject(), staff.acting(), Purpose.ADMINISTRATION, act);
    }
}
