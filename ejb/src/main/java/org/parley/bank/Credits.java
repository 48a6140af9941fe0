package org.parley.bank;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.bank.StatementFile.Reason;

/** The payments of one booked entry that came in. */
final class Credits {
    private static final int LONGEST_REMITTANCE = 1_000, LONGEST_NAME = 200, LONGEST_ID = 70;
    private static final String NOBODY = "NOTPROVIDED|NONREF|NOREF";

    private final Element entry;
    private final Amount booked;
    private final LocalDate day;

    private Credits(Element entry) {
        this.entry = entry;
        booked = Amount.of(entry.require("Amt"));
        day = day();
    }

    static List<Payment> of(Element entry) {
        var credits = new Credits(entry);
        if (credits.booked.minor() == 0) return List.of();
        var details = entry.all("NtryDtls/TxDtls");
        if (details.size() == 1) return List.of(credits.payment(details.getFirst(), credits.booked.minor()));
        return credits.split(details).orElseGet(() -> List.of(credits.whole()));
    }

    /** Only where each says its amount and direction, and together they are what was booked. */
    private Optional<List<Payment>> split(List<Element> details) {
        var payments = new ArrayList<Payment>();
        var sum = BigInteger.ZERO;
        for (var one : details) {
            var amount = amountOf(one);
            if (amount.isEmpty()) return Optional.empty();
            boolean out = one.text("CdtDbtInd").equals("DBIT");
            sum = sum.add(BigInteger.valueOf(out ? -amount.get() : amount.get()));
            if (!out && amount.get() > 0) payments.add(payment(one, amount.get()));
        }
        return sum.equals(BigInteger.valueOf(booked.minor())) ? Optional.of(payments) : Optional.empty();
    }

    private Optional<Long> amountOf(Element detail) {
        return Stream.of("Amt", "AmtDtls/TxAmt/Amt").flatMap(path -> detail.all(path).stream()).filter(amount -> amount.currency().equals(booked.currency().getCurrencyCode()))
            .findFirst().map(amount -> Amount.of(amount).minor());
    }

    private Payment payment(Element detail, long minor) {
        var remittance = Stream.concat(detail.all("RmtInf/Ustrd").stream(), Stream.concat(detail.all("RmtInf/Strd/CdtrRefInf/Ref").stream(), detail.all("RmtInf/Strd/AddtlRmtInf").stream()))
            .map(Element::text).filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(" "));
        if (remittance.isEmpty()) remittance = detail.text("AddtlTxInf");
        return new Payment(reference(detail.text("Refs/AcctSvcrRef")), day, minor, booked.currency(),
            CamtReader.cut(remittance.isEmpty() ? entry.text("AddtlNtryInf") : remittance, LONGEST_REMITTANCE),
            CamtReader.cut(detail.text("RltdPties/Dbtr/Pty/Nm", "RltdPties/Dbtr/Nm", "RltdPties/UltmtDbtr/Pty/Nm", "RltdPties/UltmtDbtr/Nm"), LONGEST_NAME),
            CamtReader.cut(detail.text("RltdPties/DbtrAcct/Id/IBAN", "RltdPties/DbtrAcct/Id/Othr/Id").replace(" ", ""), LONGEST_ID),
            CamtReader.cut(known(detail.text("Refs/EndToEndId")), LONGEST_ID));
    }

    private Payment whole() {
        return new Payment(reference(""), day, booked.minor(), booked.currency(), CamtReader.cut(entry.text("AddtlNtryInf"), LONGEST_REMITTANCE), "", "", "");
    }

    private String reference(String ofDetail) {
        return CamtReader.cut(known(ofDetail).isEmpty() ? known(entry.text("AcctSvcrRef")) : ofDetail, LONGEST_ID);
    }

    private static String known(String text) { return text.replace(" ", "").matches(NOBODY) ? "" : text; }

    private LocalDate day() {
        for (var path : List.of("BookgDt", "ValDt")) {
            var text = entry.text(path + "/Dt", path + "/DtTm");
            if (text.isEmpty()) continue;
            try {
                if (!text.matches("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}([TZ+-].*)?")) throw entry.malformed(path);
                return LocalDate.parse(text.substring(0, 10));
            } catch (DateTimeException never) {
                throw entry.malformed(path);
            }
        }
        throw new Unreadable(Reason.MISSING, "Ntry/BookgDt", entry.line());
    }
}
