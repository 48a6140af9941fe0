package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.parley.account.factor.Passkeys;
import org.parley.account.factor.RecoveryCodes;
import org.parley.account.factor.SecondStep;
import org.parley.door.ConnectionDesk;
import org.parley.door.Doors;

/** {@code /settings/security}: what opens the account, and where it is open. */
@Named
@RequestScoped
public class SecurityPage {
    @Inject Sessions sessions;
    @Inject SecondStep secondStep;
    @Inject RecoveryCodes recovery;
    @Inject Passkeys passkeys;
    @Inject Doors doors;
    @Inject ConnectionDesk connections;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;
    private List<Sessions.Device> devices;

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in?return=/settings/security").go();
    }

    public List<Sessions.Device> getDevices() {
        if (devices == null) devices = sessions.devices(member, here());
        return devices;
    }

    private String here() { return currentPerson.signedIn().map(SignedIn::family).orElse(""); }

    public boolean isApp() { return secondStep.hasApp(member); }

    public boolean isConnections() { return doors.isAny() || !connections.of(member).isEmpty(); }

    public int getPasskeyCount() { return passkeys.of(member).size(); }

    public long getRecoveryCodes() { return recovery.left(member); }

    public void end(String family) {
        if (member == null) return;
        sessions.endDevice(member, family);
        new ReturnPath("/settings/security").go();
    }

    @NeedsProof("/settings/security")
    public void endOthers() {
        if (member == null) return;
        sessions.endAll(member, here());
        new ReturnPath("/settings/security").go();
    }

    @NeedsProof("/settings/security")
    public void endAll() {
        if (member == null) return;
        sessions.endAll(member, "");
        currentPerson.signOut();
        new ReturnPath("/sign-in").go();
    }
}
