package org.parley.invoice.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What makes a document a PDF/A-3b (ISO 19005-3) with an invoice in it (Factur-X 1.0.07, chapter 6). */
final class Archive {
    static final String FILE = "factur-x.xml";
    private static final String PRODUCER = "Parley", SRGB = "sRGB IEC61966-2.1";

    private Archive() {}

    static void make(PDDocument document, PaperInvoice invoice, String title, byte[] xml) throws IOException {
        identify(document, invoice, title);
        intend(document);
        attach(document, invoice, title, xml);
        var metadata = new PDMetadata(document, new ByteArrayInputStream(xmp(invoice, title).getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private static void identify(PDDocument document, PaperInvoice invoice, String title) {
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(invoice.locale().toLanguageTag());
        catalog.setViewerPreferences(new PDViewerPreferences(catalog.getCOSObject()));
        catalog.getViewerPreferences().setDisplayDocTitle(true);
        var facts = document.getDocumentInformation();
        facts.setTitle(title);
        facts.setAuthor(invoice.seller().name());
        facts.setProducer(PRODUCER);
        facts.setCreator(PRODUCER);
        facts.setCreationDate(issued(invoice));
        facts.setModificationDate(issued(invoice));
        var number = new CRC32();
        number.update(invoice.toString().getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(number.getValue());
    }

    private static void intend(PDDocument document) throws IOException {
        try (var profile = Archive.class.getResourceAsStream("sRGB.icc")) {
            var intent = new PDOutputIntent(document, profile);
            intent.setInfo(SRGB);
            intent.setOutputCondition(SRGB);
            intent.setOutputConditionIdentifier(SRGB);
            document.getDocumentCatalog().addOutputIntent(intent);
        }
    }

    private static void attach(PDDocument document, PaperInvoice invoice, String title, byte[] xml) throws IOException {
        var embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        embedded.setSubtype("text/xml");
        embedded.setSize(xml.length);
        embedded.setCreationDate(issued(invoice));
        embedded.setModDate(issued(invoice));
        var file = new PDComplexFileSpecification();
        file.setFile(FILE);
        file.setFileUnicode(FILE);
        file.setFileDescription(title);
        file.setEmbeddedFile(embedded);
        file.setEmbeddedFileUnicode(embedded);
        file.getCOSObject().setName("AFRelationship", "Alternative");
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(FILE, file));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog().getCOSObject().setItem("AF", new COSArray(List.of(file.getCOSObject())));
    }

    private static Calendar issued(PaperInvoice invoice) {
        var calendar = GregorianCalendar.from(invoice.issued().atStartOfDay(ZoneOffset.UTC));
        calendar.setTimeZone(TimeZone.getTimeZone("UTC"));
        return calendar;
    }

    private static String xmp(PaperInvoice invoice, String title) throws IOException {
        try (var template = Archive.class.getResourceAsStream("factur-x.xmp")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8).formatted(escaped(title), escaped(invoice.seller().name()), PRODUCER,
                invoice.issued() + "T00:00:00Z", FILE);
        }
    }

    private static String escaped(String text) { return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"); }
}
