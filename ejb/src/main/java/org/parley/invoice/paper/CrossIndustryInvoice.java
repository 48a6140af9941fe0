package org.parley.invoice.paper;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The figures as EN 16931 has them, in the order the schema of UN/CEFACT Cross Industry Invoice D16B demands. */
final class CrossIndustryInvoice {
    private static final String PROFILE = "urn:cen.eu:en16931:2017", UNCEFACT = "urn:un:unece:uncefact:data:standard:";
    private static final String PIECE = "C62", SEPA_TRANSFER = "58", TRANSFER = "30";

    private final PaperInvoice invoice;
    private final PaperTexts texts;
    private final XMLStreamWriter xml;

    private CrossIndustryInvoice(PaperInvoice invoice, XMLStreamWriter xml) {
        this.invoice = invoice;
        this.xml = xml;
        texts = new PaperTexts(invoice.locale(), invoice.currency());
    }

    static byte[] of(PaperInvoice invoice) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new CrossIndustryInvoice(invoice, xml).write();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("rsm:CrossIndustryInvoice");
        xml.writeAttribute("xmlns:rsm", UNCEFACT + "CrossIndustryInvoice:100");
        xml.writeAttribute("xmlns:ram", UNCEFACT + "ReusableAggregateBusinessInformationEntity:100");
        xml.writeAttribute("xmlns:udt", UNCEFACT + "UnqualifiedDataType:100");
        in("rsm:ExchangedDocumentContext", () -> in("ram:GuidelineSpecifiedDocumentContextParameter", () -> text("ram:ID", PROFILE)));
        in("rsm:ExchangedDocument", this::document);
        in("rsm:SupplyChainTradeTransaction", () -> {
            for (int at = 0; at < invoice.lines().size(); at++) line(at + 1, invoice.lines().get(at));
            in("ram:ApplicableHeaderTradeAgreement", this::agreement);
            in("ram:ApplicableHeaderTradeDelivery", () -> in("ram:ActualDeliverySupplyChainEvent", () -> date("ram:OccurrenceDateTime", invoice.to())));
            in("ram:ApplicableHeaderTradeSettlement", this::settlement);
        });
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void document() throws XMLStreamException {
        text("ram:ID", invoice.number());
        text("ram:TypeCode", invoice.kind().code());
        date("ram:IssueDateTime", invoice.issued());
        for (var note : invoice.notes()) in("ram:IncludedNote", () -> text("ram:Content", note));
    }

    /** A price is never negative there: what gives back is a negative quantity (BR-27). */
    private void line(int number, Line line) throws XMLStreamException {
        in("ram:IncludedSupplyChainTradeLineItem", () -> {
            in("ram:AssociatedDocumentLineDocument", () -> text("ram:LineID", Integer.toString(number)));
            in("ram:SpecifiedTradeProduct", () -> text("ram:Name", line.text()));
            in("ram:SpecifiedLineTradeAgreement", () -> in("ram:NetPriceProductTradePrice", () -> text("ram:ChargeAmount", amount(Math.abs(line.unitNet())))));
            in("ram:SpecifiedLineTradeDelivery", () -> text("ram:BilledQuantity", Integer.toString(line.unitNet() < 0 ? -line.quantity() : line.quantity()), "unitCode", PIECE));
            in("ram:SpecifiedLineTradeSettlement", () -> {
                in("ram:ApplicableTradeTax", () -> {
                    text("ram:TypeCode", "VAT");
                    text("ram:CategoryCode", line.category().code());
                    rate(line.category(), line.basisPoints());
                });
                in("ram:SpecifiedTradeSettlementLineMonetarySummation", () -> text("ram:LineTotalAmount", amount(line.net())));
            });
        });
    }

    private void agreement() throws XMLStreamException {
        in("ram:SellerTradeParty", this::seller);
        in("ram:BuyerTradeParty", () -> {
            var buyer = invoice.buyer();
            text("ram:Name", buyer.name());
            in("ram:PostalTradeAddress", () -> address(buyer.address()));
            if (!isOutsideScope()) registration(buyer.vatId(), "VA");
        });
    }

    /** A seller needs an identifier besides a tax number (BR-CO-26), and outside the scope of tax no VAT id may stand (BR-O-02). */
    private void seller() throws XMLStreamException {
        var seller = invoice.seller();
        if (seller.registration().isEmpty() && (isOutsideScope() || seller.vatId().isEmpty())) text("ram:ID", seller.vatId().isEmpty() ? seller.taxNumber() : seller.vatId());
        text("ram:Name", seller.name());
        if (!seller.registration().isEmpty()) in("ram:SpecifiedLegalOrganization", () -> text("ram:ID", seller.registration()));
        in("ram:PostalTradeAddress", () -> address(seller.address()));
        in("ram:URIUniversalCommunication", () -> text("ram:URIID", seller.email(), "schemeID", "EM"));
        registration(seller.taxNumber(), "FC");
        if (!isOutsideScope()) registration(seller.vatId(), "VA");
    }

    private void settlement() throws XMLStreamException {
        if (invoice.isPaidByTransfer()) text("ram:PaymentReference", invoice.number());
        text("ram:InvoiceCurrencyCode", invoice.currency().getCurrencyCode());
        if (invoice.isPaidByTransfer()) in("ram:SpecifiedTradeSettlementPaymentMeans", this::transfer);
        for (var tax : invoice.taxes()) in("ram:ApplicableTradeTax", () -> tax(tax));
        in("ram:BillingSpecifiedPeriod", () -> {
            date("ram:StartDateTime", invoice.from());
            date("ram:EndDateTime", invoice.to());
        });
        in("ram:SpecifiedTradePaymentTerms", () -> date("ram:DueDateDateTime", invoice.due()));
        in("ram:SpecifiedTradeSettlementHeaderMonetarySummation", () -> {
            text("ram:LineTotalAmount", amount(invoice.net()));
            text("ram:TaxBasisTotalAmount", amount(invoice.net()));
            text("ram:TaxTotalAmount", amount(invoice.tax()), "currencyID", invoice.currency().getCurrencyCode());
            text("ram:GrandTotalAmount", amount(invoice.gross()));
            text("ram:DuePayableAmount", amount(invoice.gross()));
        });
        if (!invoice.corrects().isEmpty()) in("ram:InvoiceReferencedDocument", () -> text("ram:IssuerAssignedID", invoice.corrects()));
    }

    private void transfer() throws XMLStreamException {
        var seller = invoice.seller();
        text("ram:TypeCode", invoice.currency().getCurrencyCode().equals("EUR") ? SEPA_TRANSFER : TRANSFER);
        in("ram:PayeePartyCreditorFinancialAccount", () -> {
            text("ram:IBANID", seller.iban());
            text("ram:AccountName", seller.name());
        });
        if (!seller.bic().isEmpty()) in("ram:PayeeSpecifiedCreditorFinancialInstitution", () -> text("ram:BICID", seller.bic()));
    }

    private void tax(TaxTotal tax) throws XMLStreamException {
        text("ram:CalculatedAmount", amount(tax.tax()));
        text("ram:TypeCode", "VAT");
        if (tax.category().needsReason()) text("ram:ExemptionReason", tax.category() == TaxCategory.EXEMPT ? invoice.notes().getFirst() : texts.say("note." + tax.category().code()));
        text("ram:BasisAmount", amount(tax.base()));
        text("ram:CategoryCode", tax.category().code());
        if (!tax.category().reasonCode().isEmpty()) text("ram:ExemptionReasonCode", tax.category().reasonCode());
        rate(tax.category(), tax.basisPoints());
    }

    private void rate(TaxCategory category, int basisPoints) throws XMLStreamException {
        if (category != TaxCategory.OUTSIDE_SCOPE) text("ram:RateApplicablePercent", BigDecimal.valueOf(basisPoints, 2).toPlainString());
    }

    private void address(Address address) throws XMLStreamException {
        var names = new String[] {"ram:LineOne", "ram:LineTwo", "ram:LineThree"};
        for (int at = 0; at < Math.min(names.length, address.lines().size()); at++)
            text(names[at], at < names.length - 1 ? address.lines().get(at) : String.join(", ", address.lines().subList(at, address.lines().size())));
        text("ram:CountryID", address.country());
    }

    private void registration(String id, String scheme) throws XMLStreamException {
        if (!id.isEmpty()) in("ram:SpecifiedTaxRegistration", () -> text("ram:ID", id, "schemeID", scheme));
    }

    private boolean isOutsideScope() { return invoice.taxes().getFirst().category() == TaxCategory.OUTSIDE_SCOPE; }

    private String amount(long minor) { return PaperTexts.decimal(minor, invoice.currency()).toPlainString(); }

    private void date(String name, LocalDate day) throws XMLStreamException {
        in(name, () -> text("udt:DateTimeString", DateTimeFormatter.BASIC_ISO_DATE.format(day), "format", "102"));
    }

    private void in(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    private void text(String name, String text, String... attribute) throws XMLStreamException {
        xml.writeStartElement(name);
        if (attribute.length > 0) xml.writeAttribute(attribute[0], attribute[1]);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
