package org.parley.together;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.photo.Picture;
import org.parley.photo.Workshop;
import org.parley.privacy.DataSubject;
import org.parley.room.ParticipantId;
import org.parley.room.Permission;
import org.parley.room.Role;
import org.parley.room.RoomId;
import org.parley.room.RoomRules;
import org.parley.vault.SealedFiles;

/** Pictures and videos people give to a room (R5, R12): in pieces of 512 KiB, each sealed with the giver's key. */
@Stateless
@Processes(Purpose.TOGETHER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // a file takes its time, and no connection meanwhile
public class RoomFiles {
    public static final int PIECE = 512 << 10;
    /** Largest picture as it comes, in bytes. */
    public static final int PICTURE_MOST = 16 << 20;
    private static final Pace.Limit PICTURES = Pace.Limit.hourly("pictures in rooms", 60), VIDEOS = Pace.Limit.hourly("videos in rooms", 20);
    /** In the place of a type: not all of it is here. */
    static final String COMING = "";
    private static final String JPEG = "image/jpeg";

    public sealed interface Outcome {
        record Taken(String id) implements Outcome {}
        /** @param why {@code role}, {@code type}, {@code pixels}, {@code broken}, {@code bytes}, {@code room-full}, {@code too-many}, {@code busy} or {@code missing} */
        record Refused(String why) implements Outcome {}
    }

    /** @param type of the content, such as {@code video/mp4} */
    public record File(String id, DataSubject owner, String type, long bytes) {}

    @Inject RoomFileRows rows;
    @Inject SealedFiles files;
    @Inject Workshop workshop;
    @Inject TogetherSettings settings;
    @Inject Pace pace;
    @Inject Clock clock;

    /** @param file at most {@value #PICTURE_MOST} bytes; what is kept is a JPEG of our own, see {@link Picture} */
    public Outcome addPicture(RoomRules rules, Person who, Role role, byte[] file) {
        if (!rules.allows(role, Permission.IMAGE)) return new Outcome.Refused("role");
        if (file.length > PICTURE_MOST) return new Outcome.Refused("bytes");
        if (rows.bytes(rules.room()) > settings.roomMost()) return new Outcome.Refused("room-full");
        if (!pace.allows(PICTURES, who.key(), clock.instant())) return new Outcome.Refused("too-many");
        return switch (workshop.make(file, List.of(Picture::large))) {
            case Workshop.Outcome.Made made -> keep(rules.room(), who, made.jpegs().getFirst());
            case Workshop.Outcome.Refused refused -> new Outcome.Refused(refused.why());
        };
    }

    private Outcome keep(RoomId room, Person who, byte[] jpeg) {
        var id = ParticipantId.random().value();
        files.put(who.subject(), piece(id, 0), jpeg);
        rows.add(new RoomFileRows.Row(id, room, who.subject(), JPEG, jpeg.length), clock.instant());
        return new Outcome.Taken(id);
    }

    /** A video begins to come, in pieces, so that it can go on after a break. @param bytes of all, checked at its end */
    public Outcome beginVideo(RoomRules rules, Person who, Role role, long bytes) {
        if (!rules.allows(role, Permission.PLAY)) return new Outcome.Refused("role");
        if (bytes < 1 || bytes > settings.videoMost()) return new Outcome.Refused("bytes");
        if (rows.bytes(rules.room()) + bytes > settings.roomMost()) return new Outcome.Refused("room-full");
        if (!pace.allows(VIDEOS, who.key(), clock.instant())) return new Outcome.Refused("too-many");
        var id = ParticipantId.random().value();
        rows.add(new RoomFileRows.Row(id, rules.room(), who.subject(), COMING, bytes), clock.instant());
        return new Outcome.Taken(id);
    }

    /** One piece of a video that comes, again where it came before; the first must be of an MP4 or WebM file. @param piece {@value #PIECE} bytes but for the last */
    public Outcome putPiece(RoomId room, Person who, String id, int number, byte[] piece) {
        var row = rows.find(room, id).filter(one -> one.owner().equals(who.subject()) && one.type().equals(COMING)).orElse(null);
        if (row == null || number < 0 || number > last(row)) return new Outcome.Refused("missing");
        if (piece.length != (number < last(row) ? PIECE : row.bytes() - (long) number * PIECE)) return new Outcome.Refused("bytes");
        if (number == 0 && type(piece).isEmpty()) {
            remove(row);
            return new Outcome.Refused("type");
        }
        files.put(row.owner(), piece(id, number), piece);
        return new Outcome.Taken(id);
    }

    /** All of it has come. */
    public Outcome finishVideo(RoomId room, Person who, String id) {
        var row = rows.find(room, id).filter(one -> one.owner().equals(who.subject()) && one.type().equals(COMING)).orElse(null);
        if (row == null || !java.util.stream.IntStream.rangeClosed(0, last(row)).allMatch(number -> files.has(piece(id, number)))) return new Outcome.Refused("missing");
        var type = files.get(row.owner(), piece(id, 0)).flatMap(RoomFiles::type);
        if (type.isEmpty()) return new Outcome.Refused("type");
        rows.came(id, type.get());
        return new Outcome.Taken(id);
    }

    private static int last(RoomFileRows.Row row) {
        return (int) ((row.bytes() - 1) / PIECE);
    }

    /** By ISO/IEC 14496-12 ({@code ftyp}) and RFC 8794 (EBML). */
    static Optional<String> type(byte[] begin) {
        if (begin.length > 12 && begin[4] == 'f' && begin[5] == 't' && begin[6] == 'y' && begin[7] == 'p') return Optional.of("video/mp4");
        if (begin.length > 4 && (begin[0] & 0xFF) == 0x1A && begin[1] == 0x45 && (begin[2] & 0xFF) == 0xDF && (begin[3] & 0xFF) == 0xA3) return Optional.of("video/webm");
        return Optional.empty();
    }

    /** The name of a piece: its number in letters, since a file's name has no others. */
    static String piece(String id, int number) {
        var letters = new StringBuilder(8).append(".p");
        for (var digit : Integer.toString(number, 16).toCharArray()) letters.append((char) ('a' + Character.digit(digit, 16)));
        return id + letters;
    }

    @Processes(value = Purpose.TOGETHER, of = Whose.FOUND_INSIDE)
    public Optional<File> find(RoomId room, String id) {
        return rows.find(room, id).filter(row -> !row.type().equals(COMING)).map(row -> new File(row.id(), row.owner(), row.type(), row.bytes()));
    }

    @Processes(value = Purpose.TOGETHER, of = Whose.FOUND_INSIDE)
    public boolean isVideo(RoomId room, String id) {
        return rows.find(room, id).filter(row -> row.type().startsWith("video/")).isPresent();
    }

    @Processes(value = Purpose.TOGETHER, of = Whose.FOUND_INSIDE)
    public boolean isPictureOf(RoomId room, String id, DataSubject owner) {
        return rows.find(room, id).filter(row -> row.type().equals(JPEG) && row.owner().equals(owner)).isPresent();
    }

    /** The piece with the byte at {@code from}, from that byte on. Empty where its giver is gone. */
    @Processes(value = Purpose.TOGETHER, of = Whose.FOUND_INSIDE)
    public Optional<byte[]> read(File file, long from) {
        return files.get(file.owner(), piece(file.id(), (int) (from / PIECE))).map(piece -> java.util.Arrays.copyOfRange(piece, (int) (from % PIECE), piece.length));
    }

    @Processes(value = Purpose.TOGETHER, of = Whose.FOUND_INSIDE)
    public void remove(RoomId room, String id) {
        rows.find(room, id).ifPresent(this::remove);
    }

    /** For an account that ends. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void removeAll(DataSubject owner) {
        rows.of(owner).forEach(this::remove);
    }

    void remove(RoomFileRows.Row row) {
        rows.remove(row.id());
        for (int i = 0; i <= last(row); i++) files.remove(piece(row.id(), i));
    }
}
