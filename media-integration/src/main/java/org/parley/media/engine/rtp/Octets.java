package org.parley.media.engine.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unsigned numbers in network byte order. The caller has checked the bounds. */
public final class Octets {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Octets() {}

    public static int int16(byte[] b, int at) {
        return (short) SHORT.get(b, at) & 0xffff;
    }

    public static int int32(byte[] b, int at) {
        return (int) INT.get(b, at);
    }

    public static long int64(byte[] b, int at) {
        return (long) LONG.get(b, at);
    }

    public static void put16(byte[] b, int at, int value) {
        SHORT.set(b, at, (short) value);
    }

    public static void put32(byte[] b, int at, int value) {
        INT.set(b, at, value);
    }

    public static void put64(byte[] b, int at, long value) {
        LONG.set(b, at, value);
    }
}
