package org.parley.media.engine.sdp;

import java.util.ArrayList;
import java.util.List;

/** Reads an offer line by line. */
final class OfferReader {
    private static final int LONGEST = 65_536;
    private static final int SECTIONS = 32;

    private final SectionReader session = SectionReader.session();
    private final List<SectionReader> sections = new ArrayList<>();
    private List<String> bundle = List.of();

    Offer read(String text) {
        if (text == null || !text.startsWith("v=0")) throw new BadOffer("no session description");
        if (text.length() > LONGEST) throw new BadOffer("longer than 64 KiB");
        text.lines().filter(line -> line.length() > 2 && line.charAt(1) == '=').forEach(line -> read(line.charAt(0), line.substring(2)));
        if (sections.isEmpty()) throw new BadOffer("no media section");
        return new Offer(sections.stream().map(SectionReader::section).toList(), bundle);
    }

    private void read(char type, String value) {
        if (type == 'm') {
            if (sections.size() == SECTIONS) throw new BadOffer("more than " + SECTIONS + " media sections");
            sections.add(SectionReader.media(value, session, sections.size()));
        } else if (type == 'a') {
            int colon = value.indexOf(':');
            attribute(colon < 0 ? value : value.substring(0, colon), colon < 0 ? "" : value.substring(colon + 1));
        }
    }

    private void attribute(String name, String value) {
        if (sections.isEmpty()) {
            if (name.equals("group") && value.startsWith("BUNDLE")) bundle = List.of(value.substring(6).trim().split(" +"));
            session.attribute(name, value);
        } else {
            sections.getLast().attribute(name, value);
        }
    }
}
