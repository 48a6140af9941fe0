package org.parley.invoice.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.invoice.paper.PaperFixture.PRO;
import static org.parley.invoice.paper.PaperFixture.SELLER;
import static org.parley.invoice.paper.TaxCategory.EXEMPT;
import static org.parley.invoice.paper.TaxCategory.OUTSIDE_SCOPE;
import static org.parley.invoice.paper.TaxCategory.REVERSE_CHARGE;
import static org.parley.invoice.paper.TaxCategory.STANDARD;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.invoice.paper.PaperInvoice.Kind;

@DisplayName("B3.21 an invoice to be written")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PaperInvoiceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private static PaperInvoice summed(long base, long taxOfRate, long net, long tax, long gross) {
        return new PaperInvoice(Kind.INVOICE, "1", "", DAY, DAY, DAY, DAY, SELLER, PaperFixture.PERSON, Locale.UK, Currency.getInstance("EUR"), List.of(PRO),
            List.of(new TaxTotal(STANDARD, 1900, base, taxOfRate)), net, tax, gross, List.of());
    }

    private static void refuses(String field, Consumer<PaperFixture> spoil) {
        var some = PaperFixture.plain();
        spoil.accept(some);
        assertThatThrownBy(some::make).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(field + ": ");
    }

    @Test void sums_that_add_up_are_taken() {
        assertThat(summed(999, 190, 999, 190, 1_189).gross()).isEqualTo(1_189);
    }

    @Test void any_rounding_of_the_tax_is_taken() {
        assertThat(summed(999, 189, 999, 189, 1_188).tax()).isEqualTo(189);
    }

    @Test void sums_that_do_not_add_up_are_refused() {
        assertThatThrownBy(() -> summed(999, 188, 999, 188, 1_187)).hasMessageStartingWith("tax.tax: ");
        assertThatThrownBy(() -> summed(999, 191, 999, 191, 1_190)).hasMessageStartingWith("tax.tax: ");
        assertThatThrownBy(() -> summed(1_000, 190, 999, 190, 1_189)).hasMessageStartingWith("tax.base: ");
        assertThatThrownBy(() -> summed(999, 190, 998, 190, 1_188)).hasMessageStartingWith("net: ");
        assertThatThrownBy(() -> summed(999, 190, 999, 189, 1_188)).hasMessageStartingWith("tax: ");
        assertThatThrownBy(() -> summed(999, 190, 999, 190, 1_190)).hasMessageStartingWith("gross: ");
    }

    @Test void a_rate_nobody_is_charged_is_refused() {
        assertThatThrownBy(() -> new PaperInvoice(Kind.INVOICE, "1", "", DAY, DAY, DAY, DAY, SELLER, PaperFixture.PERSON, Locale.UK, Currency.getInstance("EUR"), List.of(PRO),
            List.of(new TaxTotal(STANDARD, 1900, 999, 190), new TaxTotal(STANDARD, 700, 0, 0)), 999, 190, 1_189, List.of())).hasMessageStartingWith("taxes: ");
    }

    @Test void an_invoice_has_lines() {
        assertThatThrownBy(() -> new PaperInvoice(Kind.INVOICE, "1", "", DAY, DAY, DAY, DAY, SELLER, PaperFixture.PERSON, Locale.UK, Currency.getInstance("EUR"), List.of(),
            List.of(new TaxTotal(STANDARD, 1900, 0, 0)), 0, 0, 0, List.of())).hasMessageStartingWith("lines: ");
        refuses("lines", some -> some.lines = Collections.nCopies(1_001, PRO));
    }

    @ParameterizedTest @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 1_000_001}) void a_quantity_is_positive(int quantity) {
        assertThatThrownBy(() -> new Line("x", quantity, 1, STANDARD, 1900)).hasMessage("line.quantity: 1 to 1000000");
    }

    @Test void a_rate_fits_its_category() {
        assertThatThrownBy(() -> new Line("x", 1, 1, STANDARD, 0)).hasMessageStartingWith("line.basisPoints: ");
        assertThatThrownBy(() -> new Line("x", 1, 1, REVERSE_CHARGE, 1900)).hasMessageStartingWith("line.basisPoints: ");
        assertThatThrownBy(() -> new Line("x", 1, Long.MIN_VALUE, STANDARD, 1900)).hasMessageStartingWith("line.unitNet: ");
    }

    @ParameterizedTest @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "\ud800", "\u202etxt", "\uffff", "\u0085", "\u2028"}) void a_text_is_one_line_that_can_be_read(String text) {
        assertThatThrownBy(() -> new Line("x" + text + "x", 1, 1, STANDARD, 1900).text().transform(whole -> new Line(text, 1, 1, STANDARD, 1900))).hasMessageStartingWith("line.text: ");
    }

    @Test void texts_have_an_end() {
        assertThatThrownBy(() -> new Line("x".repeat(501), 1, 1, STANDARD, 1900)).hasMessage("line.text: at most 500 characters");
        refuses("number", some -> some.number = "1".repeat(41));
        refuses("note", some -> some.notes = List.of("x".repeat(601)));
        refuses("notes", some -> some.notes = Collections.nCopies(11, "x"));
    }

    @Test void a_credit_note_says_what_it_corrects() {
        refuses("corrects", some -> some.kind = Kind.CREDIT_NOTE);
        refuses("corrects", some -> some.corrects = "R-1");
    }

    @Test void an_unknown_language_or_currency_is_refused() {
        refuses("locale", some -> some.locale = Locale.ITALY);
        refuses("currency", some -> some.currency = Currency.getInstance("KWD"));
    }

    @Test void what_gives_back_more_than_it_takes_is_no_invoice() {
        refuses("gross", some -> some.lines = List.of(new Line("back", 1, -999, STANDARD, 1900)));
    }

    @Test void reverse_charge_needs_both_vat_ids() {
        refuses("buyer.vatId", some -> some.lines = List.of(new Line("x", 1, 1, REVERSE_CHARGE, 0)));
        refuses("seller.vatId", some -> {
            some.buyer = PaperFixture.COMPANY;
            some.seller = new Seller("S", SELLER.address(), "", "27/123", "", "", "", "a@b");
            some.lines = List.of(new Line("x", 1, 1, REVERSE_CHARGE, 0));
        });
    }

    @Test void an_exemption_has_its_reason_and_the_outside_stands_alone() {
        refuses("notes", some -> some.lines = List.of(new Line("x", 1, 1, EXEMPT, 0)));
        refuses("taxes", some -> some.lines = List.of(PRO, new Line("x", 1, 1, OUTSIDE_SCOPE, 0)));
    }

    @Test void a_seller_is_known_and_payable() {
        assertThatThrownBy(() -> new Seller("S", SELLER.address(), "", "", "", "", "", "a@b")).hasMessageStartingWith("seller.vatId: ");
        assertThatThrownBy(() -> new Seller("S", SELLER.address(), "DE123456789", "", "", "DE89370400440532013001", "", "a@b")).hasMessageStartingWith("seller.iban: ");
        assertThatThrownBy(() -> new Seller("S", SELLER.address(), "DE123456789", "", "", "", "COBA", "a@b")).hasMessageStartingWith("seller.bic: ");
        assertThatThrownBy(() -> new Address(List.of("x"), "XX")).hasMessageStartingWith("address.country: ");
        assertThatThrownBy(() -> new Address(Collections.nCopies(6, "x"), "DE")).hasMessageStartingWith("address.lines: ");
    }
}
