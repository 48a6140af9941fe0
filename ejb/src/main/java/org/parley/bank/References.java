package org.parley.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Tells the payments of a statement apart: by the bank's reference, else by what they say, and by which of the same it is. */
final class References {
    private static final int LENGTH = 32;

    private References() {}

    static List<Payment> unique(String account, List<Payment> payments) {
        Map<String, Integer> seen = new HashMap<>();
        return payments.stream().map(payment -> {
            var reference = payment.reference().isEmpty() ? derived(account, payment) : payment.reference();
            int times = seen.merge(reference, 1, Integer::sum);
            return named(payment, times == 1 ? reference : reference + "#" + times);
        }).toList();
    }

    private static Payment named(Payment payment, String reference) {
        return new Payment(reference, payment.booked(), payment.minor(), payment.currency(), payment.remittance(), payment.payer(), payment.payerIban(), payment.endToEndId());
    }

    private static String derived(String account, Payment payment) {
        var said = String.join("\n", account, payment.booked().toString(), Long.toString(payment.minor()), payment.currency().getCurrencyCode(), payment.remittance(), payment.payer(),
            payment.payerIban(), payment.endToEndId());
        try {
            return "~" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8))).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
