package org.parley.staff;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.apache.shiro.SecurityUtils;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Which roles a person has now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
public class Staff {
    @Inject StaffRoles roles;

    public Set<StaffRole> roles(Person.Member member) {
        return member.administrator() ? EnumSet.of(StaffRole.ADMINISTRATOR) : roles.of(member.id());
    }

    /** The role in which who is signed in looks, for logs: never who it is. */
    public String acting() {
        return SecurityUtils.getSubject().getPrincipal() instanceof Person.Member member
            ? roles(member).stream().findFirst().map(StaffRole::word).orElse("nobody") : "nobody";
    }
}
