package org.parley.room;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.parley.account.Person;
import org.parley.account.SignedIn;
import org.parley.billing.Allowance;
import org.parley.media.StreamId;

/** A person's presence in a room. Only the room's mailbox touches it. */
final class Visitor {
    static final int STREAMS = 2, SUBSCRIPTIONS = 300;
    private static final int WHISPERS = 50;

    final ParticipantId id = ParticipantId.random();
    final Person person;
    volatile Role role;
    final Connection connection;
    final Locale language;
    /** Null for a guest. */
    final SignedIn session;
    final Map<StreamId, RoomProtocol.Published> live = new LinkedHashMap<>();
    final Map<StreamId, RoomProtocol.Published> asked = new LinkedHashMap<>();
    final Set<StreamId> subscribed = new LinkedHashSet<>();
    final Map<String, String> whispers = new LinkedHashMap<>() {
        @Override protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > WHISPERS;
        }
    };
    /** Keys of people this one blocks. */
    final Set<String> hides = new LinkedHashSet<>();
    /** Keys of people who block this one. */
    final Set<String> hiddenBy = new LinkedHashSet<>();
    /** Of the network connection, for a ban of a guest. */
    final String address;
    /** Version of the privacy label the person has seen last, and so agrees to by going on camera. */
    String label = "";
    /** What their plan allows. */
    Allowance allowance = Allowance.USUAL;
    /** Whether the client takes comings and goings gathered. */
    boolean gathers;
    boolean hand;
    ClientFrame.State state = new ClientFrame.State(false, false, false);
    /** Known before the welcome is written, since requests may follow it at once; null while outside. */
    volatile LiveRoom inside;
    /** Messages up to this number came with the welcome. */
    long shown;

    Visitor(Person person, Role role, Connection connection, Locale language) {
        this(person, role, connection, language, null, "");
    }

    Visitor(Person person, Role role, Connection connection, Locale language, SignedIn session, String address) {
        this.address = address;
        this.session = session;
        this.person = person;
        this.role = role;
        this.connection = connection;
        this.language = language;
    }

    String name() {
        return person.screenName().value();
    }

    boolean has(StreamId stream) {
        return live.containsKey(stream) || asked.containsKey(stream);
    }

    boolean onCamera() {
        return !live.isEmpty();
    }

    boolean publishing() {
        return !live.isEmpty() || !asked.isEmpty();
    }

    RoomProtocol.Member member() {
        return new RoomProtocol.Member(name(), role, List.copyOf(live.values()), state, hand);
    }
}
