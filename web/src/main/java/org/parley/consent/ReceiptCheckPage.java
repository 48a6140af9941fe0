package org.parley.consent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** {@code /receipt-check}: the page checks a receipt in the browser; nothing is sent. */
@Named
@RequestScoped
public class ReceiptCheckPage {
    @Inject ReceiptKeys keys;

    /** In a data attribute, where nothing of it can be read as markup. */
    public String getKeys() { return keys.published(); }
}
