package org.parley.bank;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.parley.bank.StatementFile.Reason;

/** Walks through the statements of a file; an entry at a time is in memory. */
final class CamtReader {
    private static final Pattern KNOWN = Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.(0[2-9]|1[0-3])");
    private static final int LONGEST_ID = 70, LONGEST_ACCOUNT = 34;

    private final XMLStreamReader xml;
    private final List<AccountStatement> statements = new ArrayList<>();
    private int entries;

    private CamtReader(XMLStreamReader xml) { this.xml = xml; }

    static StatementFile read(byte[] bytes) {
        try {
            return new CamtReader(parser().createXMLStreamReader(new ByteArrayInputStream(bytes))).file();
        } catch (Unreadable unreadable) {
            return unreadable.refusal;
        } catch (XMLStreamException broken) {
            return new StatementFile.Refused(Reason.NOT_XML, "", broken.getLocation() == null ? 0 : Math.max(0, broken.getLocation().getLineNumber()));
        }
    }

    /** The runtime's own, whatever the server has beside it. */
    private static XMLInputFactory parser() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, space) -> { throw new XMLStreamException("entity"); });
        return factory;
    }

    private StatementFile file() throws XMLStreamException {
        while (!xml.isStartElement()) Element.next(xml);
        if (!xml.getLocalName().equals("Document") || xml.getNamespaceURI() == null || !KNOWN.matcher(xml.getNamespaceURI()).matches())
            throw new Unreadable(Reason.NOT_A_STATEMENT, "Document", line());
        var space = xml.getNamespaceURI();
        in(space, () -> {
            if (xml.getLocalName().equals("BkToCstmrStmt")) in(space, () -> message(space));
            else Element.skip(xml);
        });
        while (xml.hasNext()) Element.next(xml);
        if (statements.isEmpty()) throw new Unreadable(Reason.MISSING, "BkToCstmrStmt/Stmt", line());
        return new StatementFile.Read(statements);
    }

    private interface Child {
        void read() throws XMLStreamException;
    }

    private void in(String space, Child child) throws XMLStreamException {
        while (Element.next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) continue;
            if (space.equals(xml.getNamespaceURI())) child.read();
            else Element.skip(xml);
        }
    }

    private void message(String space) throws XMLStreamException {
        if (xml.getLocalName().equals("Stmt")) statement(space);
        else Element.skip(xml);
    }

    private void statement(String space) throws XMLStreamException {
        int line = line();
        var tally = new Tally();
        in(space, () -> {
            switch (xml.getLocalName()) {
                case "Id" -> tally.id = cut(Element.read(xml).text(), LONGEST_ID);
                case "Acct" -> account(tally, Element.read(xml));
                case "Bal" -> tally.currencyOf(Element.read(xml));
                case "Ntry" -> entry(tally, Element.read(xml));
                default -> Element.skip(xml);
            }
        });
        statements.add(tally.statement(line));
    }

    private void account(Tally tally, Element account) {
        tally.account = cut(account.text("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id").replace(" ", ""), LONGEST_ACCOUNT);
        var currency = account.text("Ccy");
        if (currency.isEmpty()) return;
        try {
            tally.currency = Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw account.malformed("Ccy");
        }
    }

    private void entry(Tally tally, Element entry) {
        entries += Math.max(1, entry.all("NtryDtls/TxDtls").size());
        if (entries > StatementFile.MOST_ENTRIES) throw new Unreadable(Reason.TOO_MANY_ENTRIES, "Ntry", entry.line());
        tally.currencyOf(entry);
        var status = entry.require("Sts");
        boolean incoming = switch (entry.require("CdtDbtInd").text()) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw entry.malformed("CdtDbtInd");
        };
        boolean reversal = switch (entry.text("RvslInd")) {
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw entry.malformed("RvslInd");
        };
        if (!status.text().equals("BOOK") && !status.text("Cd").equals("BOOK")) tally.pending++;
        else if (reversal) tally.reversals++;
        else if (incoming) tally.payments.addAll(Credits.of(entry));
        else tally.debits++;
    }

    private int line() { return Math.max(0, xml.getLocation().getLineNumber()); }

    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /** What is known of a statement so far. */
    private static final class Tally {
        String id = "", account = "";
        Currency currency;
        final List<Payment> payments = new ArrayList<>();
        int debits, reversals, pending;

        void currencyOf(Element balanceOrEntry) {
            var amount = Amount.of(balanceOrEntry.require("Amt"));
            if (currency == null) currency = amount.currency();
        }

        AccountStatement statement(int line) {
            if (id.isEmpty()) throw new Unreadable(Reason.MISSING, "Stmt/Id", line);
            if (account.isEmpty()) throw new Unreadable(Reason.MISSING, "Stmt/Acct/Id", line);
            if (currency == null) throw new Unreadable(Reason.MISSING, "Stmt/Acct/Ccy", line);
            return new AccountStatement(id, account, currency, References.unique(account, payments), debits, reversals, pending);
        }
    }
}
