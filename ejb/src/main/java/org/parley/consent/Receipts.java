package org.parley.consent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import org.parley.account.Person;
import org.parley.privacy.PrivacySettings;
import org.parley.privacy.RetentionSchedule;

/**
 * Receipts for decisions (C3): the structure of ISO/IEC TS 27560:2023 (record, purposes, parties, event) as JSON, signed as a
 * compact JWS (RFC 7515) with ES256. The public key goes with it in the header, so that anybody can check what it says; that it
 * is this portal's key shows by comparison with {@code /.well-known/parley-receipts.json}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(Purpose.PROOF)
public class Receipts {
    private static final JsonProvider JSON = JsonProvider.provider();
    public static final String TYPE = "consent-receipt+jws";

    @Inject ConsentDesk desk;
    @Inject Ledger ledger;
    @Inject ReceiptKeys keys;
    @Inject RetentionSchedule schedule;
    @Inject PrivacySettings settings;

    /** @param seq of the row; empty where it is not this person's */
    public Optional<String> receipt(Person.Member who, long seq) {
        return desk.history(who).stream().filter(record -> record.seq() == seq).findFirst().map(record -> sign(json(who, record)));
    }

    private JsonObject json(Person.Member who, ConsentRecord record) {
        return JSON.createObjectBuilder()
            .add("record", JSON.createObjectBuilder().add("schema_version", "ISO/IEC TS 27560:2023").add("record_id", "parley-" + record.seq())
                .add("record_hash", record.hash()).add("previous_hash", record.previous())
                .add("pii_principal_id", record.subject()).add("pii_principal_name", who.screenName().value()))
            .add("pii_processing", JSON.createObjectBuilder().add("privacy_notice", "/privacy").add("language", record.language())
                .add("notice_version", record.textVersion()).add("notice", ledger.text(record.textVersion()).orElse(""))
                .add("document", record.document()).add("purposes", purposes(record)))
            .add("party_identification", JSON.createArrayBuilder().add(JSON.createObjectBuilder().add("party_role", "controller")
                .add("party_name", settings.operator().orElse("")).add("party_contact", settings.contact().orElse(""))))
            .add("event", JSON.createObjectBuilder().add("event_time", record.at().toString()).add("event_type", record.act().word())
                .add("event_channel", record.channel().word()).add("entity_id", record.subject()))
            .build();
    }

    private JsonArrayBuilder purposes(ConsentRecord record) {
        var purposes = JSON.createArrayBuilder();
        record.purpose().ifPresent(purpose -> {
            var kinds = JSON.createArrayBuilder();
            for (var category : purpose.categories()) kinds.add(JSON.createObjectBuilder().add("pii_type", category.word())
                .add("retention_period", schedule.kept(category).map(time -> time.toDays() > 0 ? "P" + time.toDays() + "D" : time.toString()).orElse(category.keptWord())));
            var recipients = JSON.createArrayBuilder();
            purpose.recipients().forEach(recipient -> recipients.add(recipient.word()));
            purposes.add(JSON.createObjectBuilder().add("purpose", purpose.word()).add("lawful_basis", "GDPR Art. 6(1)(" + purpose.basis().letter() + ")")
                .add("pii_information", kinds).add("recipients", recipients).add("withdrawal_method", "/settings/privacy"));
        });
        return purposes;
    }

    private String sign(JsonObject json) {
        try {
            var key = keys.key();
            var signed = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(TYPE)).keyID(key.getKeyID()).jwk(key.toPublicJWK()).build(), new Payload(json.toString()));
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a receipt could not be signed", e);
        }
    }
}
