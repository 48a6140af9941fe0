package org.parley.bank;

import java.util.List;

/** A file of a bank, read or refused as a whole. */
public sealed interface StatementFile {
    int LARGEST = 10 * 1024 * 1024, MOST_ENTRIES = 20_000;

    /** Why a file is refused; the words for people are where it is shown. */
    enum Reason {
        /** More than {@link #LARGEST} bytes. */
        TOO_LARGE,
        /** Not well-formed, cut off, or in an encoding nobody knows. */
        NOT_XML,
        /** A document type or an entity. */
        NOT_PLAIN,
        /** Not camt.053.001.02 to .13. */
        NOT_A_STATEMENT,
        /** More than {@link #MOST_ENTRIES}. */
        TOO_MANY_ENTRIES,
        MISSING, MALFORMED
    }

    record Read(List<AccountStatement> statements) implements StatementFile {
        public Read { statements = List.copyOf(statements); }
    }

    /**
     * @param element the element that is missing or malformed, or empty
     * @param line    of the file, from 1, or 0 where it was not looked into
     */
    record Refused(Reason reason, String element, int line) implements StatementFile {}

    static StatementFile of(byte[] bytes) {
        if (bytes.length > LARGEST) return new Refused(Reason.TOO_LARGE, "", 0);
        return CamtReader.read(bytes);
    }
}
