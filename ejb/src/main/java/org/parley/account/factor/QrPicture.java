package org.parley.account.factor;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as a path of SVG with squares of one unit.
 *
 * @param size of its sides, with the quiet zone of four squares around it
 */
public record QrPicture(int size, String path) {
    private static final int QUIET = 4;

    static QrPicture of(String text) {
        try {
            var squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < squares.getHeight(); y++) for (int x = 0; x < squares.getWidth(); x++)
                if (squares.get(x, y) == 1) path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
            return new QrPicture(squares.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
