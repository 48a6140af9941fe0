package org.parley.invoice.paper;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One weight of the paper's letters. A text is made drawable, measured, and broken into lines. */
final class Typeface {
    private static final String BOX = "\u25a1";
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; NFC");

    /** A piece of text one font has all letters of. */
    record Run(PDFont font, String text) {}

    private final PDFont first, fallback;
    private final Map<Integer, Float> advances = new HashMap<>();
    private final Map<String, Boolean> letters = new HashMap<>(), fallbackLetters = new HashMap<>();

    Typeface(PDFont first, PDFont fallback) {
        this.first = first;
        this.fallback = fallback;
    }

    /** Without ligatures: what is copied from the page has the letters that were written. */
    static PDFont load(PDDocument document, String file) {
        try (var bytes = Typeface.class.getResourceAsStream(file)) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        visible(drawable(text)).codePoints().mapToObj(Character::toString).forEach(letter -> {
            var font = has(first, letter) ? first : fallback;
            if (!runs.isEmpty() && runs.getLast().font() == font) runs.add(new Run(font, runs.removeLast().text() + letter));
            else runs.add(new Run(font, letter));
        });
        return runs;
    }

    float width(String text, float size) {
        float width = 0;
        for (var run : runs(text)) width += width(run, size);
        return width;
    }

    static float width(Run run, float size) {
        try {
            return run.font().getStringWidth(run.text()) / 1000 * size;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Between words; a word wider than the column is cut. */
    List<String> lines(String text, float size, float wide) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        float room = wide / size;
        for (var word : drawable(text).split("(?<= )|(?<=[/-])")) {
            if (!line.isEmpty() && advance(line) + advance(word.stripTrailing()) > room) end(line, lines);
            for (int at = 0; at < word.length(); at = word.offsetByCodePoints(at, 1)) {
                var letter = Character.toString(word.codePointAt(at));
                if (!letter.equals(" ") && !line.isEmpty() && advance(line) + advance(letter) > room) end(line, lines);
                line.append(letter);
            }
        }
        end(line, lines);
        return lines;
    }

    private static void end(StringBuilder line, List<String> lines) {
        lines.add(line.toString().strip());
        line.setLength(0);
    }

    /** Roughly the width at size one: letter by letter, so Arabic letters count as wide as they stand alone. */
    private float advance(CharSequence text) {
        return (float) text.codePoints().mapToDouble(point -> advances.computeIfAbsent(point, this::advanceOf)).sum();
    }

    private float advanceOf(int point) {
        var letter = Character.toString(point);
        return width(new Run(has(first, letter) ? first : fallback, letter), 1);
    }

    /** In letters there are, each for itself, so that a name of another script is readable at least. */
    private String drawable(String text) {
        var drawn = new StringBuilder();
        var strange = new StringBuilder();
        text.codePoints().filter(point -> Character.getType(point) != Character.FORMAT && !isVariation(point)).forEach(point -> {
            var letter = spaced(point);
            if (has(first, letter) || has(fallback, letter)) drawn.append(readable(strange)).append(letter);
            else strange.append(letter);
        });
        return drawn.append(readable(strange)).toString();
    }

    private String readable(StringBuilder strange) {
        var readable = new StringBuilder();
        TO_LATIN.transliterate(strange.toString()).codePoints().mapToObj(Character::toString)
            .forEach(letter -> readable.append(has(first, letter) || has(fallback, letter) ? letter : BOX));
        strange.setLength(0);
        return readable.toString();
    }

    private static String visible(String text) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) return text;
        try {
            var shaped = new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.LENGTH_GROW_SHRINK).shape(text);
            return new Bidi(shaped, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).writeReordered(Bidi.DO_MIRRORING);
        } catch (ArabicShapingException unshaped) {
            throw new IllegalStateException(unshaped);
        }
    }

    private static String spaced(int point) {
        return Character.isSpaceChar(point) ? point == ' ' ? " " : "\u00a0" : Character.toString(point);
    }

    private static boolean isVariation(int point) { return point >= 0xfe00 && point <= 0xfe0f; }

    private boolean has(PDFont font, String letter) {
        return (font == first ? letters : fallbackLetters).computeIfAbsent(letter, unknown -> encodes(font, unknown));
    }

    private static boolean encodes(PDFont font, String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException | IOException lacking) {
            return false;
        }
    }
}
