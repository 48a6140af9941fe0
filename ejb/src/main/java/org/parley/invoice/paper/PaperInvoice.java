package org.parley.invoice.paper;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An issued invoice or credit note, as it is written. All amounts are minor units of the currency; those of a credit note are
 * positive too, it is its kind that turns them.
 *
 * @param corrects the number a credit note corrects, empty for an invoice
 * @param locale   the person's: its language is that of the texts, its country that of the figures
 * @param notes    further sentences, among them the reason of an exemption
 */
public record PaperInvoice(Kind kind, String number, String corrects, LocalDate issued, LocalDate due, LocalDate from, LocalDate to,
    Seller seller, Buyer buyer, Locale locale, Currency currency, List<Line> lines, List<TaxTotal> taxes, long net, long tax, long gross, List<String> notes) {

    public enum Kind {
        INVOICE("380"), CREDIT_NOTE("381");

        private final String code;

        Kind(String code) { this.code = code; }

        /** Of UNTDID 1001. */
        public String code() { return code; }
    }

    public static final int LONGEST_NAME = 200, LONGEST_NUMBER = 40, LONGEST_NOTE = 600, MOST_NOTES = 10, MOST_LINES = 1_000;
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    public PaperInvoice {
        Limits.given("kind", kind);
        number = Limits.text("number", number, LONGEST_NUMBER);
        corrects = Limits.optional("corrects", corrects, LONGEST_NUMBER);
        if ((kind == Kind.CREDIT_NOTE) == corrects.isEmpty()) throw Limits.refused("corrects", "the number a credit note corrects, and nothing for an invoice");
        requireDates(issued, due, from, to);
        Limits.given("seller", seller);
        Limits.given("buyer", buyer);
        if (!LANGUAGES.contains(Limits.given("locale", locale).getLanguage())) throw Limits.refused("locale", "one of the languages " + LANGUAGES);
        Limits.between("currency", Limits.given("currency", currency).getDefaultFractionDigits(), 0, 2);
        lines = some("lines", lines, 1, MOST_LINES);
        taxes = some("taxes", taxes, 1, 20);
        notes = some("notes", notes, 0, MOST_NOTES).stream().map(note -> Limits.text("note", note, LONGEST_NOTE)).toList();
        requireSums(lines, taxes, net, tax, gross);
        requireReasons(seller, buyer, taxes, notes);
    }

    boolean isPaidByTransfer() { return kind == Kind.INVOICE && !seller.iban().isEmpty() && gross > 0; }

    private static void requireDates(LocalDate issued, LocalDate due, LocalDate from, LocalDate to) {
        requireYear("issued", issued);
        requireYear("due", due);
        requireYear("from", from);
        requireYear("to", to);
        if (due.isBefore(issued)) throw Limits.refused("due", "not before the day of issue");
        if (to.isBefore(from)) throw Limits.refused("to", "not before the first day of the period");
    }

    private static void requireYear(String field, LocalDate day) { Limits.between(field + ".year", Limits.given(field, day).getYear(), 2000, 2999); }

    private static <T> List<T> some(String field, List<T> list, int least, int most) {
        if (list == null || list.size() < least || list.size() > most || list.stream().anyMatch(one -> one == null)) throw Limits.refused(field, least + " to " + most + " of them");
        return List.copyOf(list);
    }

    private static void requireSums(List<Line> lines, List<TaxTotal> taxes, long net, long tax, long gross) {
        if (lines.stream().mapToLong(Line::net).reduce(0, Math::addExact) != net) throw Limits.refused("net", "the sum of the lines");
        for (var total : taxes) {
            if (lines.stream().filter(line -> line.isTaxedAs(total)).mapToLong(Line::net).reduce(0, Math::addExact) != total.base()) throw Limits.refused("tax.base", "the sum of the lines of its rate");
        }
        var rates = lines.stream().map(line -> List.of(line.category(), line.basisPoints())).collect(Collectors.toSet());
        if (taxes.size() != rates.size() || !rates.equals(taxes.stream().map(total -> List.of(total.category(), total.basisPoints())).collect(Collectors.toSet())))
            throw Limits.refused("taxes", "one for each rate of the lines");
        if (taxes.stream().mapToLong(TaxTotal::tax).reduce(0, Math::addExact) != tax) throw Limits.refused("tax", "the sum of the taxes");
        if (Math.addExact(net, tax) != gross) throw Limits.refused("gross", "net and tax together");
        Limits.between("gross", gross, 0, Long.MAX_VALUE);
    }

    private static void requireReasons(Seller seller, Buyer buyer, List<TaxTotal> taxes, List<String> notes) {
        for (var total : taxes) {
            switch (total.category()) {
                case REVERSE_CHARGE -> {
                    if (seller.vatId().isEmpty()) throw Limits.refused("seller.vatId", "needed for a reverse charge");
                    if (buyer.vatId().isEmpty()) throw Limits.refused("buyer.vatId", "needed for a reverse charge");
                }
                case EXEMPT -> {
                    if (notes.isEmpty()) throw Limits.refused("notes", "the reason of the exemption first");
                }
                case OUTSIDE_SCOPE -> {
                    if (taxes.size() > 1) throw Limits.refused("taxes", "nothing else beside what is outside the scope of tax");
                }
                case STANDARD, ZERO_RATED, EXPORT -> {}
            }
        }
    }
}
