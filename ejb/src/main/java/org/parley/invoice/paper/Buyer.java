package org.parley.invoice.paper;

/** Whom an invoice is for. A person has no VAT id: it is empty. */
public record Buyer(String name, Address address, String vatId) {
    public Buyer {
        name = Limits.text("buyer.name", name, PaperInvoice.LONGEST_NAME);
        Limits.given("buyer.address", address);
        vatId = Limits.shaped("buyer.vatId", vatId, Seller.VAT_ID + "|", Seller.VAT_ID_SAID);
    }
}
