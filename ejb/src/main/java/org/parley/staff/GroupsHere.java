package org.parley.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import org.parley.account.AccountId;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.ProcessingLog;

/** Roles that follow the groups of a corporate door (A13): what a person is not in any more, that person is not here either. */
@Stateless
@Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
public class GroupsHere {
    private static final String DOOR = "door";

    @Inject StaffRoles roles;
    @Inject ProcessingLog log;
    @Inject Clock clock;

    /** @param mapped roles the door decides on; others stay as they are */
    public void follow(AccountId account, Set<StaffRole> mapped, Set<StaffRole> now) {
        var before = roles.of(account);
        for (var role : mapped) {
            if (now.contains(role) == before.contains(role)) continue;
            log.wrote(account.subject(), DOOR, Purpose.ADMINISTRATION, now.contains(role) ? "role-given" : "role-taken");
            if (now.contains(role)) roles.give(account, role, clock.instant());
            else roles.take(account, role);
        }
    }
}
