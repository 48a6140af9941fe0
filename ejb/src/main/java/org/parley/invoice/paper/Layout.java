package org.parley.invoice.paper;

import static org.parley.invoice.paper.Sheet.ACCENT;
import static org.parley.invoice.paper.Sheet.HAIR;
import static org.parley.invoice.paper.Sheet.INK;
import static org.parley.invoice.paper.Sheet.LEFT;
import static org.parley.invoice.paper.Sheet.LOWEST;
import static org.parley.invoice.paper.Sheet.MUTED;
import static org.parley.invoice.paper.Sheet.RIGHT;
import static org.parley.invoice.paper.Sheet.WIDE;
import static org.parley.invoice.paper.Sheet.mm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.parley.invoice.paper.PaperInvoice.Kind;

/** What stands where: a letter by DIN 5008 form B, its address in the window of an envelope. */
final class Layout {
    private static final float BODY = 9.5f, SMALL = 8, STEP = 13, TOP = mm(18), FACTS = mm(122), SUMS = RIGHT - mm(82);

    private final PaperInvoice invoice;
    private final PaperTexts texts;
    private final Sheet sheet;
    private float y, top;

    Layout(PaperInvoice invoice, Sheet sheet) {
        this.invoice = invoice;
        this.sheet = sheet;
        texts = new PaperTexts(invoice.locale(), invoice.currency());
    }

    void draw() throws IOException {
        sheet.turn();
        letterhead();
        window();
        float facts = facts();
        y = Math.max(Math.max(y, facts) + mm(8), mm(100));
        y = heading(y);
        table();
        sums();
        notes();
        if (invoice.isPaidByTransfer()) y = new PaymentBlock(invoice, texts, sheet).draw(roomFor(PaymentBlock.HIGH + STEP) + STEP);
        foot();
    }

    private void letterhead() throws IOException {
        var seller = invoice.seller();
        var right = new ArrayList<>(seller.address().lines());
        right.add(texts.country(seller.address().country()));
        right.add(seller.email());
        float line = TOP;
        for (var each : right) {
            for (var part : sheet.regular.lines(each, SMALL, mm(60))) {
                sheet.textTo(sheet.regular, SMALL, MUTED, RIGHT, line, mm(60), part);
                line += 10.5f;
            }
        }
        y = line;
        line = TOP + 6;
        float size = seller.name().length() > 60 ? 11 : 16;
        for (var each : sheet.bold.lines(seller.name(), size, mm(95))) {
            sheet.text(sheet.bold, size, ACCENT, LEFT, line, each);
            line += size + 2;
        }
        y = Math.max(y, line);
    }

    private void window() throws IOException {
        y = Math.max(y + mm(4), mm(48));
        top = y;
        var back = Stream.concat(Stream.of(invoice.seller().name()), invoice.seller().address().lines().stream()).toList();
        sheet.text(sheet.regular, 6.5f, MUTED, LEFT, y, sheet.regular.lines(String.join(" · ", back), 6.5f, mm(85)).getFirst());
        sheet.rule(LEFT, LEFT + mm(85), y + 3, 0.4f, HAIR);
        y += mm(7);
        var buyer = invoice.buyer();
        var lines = new ArrayList<String>(List.of(buyer.name()));
        lines.addAll(buyer.address().lines());
        if (!buyer.address().country().equals(invoice.seller().address().country())) lines.add(texts.country(buyer.address().country()));
        for (var line : lines) paragraph(line, 10, mm(85));
    }

    private float facts() throws IOException {
        float line = top;
        line = fact(line, "fact.number", invoice.number());
        if (!invoice.corrects().isEmpty()) line = fact(line, "fact.corrects", invoice.corrects());
        line = fact(line, "fact.issued", texts.date(invoice.issued()));
        line = fact(line, "fact.period", invoice.from().equals(invoice.to()) ? texts.date(invoice.from()) : texts.date(invoice.from()) + " – " + texts.date(invoice.to()));
        if (invoice.isPaidByTransfer()) line = fact(line, "fact.due", texts.date(invoice.due()));
        if (!invoice.buyer().vatId().isEmpty()) line = fact(line, "fact.your-vat", invoice.buyer().vatId());
        return line;
    }

    private float fact(float line, String label, String value) throws IOException {
        sheet.text(sheet.regular, SMALL, MUTED, FACTS, line, texts.say(label));
        float below = line + 11;
        for (var part : sheet.regular.lines(value, BODY, RIGHT - FACTS)) {
            sheet.text(sheet.regular, BODY, INK, FACTS, below, part);
            below += 11.5f;
        }
        return below + 4;
    }

    private float heading(float at) throws IOException {
        sheet.text(sheet.bold, 19, INK, LEFT, at + 10, texts.say("title." + invoice.kind()));
        return at + 10 + mm(9);
    }

    private void table() throws IOException {
        var table = new LineTable(invoice, texts, sheet);
        y = table.head(y);
        for (int at = 0; at < invoice.lines().size(); at++) {
            if (y + table.height(at) > LOWEST) {
                turn();
                y = table.head(y);
            }
            y = table.row(at, y);
        }
    }

    private void sums() throws IOException {
        y = roomFor((invoice.taxes().size() + 1) * STEP + 40) + 17;
        put(texts.say("sum.net"), texts.amount(invoice.net()));
        for (var tax : invoice.taxes()) {
            var said = tax.category().charges() ? texts.say("sum.taxed", texts.percent(tax.basisPoints()), texts.amount(tax.base())) : texts.say("sum.untaxed", texts.amount(tax.base()));
            put(said, texts.amount(tax.tax()));
        }
        sheet.rule(SUMS, RIGHT, y - 7, 0.8f, INK);
        y += 8;
        sheet.text(sheet.bold, 12, INK, SUMS, y, texts.say(invoice.kind() == Kind.INVOICE ? "sum.total" : "sum.credited"));
        sheet.textTo(sheet.bold, 12, INK, RIGHT, y, mm(46), texts.amount(invoice.gross()));
        y += 26;
    }

    private void put(String label, String amount) throws IOException {
        float amountWide = sheet.regular.width(amount, BODY);
        sheet.text(sheet.regular, BODY, MUTED, SUMS, y, RIGHT - SUMS - amountWide - 8, label);
        sheet.textTo(sheet.regular, BODY, INK, RIGHT, y, mm(50), amount);
        y += STEP + 1;
    }

    private void notes() throws IOException {
        var notes = new ArrayList<String>();
        for (var tax : invoice.taxes()) if (!tax.category().reasonCode().isEmpty()) notes.add(texts.say("note." + tax.category().code()));
        notes.addAll(invoice.notes());
        if (invoice.kind() == Kind.CREDIT_NOTE) notes.add(texts.say("note.credit"));
        for (var note : notes) {
            paragraph(note, BODY, WIDE);
            y += 4;
        }
    }

    private void paragraph(String text, float size, float wide) throws IOException {
        for (var line : sheet.regular.lines(text, size, wide)) {
            y = roomFor(STEP);
            sheet.text(sheet.regular, size, INK, LEFT, y, line);
            y += STEP;
        }
    }

    private float roomFor(float high) throws IOException {
        if (y + high > LOWEST) turn();
        return y;
    }

    private void turn() throws IOException {
        sheet.turn();
        sheet.text(sheet.regular, SMALL, MUTED, LEFT, TOP, texts.say("title." + invoice.kind()) + " " + invoice.number());
        sheet.textTo(sheet.regular, SMALL, MUTED, RIGHT, TOP, mm(80), invoice.seller().name());
        y = TOP + mm(10);
    }

    private void foot() throws IOException {
        var seller = invoice.seller();
        var facts = new ArrayList<String>(List.of(seller.name()));
        if (!seller.registration().isEmpty()) facts.add(seller.registration());
        if (!seller.vatId().isEmpty()) facts.add(texts.say("foot.vat", seller.vatId()));
        if (!seller.taxNumber().isEmpty()) facts.add(texts.say("foot.tax-number", seller.taxNumber()));
        var lines = sheet.regular.lines(String.join("  ·  ", facts), 7.5f, WIDE - mm(35));
        for (int at = 0; at < sheet.pages(); at++) {
            sheet.turnBackTo(at);
            float line = LOWEST + mm(9);
            sheet.rule(LEFT, RIGHT, line - 11, 0.4f, HAIR);
            sheet.textTo(sheet.regular, 7.5f, MUTED, RIGHT, line, mm(34), texts.say("foot.page", at + 1, sheet.pages()));
            for (var each : lines) {
                sheet.text(sheet.regular, 7.5f, MUTED, LEFT, line, each);
                line += 9.5f;
            }
        }
    }
}
