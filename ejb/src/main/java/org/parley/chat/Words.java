package org.parley.chat;

/** What is sealed of a message: its author's name then, the client's id for it and the text, as one. */
record Words(String name, String clientId, String text) {
    /** No name has a line break; the id may have anything. */
    String packed() {
        return name + '\n' + clientId.length() + '\n' + clientId + text;
    }

    static Words unpacked(String packed) {
        int first = packed.indexOf('\n'), second = packed.indexOf('\n', first + 1);
        int from = second + 1, to = from + Integer.parseInt(packed.substring(first + 1, second));
        return new Words(packed.substring(0, first), packed.substring(from, to), packed.substring(to));
    }
}
