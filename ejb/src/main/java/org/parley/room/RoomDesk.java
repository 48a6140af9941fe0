package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.account.Pace;
import org.parley.account.PasswordHashing;
import org.parley.account.PasswordsBusy;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** Opens rooms (R1, R3). */
@Stateless
@Processes(Purpose.ROOMS)
public class RoomDesk {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");
    private static final int TAGS = 8;
    private static final Pace.Limit TAKEN = Pace.Limit.hourly("room names that were taken", 30);

    /**
     * @param title    1 to 80 characters
     * @param topic    at most 200 characters
     * @param language empty or like {@code de} or {@code pt-BR}
     * @param tags     at most 8 words of 2 to 20 letters, digits or {@code -}, by spaces or commas
     * @param password for {@link DoorPolicy#PASSWORD}: 4 to 100 characters
     * @param capacity people, 2 to {@code parley.room.capacity-max}
     * @param cameras  people on camera, 0 to 100
     */
    public record Form(String name, String title, String topic, String language, String tags, DoorPolicy door, String password,
                       boolean listed, int capacity, int cameras) {}

    public sealed interface Outcome {
        record Opened(RoomName name) implements Outcome {}
        /** @param problems text keys by field */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject Rooms rooms;
    @Inject RoomSettings settings;
    @Inject PasswordHashing passwords;
    @Inject Pace pace;
    @Inject Event<RoomOffice.Changed> changes;
    @Inject Clock clock;

    /**
     * What else a room has that is there already.
     *
     * @param cameraPassword for {@link CameraDoor#PASSWORD}: 4 to 100 characters, or empty to leave it as it is; so is the door's
     * @param words          see {@link WordFilter}
     */
    public record More(CameraDoor cameraDoor, String cameraPassword, String words) {}

    /** @param rules as they are for {@code role}, which needs {@link Permission#EDIT} */
    public Outcome change(Person.Member by, Role role, RoomRules rules, Form form, More more) {
        var room = rooms.byId(rules.room()).orElseThrow();
        if (!rules.allows(role, Permission.EDIT)) return new Outcome.Refused(Map.of("form", "room-edit.problem.not-allowed"));
        var problems = new LinkedHashMap<String, String>();
        var door = form.door() == null ? room.door() : form.door();
        var cameraDoor = more.cameraDoor() == null ? room.cameraDoor() : more.cameraDoor();
        var text = check(form, door, room.passwordHash() != null, problems);
        var cameraPassword = more.cameraPassword() == null ? "" : more.cameraPassword();
        if (cameraDoor == CameraDoor.PASSWORD && !(cameraPassword.isEmpty() && room.cameraPasswordHash() != null) && (cameraPassword.length() < 4 || cameraPassword.length() > 100))
            problems.put("cameraPassword", "room-new.problem.password-length");
        var filter = WordFilter.NONE;
        try {
            filter = WordFilter.of(more.words());
            if (filter.text().length() > 1000) problems.put("words", "room-edit.problem.words");
        } catch (IllegalArgumentException e) {
            problems.put("words", "room-edit.problem.words");
        }
        String hash = null, cameraHash = null;
        try {
            if (problems.isEmpty() && door == DoorPolicy.PASSWORD) hash = blank(form.password()) ? room.passwordHash() : passwords.hash(form.password());
            if (problems.isEmpty() && cameraDoor == CameraDoor.PASSWORD) cameraHash = cameraPassword.isEmpty() ? room.cameraPasswordHash() : passwords.hash(cameraPassword);
        } catch (PasswordsBusy e) {
            problems.put("form", "room-new.problem.busy");
        }
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        room.change(text.title(), text.topic(), text.language(), text.tags(), door, hash, form.listed(), form.capacity(), form.cameras(), cameraDoor, cameraHash);
        room.filter(filter);
        changes.fire(new RoomOffice.Changed(rules.room()));
        return new Outcome.Opened(new RoomName(room.name()));
    }

    /** An unlisted room gets another address, which nobody guesses and nobody knew before. */
    public Outcome move(Person.Member by, Role role, RoomRules rules) {
        var room = rooms.byId(rules.room()).orElseThrow();
        if (!rules.allows(role, Permission.EDIT) || room.isListed()) return new Outcome.Refused(Map.of("form", "room-edit.problem.not-allowed"));
        var name = new RoomName(room.name()).unguessable();
        room.move(name);
        return new Outcome.Opened(name);
    }

    /**
     * @param picture name of its file, or empty for none
     * @return the picture it had, or nothing where the role may not decide that
     */
    public Optional<String> hang(Person.Member by, Role role, RoomRules rules, String picture) {
        if (!rules.allows(role, Permission.EDIT)) return Optional.empty();
        var room = rooms.byId(rules.room()).orElseThrow();
        var before = room.picture();
        room.hang(picture);
        return Optional.of(before);
    }

    private static boolean blank(String text) {
        return text == null || text.isEmpty();
    }

    private record Texts(String title, String topic, String language, List<String> tags) {}

    private Texts check(Form form, DoorPolicy door, boolean hasPassword, Map<String, String> problems) {
        var title = plain(form.title());
        if (title.isEmpty() || title.length() > 80) problems.put("title", "room-new.problem.title-length");
        var topic = plain(form.topic());
        if (topic.length() > 200) problems.put("topic", "room-new.problem.topic-length");
        var language = plain(form.language());
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) problems.put("language", "room-new.problem.language-form");
        var tags = tags(form.tags());
        if (tags.size() > TAGS || !tags.stream().allMatch(tag -> RoomTag.find(tag).isPresent())) problems.put("tags", "room-new.problem.tags-form");
        var password = form.password() == null ? "" : form.password();
        if (door == DoorPolicy.PASSWORD && !(hasPassword && password.isEmpty()) && (password.length() < 4 || password.length() > 100))
            problems.put("password", "room-new.problem.password-length");
        if (form.capacity() < 2 || form.capacity() > settings.capacityMax) problems.put("capacity", "room-new.problem.capacity-range");
        if (form.cameras() < 0 || form.cameras() > 100) problems.put("cameras", "room-new.problem.cameras-range");
        return new Texts(title, topic, language, tags);
    }

    /** @return the name it has: one that is not listed gets a part that nobody guesses */
    public Outcome open(Form form, Person.Member owner) {
        var problems = new LinkedHashMap<String, String>();
        RoomName name = null;
        try {
            name = new RoomName(form.name());
        } catch (IllegalArgumentException e) {
            problems.put("name", "room-new.problem.name-form");
        }
        var door = form.door() == null ? DoorPolicy.OPEN : form.door();
        var text = check(form, door, false, problems);
        String hash = null;
        try { // before anything that takes a connection to the database
            if (problems.isEmpty() && door == DoorPolicy.PASSWORD) hash = passwords.hash(form.password());
        } catch (PasswordsBusy e) {
            problems.put("form", "room-new.problem.busy");
        }
        if (name != null && !form.listed()) name = name.unguessable();
        if (name != null && rooms.find(name).isPresent()) problems.put("name", pace.allows(TAKEN, owner.key(), clock.instant()) ? "room-new.problem.name-taken" : "room-new.problem.too-many");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        if (!owner.administrator() && !pace.allows(Pace.Limit.hourly("rooms opened", settings.openedPerHour), owner.key(), clock.instant())) return new Outcome.Refused(Map.of("form", "room-new.problem.too-many"));
        rooms.add(new Room(name, text.title(), text.topic(), text.language(), text.tags(), door, hash,
            form.listed(), form.capacity(), form.cameras(), owner.id(), clock.instant()));
        return new Outcome.Opened(name);
    }

    private static String plain(String text) {
        return text == null ? "" : text.strip().replaceAll("\\p{Cntrl}", " ");
    }

    private static List<String> tags(String text) {
        return Stream.of(plain(text).toLowerCase(Locale.ROOT).split("[\\s,]+")).filter(tag -> !tag.isEmpty()).distinct().toList();
    }
}
