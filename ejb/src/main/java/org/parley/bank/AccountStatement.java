package org.parley.bank;

import java.util.Currency;
import java.util.List;

/**
 * One statement of one account.
 *
 * @param iban     the account by its IBAN, or by the bank's own number where it has none
 * @param currency of the account, or of its entries where the bank does not say
 * @param payments what was booked as coming in
 * @param debits   how many entries went out
 * @param reversals how many entries took back another
 * @param pending  how many entries are not booked yet
 */
public record AccountStatement(String id, String iban, Currency currency, List<Payment> payments, int debits, int reversals, int pending) {
    public AccountStatement { payments = List.copyOf(payments); }
}
