package org.parley.door;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.omnifaces.cdi.Param;
import org.parley.account.CurrentPerson;
import org.parley.web.Texts;

/** The other doors on pages where somebody comes in, and what one of them said. */
@Named
@RequestScoped
public class DoorsPage {
    private static final Set<String> PROBLEMS = Set.of("refused", "declined", "down", "unverified", "asleep");

    @Inject Doors doors;
    @Inject ConnectionDesk connections;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "door") String said;
    @Inject @Param(name = "return") String returnTo;

    public List<Door> getAll() { return doors.elsewhere(); }

    /** Those by which the member who is here can prove it. */
    public List<Door> getOwn() { return currentPerson.member().map(connections::proving).orElse(List.of()); }

    public boolean isDirectory() { return doors.directory().isPresent(); }

    public String getErrand() { return "asleep".equals(said) ? "wake" : "enter"; }

    public String getProblem() { return said != null && PROBLEMS.contains(said) ? Texts.get("door.problem." + said) : null; }

    public String label(Door door) { return Texts.get("door.link.go", door.title()); }

    public String getReturnTo() { return returnTo; }
}
