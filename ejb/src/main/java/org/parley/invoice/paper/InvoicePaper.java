package org.parley.invoice.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Writes an invoice: a PDF/A-3b with Factur-X in it. */
public final class InvoicePaper {
    private InvoicePaper() {}

    /** The same bytes for the same invoice. */
    public static byte[] of(PaperInvoice invoice) {
        var texts = new PaperTexts(invoice.locale(), invoice.currency());
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.setVersion(1.7f);
            try (var sheet = new Sheet(document)) {
                new Layout(invoice, sheet).draw();
            }
            Archive.make(document, invoice, texts.say("title." + invoice.kind()) + " " + invoice.number(), xml(invoice));
            document.save(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The embedded figures alone. */
    public static byte[] xml(PaperInvoice invoice) { return CrossIndustryInvoice.of(invoice); }
}
