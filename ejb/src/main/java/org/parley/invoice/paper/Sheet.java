package org.parley.invoice.paper;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A4 pages one draws on from the top down; lengths are points, heights are those of the base line below the upper edge. */
final class Sheet implements AutoCloseable {
    static final Color INK = new Color(0x1f2933), MUTED = new Color(0x5f6b7a), HAIR = new Color(0xd5dae1), WASH = new Color(0xf4f6f8), ACCENT = new Color(0x1f4e79);
    static final float LEFT = mm(25), RIGHT = PDRectangle.A4.getWidth() - mm(20), WIDE = RIGHT - LEFT, LOWEST = PDRectangle.A4.getHeight() - mm(27);
    private static final float SMALLEST = 4;

    final Typeface regular, bold;
    private final PDDocument document;
    private final List<PDPageContentStream> pages = new ArrayList<>();
    private PDPageContentStream page;

    Sheet(PDDocument document) {
        this.document = document;
        var fallback = Typeface.load(document, "DejaVuSans.ttf");
        regular = new Typeface(Typeface.load(document, "SourceSansPro-Regular.ttf"), fallback);
        bold = new Typeface(Typeface.load(document, "SourceSansPro-Bold.ttf"), fallback);
    }

    static float mm(float millimetres) { return millimetres * 72 / 25.4f; }

    int pages() { return pages.size(); }

    void turn() throws IOException {
        var fresh = new PDPage(PDRectangle.A4);
        document.addPage(fresh);
        page = new PDPageContentStream(document, fresh);
        pages.add(page);
    }

    void turnBackTo(int number) { page = pages.get(number); }

    void text(Typeface face, float size, Color colour, float x, float y, String text) throws IOException {
        page.beginText();
        page.setNonStrokingColor(colour);
        page.newLineAtOffset(x, up(y));
        for (var run : face.runs(text)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    /** Smaller where it would be wider than there is room. */
    void text(Typeface face, float size, Color colour, float x, float y, float room, String text) throws IOException {
        text(face, fitting(face, size, room, text), colour, x, y, text);
    }

    /** Ends at x. */
    void textTo(Typeface face, float size, Color colour, float x, float y, float room, String text) throws IOException {
        var fitting = fitting(face, size, room, text);
        text(face, fitting, colour, x - face.width(text, fitting), y, text);
    }

    private static float fitting(Typeface face, float size, float room, String text) {
        return Math.min(size, Math.max(SMALLEST, size * room / Math.max(1, face.width(text, size))));
    }

    void rule(float from, float to, float y, float thick, Color colour) throws IOException {
        page.setStrokingColor(colour);
        page.setLineWidth(thick);
        page.moveTo(from, up(y));
        page.lineTo(to, up(y));
        page.stroke();
    }

    void box(float x, float y, float wide, float high, Color colour) throws IOException {
        page.setNonStrokingColor(colour);
        page.addRect(x, up(y + high), wide, high);
        page.fill();
    }

    @Override public void close() throws IOException {
        for (var each : pages) each.close();
    }

    private static float up(float y) { return PDRectangle.A4.getHeight() - y; }
}
