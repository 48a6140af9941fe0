package org.parley.door;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.account.Person;
import org.parley.account.Secrets;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Asks the directory where the portal has no password of its own that fits (A13). No transaction is held meanwhile. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.OTHER_DOORS, of = Whose.FOUND_INSIDE)
public class DirectoryDesk {
    public sealed interface Answer {
        record Known(Introduction introduction, boolean trusted) implements Answer {}
        record Unknown() implements Answer {}
        record Down() implements Answer {}
    }

    @Inject Doors doors;
    @Inject Directory directory;
    @Inject Connections connections;

    /** @param local whose account here has that login: somebody with a password here is no business of the directory, unless connected */
    public Answer ask(String login, String password, Optional<Person.Member> local, boolean hasPassword) {
        if (doors.directory().isEmpty()) return new Answer.Unknown();
        var door = doors.directory().get();
        var foreign = local.filter(one -> one.administrator() || hasPassword && subject(one).isEmpty()).isPresent();
        // as many questions for somebody who is not asked about, so that time tells nothing
        return answer(door, directory.byLogin(door, foreign ? Secrets.token() : login, foreign ? Secrets.token() : password));
    }

    /** Whether this is the directory's password of a member who is here. */
    @Processes(Purpose.OTHER_DOORS)
    public boolean proves(Person.Member who, String password) {
        return doors.directory().isPresent() && subject(who).filter(subject -> directory.bySubject(doors.directory().get(), subject, password) instanceof Directory.Answer.Known known
            && known.introduction().subject().equals(subject)).isPresent();
    }

    /** Whether this member comes by the directory. */
    @Processes(Purpose.OTHER_DOORS)
    public boolean knows(Person.Member who) {
        return doors.directory().isPresent() && subject(who).isPresent();
    }

    private Optional<String> subject(Person.Member who) {
        return connections.of(who.id()).stream().filter(one -> one.door().equals(doors.directory().orElseThrow().name())).findFirst().flatMap(connections::subject);
    }

    private static Answer answer(Door door, Directory.Answer answer) {
        return switch (answer) {
            case Directory.Answer.Known known -> new Answer.Known(known.introduction(), door.trusted());
            case Directory.Answer.Unknown unknown -> new Answer.Unknown();
            case Directory.Answer.Down down -> new Answer.Down();
        };
    }
}
