package org.parley.chat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.parley.privacy.DataSubject;
import org.parley.room.RoomId;

/** A message as it lies in the database and goes to other nodes: only the author's key opens {@code sealed} (P4). */
public record StoredMessage(RoomId room, long seq, DataSubject author, byte[] sealed, Instant at, long replyTo, String image, boolean changed, boolean removed) {
    private static final int VERSION = 3, MOST = 10_000, SEALED_MAX = 64 * 1024;

    /** As bytes: the version, how many, and of each room, number, author, time in ms, what it answers, its picture, how it stands and what is sealed. */
    static byte[] encode(List<StoredMessage> messages) {
        var bytes = new ByteArrayOutputStream(256 * messages.size());
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(messages.size());
            for (var message : messages) message.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeLong(room.value());
        out.writeLong(seq);
        out.writeUTF(author.key());
        out.writeLong(at.toEpochMilli());
        out.writeLong(replyTo);
        out.writeUTF(image);
        out.writeByte((changed ? 1 : 0) | (removed ? 2 : 0));
        out.writeInt(sealed.length);
        out.write(sealed);
    }

    /** @throws IllegalArgumentException for anything but what {@link #encode} of this version makes */
    static List<StoredMessage> decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) throw new IllegalArgumentException("stored messages of another version");
            int count = in.readInt();
            if (count < 0 || count > MOST) throw new IllegalArgumentException(count + " stored messages");
            var messages = new ArrayList<StoredMessage>();
            for (int i = 0; i < count; i++) messages.add(read(in));
            if (in.read() >= 0) throw new IllegalArgumentException("more behind the stored messages");
            return messages;
        } catch (IOException e) {
            throw new IllegalArgumentException("stored messages end too early", e);
        }
    }

    private static StoredMessage read(DataInputStream in) throws IOException {
        var room = new RoomId(in.readLong());
        var seq = in.readLong();
        var author = new DataSubject(in.readUTF());
        var at = Instant.ofEpochMilli(in.readLong());
        var replyTo = in.readLong();
        var image = in.readUTF();
        var stands = in.readByte();
        int length = in.readInt();
        if (length < 0 || length > SEALED_MAX) throw new IllegalArgumentException("a sealed message of " + length + " bytes");
        var sealed = in.readNBytes(length);
        if (sealed.length < length) throw new IllegalArgumentException("stored messages end too early");
        return new StoredMessage(room, seq, author, sealed, at, replyTo, image, (stands & 1) != 0, (stands & 2) != 0);
    }
}
