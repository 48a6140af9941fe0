package org.parley.invoice.paper;

import org.parley.bank.Iban;

/**
 * Who issues an invoice. What there is not is empty, but one of the VAT id and the tax number is needed.
 *
 * @param taxNumber    the number at the local tax office, for one without a VAT id
 * @param registration the number in the register of companies
 * @param iban         empty where nothing is paid by transfer
 */
public record Seller(String name, Address address, String vatId, String taxNumber, String registration, String iban, String bic, String email) {
    static final String VAT_ID = "[A-Z]{2}[A-Z0-9+*]{2,13}", VAT_ID_SAID = "a VAT id: two letters of the country, then 2 to 13 letters and digits";

    public Seller {
        name = Limits.text("seller.name", name, PaperInvoice.LONGEST_NAME);
        Limits.given("seller.address", address);
        vatId = Limits.shaped("seller.vatId", vatId, VAT_ID + "|", VAT_ID_SAID);
        taxNumber = Limits.optional("seller.taxNumber", taxNumber, 40);
        if (vatId.isEmpty() && taxNumber.isEmpty()) throw Limits.refused("seller.vatId", "a VAT id or a tax number");
        registration = Limits.optional("seller.registration", registration, 60);
        if (!Limits.given("seller.iban", iban).isEmpty() && !Iban.isSound(iban)) throw Limits.refused("seller.iban", "an IBAN without spaces");
        bic = Limits.shaped("seller.bic", bic, "[A-Z0-9]{8}([A-Z0-9]{3})?|", "a BIC of 8 or 11 letters and digits");
        email = Limits.shaped("seller.email", email, "[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}", "an e-mail address");
    }
}
