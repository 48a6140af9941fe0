package org.parley.staff;

import java.util.Locale;
import java.util.Set;

/** What staff may do, as Shiro permissions by area and verb (X2): no more than the work needs. */
public enum StaffRole {
    ADMINISTRATOR("*"),
    SUPPORT("members:list", "members:view", "members:end-sessions", "members:reset-factors", "letters:list", "letters:read", "letters:send"),
    MODERATOR("members:list", "members:view", "names:history", "members:restrict", "reports:list", "reports:view", "reports:close", "rooms:list", "rooms:feature"),
    PRIVACY_OFFICER("members:list", "members:view", "members:restrict", "holds:view", "holds:place", "holds:lift", "retention:view", "retention:run", "ledger:verify", "documents:publish"),
    BILLING_CLERK("members:list", "billing:view", "billing:edit", "plans:give"),
    AUDITOR("members:list", "billing:view", "holds:view", "retention:view", "ledger:verify", "letters:list");

    private final Set<String> permissions;

    StaffRole(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<String> permissions() {
        return permissions;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
