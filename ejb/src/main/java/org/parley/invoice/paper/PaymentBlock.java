package org.parley.invoice.paper;

import static org.parley.invoice.paper.Sheet.INK;
import static org.parley.invoice.paper.Sheet.LEFT;
import static org.parley.invoice.paper.Sheet.MUTED;
import static org.parley.invoice.paper.Sheet.RIGHT;
import static org.parley.invoice.paper.Sheet.WASH;
import static org.parley.invoice.paper.Sheet.WIDE;
import static org.parley.invoice.paper.Sheet.mm;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.IOException;
import java.util.Map;
import org.parley.bank.Iban;

/** Where to pay, in words and, for euros, as the code banking apps read (EPC069-12). */
final class PaymentBlock {
    static final float HIGH = mm(37);
    private static final float INSET = mm(5), CODE = mm(25);
    private static final int LONGEST_PAYEE = 70;
    private static final long MOST = 99_999_999_999L;

    private final PaperInvoice invoice;
    private final PaperTexts texts;
    private final Sheet sheet;

    PaymentBlock(PaperInvoice invoice, PaperTexts texts, Sheet sheet) {
        this.invoice = invoice;
        this.texts = texts;
        this.sheet = sheet;
    }

    float draw(float top) throws IOException {
        var seller = invoice.seller();
        sheet.box(LEFT, top, WIDE, HIGH, WASH);
        float y = top + INSET + 8;
        sheet.text(sheet.bold, 10.5f, INK, LEFT + INSET, y, WIDE - INSET * 3 - CODE, texts.say("pay.title", texts.amount(invoice.gross()), texts.date(invoice.due())));
        y += 19;
        y = fact(y, "pay.payee", seller.name());
        y = fact(y, "pay.iban", Iban.inGroups(seller.iban()));
        if (!seller.bic().isEmpty()) y = fact(y, "pay.bic", seller.bic());
        fact(y, "pay.reference", invoice.number());
        if (invoice.currency().getCurrencyCode().equals("EUR") && invoice.gross() <= MOST) code(RIGHT - INSET - CODE, top + INSET - 2);
        return top + HIGH;
    }

    private float fact(float y, String label, String value) throws IOException {
        sheet.text(sheet.regular, 8, MUTED, LEFT + INSET, y, texts.say(label));
        sheet.text(sheet.regular, 9.5f, INK, LEFT + INSET + mm(31), y, mm(85), value);
        return y + 13.5f;
    }

    private void code(float x, float top) throws IOException {
        sheet.box(x, top, CODE, CODE, Color.WHITE);
        var dots = dots();
        float dot = (CODE - mm(2)) / dots.getWidth();
        for (int row = 0; row < dots.getHeight(); row++) {
            for (int from = 0; from < dots.getWidth(); from++) {
                int to = from;
                while (to < dots.getWidth() && dots.get(to, row) == 1) to++;
                if (to > from) sheet.box(x + mm(1) + from * dot, top + mm(1) + row * dot, (to - from) * dot, dot + 0.02f, INK);
                from = to;
            }
        }
        sheet.textTo(sheet.regular, 6.5f, MUTED, x + CODE, top + CODE + 8, mm(45), texts.say("pay.scan"));
    }

    private ByteMatrix dots() {
        var seller = invoice.seller();
        var payee = seller.name().codePointCount(0, seller.name().length()) <= LONGEST_PAYEE ? seller.name() : seller.name().substring(0, seller.name().offsetByCodePoints(0, LONGEST_PAYEE));
        var said = String.join("\n", "BCD", "002", "1", "SCT", seller.bic(), payee, seller.iban(),
            "EUR" + PaperTexts.decimal(invoice.gross(), invoice.currency()).toPlainString(), "", "", invoice.number());
        try {
            return Encoder.encode(said, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }
}
