package org.parley.media;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged as an error meanwhile: the tests' log goes to the error stream. */
final class SaidErrors implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    SaidErrors() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    List<String> errors() {
        return said.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("] ERROR ")).toList();
    }

    @Override public void close() {
        System.setErr(before);
        before.print(said.toString(StandardCharsets.UTF_8));
    }
}
