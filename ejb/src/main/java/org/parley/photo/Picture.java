package org.parley.photo;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** An uploaded picture, decoded small and upright: of its file nothing is kept but what it shows (A7). */
public final class Picture {
    public static final int SIDE_MOST = 12_000, SIDE_KEPT = 1280, SQUARE = 256, WIDE = 800, WIDE_HIGH = 450;
    /** WebP is decoded whole, the others are thinned out while they are read. */
    static final long PIXELS_MOST = 60_000_000, WEBP_PIXELS_MOST = 16_000_000;
    private static final float QUALITY = 0.85f;

    /** Why a picture is not taken, as the end of a text key. */
    public static final class Refused extends Exception {
        public enum Why { TYPE, PIXELS, BROKEN }
        private final Why why;

        Refused(Why why) {
            super(why.name());
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    private enum Format {
        JPEG(PIXELS_MOST, 0xFF, 0xD8, 0xFF), PNG(PIXELS_MOST, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A), GIF(PIXELS_MOST, 'G', 'I', 'F', '8'), WEBP(WEBP_PIXELS_MOST, 'R', 'I', 'F', 'F');

        private final long most;
        private final int[] magic;

        Format(long most, int... magic) {
            this.most = most;
            this.magic = magic;
        }

        private boolean begins(byte[] file) {
            if (file.length < 16) return false;
            for (int i = 0; i < magic.length; i++) if ((file[i] & 0xFF) != magic[i]) return false;
            return this != WEBP || new String(file, 8, 4, java.nio.charset.StandardCharsets.ISO_8859_1).equals("WEBP");
        }

        private ImageReader reader() throws IOException {
            return switch (this) {
                case WEBP -> new WebPImageReaderSpi().createReaderInstance();
                case JPEG, PNG, GIF -> ImageIO.getImageReadersByFormatName(name()).next();
            };
        }
    }

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    public static Picture read(byte[] file) throws Refused {
        for (var format : Format.values()) if (format.begins(file)) return read(format, file);
        throw new Refused(Refused.Why.TYPE);
    }

    private static Picture read(Format format, byte[] file) throws Refused {
        ImageReader reader = null;
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader = format.reader();
            reader.setInput(input, false, true);
            long width = reader.getWidth(0), height = reader.getHeight(0);
            if (width > SIDE_MOST || height > SIDE_MOST || width * height > format.most) throw new Refused(Refused.Why.PIXELS);
            var how = reader.getDefaultReadParam();
            var every = (int) Math.max(1, Math.max(width, height) / (2 * SIDE_KEPT));
            how.setSourceSubsampling(every, every, 0, 0);
            var plain = flat(reader.read(0, how));
            return new Picture(format == Format.JPEG ? upright(file, plain) : plain);
        } catch (IOException | RuntimeException e) { // readers fail on broken files in every way there is
            throw new Refused(Refused.Why.BROKEN);
        } finally {
            if (reader != null) reader.dispose();
        }
    }

    private static BufferedImage flat(BufferedImage image) {
        var flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = flat.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, flat.getWidth(), flat.getHeight());
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return flat;
    }

    private static BufferedImage upright(byte[] file, BufferedImage image) {
        try {
            var exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file)).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var turned = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return turned == null || turned < 2 || turned > 8 ? image : flat(ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(turned)).apply(image));
        } catch (ImageProcessingException | IOException | RuntimeException e) { // metadata that cannot be read turns nothing
            return image;
        }
    }

    /** At most {@value #SIDE_KEPT} pixels wide and high, never larger than it was. */
    public byte[] large() {
        var longest = Math.max(image.getWidth(), image.getHeight());
        return jpeg(longest <= SIDE_KEPT ? image : scaled(Thumbnails.of(image).size(SIDE_KEPT, SIDE_KEPT)));
    }

    /** Its middle, {@value #SQUARE} pixels wide and high. */
    public byte[] square() {
        return jpeg(scaled(Thumbnails.of(image).crop(Positions.CENTER).size(SQUARE, SQUARE)));
    }

    /** Its middle, {@value #WIDE} pixels wide and {@value #WIDE_HIGH} high. */
    public byte[] wide() {
        return jpeg(scaled(Thumbnails.of(image).crop(Positions.CENTER).size(WIDE, WIDE_HIGH)));
    }

    private static BufferedImage scaled(Thumbnails.Builder<BufferedImage> builder) {
        try {
            return builder.imageType(BufferedImage.TYPE_INT_RGB).asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream(200_000);
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
