package org.parley.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A7 a picture")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PictureTest {
    /** Left half red, right half blue. */
    private static byte[] picture(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static BufferedImage shown(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static void refused(byte[] file, Picture.Refused.Why why) {
        assertThatThrownBy(() -> Picture.read(file)).isInstanceOfSatisfying(Picture.Refused.class, refusal -> assertThat(refusal.why()).isEqualTo(why));
    }

    @ParameterizedTest @ValueSource(strings = {"jpeg", "png", "gif"})
    void is_kept_as_a_jpeg_no_larger_than_needed(String format) throws Exception {
        var picture = Picture.read(picture(format, 3000, 1500));
        var large = shown(picture.large());
        assertThat(large.getWidth()).isEqualTo(Picture.SIDE_KEPT);
        assertThat(large.getHeight()).isEqualTo(Picture.SIDE_KEPT / 2);
        var square = shown(picture.square());
        assertThat(square.getWidth()).isEqualTo(Picture.SQUARE);
        assertThat(square.getHeight()).isEqualTo(Picture.SQUARE);
        var wide = shown(picture.wide());
        assertThat(wide.getWidth()).isEqualTo(Picture.WIDE);
        assertThat(wide.getHeight()).isEqualTo(Picture.WIDE_HIGH);
        assertThat(picture.large()).startsWith(0xFF, 0xD8);
    }

    @Test void a_small_one_stays_small() throws Exception {
        assertThat(shown(Picture.read(picture("png", 40, 30)).large()).getWidth()).isEqualTo(40);
    }

    @Test void webp_is_read() throws Exception {
        var one = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        assertThat(shown(Picture.read(one).large()).getWidth()).isEqualTo(1);
    }

    /** EXIF with the orientation 6 (turn right) and a place, as a phone writes it. */
    private static byte[] fromPhone(byte[] jpeg, String secret) {
        var words = secret.getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + words.length);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010F).putShort((short) 2).putInt(words.length).putInt(38);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6).putShort((short) 0);
        tiff.putInt(0).put(words);
        var file = ByteBuffer.allocate(jpeg.length + 10 + tiff.capacity());
        file.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (2 + 6 + tiff.capacity())).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }

    @Test void stands_upright_and_carries_no_metadata() throws Exception {
        var file = fromPhone(picture("jpeg", 400, 200), "Secret Camera 7");
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Secret Camera 7");
        var large = Picture.read(file).large();
        assertThat(new String(large, StandardCharsets.ISO_8859_1)).doesNotContain("Secret").doesNotContain("Exif");
        var shown = shown(large);
        assertThat(shown.getWidth()).isEqualTo(200);
        assertThat(shown.getHeight()).isEqualTo(400);
        assertThat(new Color(shown.getRGB(100, 20)).getRed()).isGreaterThan(200); // what was left is above
        assertThat(new Color(shown.getRGB(100, 380)).getBlue()).isGreaterThan(200);
    }

    /** A PNG that says it is as large as this, with next to nothing in it. */
    private static byte[] bomb(int width, int height) {
        var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0});
        var sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13).put(header.array()).putInt((int) sum.getValue()).array();
    }

    @Test void too_many_pixels_are_refused_before_any_is_decoded() {
        refused(bomb(50_000, 50_000), Picture.Refused.Why.PIXELS);
        refused(bomb(12_000, 11_000), Picture.Refused.Why.PIXELS);
        refused(bomb(100, 100_000), Picture.Refused.Why.PIXELS);
    }

    @Test void what_is_no_picture_is_refused_whatever_it_is_called() {
        refused("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8), Picture.Refused.Why.TYPE);
        refused("GIF".getBytes(StandardCharsets.UTF_8), Picture.Refused.Why.TYPE);
        refused(new byte[0], Picture.Refused.Why.TYPE);
        refused("RIFF....AVI LIST....................".getBytes(StandardCharsets.US_ASCII), Picture.Refused.Why.TYPE);
    }

    @ParameterizedTest @ValueSource(strings = {"jpeg", "png", "gif"})
    void a_broken_one_is_refused_or_shown_and_never_worse(String format) throws Exception {
        var whole = picture(format, 64, 48);
        var chance = new Random(7);
        for (int round = 0; round < 300; round++) {
            var broken = whole.clone();
            for (int i = 0; i < 1 + chance.nextInt(8); i++) broken[chance.nextInt(broken.length)] = (byte) chance.nextInt();
            var cut = java.util.Arrays.copyOf(broken, chance.nextInt(broken.length) + 1);
            try {
                assertThat(Picture.read(round % 2 == 0 ? broken : cut).large()).isNotEmpty();
            } catch (Picture.Refused refusal) {
                assertThat(refusal.why()).isNotNull();
            }
        }
    }
}
