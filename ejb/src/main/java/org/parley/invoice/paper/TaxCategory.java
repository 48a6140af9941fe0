package org.parley.invoice.paper;

/** How a line is taxed: the codes of UNTDID 5305, and the reasons of the VATEX list where no tax is charged. */
public enum TaxCategory {
    STANDARD("S", ""),
    ZERO_RATED("Z", ""),
    /** The reason is the seller's own and has to be among the notes. */
    EXEMPT("E", ""),
    REVERSE_CHARGE("AE", "VATEX-EU-AE"),
    EXPORT("G", "VATEX-EU-G"),
    OUTSIDE_SCOPE("O", "VATEX-EU-O");

    private final String code, reason;

    TaxCategory(String code, String reason) { this.code = code; this.reason = reason; }

    public String code() { return code; }

    /** The VATEX code, or empty. */
    public String reasonCode() { return reason; }

    public boolean charges() { return this == STANDARD; }

    boolean needsReason() { return !reason.isEmpty() || this == EXEMPT; }
}
