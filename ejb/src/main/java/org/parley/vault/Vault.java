package org.parley.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parley.privacy.DataSubject;

/**
 * Seals what belongs to a person and opens it while the person's key exists (P4). Thread-safe. A {@code place} names table and
 * column, and the row where rows could be exchanged.
 */
public class Vault {
    /** The portal's own key, which is nobody's. */
    private static final String LOOKUP = "portal-lookup";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyStore store;
    private final Clock clock;
    private final Cache<String, Optional<PersonKey>> atHand;
    // a fetch under way while a key is destroyed would bring it back
    private final Cache<String, Boolean> gone = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofMinutes(10)).build();
    private final AtomicLong fetches = new AtomicLong();
    private final MasterKey master;
    private final PersonKey lookup;

    /**
     * @param inUse whether the portal's database holds something sealed: then keys must be there and are not made anew
     * @throws VaultClosed with what an operator can do
     */
    public Vault(DataSource keys, Path masterFile, int keysAtHand, Clock clock, boolean inUse) {
        this.store = new KeyStore(keys);
        this.clock = clock;
        this.atHand = Caffeine.newBuilder().maximumSize(keysAtHand).build();
        var used = inUse || store.count() > 0;
        if (!Files.exists(masterFile)) {
            if (used) throw new VaultClosed("The master key " + masterFile + " is missing, and without it nothing stored about people can be read. "
                + "Restore the file from its backup (PARLEY_VAULT_MASTER names another place). To begin anew, use an empty data folder.");
            MasterKey.create(masterFile);
        }
        master = MasterKey.read(masterFile);
        if (inUse && store.find(List.of(LOOKUP)).isEmpty()) throw new VaultClosed("The key store is empty, but the database holds sealed data. "
            + "Restore the key store from its backup, or point PARLEY_VAULT_DB_URL to the right one.");
        lookup = key(LOOKUP).orElseGet(() -> make(LOOKUP));
    }

    /** Makes the person's key, once. */
    public void admit(DataSubject subject) {
        make(subject.key());
    }

    private PersonKey make(String name) {
        var raw = new byte[PersonKey.BYTES];
        RANDOM.nextBytes(raw);
        store.add(name, master.wrap(name, raw), clock.instant());
        atHand.invalidate(name);
        return key(name).orElseThrow();
    }

    /** @throws VaultClosed where the person has no key: what cannot be sealed is not stored */
    public byte[] seal(DataSubject subject, String place, String text) {
        return seal(subject, place, text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(DataSubject subject, String place, byte[] plain) {
        return key(subject.key()).orElseThrow(() -> new VaultClosed("There is no key for " + subject + ".")).seal(place, plain);
    }

    /** Empty once the person's key is destroyed. */
    public Optional<String> open(DataSubject subject, String place, byte[] sealed) {
        return openBytes(subject, place, sealed).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    public Optional<byte[]> openBytes(DataSubject subject, String place, byte[] sealed) {
        return sealed == null ? Optional.empty() : key(subject.key()).map(key -> key.open(place, sealed));
    }

    /** Brings the keys of many people to hand by one query, for a page that opens something of each. */
    public void fetch(Collection<DataSubject> subjects) {
        var missing = subjects.stream().map(DataSubject::key).distinct().filter(name -> atHand.getIfPresent(name) == null).toList();
        if (!missing.isEmpty()) load(missing);
    }

    public boolean holds(DataSubject subject) {
        return key(subject.key()).isPresent();
    }

    /** Erases: nothing sealed for this person can be opened again. */
    public void destroy(DataSubject subject) {
        gone.put(subject.key(), true);
        store.remove(subject.key());
        atHand.invalidate(subject.key());
    }

    /** Forgets a key that another node destroyed. */
    public void forget(DataSubject subject) {
        gone.put(subject.key(), true);
        atHand.invalidate(subject.key());
    }

    /** Keys of guests made before that time. */
    public List<DataSubject> guestsBefore(Instant time) {
        return store.names("g", time).stream().map(DataSubject::new).toList();
    }

    /** A keyed hash to look something up by: 43 characters, the same for the same text of the same kind. */
    public String print(String kind, String text) {
        return lookup.mac(kind + '|' + text);
    }

    /** The person's name in the consent ledger and the processing log; unknown once the key is destroyed. */
    public Optional<String> pseudonym(DataSubject subject) {
        return key(subject.key()).map(PersonKey::pseudonym);
    }

    /** A secret of the portal itself, such as the key that signs receipts: kept as it was first made. */
    public String secret(String name, Supplier<String> fresh) {
        var place = "portal-" + name;
        if (store.find(List.of(place)).isEmpty()) store.add(place, master.wrap(place, fresh.get().getBytes(StandardCharsets.UTF_8)), clock.instant());
        return new String(master.unwrap(place, store.find(List.of(place)).get(place)), StandardCharsets.UTF_8);
    }

    public void anchor(long seq, String hash) {
        store.anchor(seq, hash, clock.instant());
    }

    public Optional<KeyStore.Anchor> latestAnchor() {
        return store.latestAnchor();
    }

    /** How often the key store was asked, for tests and the bench. */
    public long fetches() {
        return fetches.get();
    }

    private Optional<PersonKey> key(String name) {
        if (gone.getIfPresent(name) != null) return Optional.empty();
        var known = atHand.getIfPresent(name);
        return known != null ? known : load(List.of(name)).get(name);
    }

    private Map<String, Optional<PersonKey>> load(List<String> names) {
        return atHand.getAll(names, missing -> {
            fetches.incrementAndGet();
            var found = store.find(List.copyOf(missing));
            return missing.stream().collect(Collectors.toMap(name -> name,
                name -> Optional.ofNullable(found.get(name)).map(wrapped -> new PersonKey(name, master.unwrap(name, wrapped)))));
        });
    }
}
