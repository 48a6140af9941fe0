package org.parley.vault;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;

/** People's files on disk, each sealed with its owner's key and bound to its name (P4). */
@ApplicationScoped
@HoldsPersonalData
public class SealedFiles {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.[a-z]{1,10}");

    @Inject Vault vault;
    @Inject VaultSettings settings;
    private Path folder;

    @PostConstruct void open() {
        folder = settings.files();
    }

    /** Whole or not at all. @param name 32 hexadecimal digits, a dot and a word of lower-case letters */
    public void put(DataSubject owner, String name, byte[] plain) {
        var file = file(name);
        try {
            Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var beside = file.resolveSibling(name + ".new");
            Files.write(beside, vault.seal(owner, place(name), plain), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where there is no such file, or the owner's key is destroyed. */
    public Optional<byte[]> get(DataSubject owner, String name) {
        try {
            return vault.openBytes(owner, place(name), Files.readAllBytes(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name of a file: " + name.length());
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private static String place(String name) {
        return "file|" + name;
    }
}
