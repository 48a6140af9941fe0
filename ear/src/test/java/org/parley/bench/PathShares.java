package org.parley.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;
import org.parley.Portal;

/**
 * Which share of its Java time the running server spends on asking whether a person may be heard, and on sealing what they say:
 * Flight Recorder samples the threads under load, with the interceptor, the container around it and all else as it is.
 */
final class PathShares {
    /** A sample belongs to the first of our classes on the stack; what the container puts around a boundary is the gate's. */
    private static final String GATE = "org.parley.consent.", VAULT = "org.parley.vault.", AROUND = "_WeldSubclass";

    private final Portal portal;

    PathShares(Portal portal) {
        this.portal = portal;
    }

    JsonObject during(Load load) throws Exception {
        var file = Files.createTempFile("chat-path", ".jfr");
        jcmd("JFR.start", "name=path", "settings=profile");
        load.run();
        jcmd("JFR.stop", "name=path", "filename=" + file);
        try {
            return shares(file);
        } finally {
            Files.delete(file);
        }
    }

    interface Load {
        void run() throws Exception;
    }

    private static JsonObject shares(Path file) throws IOException {
        long all = 0, gate = 0, vault = 0;
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                if (!event.getEventType().getName().equals("jdk.ExecutionSample") || event.getStackTrace() == null) continue;
                all++;
                var ours = event.getStackTrace().getFrames().stream().map(frame -> frame.getMethod().getType().getName()).filter(name -> name.startsWith("org.parley.")).findFirst().orElse("");
                if (ours.startsWith(GATE) || ours.contains(AROUND)) gate++;
                else if (ours.startsWith(VAULT)) vault++;
            }
        }
        return Json.createObjectBuilder().add("bench", "chat_path").add("samples", all)
            .add("gate_samples", gate).add("gate_percent", percent(gate, all)).add("vault_samples", vault).add("vault_percent", percent(vault, all)).build();
    }

    private static double percent(long some, long all) {
        return all == 0 ? -1 : Math.round(some * 10_000.0 / all) / 100.0;
    }

    private void jcmd(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), "" + portal.server().orElseThrow().pid()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IllegalStateException(said);
    }
}
