package org.parley.consent;

/** The grounds of GDPR Art. 6(1), by letter. */
public enum LawfulBasis {
    CONSENT('a'), CONTRACT('b'), LEGAL_OBLIGATION('c'), VITAL_INTERESTS('d'), PUBLIC_TASK('e'), LEGITIMATE_INTERESTS('f');

    private final char letter;

    LawfulBasis(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }
}
