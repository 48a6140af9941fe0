package org.parley.account.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parley.account.AccountId;
import org.parley.account.Secrets;

/** A code that opens the account once where app and passkey are lost. The server keeps a hash: 79 random bits need no slow one. */
@Entity
@Table(name = "recovery_code")
@IdClass(RecoveryCode.Key.class)
@NamedQuery(name = "RecoveryCode.count", query = "select count(c) from RecoveryCode c where c.accountId = :account")
@NamedQuery(name = "RecoveryCode.use", query = "delete from RecoveryCode c where c.accountId = :account and c.hash = :hash")
@NamedQuery(name = "RecoveryCode.forget", query = "delete from RecoveryCode c where c.accountId = :account")
public class RecoveryCode {
    static final int COUNT = 10;
    private static final int GROUPS = 4, GROUP = 4;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id @Column(name = "account_id") private long accountId;
    @Id @Column(name = "code_hash") private String hash;

    protected RecoveryCode() {}

    RecoveryCode(AccountId account, String code) {
        this.accountId = account.value();
        this.hash = hash(account, code);
    }

    /** As {@code 7kqm-x3aa-p9tz-wd5e}. */
    static String fresh() {
        return Stream.generate(() -> IntStream.range(0, GROUP).mapToObj(n -> "" + LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))).collect(Collectors.joining())).limit(GROUPS).collect(Collectors.joining("-"));
    }

    /** However it was typed. */
    static String hash(AccountId account, String code) {
        return Secrets.hash(account.value() + "|" + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    public static class Key implements Serializable {
        private long accountId;
        private String hash;

        public Key() {}

        @Override public boolean equals(Object other) {
            return other instanceof Key key && key.accountId == accountId && key.hash.equals(hash);
        }

        @Override public int hashCode() {
            return hash.hashCode();
        }
    }
}
