package org.parley.account.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.account.AccountId;

@DisplayName("A9 codes")
@DisplayNameGeneration(ReplaceUnderscores.class)
class TotpCodeTest {
    private static final String SECRET = Base32.toBase32String("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"}) void are_those_of_rfc_6238(long second, String code) {
        assertThat(TotpCode.step(SECRET, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test void count_for_one_step_to_either_side_and_tell_which() {
        var code = TotpCode.at(SECRET, 1000);
        for (long step : new long[] {999, 1000, 1001}) assertThat(TotpCode.step(SECRET, code, Instant.ofEpochSecond(step * 30))).hasValue(1000);
        for (long step : new long[] {998, 1002}) assertThat(TotpCode.step(SECRET, code, Instant.ofEpochSecond(step * 30))).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"", "28708", "2870820", "\u0662\u0668\u0667\u0660\u0668\u0662", "abcdef"}) void that_are_none_are_wrong(String code) {
        assertThat(TotpCode.step(SECRET, code, Instant.ofEpochSecond(59))).isEmpty();
    }

    @Test void a_secret_has_160_random_bits() {
        assertThat(TotpCode.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(TotpCode.secret());
    }

    @Test void a_recovery_code_is_the_same_however_it_is_typed_and_another_account_has_another_hash() {
        var code = RecoveryCode.fresh();
        assertThat(code).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}").isNotEqualTo(RecoveryCode.fresh());
        var hash = RecoveryCode.hash(new AccountId(7), code);
        assertThat(RecoveryCode.hash(new AccountId(7), ' ' + code.replace("-", " ").toUpperCase(java.util.Locale.ROOT))).isEqualTo(hash);
        assertThat(RecoveryCode.hash(new AccountId(8), code)).isNotEqualTo(hash);
    }

    @Test void the_picture_is_a_qr_code_with_a_quiet_border() throws Exception {
        var picture = QrPicture.of("otpauth://totp/Parley:Anna?secret=" + SECRET + "&issuer=Parley");
        var grid = new com.google.zxing.common.BitMatrix(picture.size() * 4);
        java.util.regex.Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(picture.path()).results().forEach(one ->
            grid.setRegion(4 * Integer.parseInt(one.group(1)), 4 * Integer.parseInt(one.group(2)), 4, 4));
        var side = grid.getWidth();
        var pixels = new int[side * side];
        for (int y = 0; y < side; y++) for (int x = 0; x < side; x++) pixels[y * side + x] = grid.get(x, y) ? 0xff000000 : 0xffffffff;
        var read = new com.google.zxing.qrcode.QRCodeReader().decode(new com.google.zxing.BinaryBitmap(new com.google.zxing.common.HybridBinarizer(new com.google.zxing.RGBLuminanceSource(side, side, pixels))),
            java.util.Map.of(com.google.zxing.DecodeHintType.PURE_BARCODE, true));
        assertThat(read.getText()).isEqualTo("otpauth://totp/Parley:Anna?secret=" + SECRET + "&issuer=Parley");
    }
}
