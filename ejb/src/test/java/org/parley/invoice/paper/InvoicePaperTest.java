package org.parley.invoice.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.parley.invoice.paper.PaperFixture.SELLER;
import static org.parley.invoice.paper.TaxCategory.EXEMPT;
import static org.parley.invoice.paper.TaxCategory.EXPORT;
import static org.parley.invoice.paper.TaxCategory.OUTSIDE_SCOPE;
import static org.parley.invoice.paper.TaxCategory.ZERO_RATED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.w3c.dom.Document;

@DisplayName("B3 the paper of an invoice")
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvoicePaperTest {
    static {
        for (var talkative : List.of("com.helger", "org.mustangproject", "org.verapdf")) System.setProperty("org.slf4j.simpleLogger.log." + talkative, "off");
    }

    enum Specimen {
        PLAIN(PaperFixture::plain), SIXTY_LINES(PaperFixture::sixtyLines), LONG_TEXTS(PaperFixture::longTexts), CREDIT_NOTE(PaperFixture::creditNote),
        REVERSE_CHARGE(PaperFixture::reverseCharge), STRANGE_SCRIPTS(InvoicePaperTest::strangeScripts), EXEMPTED(() -> untaxed(EXEMPT)), EXPORTED(() -> untaxed(EXPORT)),
        OUTSIDE(() -> untaxed(OUTSIDE_SCOPE)), ZERO(() -> untaxed(ZERO_RATED)), YEN(InvoicePaperTest::yen), PAID_BY_CARD(InvoicePaperTest::card);

        private final Supplier<PaperFixture> fixture;

        Specimen(Supplier<PaperFixture> fixture) { this.fixture = fixture; }

        PaperInvoice invoice() { return fixture.get().make(); }
    }

    private static PaperFixture strangeScripts() {
        var some = PaperFixture.plain();
        some.locale = Locale.of("es", "MX");
        some.buyer = new Buyer("王小明 محمد Ωμέγα Владимир 👩‍👩‍👧 & <b>", new Address(List.of("שדרות רוטשילד 12", "ถนนสุขุมวิท fine office"), "IL"), "");
        return some;
    }

    private static PaperFixture untaxed(TaxCategory category) {
        var some = PaperFixture.plain();
        some.lines = List.of(new Line("Parley Pro", 12, 999, category, 0));
        some.notes = List.of("Kein Ausweis von Umsatzsteuer, § 19 UStG");
        return some;
    }

    private static PaperFixture yen() {
        var some = PaperFixture.plain();
        some.currency = Currency.getInstance("JPY");
        some.locale = Locale.UK;
        return some;
    }

    private static PaperFixture card() {
        var some = PaperFixture.plain();
        some.seller = new Seller("S", SELLER.address(), "", "27/123/45678", "", "", "", "a@b.example");
        return some;
    }

    private static String words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }

    private static String said(String text) { return text.replaceAll("[\u00a0\u202f]", " "); }

    private static byte[] attached(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDDocumentNameDictionary(document.getDocumentCatalog()).getEmbeddedFiles().getNames().get("factur-x.xml").getEmbeddedFile().toByteArray();
        }
    }

    private static Document parsed(byte[] xml) throws Exception { return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)); }

    private static List<String> values(Document xml, String name) {
        var found = xml.getElementsByTagNameNS("*", name);
        return Stream.iterate(0, at -> at < found.getLength(), at -> at + 1).map(at -> found.item(at).getTextContent()).toList();
    }

    @ParameterizedTest @EnumSource @DisplayName("B3.20 it is PDF/A-3b with Factur-X EN 16931 in it, as Mustang's validator and veraPDF judge")
    void valid(Specimen specimen, @TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("invoice.pdf"), InvoicePaper.of(specimen.invoice()));
        var judged = new ZUGFeRDValidator().validate(file.toString());
        assertThat(judged).contains("flavour=3b", "isCompliant=true", "urn:cen.eu:en16931:2017").doesNotContain("<error", "<exception", "status=\"invalid\"");
    }

    @ParameterizedTest @EnumSource @DisplayName("B3.21 page and XML have the figures of the record")
    void figures(Specimen specimen) throws Exception {
        var invoice = specimen.invoice();
        var texts = new PaperTexts(invoice.locale(), invoice.currency());
        var pdf = InvoicePaper.of(invoice);
        var page = said(words(pdf));
        assertThat(page).contains(invoice.number(), said(texts.amount(invoice.net())), said(texts.amount(invoice.gross())), said(texts.date(invoice.issued())));
        for (var tax : invoice.taxes()) assertThat(page).contains(said(texts.amount(tax.tax())), said(texts.amount(tax.base())));
        for (var line : invoice.lines()) assertThat(page).contains(said(texts.figure(line.unitNet())), said(texts.figure(line.net())));
        var xml = parsed(attached(pdf));
        assertThat(values(xml, "GrandTotalAmount")).containsExactly(PaperTexts.decimal(invoice.gross(), invoice.currency()).toPlainString());
        assertThat(values(xml, "TaxBasisTotalAmount")).containsExactly(PaperTexts.decimal(invoice.net(), invoice.currency()).toPlainString());
        assertThat(values(xml, "TaxTotalAmount")).containsExactly(PaperTexts.decimal(invoice.tax(), invoice.currency()).toPlainString());
        assertThat(values(xml, "LineID")).hasSameSizeAs(invoice.lines());
        assertThat(values(xml, "Name")).contains(invoice.buyer().name());
    }

    @ParameterizedTest @EnumSource @DisplayName("B3.22 the same invoice is the same bytes")
    void same(Specimen specimen) {
        assertThat(InvoicePaper.of(specimen.invoice())).isEqualTo(InvoicePaper.of(specimen.invoice()));
    }

    @Test @DisplayName("B3.23 why there is no tax is said in the person's language") void reason() throws Exception {
        var pdf = InvoicePaper.of(Specimen.REVERSE_CHARGE.invoice());
        assertThat(said(words(pdf))).contains("Autoliquidation : la TVA est due par le preneur du service.", "FR40303265045");
        assertThat(values(parsed(attached(pdf)), "ExemptionReasonCode")).containsExactly("VATEX-EU-AE");
    }

    @Test @DisplayName("B3.24 every name is written, and stands as it is in the XML") void names() throws Exception {
        var pdf = InvoicePaper.of(Specimen.STRANGE_SCRIPTS.invoice());
        assertThat(words(pdf)).contains("wáng xiǎo míng", "Ωμέγα Владимир", "□", "& <b>", "fine office");
        assertThat(values(parsed(attached(pdf)), "Name")).contains("王小明 محمد Ωμέγα Владимир 👩‍👩‍👧 & <b>");
    }

    @ParameterizedTest @ValueSource(strings = {"Rechnung|Gesamtbetrag|de", "Invoice|Total|en", "Facture|Total TTC|fr", "Factura|Base imponible|es"}) void the_paper_speaks_the_person_s_language(String said) throws IOException {
        var parts = said.split("\\|");
        var some = PaperFixture.plain();
        some.locale = Locale.of(parts[2]);
        assertThat(words(InvoicePaper.of(some.make()))).contains(parts[0], parts[1]);
    }

    @Test void a_credit_note_names_what_it_corrects_and_asks_for_no_money() throws Exception {
        var pdf = InvoicePaper.of(Specimen.CREDIT_NOTE.invoice());
        assertThat(words(pdf)).contains("Credit note", "Corrects invoice", "R-2026-000042").doesNotContain("IBAN");
        var xml = parsed(attached(pdf));
        assertThat(values(xml, "TypeCode")).contains("381");
        assertThat(values(xml, "IssuerAssignedID")).containsExactly("R-2026-000042");
    }

    @Test void where_to_pay_stands_on_it() throws IOException {
        assertThat(words(InvoicePaper.of(Specimen.PLAIN.invoice()))).contains("DE89 3704 0044 0532 0130 00", "COBADEFFXXX");
        assertThat(words(InvoicePaper.of(Specimen.PAID_BY_CARD.invoice()))).doesNotContain("IBAN");
    }

    @Test void every_page_says_which_of_how_many() throws IOException {
        assertThat(words(InvoicePaper.of(Specimen.SIXTY_LINES.invoice()))).contains("Seite 1 von 3", "Seite 2 von 3", "Seite 3 von 3");
    }

    @Test void a_hundred_lines_as_long_as_they_may_be_are_written_soon() {
        var some = PaperFixture.plain();
        some.lines = Stream.of("漢", "W", "م", "ab ").flatMap(word -> Stream.generate(() -> new Line(word.repeat(500 / word.length()), 1, 1, TaxCategory.STANDARD, 1900)).limit(25)).toList();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> InvoicePaper.of(some.make()));
    }

    @Test void a_thousand_lines_are_written() {
        var some = PaperFixture.plain();
        some.lines = Stream.generate(() -> new Line("Minutes of room \u00e9t\u00e9", 1, 1, TaxCategory.STANDARD, 1900)).limit(PaperInvoice.MOST_LINES).toList();
        assertThat(new String(InvoicePaper.of(some.make()), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }
}
