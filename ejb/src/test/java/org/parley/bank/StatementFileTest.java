package org.parley.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.bank.StatementFile.Read;
import org.parley.bank.StatementFile.Reason;
import org.parley.bank.StatementFile.Refused;

@DisplayName("B4 a file of statements")
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatementFileTest {
    private static final String ENTRY = "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-26</Dt></BookgDt></Ntry>";

    private static final PrintStream ERRORS = System.err;

    /** The runtime's parser prints what is wrong with bytes as well. */
    @BeforeAll static void quiet() { System.setErr(new PrintStream(OutputStream.nullOutputStream())); }

    @AfterAll static void loud() { System.setErr(ERRORS); }

    private static byte[] specimen(String name) {
        try (var file = StatementFileTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String file(String entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\n<Stmt><Id>1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
            + entries + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static StatementFile of(String text) { return StatementFile.of(text.getBytes(UTF_8)); }

    private static AccountStatement one(String entries) { return ((Read) of(file(entries))).statements().getFirst(); }

    private static Refused refused(String text) { return (Refused) of(text); }

    @Test @DisplayName("B4.12 booked credits are payments; debits, reversals and what is pending are told apart") void told_apart() {
        var read = ((Read) StatementFile.of(specimen("sparkasse-v08.xml"))).statements().getFirst();
        assertThat(read.id()).isEqualTo("0352C5320261126201503");
        assertThat(read.iban()).isEqualTo("DE89370400440532013000");
        assertThat(read.currency()).hasToString("EUR");
        assertThat(read.debits()).isEqualTo(1);
        assertThat(read.reversals()).isEqualTo(1);
        assertThat(read.pending()).isEqualTo(1);
        assertThat(read.payments()).extracting(Payment::minor, Payment::payer, Payment::payerIban, Payment::remittance, Payment::endToEndId, Payment::booked).containsExactly(
            tuple(1_189L, "Ada Lovelace", "DE02120300000000202051", "Rechnung R-2026- 000042 vielen Dank", "", LocalDate.of(2026, 11, 26)),
            tuple(2_000L, "Grace Hopper", "", "RF18539007547034", "E2E-A", LocalDate.of(2026, 11, 26)),
            tuple(4_000L, "Emmy Noether", "", "R-2026-000044", "E2E-B", LocalDate.of(2026, 11, 26)));
    }

    @Test @DisplayName("B4.13 a booked sum is split where its parts are told, and else stays one") void split() {
        var read = ((Read) StatementFile.of(specimen("old-v02.xml"))).statements();
        assertThat(read).extracting(AccountStatement::id, AccountStatement::iban, statement -> statement.currency().getCurrencyCode())
            .containsExactly(tuple("AT-1", "AT611904300234573201", "EUR"), tuple("CH-7", "01-162-8", "CHF"));
        assertThat(read.get(1).payments()).extracting(Payment::reference, Payment::minor, Payment::remittance).containsExactly(
            tuple("S-1", 3_050L, "210000000003139471430009017 ?REJECT?0"), tuple("S-1#2", 6_950L, ""), tuple("S-2", 5_000L, "Sammelgutschrift"));
        assertThat(read.get(1).payments().getFirst().booked()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test @DisplayName("B4.14 without a reference of the bank two that say the same are two, and the same ones next time") void referenced() {
        var first = ((Read) StatementFile.of(specimen("old-v02.xml"))).statements().getFirst().payments();
        assertThat(first).extracting(Payment::minor, Payment::payer, Payment::payerIban).containsOnly(tuple(999L, "Jürgen Müller & Söhne", "4711"));
        assertThat(first).extracting(Payment::reference).doesNotHaveDuplicates().allMatch(reference -> reference.matches("~[0-9a-f]{32}(#2)?"));
        assertThat(((Read) StatementFile.of(specimen("old-v02.xml"))).statements().getFirst().payments()).isEqualTo(first);
    }

    @Test void parts_that_do_not_add_up_leave_the_sum_as_it_was_booked() {
        var parts = ENTRY.replace("</Ntry>", "<NtryDtls><TxDtls><Amt Ccy=\"EUR\">0.50</Amt></TxDtls><TxDtls><Amt Ccy=\"EUR\">0.49</Amt></TxDtls></NtryDtls></Ntry>");
        assertThat(one(parts).payments()).extracting(Payment::minor).containsExactly(100L);
    }

    @Test void a_part_that_goes_out_is_taken_off() {
        var parts = ENTRY.replace("</Ntry>", "<NtryDtls><TxDtls><Amt Ccy=\"EUR\">1.10</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls><TxDtls><Amt Ccy=\"EUR\">0.10</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls></NtryDtls></Ntry>");
        assertThat(one(parts).payments()).extracting(Payment::minor).containsExactly(110L);
    }

    @Test void what_arrived_counts_not_what_was_sent() {
        var less = ENTRY.replace("</Ntry>", "<NtryDtls><TxDtls><Amt Ccy=\"USD\">1.30</Amt><RmtInf><Ustrd>R-1</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>");
        assertThat(one(less).payments()).extracting(Payment::minor, Payment::remittance).containsExactly(tuple(100L, "R-1"));
    }

    @Test void a_statement_of_a_quiet_day_has_no_payments() {
        assertThat(one("").payments()).isEmpty();
        assertThat(one(ENTRY.replace("1.00", "0.00")).payments()).isEmpty();
    }

    @Test void what_belongs_to_another_standard_is_passed_over() {
        assertThat(one("<x:Ntry xmlns:x=\"urn:other\"><x:Amt/></x:Ntry>" + ENTRY.replace("<Sts>", "<SplmtryData><x:a xmlns:x=\"urn:other\"><Amt/></x:a></SplmtryData><Sts>")).payments()).hasSize(1);
    }

    @ParameterizedTest @CsvSource({"1.00, 100", "'1,5', 150", "1, 100", "+1.50000, 150", "9999999999999.99, 999999999999999"}) void an_amount_is_read(String written, long minor) {
        assertThat(one(ENTRY.replace("1.00", written)).payments()).extracting(Payment::minor).containsExactly(minor);
    }

    @ParameterizedTest @ValueSource(strings = {"", "-1.00", "1.001", "1.2.3", "1e3", "NaN", "１.００", "1 000.00", "1.000,00", "99999999999999.00", "0x10"}) void an_amount_is_refused(String written) {
        assertThat(refused(file(ENTRY + "\n" + ENTRY.replace("1.00", written)))).isEqualTo(new Refused(Reason.MALFORMED, "Amt", 4));
    }

    @ParameterizedTest @CsvSource({"<Sts><Cd>BOOK</Cd></Sts>,, MISSING, Ntry/Sts", "<CdtDbtInd>CRDT</CdtDbtInd>,, MISSING, Ntry/CdtDbtInd", "CRDT, CREDIT, MALFORMED, Ntry/CdtDbtInd", "EUR, EURO, MALFORMED, Amt",
        "EUR, XXX, MALFORMED, Amt", "2026-11-26, 26.11.2026, MALFORMED, Ntry/BookgDt", "2026-11-26, 2026-02-30, MALFORMED, Ntry/BookgDt", "2026-11-26, 9999-11-26, MALFORMED, Ntry/BookgDt",
        "<BookgDt><Dt>2026-11-26</Dt></BookgDt>,, MISSING, Ntry/BookgDt", "<Sts>, <RvslInd>maybe</RvslInd><Sts>, MALFORMED, Ntry/RvslInd"})
    void an_entry_is_refused_by_what_is_wrong(String right, String wrong, Reason reason, String element) {
        assertThat(refused(file(ENTRY.replace(right, wrong == null ? "" : wrong)))).isEqualTo(new Refused(reason, element, 3));
    }

    @ParameterizedTest @CsvSource({"<Id>1</Id>, Stmt/Id", "<Id><IBAN>DE89370400440532013000</IBAN></Id>, Stmt/Acct/Id", "<Ccy>EUR</Ccy>, Stmt/Acct/Ccy"}) void a_statement_says_which_it_is(String part, String element) {
        assertThat(refused(file("").replace(part, ""))).isEqualTo(new Refused(Reason.MISSING, element, 2));
    }

    @ParameterizedTest @ValueSource(strings = {"camt.052.001.08", "camt.054.001.08", "camt.053.001.01", "camt.053.001.14", "pain.001.001.09"}) void another_message_is_refused(String message) {
        assertThat(refused(file(ENTRY).replace("camt.053.001.08", message)).reason()).isEqualTo(Reason.NOT_A_STATEMENT);
    }

    @Test void every_version_is_read() {
        for (int version = 2; version <= 13; version++) assertThat(of(file(ENTRY).replace("001.08", "001.%02d".formatted(version)))).isInstanceOf(Read.class);
    }

    @ParameterizedTest @ValueSource(strings = {"", " ", "MT940", "<html></html>", "<Document/>", "{}", "\0", "PK\u0003\u0004"}) void something_else_is_refused(String text) {
        assertThat(of(text)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest @DisplayName("B4.10 a document type or an entity is refused") @ValueSource(strings = {
        "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>", "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">",
        "<!DOCTYPE Document [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE Document [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>", "<!DOCTYPE Document>"})
    void no_entities(String type) {
        assertThat(refused(type + file(ENTRY.replace("1.00", "&c;"))).reason()).isEqualTo(Reason.NOT_PLAIN);
        assertThat(refused(file(ENTRY.replace("1.00", "&c;"))).reason()).isIn(Reason.NOT_PLAIN, Reason.NOT_XML);
    }

    @Test @DisplayName("B4.10 a file has an end") void ends() {
        assertThat(StatementFile.of(new byte[StatementFile.LARGEST + 1])).isEqualTo(new Refused(Reason.TOO_LARGE, "", 0));
        assertThat(one(ENTRY.repeat(StatementFile.MOST_ENTRIES)).payments()).hasSize(StatementFile.MOST_ENTRIES).extracting(Payment::reference).doesNotHaveDuplicates();
        assertThat(refused(file(ENTRY.repeat(StatementFile.MOST_ENTRIES + 1))).reason()).isEqualTo(Reason.TOO_MANY_ENTRIES);
        assertThat(refused(file("<Ntry>" + "<a>".repeat(100_000))).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(file("<X>" + "<a>".repeat(1_000_000))).reason()).isEqualTo(Reason.NOT_XML);
    }

    @Test void long_texts_are_cut() {
        var talkative = ENTRY.replace("</Ntry>", "<AddtlNtryInf>" + "ä ".repeat(1_000_000) + "</AddtlNtryInf></Ntry>");
        assertThat(one(talkative).payments().getFirst().remittance()).hasSize(1_000);
    }

    @ParameterizedTest @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-15", "windows-1252"}) void encodings(String name) {
        var text = "<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + file(ENTRY.replace("</Ntry>", "<AddtlNtryInf>Größe</AddtlNtryInf></Ntry>"));
        assertThat(((Read) StatementFile.of(text.getBytes(Charset.forName(name)))).statements().getFirst().payments().getFirst().remittance()).isEqualTo("Größe");
    }

    @Test void an_encoding_nobody_knows_is_refused() {
        assertThat(refused("<?xml version=\"1.0\" encoding=\"x-none\"?>" + file(ENTRY)).reason()).isEqualTo(Reason.NOT_XML);
        assertThat(((Refused) StatementFile.of(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + file(ENTRY.replace("</Ntry>", "<AddtlNtryInf>Größe</AddtlNtryInf></Ntry>"))).getBytes(Charset.forName("ISO-8859-1")))).reason()).isEqualTo(Reason.NOT_XML);
    }

    @ParameterizedTest @DisplayName("B4.11 a file that was cut off is refused, wherever") @ValueSource(strings = {"sparkasse-v08.xml", "old-v02.xml"}) void cut_off(String name) {
        var whole = specimen(name);
        int end = new String(whole, Charset.forName("ISO-8859-1")).stripTrailing().length();
        for (int length = 0; length < end; length++) assertThat(StatementFile.of(Arrays.copyOf(whole, length))).as("%d", length).isInstanceOf(Refused.class);
    }

    @ParameterizedTest @DisplayName("B4.11 whatever the bytes, there is an answer") @ValueSource(strings = {"sparkasse-v08.xml", "old-v02.xml"}) void mutated(String name) {
        var whole = specimen(name);
        var random = new Random(1);
        var read = new AtomicInteger();
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 10_000; round++) {
                var bytes = mutate(whole, random);
                if (StatementFile.of(bytes) instanceof Read(var statements)) {
                    read.incrementAndGet();
                    for (var statement : statements) assertThat(statement.payments()).allMatch(payment -> payment.minor() > 0 && !payment.reference().isEmpty());
                }
            }
        });
        assertThat(read.get()).isPositive();
    }

    private static byte[] mutate(byte[] whole, Random random) {
        var bytes = new ByteArrayOutputStream();
        int from = random.nextInt(whole.length), length = random.nextInt(Math.min(200, whole.length - from));
        switch (random.nextInt(4)) {
            case 0 -> {
                var changed = whole.clone();
                for (int times = 1 + random.nextInt(5); times > 0; times--) changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                bytes.writeBytes(changed);
            }
            case 1 -> {
                bytes.write(whole, 0, from);
                bytes.write(whole, from + length, whole.length - from - length);
            }
            case 2 -> {
                bytes.write(whole, 0, from + length);
                bytes.write(whole, from, whole.length - from);
            }
            default -> {
                bytes.write(whole, 0, from);
                bytes.writeBytes(Integer.toString(random.nextInt()).getBytes(UTF_8));
                bytes.write(whole, from, whole.length - from);
            }
        }
        return bytes.toByteArray();
    }
}
