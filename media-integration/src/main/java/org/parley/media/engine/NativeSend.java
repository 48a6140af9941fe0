package org.parley.media.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux' {@code sendmmsg} through the foreign function interface of Java 22 and later, reached by reflection because this
 * module is built for Java 21. Pointers are passed as numbers: 64-bit machines only.
 */
final class NativeSend {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSend.class);
    private static final MethodHandle SENDMMSG = link();

    private NativeSend() {}

    static boolean available() {
        return SENDMMSG != null;
    }

    private static MethodHandle link() {
        var architecture = System.getProperty("os.arch");
        boolean known = System.getProperty("os.name").equals("Linux") && (architecture.equals("amd64") || architecture.equals("aarch64"));
        if (!known || Runtime.version().feature() < 22) return null;
        try {
            var linkers = Class.forName("java.lang.foreign.Linker");
            var linker = linkers.getMethod("nativeLinker").invoke(null);
            var symbols = linkers.getMethod("defaultLookup").invoke(linker);
            var found = (Optional<?>) Class.forName("java.lang.foreign.SymbolLookup").getMethod("find", String.class).invoke(symbols, "sendmmsg");
            if (found.isEmpty()) return null;
            var options = Array.newInstance(Class.forName("java.lang.foreign.Linker$Option"), 0);
            var descriptors = Class.forName("java.lang.foreign.FunctionDescriptor");
            var handle = (MethodHandle) linkers
                .getMethod("downcallHandle", Class.forName("java.lang.foreign.MemorySegment"), descriptors, options.getClass())
                .invoke(linker, found.get(), descriptor(descriptors), options);
            return handle.asType(MethodType.methodType(int.class, int.class, long.class, int.class, int.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("Datagrams are sent one by one: {}", e.toString());
            return null;
        }
    }

    private static Object descriptor(Class<?> descriptors) throws ReflectiveOperationException {
        var layouts = Class.forName("java.lang.foreign.MemoryLayout");
        var values = Class.forName("java.lang.foreign.ValueLayout");
        var number = values.getField("JAVA_INT").get(null);
        var pointer = values.getField("JAVA_LONG").get(null);
        var arguments = (Object[]) Array.newInstance(layouts, 4);
        arguments[0] = number;
        arguments[1] = pointer;
        arguments[2] = number;
        arguments[3] = number;
        return descriptors.getMethod("of", layouts, arguments.getClass()).invoke(null, number, arguments);
    }

    /** Where a direct buffer's byte 0 is. */
    static long address(ByteBuffer direct) {
        try {
            var segments = Class.forName("java.lang.foreign.MemorySegment");
            var segment = segments.getMethod("ofBuffer", Buffer.class).invoke(null, direct.duplicate().clear());
            return (long) segments.getMethod("address").invoke(segment);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return how many messages were taken, -1 if not even the first */
    static int send(int socket, long messages, int count) {
        try {
            return (int) SENDMMSG.invokeExact(socket, messages, count, 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
