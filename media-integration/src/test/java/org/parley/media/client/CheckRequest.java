package org.parley.media.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.parley.media.engine.stun.StunResponse;

/** A browser's connectivity check (RFC 8445, 7.2.2), nominating at once. */
public final class CheckRequest {
    private CheckRequest() {}

    public static byte[] bytes(String username, String password, RandomGenerator random) {
        return bytes(username, password, random, new int[0]);
    }

    /** @param more types of further attributes, without value */
    public static byte[] bytes(String username, String password, RandomGenerator random, int... more) {
        var out = ByteBuffer.allocate(512);
        var transaction = new byte[12];
        random.nextBytes(transaction);
        out.putShort((short) 1).putShort((short) 0).putInt(0x2112A442).put(transaction);
        var name = username.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) 6).putShort((short) name.length).put(name);
        while ((out.position() & 3) != 0) out.put((byte) 0);
        out.putShort((short) 0x24).putShort((short) 4).putInt(0x6e7f1eff);
        out.putShort((short) 0x802A).putShort((short) 8).putLong(random.nextLong());
        out.putShort((short) 0xC057).putShort((short) 4).putInt(1);
        out.putShort((short) 0x25).putShort((short) 0);
        for (int type : more) out.putShort((short) type).putShort((short) 0);
        return StunResponse.finish(out, password);
    }
}
