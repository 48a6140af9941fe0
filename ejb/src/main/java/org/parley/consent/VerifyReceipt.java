package org.parley.consent;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code ./parley verify-receipt FILE [KEYS]}: says on the console whether a receipt is genuine. Status 0 for yes, 1 for no, 2 for unreadable. */
public final class VerifyReceipt {
    private VerifyReceipt() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        if (arguments.length < 1 || arguments.length > 2) return say(2, "usage: ./parley verify-receipt FILE [KEYS]");
        try {
            var file = Path.of(arguments[0]);
            if (Files.size(file) > ReceiptCheck.LONGEST) return say(2, "A receipt has 64 KiB at most.");
            var keys = arguments.length == 2 ? Optional.of(Files.readString(Path.of(arguments[1]))) : Optional.<String>empty();
            return switch (ReceiptCheck.check(Files.readString(file, StandardCharsets.ISO_8859_1), keys)) {
                case ReceiptCheck.Result.Genuine genuine -> say(0, "Genuine: signed by the portal and unchanged.\n" + JSONObjectUtils.toJSONString(genuine.receipt()));
                case ReceiptCheck.Result.Unchanged unchanged -> say(0, "Unchanged since it was signed by the key " + unchanged.thumbprint()
                    + ".\nWhose key that is: compare with /.well-known/parley-receipts.json of the portal, or give that file as KEYS.\n" + JSONObjectUtils.toJSONString(unchanged.receipt()));
                case ReceiptCheck.Result.Forged forged -> say(1, "Forged or changed: the signature does not fit.");
                case ReceiptCheck.Result.NoReceipt no -> say(2, no.why());
            };
        } catch (IOException e) {
            return say(2, "Cannot read " + e.getMessage());
        }
    }

    private static int say(int status, String words) {
        System.out.println(words);
        return status;
    }
}
