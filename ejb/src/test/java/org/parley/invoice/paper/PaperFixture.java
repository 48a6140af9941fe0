package org.parley.invoice.paper;

import static org.parley.invoice.paper.TaxCategory.STANDARD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.parley.invoice.paper.PaperInvoice.Kind;

/** Invoices whose sums add up. */
final class PaperFixture {
    static final Seller SELLER = new Seller("Parley Betrieb GmbH", new Address(List.of("Torstraße 140", "10119 Berlin"), "DE"), "DE123456789", "", "HRB 4711 B, Amtsgericht Charlottenburg",
        "DE89370400440532013000", "COBADEFFXXX", "billing@parley.example");
    static final Buyer PERSON = new Buyer("Ada Lovelace", new Address(List.of("Schillerstraße 12", "04109 Leipzig"), "DE"), "");
    static final Buyer COMPANY = new Buyer("Société Générale de Discussion SARL", new Address(List.of("Bâtiment C", "12 rue de la Paix", "75002 Paris"), "FR"), "FR40303265045");
    static final Line PRO = new Line("Parley Pro, one month", 1, 999, STANDARD, 1900);

    Kind kind = Kind.INVOICE;
    String number = "R-2026-000042", corrects = "";
    Seller seller = SELLER;
    Buyer buyer = PERSON;
    Locale locale = Locale.GERMANY;
    Currency currency = Currency.getInstance("EUR");
    List<Line> lines = List.of(PRO);
    List<String> notes = List.of();

    PaperInvoice make() {
        var bases = new LinkedHashMap<List<Object>, Long>();
        for (var line : lines) bases.merge(List.of(line.category(), line.basisPoints()), line.net(), Long::sum);
        var taxes = new ArrayList<TaxTotal>();
        bases.forEach((rate, base) -> taxes.add(new TaxTotal((TaxCategory) rate.get(0), (int) rate.get(1), base, Math.round(base * (int) rate.get(1) / 10_000d))));
        long net = lines.stream().mapToLong(Line::net).sum(), tax = taxes.stream().mapToLong(TaxTotal::tax).sum();
        return new PaperInvoice(kind, number, corrects, LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 10), LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30),
            seller, buyer, locale, currency, lines, taxes, net, tax, net + tax, notes);
    }

    static PaperFixture plain() { return new PaperFixture(); }

    static PaperFixture sixtyLines() {
        var some = new PaperFixture();
        some.lines = new ArrayList<>();
        for (int at = 1; at <= 60; at++) some.lines.add(new Line("Zimmer " + at + ": Aufzeichnung und Übertragung", at, 125 + at * 10_007L, STANDARD, at % 3 == 0 ? 700 : 1900));
        return some;
    }

    static PaperFixture longTexts() {
        var some = new PaperFixture();
        var words = "Verlängerung der Mitgliedschaft samt aller Aufzeichnungen ".repeat(20);
        some.seller = new Seller("Gesellschaft für außerordentlich ausdauernde Videogespräche ".repeat(3).strip(), new Address(List.of("Hinterhof der alten Spinnerei, Aufgang 7, dritte Etage links, bei Familie Immergrün-Schnabelwetz", "Donaudampfschifffahrtsstraße 4711", "10119 Berlin"), "DE"),
            "DE123456789", "27/123/45678", "HRB 4711 B, Amtsgericht Charlottenburg", "DE89370400440532013000", "COBADEFFXXX", "a.very.long.mailbox.of.the.billing.department@parley.example.org");
        some.buyer = new Buyer("Adalbert ".repeat(22).strip(), new Address(List.of("Straße ".repeat(17).strip(), "Ort ".repeat(20).strip(), "Zeile drei", "Zeile vier", "Zeile fünf"), "AT"), "");
        some.lines = List.of(new Line(words.substring(0, 480).strip(), 1_000_000, 123_456_789, STANDARD, 1900), new Line("W".repeat(500), 1, -2_500, STANDARD, 1900));
        some.notes = List.of(words.substring(0, 590).strip(), "x".repeat(600));
        return some;
    }

    static PaperFixture creditNote() {
        var some = new PaperFixture();
        some.kind = Kind.CREDIT_NOTE;
        some.number = "G-2026-000007";
        some.corrects = "R-2026-000042";
        some.locale = Locale.UK;
        return some;
    }

    static PaperFixture reverseCharge() {
        var some = new PaperFixture();
        some.buyer = COMPANY;
        some.locale = Locale.FRANCE;
        some.lines = List.of(new Line("Parley Gold, un an", 3, 199_000, TaxCategory.REVERSE_CHARGE, 0), new Line("Crédit du mois entamé", 1, -1_234, TaxCategory.REVERSE_CHARGE, 0));
        return some;
    }
}
