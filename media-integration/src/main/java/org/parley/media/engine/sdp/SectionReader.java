package org.parley.media.engine.sdp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects the attributes of one media section, or of the session before the first. Every table has a bound. */
final class SectionReader {
    private static final int ENTRIES = 128;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`{|}~/-]{1,32}");
    private static final Pattern ICE = Pattern.compile("[A-Za-z0-9+/]{4,256}");
    private static final Pattern SHA_256 = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{0,256}");

    private String kind;
    private String protocol;
    private int port;
    private String mid;
    private boolean bundleOnly, rtcpMux, reducedSize;
    private MediaSection.Direction direction = MediaSection.Direction.SENDRECV;
    private String ufrag, password, fingerprint, setup;
    private final Map<Integer, Format> formats = new LinkedHashMap<>();
    private final Map<Extension, Integer> extensions = new EnumMap<>(Extension.class);
    private final Set<Integer> ssrcs = new LinkedHashSet<>();
    private final Map<Integer, Integer> repairs = new LinkedHashMap<>();

    private static final class Format {
        private String name = "";
        private String parameters = "";
        private int clock;
        private int channels = 1;
        private final List<String> feedback = new ArrayList<>();
    }

    static SectionReader session() {
        return new SectionReader();
    }

    /** @param line what follows {@code m=} */
    static SectionReader media(String line, SectionReader session, int index) {
        var parts = line.split(" ");
        if (parts.length < 4) throw new BadOffer("a media line is too short");
        var section = new SectionReader();
        section.kind = matching(TOKEN, parts[0], "media kind");
        section.protocol = matching(TOKEN, parts[2], "protocol");
        section.port = number(parts[1].split("/", -1)[0], 0, 65_535);
        section.mid = Integer.toString(index);
        section.ufrag = session.ufrag;
        section.password = session.password;
        section.fingerprint = session.fingerprint;
        section.setup = session.setup;
        section.direction = session.direction;
        boolean rtp = section.kind.equals("audio") || section.kind.equals("video");
        for (int i = 3; rtp && i < parts.length && i < ENTRIES; i++) section.formats.put(number(parts[i], 0, 127), new Format());
        return section;
    }

    void attribute(String name, String value) {
        switch (name) {
            case "mid" -> mid = matching(TOKEN, value, "mid");
            case "ice-ufrag" -> ufrag = matching(ICE, value, "ice-ufrag");
            case "ice-pwd" -> password = matching(ICE, value, "ice-pwd");
            case "setup" -> setup = value;
            case "fingerprint" -> fingerprint(value);
            case "sendrecv", "sendonly", "recvonly", "inactive" -> direction = MediaSection.Direction.valueOf(name.toUpperCase(Locale.ROOT));
            case "bundle-only" -> bundleOnly = true;
            case "rtcp-mux" -> rtcpMux = true;
            case "rtcp-rsize" -> reducedSize = true;
            case "extmap" -> extension(value);
            case "rtpmap" -> codec(value);
            case "fmtp" -> parameters(value);
            case "rtcp-fb" -> feedback(value);
            case "ssrc" -> { if (ssrcs.size() < ENTRIES) ssrcs.add(ssrc(value.split(" ", 2)[0])); }
            case "ssrc-group" -> group(value);
            default -> { }
        }
    }

    private void fingerprint(String value) {
        if (!value.regionMatches(true, 0, "sha-256 ", 0, 8)) return;
        fingerprint = matching(SHA_256, value.substring(8).trim().toUpperCase(Locale.ROOT), "fingerprint");
    }

    private void extension(String value) {
        var parts = value.split(" ");
        if (parts.length < 2) throw new BadOffer("an extmap has no URI");
        int id = number(parts[0].split("/", -1)[0], 1, 4351);
        var extension = Extension.of(parts[1]);
        if (extension != null && id < 256) extensions.put(extension, id);
    }

    private void codec(String value) {
        var parts = value.split("[ /]");
        if (parts.length < 3) throw new BadOffer("an rtpmap is too short");
        var format = formats.get(number(parts[0], 0, 127));
        if (format == null) return;
        format.name = matching(TOKEN, parts[1], "codec");
        format.clock = number(parts[2], 1, 1_000_000);
        format.channels = parts.length > 3 ? number(parts[3], 1, 255) : 1;
    }

    private void parameters(String value) {
        var parts = value.split(" ", 2);
        var format = formats.get(number(parts[0], 0, 127));
        if (format != null && parts.length == 2) format.parameters = matching(PLAIN, parts[1], "fmtp");
    }

    private void feedback(String value) {
        var parts = value.split(" ", 2);
        if (parts.length < 2 || !PLAIN.matcher(parts[1]).matches()) return;
        formats.forEach((payloadType, format) -> {
            if ((parts[0].equals("*") || parts[0].equals(payloadType.toString())) && format.feedback.size() < 16) format.feedback.add(parts[1]);
        });
    }

    private void group(String value) {
        var parts = value.split(" ");
        if (parts.length == 3 && parts[0].equals("FID") && repairs.size() < ENTRIES) repairs.put(ssrc(parts[2]), ssrc(parts[1]));
    }

    MediaSection section() {
        var media = new ArrayList<>(ssrcs);
        media.removeAll(repairs.keySet());
        var codecs = formats.entrySet().stream().map(e -> codec(e.getKey(), e.getValue())).toList();
        return new MediaSection(kind, protocol, mid, port != 0 || bundleOnly, direction, rtcpMux, reducedSize, ufrag, password, fingerprint,
            setup, codecs, Map.copyOf(extensions), List.copyOf(media), Map.copyOf(repairs));
    }

    private static Codec codec(int payloadType, Format f) {
        return new Codec(payloadType, f.name, f.clock, f.channels, f.parameters, List.copyOf(f.feedback), repairs(f.parameters));
    }

    private static int repairs(String parameters) {
        for (var parameter : parameters.split(";"))
            if (parameter.trim().startsWith("apt=")) return number(parameter.trim().substring(4), 0, 127);
        return -1;
    }

    private static int ssrc(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new BadOffer("no SSRC: a number of 32 bits is expected", e);
        }
    }

    private static int number(String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) return value;
        } catch (NumberFormatException e) {
            throw new BadOffer("a number from " + least + " to " + most + " is expected", e);
        }
        throw new BadOffer("a number from " + least + " to " + most + " is expected");
    }

    private static String matching(Pattern form, String text, String what) {
        if (!form.matcher(text).matches()) throw new BadOffer("malformed " + what);
        return text;
    }
}
