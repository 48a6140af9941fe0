package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;

/**
 * One sign-in of a browser: it comes back to its session after a restart of the server, and, where it lasts, stays signed in
 * (A10). Its token is used once and replaced; the one before it is still good for a short while, because a browser sends several requests at once. Any other token of the family is a stolen copy.
 */
@Entity
@Table(name = "remembered_browser")
@NamedQuery(name = "RememberedBrowser.end", query = "delete from RememberedBrowser b where b.accountId = :account")
@NamedQuery(name = "RememberedBrowser.endOthers", query = "delete from RememberedBrowser b where b.accountId = :account and b.family <> :kept")
@NamedQuery(name = "RememberedBrowser.of", query = "select b from RememberedBrowser b where b.accountId = :account and b.expiresAt > :now order by b.usedAt desc")
public class RememberedBrowser {
    static final Duration OVERLAP = Duration.ofSeconds(30);

    enum Verdict { CURRENT, PREVIOUS, STOLEN, EXPIRED }

    @Id private String family;
    @Column(name = "account_id") private long accountId;
    @NotNull @Column(name = "current_hash") private String currentHash;
    @Column(name = "previous_hash") private String previousHash;
    @NotNull @Column(name = "rotated_at") private Instant rotatedAt;
    @NotNull @Column(name = "expires_at") private Instant expiresAt;
    @NotNull @Column(name = "sealed_browser") private byte[] browser;
    private boolean lasting;
    @Column(name = "device_print") private String devicePrint;
    @Column(name = "sealed_network") private byte[] network;
    @NotNull @Column(name = "begun_at") private Instant begunAt;
    @NotNull @Column(name = "used_at") private Instant usedAt;

    protected RememberedBrowser() {}

    /** @param place what the vault made of browser and network, and the print of the device */
    RememberedBrowser(String family, AccountId account, String hash, Place place, boolean lasting, Instant now, Duration life) {
        this.family = family;
        this.accountId = account.value();
        this.currentHash = hash;
        this.browser = place.browser();
        this.network = place.network();
        this.devicePrint = place.device();
        this.begunAt = now;
        this.usedAt = now;
        this.lasting = lasting;
        this.rotatedAt = now;
        this.expiresAt = now.plus(life);
    }

    record Place(byte[] browser, byte[] network, String device) {}

    String family() {
        return family;
    }

    /** One from before devices were told apart is one of its own. */
    String device() {
        return devicePrint == null ? family : devicePrint;
    }

    byte[] browser() {
        return browser;
    }

    byte[] network() {
        return network;
    }

    Instant begunAt() {
        return begunAt;
    }

    Instant usedAt() {
        return usedAt;
    }

    void used(byte[] network, Instant now, Duration life) {
        this.network = network;
        usedAt = now;
        expiresAt = now.plus(life);
    }

    boolean lasting() {
        return lasting;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    Verdict judge(String hash, Instant now) {
        if (!now.isBefore(expiresAt)) return Verdict.EXPIRED;
        if (Secrets.same(hash, currentHash)) return Verdict.CURRENT;
        return Secrets.same(hash, previousHash) && now.isBefore(rotatedAt.plus(OVERLAP)) ? Verdict.PREVIOUS : Verdict.STOLEN;
    }

    void rotate(String hash, Instant now, Duration life) {
        previousHash = currentHash;
        currentHash = hash;
        rotatedAt = now;
        usedAt = now;
        expiresAt = now.plus(life);
    }
}
