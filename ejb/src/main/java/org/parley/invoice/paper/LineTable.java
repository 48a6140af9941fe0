package org.parley.invoice.paper;

import static org.parley.invoice.paper.Sheet.HAIR;
import static org.parley.invoice.paper.Sheet.INK;
import static org.parley.invoice.paper.Sheet.LEFT;
import static org.parley.invoice.paper.Sheet.MUTED;
import static org.parley.invoice.paper.Sheet.RIGHT;
import static org.parley.invoice.paper.Sheet.mm;

import java.io.IOException;
import java.util.List;

/** The lines of an invoice, and the head that stands on each of its pages. */
final class LineTable {
    private static final float BODY = 9.5f, SMALL = 8, STEP = 12.5f, ABOVE = 13, BELOW = 4;
    private static final float AMOUNT = mm(28), TAX = mm(17), UNIT = mm(28), QUANTITY = mm(18), GAP = 6;
    private static final float TEXT = LEFT + mm(9), TEXT_WIDE = RIGHT - AMOUNT - TAX - UNIT - QUANTITY - TEXT;

    private final PaperInvoice invoice;
    private final PaperTexts texts;
    private final Sheet sheet;

    LineTable(PaperInvoice invoice, PaperTexts texts, Sheet sheet) {
        this.invoice = invoice;
        this.texts = texts;
        this.sheet = sheet;
    }

    float head(float y) throws IOException {
        var currency = " " + invoice.currency().getCurrencyCode();
        sheet.text(sheet.regular, SMALL, MUTED, LEFT, y, texts.say("column.position"));
        sheet.text(sheet.regular, SMALL, MUTED, TEXT, y, texts.say("column.text"));
        cells(y, SMALL, texts.say("column.quantity"), texts.say("column.unit") + currency, texts.say("column.tax"), texts.say("column.amount") + currency);
        sheet.rule(LEFT, RIGHT, y + 5, 0.8f, INK);
        return y + 5;
    }

    float height(int at) { return ABOVE + (wrapped(at).size() - 1) * STEP + BELOW + 3; }

    float row(int at, float y) throws IOException {
        var line = invoice.lines().get(at);
        float base = y + ABOVE;
        sheet.textTo(sheet.regular, BODY, MUTED, LEFT + mm(5), base, mm(5), texts.number(at + 1));
        cells(base, BODY, texts.number(line.quantity()), texts.figure(line.unitNet()), line.category().charges() ? texts.percent(line.basisPoints()) : "–", texts.figure(line.net()));
        for (var part : wrapped(at)) {
            sheet.text(sheet.regular, BODY, INK, TEXT, base, part);
            base += STEP;
        }
        float end = base - STEP + BELOW + 3;
        sheet.rule(LEFT, RIGHT, end, 0.4f, HAIR);
        return end;
    }

    private void cells(float y, float size, String quantity, String unit, String tax, String amount) throws IOException {
        var colour = size == SMALL ? MUTED : INK;
        sheet.textTo(sheet.regular, size, colour, RIGHT, y, AMOUNT - GAP, amount);
        sheet.textTo(sheet.regular, size, colour, RIGHT - AMOUNT, y, TAX - GAP, tax);
        sheet.textTo(sheet.regular, size, colour, RIGHT - AMOUNT - TAX, y, UNIT - GAP, unit);
        sheet.textTo(sheet.regular, size, colour, RIGHT - AMOUNT - TAX - UNIT, y, QUANTITY - GAP, quantity);
    }

    private List<String> wrapped(int at) { return sheet.regular.lines(invoice.lines().get(at).text(), BODY, TEXT_WIDE); }
}
