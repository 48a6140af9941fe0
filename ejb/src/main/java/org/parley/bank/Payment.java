package org.parley.bank;

import java.time.LocalDate;
import java.util.Currency;

/**
 * Money that came in. What the bank does not say is empty.
 *
 * @param reference  the same for the same payment whenever it is told, unique within its account
 * @param minor      in minor units, positive
 * @param remittance what the payer wrote, or the creditor reference
 */
public record Payment(String reference, LocalDate booked, long minor, Currency currency, String remittance, String payer, String payerIban, String endToEndId) {}
