package org.parley.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Where the style sheets, modules and pictures are: {@code path} changes when one of them does, so browsers keep them for good. */
@Named
@ApplicationScoped
public class Assets {
    @Inject ServletContext context;
    private String path;

    @PostConstruct void name() {
        var sum = new CRC32();
        var folders = new ArrayDeque<>(java.util.List.of("/assets/"));
        while (!folders.isEmpty()) {
            var entries = context.getResourcePaths(folders.poll());
            if (entries == null) continue;
            for (var entry : new TreeSet<>(entries)) {
                if (entry.endsWith("/")) folders.add(entry);
                else sum.update(bytes(entry));
            }
        }
        path = "/assets/" + Long.toHexString(sum.getValue());
    }

    private byte[] bytes(String entry) {
        try (InputStream in = context.getResourceAsStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("asset " + entry, e);
        }
    }

    public String getPath() {
        return path;
    }
}
