package org.parley.room;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What a room does with who is in it (R15), as shown before entering and before a camera opens. Its version changes when any of
 * it does.
 *
 * @param door   who can come in and see
 * @param listed whether the directory shows the room
 * @param kept   how long messages are kept
 * @param where  where the data is, in the operator's words, or empty
 */
public record PrivacyLabel(DoorPolicy door, boolean listed, Duration kept, String where) {
    public boolean guests() {
        return door != DoorPolicy.MEMBERS;
    }

    /** No room is shown on other sites. */
    public boolean embedded() {
        return false;
    }

    /** No room is recorded. */
    public boolean recorded() {
        return false;
    }

    /** 8 hexadecimal digits. */
    public String version() {
        var sum = new CRC32C();
        sum.update((door + "|" + listed + '|' + kept + '|' + where).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
