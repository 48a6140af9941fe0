package org.parley.account;

import jakarta.enterprise.inject.spi.CDI;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.parley.staff.Staff;

/**
 * Shiro's view of people. Passwords are checked by {@link SignIn} before, outside any transaction; the realm takes the
 * {@link Person} that came out of it.
 */
public class AccountRealm extends AuthorizingRealm {
    /** A person already proven by password, token or guest entry. */
    public record Proven(Person person) implements AuthenticationToken {
        @Override public Object getPrincipal() {
            return person;
        }
        @Override public Object getCredentials() {
            return "";
        }
    }

    /** What everyone has who has any role in the console. */
    public static final String STAFF = "staff";

    public AccountRealm() {
        setName("accounts");
        setAuthenticationTokenClass(Proven.class);
        setCredentialsMatcher(new AllowAllCredentialsMatcher());
        setCachingEnabled(false);
    }

    @Override protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        return new SimpleAuthenticationInfo(token.getPrincipal(), "", getName());
    }

    @Override protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        var roles = new SimpleAuthorizationInfo();
        if (principals.getPrimaryPrincipal() instanceof Person person) {
            roles.addRole(person instanceof Person.Member ? "member" : "guest");
            if (person instanceof Person.Member member) for (var role : CDI.current().select(Staff.class).get().roles(member)) {
                roles.addRole(STAFF);
                roles.addRole(role.word());
                roles.addStringPermissions(role.permissions());
            }
        }
        return roles;
    }
}
