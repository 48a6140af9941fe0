package org.parley.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The key that wraps all others: a Tink keyset in a file that only its owner may read. It may hold several keys, of which the
 * newest wraps and all unwrap, so that it can be changed while people are here.
 */
public final class MasterKey {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle keys;
    private final Aead aead;

    private MasterKey(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A new key; refuses to replace a file. */
    public static MasterKey create(Path file) {
        try {
            var key = new MasterKey(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary()).build());
            Files.createDirectories(file.getParent());
            key.write(file);
            return key;
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultClosed("The master key could not be made at " + file + ".", e);
        }
    }

    public static MasterKey read(Path file) {
        try {
            var open = Files.getPosixFilePermissions(file);
            open.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            if (!open.isEmpty()) throw new VaultClosed("Others may read the master key " + file + ". Run: chmod 600 " + file);
            return new MasterKey(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultClosed("The master key " + file + " cannot be read. Restore the file from its backup.", e);
        }
    }

    /** Adds a key that wraps from now on; keys wrapped before stay readable until they are wrapped again. */
    MasterKey rotated() {
        try {
            return new MasterKey(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary()).build());
        } catch (GeneralSecurityException e) {
            throw new VaultClosed("No new master key could be made.", e);
        }
    }

    /** Only the key that wraps today: once everything has been wrapped by it. */
    MasterKey withoutPast() {
        try {
            var primary = keys.getPrimary();
            return new MasterKey(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(primary.getKey()).withFixedId(primary.getId()).makePrimary()).build());
        } catch (GeneralSecurityException e) {
            throw new VaultClosed("The old master keys could not be dropped.", e);
        }
    }

    /** Whole or not at all: written beside, then moved. */
    void write(Path file) {
        try {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNER));
            Files.writeString(beside, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()), StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultClosed("The master key could not be written to " + file + ".", e);
        }
    }

    byte[] wrap(String name, byte[] key) {
        try {
            return aead.encrypt(key, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new VaultClosed("A key could not be wrapped.", e);
        }
    }

    byte[] unwrap(String name, byte[] wrapped) {
        try {
            return aead.decrypt(wrapped, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new VaultClosed("The key of " + name + " does not open with this master key. Restore the master key that belongs to this key store.", e);
        }
    }
}
