package org.parley.bank;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.parley.bank.StatementFile.Reason;

/** One element of a statement with what is in it; elements of other namespaces are left out. */
record Element(String name, String currency, String text, List<Element> children, int line) {
    private static final int DEEPEST = 40;

    /** The reader stands on the start of it, and on its end afterwards. */
    static Element read(XMLStreamReader xml) throws XMLStreamException { return read(xml, DEEPEST); }

    private static Element read(XMLStreamReader xml, int depth) throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        var name = xml.getLocalName();
        var currency = xml.getAttributeValue(null, "Ccy");
        var space = xml.getNamespaceURI();
        if (depth == 0) throw new Unreadable(Reason.MALFORMED, name, line);
        var text = new StringBuilder();
        var children = new ArrayList<Element>();
        while (next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (xml.isCharacters()) text.append(xml.getText());
            else if (xml.isStartElement() && space.equals(xml.getNamespaceURI())) children.add(read(xml, depth - 1));
            else if (xml.isStartElement()) skip(xml);
        }
        return new Element(name, currency == null ? "" : currency, children.isEmpty() ? text.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip() : "", children, line);
    }

    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int open = 1; open > 0;) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) open++;
            if (event == XMLStreamConstants.END_ELEMENT) open--;
        }
    }

    static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) throw new Unreadable(Reason.NOT_PLAIN, "", xml.getLocation().getLineNumber());
        return event;
    }

    /** All at the end of the path. */
    List<Element> all(String path) {
        var here = List.of(this);
        for (var step : path.split("/")) here = here.stream().flatMap(each -> each.children.stream()).filter(each -> each.name.equals(step)).toList();
        return here;
    }

    /** The first text at the first path that has one, or empty. */
    String text(String... paths) {
        for (var path : paths) for (var found : all(path)) if (!found.text.isEmpty()) return found.text;
        return "";
    }

    Element require(String path) {
        return all(path).stream().findFirst().orElseThrow(() -> new Unreadable(Reason.MISSING, name + "/" + path, line));
    }

    Unreadable malformed(String path) { return new Unreadable(Reason.MALFORMED, name + "/" + path, all(path).stream().findFirst().orElse(this).line); }
}
