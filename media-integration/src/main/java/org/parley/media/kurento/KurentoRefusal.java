package org.parley.media.kurento;

/** A refused call, with the code Kurento Media Server gives. */
final class KurentoRefusal extends RuntimeException {
    static final int NO_SUCH_METHOD = -32601;
    static final int BAD_PARAMETER = 40001, NOT_IN_ONE_PIPELINE = 40004, NO_SUCH_OPERATION = 40008, NO_SUCH_TYPE = 40108;
    static final int NO_SUCH_OBJECT = 40101, BAD_SDP = 40201, ALREADY_NEGOTIATED = 40208;
    /** NOT_ENOUGH_RESOURCES of Kurento's own list. */
    static final int NO_ROOM = 40010;

    private final int code;

    KurentoRefusal(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    static KurentoRefusal unknown(String object) {
        return new KurentoRefusal(NO_SUCH_OBJECT, "Object '" + object + "' not found");
    }
}
